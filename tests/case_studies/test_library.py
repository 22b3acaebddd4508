"""The library as its readers use it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select

from app.accounts.models import User
from app.case_studies.demo import load_demonstration, remove_demonstration
from app.case_studies.models import CaseImage
from app.case_studies.publishing import publish, unpublish
from app.case_studies.queries import get_own, get_sent
from app.case_studies.search import find, tally
from app.case_studies.sending import withdraw
from app.case_studies.writing import add_image
from app.core.db import db, one_commit
from app.core.media import Picture, store
from app.reference.in_use import in_use
from tests.case_studies.conftest import mark_all
from tests.case_studies.test_search import multiply
from tests.visitor import HTMX, Visitor


@contextmanager
def statements() -> Iterator[list[str]]:
    """Collect what is asked of the database meanwhile."""
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.startswith("BEGIN"):
            asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield asked
    event.remove(db.engine, "before_cursor_execute", note)


def test_an_empty_library_says_so(anyone: Visitor) -> None:
    anyone.open("/en/case-studies/")
    assert anyone.text("#results h2") == "The library is still empty"


def test_a_published_case_study_is_listed_and_can_be_opened(
    anyone: Visitor, published: Any
) -> None:
    case = published()
    anyone.open("/fr/case-studies/")
    assert anyone.texts("#results .card h3") == ["La soupe des voisins"]
    anyone.open(f"/fr/case-studies/{case.slug}/")
    assert anyone.text("h1") == "La soupe des voisins"


def test_a_reader_leaves_no_trace_and_costs_few_statements(anyone: Visitor, published: Any) -> None:
    case = published()
    in_use()  # looks for changed lists now and then, not with each page
    counts = []
    for copies in (1, 3):
        multiply(case, copies)
        for address, most in (("/fr/case-studies/", 3), (f"/fr/case-studies/{case.slug}/", 2)):
            with statements() as asked:
                response = anyone.client.get(address)
            assert "Set-Cookie" not in response.headers
            assert len(asked) <= most, asked
            counts.append(len(asked))
    assert counts[:2] == counts[2:]


def test_a_page_that_the_browser_has_is_not_sent_again(
    anyone: Visitor, published: Any, moderator: User
) -> None:
    case = published()
    address = f"/fr/case-studies/{case.slug}/"
    etag = anyone.client.get(address).headers["ETag"]
    again = anyone.client.get(address, headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")
    with one_commit():
        unpublish(get_sent(case.public_id), "", moderator)
    assert anyone.client.get(address, headers={"If-None-Match": etag}).status_code == 410


def test_htmx_gets_the_results_alone_and_they_equal_the_page(
    anyone: Visitor, published: Any
) -> None:
    published()
    address = "/fr/case-studies/?theme=polarisation"
    whole = anyone.open(address).css_first("#results").html
    part = anyone.open(address, headers={**HTMX, "HX-Target": "div#results"})
    assert anyone.response.text.lstrip().startswith('<div class="lib" id="results">')
    assert part.css_first("#results").html == whole


def test_a_strange_filter_is_no_filter(anyone: Visitor, published: Any) -> None:
    published()
    anyone.open("/en/case-studies/?theme=%00%3Cscript%3E&after=99999999999999999999-1&budget=")
    assert anyone.texts("#results .tot") == ["1 case study"]


@pytest.mark.parametrize("slug", ["nothing", "a%00b", "9" * 300, "%F0%9F%92%A5"])
def test_what_never_was_is_not_found(anyone: Visitor, slug: str) -> None:
    anyone.open(f"/en/case-studies/{slug}/", status=404)


def test_nothing_found_offers_ways_out(anyone: Visitor, published: Any) -> None:
    published()
    anyone.open("/en/case-studies/?q=rugby&theme=polarisation")
    assert anyone.text("#results h2") == "No case study for “rugby”"
    assert anyone.page.css_first("#results li a[href='/en/case-studies/']") is not None


@pytest.mark.parametrize("who", ["author", "moderator"])
def test_what_is_taken_off_is_gone_everywhere_at_once(
    who: str, anyone: Visitor, in_review: Any, author: User, moderator: User
) -> None:
    with one_commit():
        name = store(Picture(10, 10, b"large", b"small")).name
    case = in_review(images=[])
    with one_commit():
        fresh = get_sent(case.public_id)
        fresh.state = "draft"
        add_image(fresh, name, author)
        fresh.state = "in_review"
        version_with(fresh, name)
        mark_all(fresh, moderator)
        publish(fresh, fresh.turn, moderator)
    page, picture = f"/fr/case-studies/{fresh.slug}/", f"/media/{name}-640.webp"
    assert anyone.client.get(page).status_code == 200
    assert anyone.client.get(picture).status_code == 200
    with one_commit():
        if who == "author":
            withdraw(get_own(case.public_id, author), author)
        else:
            unpublish(get_sent(case.public_id), "", moderator)
    anyone.open(page, status=410)
    assert anyone.client.get(picture).status_code == 404
    assert find("soupe", {}, "fr").cards == find("", {}, "fr").cards == []
    assert (tally("", {}, "fr").total, tally("", {}, "fr").counts) == (0, {})
    assert db.session.scalars(select(CaseImage.is_live)).all() == [False]


def version_with(case: Any, name: str) -> None:
    """Put a picture into the version that is being read."""
    from app.case_studies.queries import get_latest_version

    version = get_latest_version(case)
    row = {"id": "i1", "image": name, "alt_text": "Une soupe", "author": "Aïcha"}
    version.content = {**version.content, "images": [row]}


def test_the_demonstration_is_added_once_in_both_languages_and_said_to_be_compiled(
    anyone: Visitor,
) -> None:
    folder = Path(__file__).parent / "cases"
    for added in (1, 0):
        with one_commit():
            assert load_demonstration(folder) == added
    for language, title in (("fr", "Une chaîne humaine"), ("en", "A human chain")):
        anyone.open(f"/{language}/case-studies/chain/")
        assert anyone.text("h1") == title
    assert "Compiled from public sources, not by the organiser." in anyone.text(".note")
    assert anyone.texts("tbody td .unknown") == ["unknown"]
    anyone.open("/en/case-studies/?language=fr")
    assert anyone.texts("#results h3") == ["A human chain"]
    with one_commit():
        assert remove_demonstration() == 1
    anyone.open("/en/case-studies/chain/", status=404)
    assert find("", {}, "fr").cards == []


def test_the_real_demonstration_cases_can_all_be_read(anyone: Visitor) -> None:
    with one_commit():
        load_demonstration()
    for language in ("fr", "en"):
        for card in find("", {}, language).cards:
            anyone.open(f"/{language}/case-studies/{card['slug']}/")
            assert anyone.text("h1") == " ".join(card["title"].split())


def test_a_case_study_in_another_language_is_shown_once_and_marked(
    anyone: Visitor, published: Any
) -> None:
    case = published()
    anyone.open(f"/en/case-studies/{case.slug}/")
    assert anyone.page.css_first("h1").attributes["lang"] == "fr"
    anyone.open("/en/case-studies/")
    assert anyone.page.css_first("#results h3 a").attributes["lang"] == "fr"


def test_the_idea_can_be_taken_into_a_campaign(anyone: Visitor, published: Any) -> None:
    case = published()
    anyone.open(f"/fr/case-studies/{case.slug}/")
    link = anyone.page.css_first(".use a").attributes["href"]
    assert link == f"/fr/campaigns/new?from={case.slug}"


def test_a_page_drawn_before_shows_nothing_that_was_taken_down_since(
    published, anyone, moderator, author
):
    first, second = published(title="Première"), published(title="Deuxième")
    for address in ("/fr/case-studies/", f"/fr/case-studies/{second.slug}/"):
        anyone.open(address)
        assert "Première" in anyone.text()
    with one_commit():
        unpublish(get_sent(first.public_id), "Danger", moderator)
    for address in ("/fr/case-studies/", f"/fr/case-studies/{second.slug}/"):
        anyone.open(address)
        assert "Première" not in anyone.text()
