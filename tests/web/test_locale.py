"""The address says the language; dates read as the language writes them."""

from datetime import UTC, date, datetime

import pytest
from flask_babel import force_locale

from app.web.locale import clock_time, day, direction, moment

LATE = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)  # half past midnight in Paris


@pytest.mark.parametrize("prefix", ["xx", "frx", "f", "FR", "fr-FR", "ar", "fren", "fr|en"])
def test_an_unknown_language_is_not_found(anyone, prefix):
    anyone.open(f"/{prefix}/", status=404)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_page_says_its_language(anyone, language):
    root = anyone.open(f"/{language}/").css_first("html")
    assert (root.attributes["lang"], root.attributes["dir"]) == (language, "ltr")


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("en-GB,en;q=0.9", "en"), ("de, en;q=0.5", "en"), ("de", "fr"), ("", "fr"), ("fr-CA", "fr")],
)
def test_the_bare_address_leads_to_the_best_language(anyone, accepted, language):
    response = anyone._send("get", "/", headers={"Accept-Language": accepted})
    assert (response.status_code, response.headers["Location"]) == (302, f"/{language}/")
    assert "Accept-Language" in response.vary


def test_the_language_of_the_address_counts_more_than_the_browser_s(anyone):
    root = anyone.open("/fr/", headers={"Accept-Language": "en"}).css_first("html")
    assert root.attributes["lang"] == "fr"


@pytest.mark.parametrize(
    ("address", "other"),
    [
        ("/fr/", "/en/"),
        ("/fr/case-studies/?theme=islamophobia&q=caf%C3%A9", None),
        ("/fr/case-studies/?q=%22%3E%3Cscript%3E", None),
        ("/fr/toolkit/basics", None),
        ("/fr/pages/help", None),
    ],
)
def test_changing_the_language_keeps_the_place(anyone, address, other):
    link = anyone.open(address).css_first('header a[hreflang="en"]')
    wanted = other or "/en" + address.removeprefix("/fr")
    assert link.attributes["href"] == wanted
    anyone.open(wanted)
    assert anyone.page.css_first('header a[hreflang="fr"]').attributes["href"] == address


def test_from_an_address_without_language_one_goes_home(anyone):
    page = anyone.open("/nothing", status=404, headers={"Accept-Language": "fr"})
    assert page.css_first('header a[hreflang="en"]').attributes["href"] == "/en/"


@pytest.mark.parametrize(
    ("language", "words"),
    [("fr", ("22 novembre 2026", "00:30")), ("en", ("22 November 2026", "00:30"))],
)
def test_moments_read_as_the_language_writes_them_where_the_site_lives(app, language, words):
    with app.test_request_context(), force_locale(language):
        assert (day(LATE), clock_time(LATE)) == words
        assert moment(LATE).endswith(", 00:30")


def test_a_day_is_the_same_everywhere(app):
    with app.test_request_context(), force_locale("fr"):
        assert day(date(2026, 11, 22)) == "22 novembre 2026"
        assert day(date(2026, 12, 1)) == "1er décembre 2026"


def test_no_moment_is_no_words(app):
    assert (day(None), moment(None)) == ("", "")


@pytest.mark.parametrize(
    ("language", "wanted"), [("ar", "rtl"), ("ar-MA", "rtl"), ("fr", "ltr"), ("en-GB", "ltr")]
)
def test_arabic_is_written_from_the_right(app, language, wanted):
    assert direction(language) == wanted
