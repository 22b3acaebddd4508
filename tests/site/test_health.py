"""What machines ask: alive, ready, what may be indexed."""

import re

import pytest
from sqlalchemy.exc import OperationalError

from app.core.db import db
from app.plan.steps import STEPS


def test_the_site_is_alive_without_asking_the_database(anyone, statements):
    with statements() as seen:
        response = anyone._send("get", "/healthz")
    assert (response.text, response.mimetype, seen) == ("ok\n", "text/plain", [])


def test_it_is_ready_when_the_database_answers(anyone, statements):
    with statements() as seen:
        response = anyone._send("get", "/readyz")
    assert (response.text, seen) == ("ready\n", ["SELECT 1"])


def test_it_is_not_ready_when_the_database_does_not(anyone, app, monkeypatch):
    def fail(*_given, **_more):
        raise OperationalError("SELECT 1", {}, Exception("disk I/O error"))

    monkeypatch.setattr(app, "testing", False)
    monkeypatch.setattr(type(db.session()), "execute", fail)
    response = anyone.client.get("/readyz")
    assert response.status_code == 503


def test_work_in_progress_is_not_indexed(anyone):
    lines = anyone._send("get", "/robots.txt").text.splitlines()
    assert lines[0] == "User-agent: *"
    assert lines[-1] == "Sitemap: http://localhost/sitemap.xml"
    closed = {line.removeprefix("Disallow: ") for line in lines[1:-1]}
    parts = ("account", "admin", "campaigns", "moderation", "setup", "shared", "submissions")
    in_words = {f"/{lang}/{part}/" for lang in ("fr", "en") for part in parts}
    assert closed == {*in_words, "/calendar/"}


def test_the_sitemap_lists_only_pages_that_are_there(anyone, published):
    case = published()
    body = anyone._send("get", "/sitemap.xml").text
    addresses = re.findall("<loc>http://localhost(.*?)</loc>", body)
    assert f"/fr/case-studies/{case.slug}/" in addresses
    assert len(addresses) == len(set(addresses))
    for address in addresses:
        anyone.open(address)
        assert anyone.response.request.path == address


def test_the_sitemap_lists_the_guide(anyone):
    body = anyone._send("get", "/sitemap.xml").text
    for lang in ("fr", "en"):
        assert f"<loc>http://localhost/{lang}/toolkit/</loc>" in body
        assert all(f"/{lang}/toolkit/{step.slug}<" in body for step in STEPS)


@pytest.mark.parametrize("state", ["draft", "sent", "in_review"])
def test_the_sitemap_lists_nothing_that_is_not_published(anyone, request, state):
    case = request.getfixturevalue(state)()
    body = anyone._send("get", "/sitemap.xml").text
    assert "soupe" not in body
    assert case.public_id not in body


def test_the_sitemap_is_xml(anyone):
    from xml.etree import ElementTree as Tree

    response = anyone._send("get", "/sitemap.xml")
    assert response.mimetype == "application/xml"
    assert Tree.fromstring(response.data).tag.endswith("urlset")
