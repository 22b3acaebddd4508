"""Whole page or part: who asks for what, and what caches are told."""

import pytest
from flask import make_response

from app.web.pages import arrive, arrive_at_part, asks_for, page, wants_part

PART = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "div#step"}


@pytest.fixture
def asking(app):
    """Be inside a request: `with asking(headers): ...`."""
    return lambda headers: app.test_request_context("/fr/", headers=headers)


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [
        ({}, True),
        ({"HX-Target": "div#results"}, False),
        ({"HX-Target": "div#next-step"}, False),
        ({"HX-Target": ""}, False),
        ({"HX-Request": "false"}, False),
        ({"HX-Request-Type": "full"}, False),
        ({"HX-History-Restore-Request": "true"}, False),
    ],
)
def test_a_part_is_sent_only_to_who_asks_for_that_part(asking, changed, wanted):
    with asking({**PART, **changed}):
        assert asks_for("step") is wanted


def test_another_part_s_request_gets_the_whole_page(anyone):
    anyone.open("/fr/case-studies/", headers={**PART, "HX-Target": "div#elsewhere"})
    assert anyone.response.text.startswith("<!doctype html>")


def test_a_part_and_its_whole_page_are_kept_apart_by_caches(anyone):
    for headers in ({}, {**PART, "HX-Target": "div#results"}):
        anyone.open("/fr/case-studies/", headers=headers)
        wanted = {"HX-Request", "HX-Target", "HX-History-Restore-Request", "Accept-Encoding"}
        assert wanted <= set(anyone.response.vary)
    assert anyone.page.css_first("#results") is not None
    assert "<!doctype" not in anyone.response.text


def test_a_page_may_bring_headers_of_its_own(asking):
    with asking({}):
        given = {"title": "t", "words": "w", "typed": (), "code": 410}
        answer = page("failure.html", status=410, headers={"X-A": "b"}, **given)
    assert (answer.status_code, answer.headers["X-A"]) == (410, "b")


@pytest.mark.parametrize(
    ("headers", "status", "name"), [({}, 303, "Location"), (PART, 204, "HX-Redirect")]
)
def test_after_a_good_deed_one_arrives(asking, headers, status, name):
    with asking(headers):
        answer = arrive("/fr/campaigns/")
    assert (answer.status_code, answer.headers[name]) == (status, "/fr/campaigns/")


@pytest.mark.parametrize(
    ("headers", "status", "name"), [({}, 303, "Location"), (PART, 200, "HX-Push-Url")]
)
def test_the_next_part_comes_at_once_with_its_address(asking, headers, status, name):
    with asking(headers):
        answer = arrive_at_part("/fr/x", make_response("part"))
    assert (answer.status_code, answer.headers[name]) == (status, "/fr/x")


def test_without_htmx_nobody_wants_a_part(asking):
    with asking({"HX-Target": "div#step", "HX-Request-Type": "partial"}):
        assert not wants_part()
