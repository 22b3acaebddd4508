"""A disk that is full, only read or busy: the save is refused in words, all the rest goes on."""

import sqlite3
import time
from contextlib import closing, contextmanager

import pytest
import time_machine
from sqlalchemy import event

from app import create_app
from app.accounts.models import SignIn
from app.accounts.sign_ins import SEEN_EVERY
from app.campaigns.models import AnswerVersion
from app.core import db as database
from app.core.clock import now
from app.core.db import db
from tests.campaigns.plans import plan_of, start
from tests.visitor import HTMX
from tests.words import folded, say

TEXT = "Un texte que personne ne veut retaper. " * 20
TITLES = {503: "We cannot save right now", 507: "There is no room left to save"}
SENTENCES = {
    503: "The storage is busy or out of order, so nothing was saved. What you typed"
    " is not lost: keep this page open, wait a moment and try again.",
    507: "The storage is full, so nothing was saved. What you typed is not lost:"
    " keep this page open or copy it, and tell whoever runs this site.",
}
JSON = {"Accept": "application/json"}


@pytest.fixture
def app(tmp_path):
    """Give a site on a SQLite file of its own, whatever database the other tests use."""
    site = create_app(
        {
            "PORTEVOIX_INSTANCE": str(tmp_path),
            "PORTEVOIX_SECRET_KEY": "tests only",
            "PORTEVOIX_URL": "http://localhost",
        }
    )
    with site.app_context():
        db.create_all()
        yield site
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def volunteer(signed_in, person):
    """Give the browser of somebody with a campaign, whose first step is open."""
    author = person()
    campaign = start(plan_of(basics={"title": "Même tribune"}), author)
    visitor = signed_in(author)
    visitor.step = f"/fr/campaigns/{campaign.public_id}/steps/context"
    visitor.open(visitor.step)
    return visitor


@contextmanager
def told(pragma, lifted):
    """Have every transaction begin under a pragma, and under another one afterwards."""

    def tell(connection):
        connection.exec_driver_sql(f"PRAGMA {pragma}")

    event.listen(db.engine, "begin", tell)
    yield
    event.remove(db.engine, "begin", tell)
    with db.engine.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA {lifted}")
    db.engine.dispose()


@contextmanager
def held():
    """Have somebody else hold the database's one writing place."""
    with closing(sqlite3.connect(db.engine.url.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


def troubles():
    return {
        "full": (507, told("max_page_count=1", "max_page_count=1000000")),
        "only read": (503, told("query_only=ON", "query_only=OFF")),
        "busy": (503, held()),
    }


@pytest.fixture(params=["full", "only read", "busy"])
def trouble(request, volunteer, monkeypatch):
    """Give a status and the trouble that leads to it."""
    monkeypatch.setattr(database, "PATIENCE", 50)
    db.session.remove()
    db.engine.dispose()
    return troubles()[request.param]


def refused(visitor, **headers):
    """Save until the site refuses: a full disk may have room for one more text."""
    for base in range(20):
        form = {"base": str(base), "drawn": "problem", "problem": f"{base} {TEXT}", "deed": "stay"}
        data = {"csrf_token": visitor.token(), **form}
        answer = visitor._send("post", visitor.step, data=data, headers=headers)
        if answer.status_code >= 400:
            return answer
    raise AssertionError("nothing was refused")


def test_a_refused_save_says_so_and_shows_what_was_typed(volunteer, trouble):
    status, ailing = trouble
    with ailing:
        volunteer._look(refused(volunteer), status)
    assert volunteer.texts("h1") == [say("fr", TITLES[status])]
    assert volunteer.text("main .standfirst") == say("fr", SENTENCES[status])
    [shown] = volunteer.texts("main form textarea")
    assert shown.endswith(TEXT.strip())


def test_reading_goes_on_and_nobody_is_signed_out(volunteer, trouble):
    _, ailing = trouble
    with ailing:
        refused(volunteer)
        for address in (volunteer.step, "/fr/campaigns/", "/fr/case-studies/", "/fr/"):
            volunteer.open(address)
            assert volunteer.page.css_first("header form[action$=sign-out]") is not None, address
    volunteer.open(volunteer.step)
    assert volunteer.response.request.path == volunteer.step


def test_it_works_again_without_a_restart(volunteer, trouble):
    _, ailing = trouble
    with ailing:
        refused(volunteer)
    kept = db.session.query(AnswerVersion).count()
    volunteer.open(volunteer.step)
    volunteer.submit("#step form[action$=context]", problem="Plus court.", do="stay")
    assert volunteer.text("#step [name=problem]") == "Plus court."
    db.session.rollback()
    assert db.session.query(AnswerVersion).count() == kept + 1


def test_a_script_is_told_in_json(volunteer, trouble):
    status, ailing = trouble
    with ailing:
        answer = refused(volunteer, **JSON)
    assert (answer.status_code, list(answer.json)) == (status, ["words"])
    assert folded(answer.json["words"]) == say("fr", SENTENCES[status])


def test_a_part_s_request_is_refused_with_a_whole_page(volunteer, trouble):
    status, ailing = trouble
    with ailing:
        volunteer._look(refused(volunteer, **HTMX), status)
    assert volunteer.response.headers["HX-Retarget"] == "body"


def test_a_page_does_not_wait_to_note_when_a_sign_in_was_used(volunteer):
    before = db.session.query(SignIn.seen_at).scalar()
    with time_machine.travel(now() + SEEN_EVERY * 2, tick=True):
        with held():
            started = time.monotonic()
            volunteer.open(volunteer.step)
            assert time.monotonic() - started < 2  # a save waits for five seconds
        assert db.session.query(SignIn.seen_at).scalar() == before
        volunteer.open(volunteer.step)
        db.session.rollback()
        assert db.session.query(SignIn.seen_at).scalar() > before


def test_a_page_is_shown_where_its_sign_in_cannot_be_noted(volunteer):
    later = time_machine.travel(now() + SEEN_EVERY * 2, tick=True)
    with later, told("query_only=ON", "query_only=OFF"):
        volunteer.open(volunteer.step)


def test_a_database_that_cannot_be_read_is_said_in_words(volunteer, tmp_path):
    file, aside = tmp_path / "portevoix.sqlite3", tmp_path / "aside"
    db.session.remove()
    db.engine.dispose()
    file.rename(aside)
    file.mkdir()
    volunteer.open("/fr/campaigns/", status=503)
    assert volunteer.texts("h1") == [say("fr", TITLES[503])]
    file.rmdir()
    aside.rename(file)
    volunteer.open("/fr/campaigns/")
    assert volunteer.response.request.path == "/fr/campaigns/"
