"""An expired form or session: what was typed is shown again, what cannot be kept is said."""

import io
import sqlite3

import pytest
from sqlalchemy.exc import OperationalError

from tests.campaigns.plans import plan_of, start
from tests.visitor import HTMX
from tests.words import say

LONG = "Un texte que personne ne veut retaper, <b>jamais</b> & « nulle part ».\nDeux lignes."
PASSWORDS = "For your safety we do not keep passwords: please go back and type it again."
IO_ERROR = sqlite3.OperationalError("disk I/O error")
FILES = "The file you had chosen cannot be kept: please choose it again afterwards."


def send(visitor, address, status, **fields):
    visitor.open("/fr/account/sign-in")
    data = {"csrf_token": "stale" if status == 419 else visitor.token(), **fields}
    kind = {"content_type": "multipart/form-data"}
    return visitor._look(visitor._send("post", address, data=data, **kind), status)


def raising(error):
    def act(*_given, **_more):
        raise error

    return act


def kept(page):
    fields = page.css("main form textarea, main form input[type=hidden]")
    found = [
        (n.attributes["name"], n.attributes.get("value") or n.text().removeprefix("\n"))
        for n in fields
    ]
    return [each for each in found if each[0] != "csrf_token"]


def test_a_stale_form_keeps_every_text(signed_in):
    fields = {"title": "Court", "summary": LONG, "themes": ["a", "b"]}
    page = send(signed_in(), "/fr/campaigns/new?from=x", 419, **fields)
    assert kept(page) == [("title", "Court"), ("summary", LONG), ("themes", "a"), ("themes", "b")]
    assert len(page.css("main form [name=csrf_token]")) == 1
    assert page.css_first("main form").attributes["action"] == "/fr/campaigns/new?from=x"


def test_signed_out_every_text_is_kept(anyone):
    page = send(anyone, "/fr/campaigns/new", 401, title="Court", summary=LONG)
    assert kept(page) == [("title", "Court"), ("summary", LONG)]


def test_what_was_kept_can_be_sent_again(signed_in):
    visitor = signed_in()
    send(visitor, "/fr/campaigns/new", 419, title="Même tribune", depth="express", once="k")
    visitor.submit("main form")
    assert visitor.texts("h1") == ["Même tribune"]


@pytest.mark.parametrize(
    ("status", "fields", "says"),
    [
        (419, {"password": "geheim", "email": "a@example.org"}, PASSWORDS),
        (419, {"new_password": "geheim"}, PASSWORDS),
        (401, {"current_password": "geheim"}, PASSWORDS),
        (419, {"file": (io.BytesIO(b"x"), "plan.json")}, FILES),
        (401, {"file": (io.BytesIO(b"x"), "plan.json")}, FILES),
    ],
)
def test_what_cannot_be_kept_is_said(anyone, status, fields, says):
    page = send(anyone, "/fr/campaigns/import", status, **fields)
    assert anyone.texts("main .note") == [say("fr", says)]
    assert "geheim" not in anyone.response.text
    assert page.css_first("main form input[name=password]") is None


def test_nothing_is_said_where_everything_could_be_kept(signed_in):
    visitor = signed_in()
    send(visitor, "/fr/campaigns/new", 419, title="Court")
    assert visitor.texts("main .note") == []


def test_a_part_s_request_replaces_the_whole_body(signed_in):
    visitor = signed_in()
    data = {"csrf_token": "stale", "title": LONG}
    sent = visitor._send("post", "/fr/campaigns/new", data=data, headers=HTMX)
    visitor._look(sent, 419)
    assert (sent.headers["HX-Retarget"], sent.headers["HX-Reswap"]) == ("body", "innerHTML")
    assert kept(visitor.page) == [("title", LONG)]


def test_signed_out_a_part_s_request_is_sent_to_the_door(anyone):
    response = anyone._send("get", "/fr/campaigns/?a=b", headers=HTMX)
    assert (response.status_code, response.text) == (401, "")
    door = "/fr/account/sign-in?next=/fr/campaigns/?a%3Db"
    assert response.headers["HX-Redirect"] == door


def test_nothing_kept_becomes_live(signed_in):
    mark = '"><img src=x onerror=alert(1)>' * 3
    page = send(signed_in(), "/fr/campaigns/new", 419, title=mark)
    assert page.css("main img") == []
    assert kept(page) == [("title", mark)]


@pytest.mark.parametrize("role", ["reader", None])
def test_who_was_taken_off_a_team_still_gets_the_words_back(signed_in, person, join, role):
    """Without scripts the posted words are nowhere else: a refusal shows them to be copied."""
    campaign = start(plan_of(basics={"title": "Une"}), person("a@example.org"))
    other = person("b@example.org")
    address = f"/fr/campaigns/{campaign.public_id}/steps/basics"
    form = {"base": "1", "drawn": "summary", "summary": "Deux heures de travail", "deed": "stay"}
    visitor = signed_in(join(campaign, other, role) if role else other)
    visitor.post(address, form, status=403 if role else 404)
    assert "Deux heures de travail" in visitor.texts("main textarea")


@pytest.mark.parametrize("error", [RuntimeError("x"), OperationalError("x", {}, IO_ERROR)], ids=str)
def test_a_fault_gives_every_word_back_to_be_sent_again(signed_in, monkeypatch, error):
    visitor = signed_in()
    visitor.open("/fr/campaigns/new")
    with monkeypatch.context() as broken:
        broken.setattr("app.campaigns.routes.dashboard.start_from", raising(error))
        broken.setattr(visitor.app, "testing", False)
        status = 500 if isinstance(error, RuntimeError) else 503
        visitor.submit("main form[method=post]", title="Fraternité", status=status)
    assert visitor.texts("main form textarea") == ["Fraternité"]
    visitor.submit("main form")
    assert visitor.texts("h1") == ["Fraternité"]
