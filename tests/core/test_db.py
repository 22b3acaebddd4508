"""The database: times in UTC, sessions of one's own, and the one-commit rule."""

import threading
import time
from contextvars import Context
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import event, insert, select
from sqlalchemy.exc import OperationalError

from app import create_app
from app.core.db import db, one_commit, own_session, writing
from app.core.errors import Conflict
from app.core.events import Event, record
from app.web.guards import public


class Fault(Exception):
    """What nobody foresaw."""


def deeds():
    db.session.rollback()
    return list(db.session.scalars(select(Event.deed).order_by(Event.id)))


def test_a_moment_of_any_zone_comes_back_as_the_same_in_utc(app):
    moment = datetime(2026, 11, 22, 1, 30, tzinfo=timezone(timedelta(hours=5)))
    with one_commit() as session:
        session.add(Event(at=moment, deed="x"))
    db.session.expire_all()
    found = db.session.scalar(select(Event.at))
    assert (found, found.tzinfo) == (datetime(2026, 11, 21, 20, 30, tzinfo=UTC), UTC)


def test_a_unit_of_work_that_fails_keeps_nothing(app):
    def half():
        with one_commit() as session:
            record("half")
            session.flush()
            raise Fault

    with pytest.raises(Fault):
        half()
    assert deeds() == []


def test_what_has_a_session_of_its_own_survives_the_rollback_of_the_rest(app):
    with own_session(write=True) as session:
        session.add(Event(at=datetime.now(UTC), deed="kept"))
    record("dropped")
    db.session.rollback()
    assert deeds() == ["kept"]


def test_a_session_of_one_s_own_that_fails_keeps_nothing(app):
    def half():
        with own_session(write=True) as session:
            session.add(Event(at=datetime.now(UTC), deed="dropped"))
            session.flush()
            raise Fault

    with pytest.raises(Fault):
        half()
    assert deeds() == []


@pytest.fixture(scope="session")
def another_site(database_url, tmp_path_factory):
    """Give a second site on the same database, with a page that writes, then ends as told."""
    site = create_app(
        {
            "PORTEVOIX_INSTANCE": str(tmp_path_factory.mktemp("another")),
            "PORTEVOIX_DATABASE_URL": database_url,
            "PORTEVOIX_URL": "http://localhost",
        }
    )
    site.config["WTF_CSRF_ENABLED"] = False

    @site.route("/deed", methods=["GET", "POST"])
    @public
    def deed():
        record("flushed")
        db.session.flush()
        if isinstance(site.config["OUTCOME"], Exception):
            raise site.config["OUTCOME"]
        return "answer", site.config["OUTCOME"]

    yield site
    with site.app_context():
        db.engine.dispose()


@pytest.mark.parametrize(
    ("outcome", "kept"),
    [
        (200, ["flushed"]),
        (303, ["flushed"]),
        (400, []),
        (409, []),
        (422, []),
        (500, []),
        (Conflict("no"), []),
        (Fault("oops"), []),
    ],
    ids=str,
)
def test_only_what_went_well_is_kept(app, another_site, outcome, kept):
    another_site.config["OUTCOME"] = outcome
    Context().run(another_site.test_client().post, "/deed")
    assert deeds() == kept


@pytest.mark.parametrize("method", ["get", "head"])
def test_looking_never_writes(app, another_site, method):
    another_site.config["OUTCOME"] = 200
    response = Context().run(getattr(another_site.test_client(), method), "/deed")
    assert response.status_code == 200
    assert deeds() == []


def test_sqlite_keeps_what_it_has_acknowledged(app):
    if db.engine.dialect.name == "sqlite":
        with db.engine.connect() as connection:
            told = [
                connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            ]
        assert told == ["wal", 2, 1, 5000]


def keep(deed, *, patient=True):
    with own_session(write=True, patient=patient) as session:
        session.add(Event(at=datetime.now(UTC), deed=deed))


def on_sqlite():
    return db.engine.dialect.name == "sqlite"


@pytest.fixture
def begun(app):
    """Note each transaction that begins to write."""
    seen = []

    def note(_connection, _cursor, statement, *_more):
        if statement == "BEGIN IMMEDIATE":
            seen.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield seen
    event.remove(db.engine, "before_cursor_execute", note)


def test_writers_of_one_process_queue_before_they_ask_the_database(app, begun):
    def keep_second():
        with app.app_context():
            keep("second")

    waiting = threading.Thread(target=keep_second)
    with own_session(write=True) as session:
        session.add(Event(at=datetime.now(UTC), deed="first"))
        session.flush()
        waiting.start()
        time.sleep(0.2)
        assert len(begun) == (1 if on_sqlite() else 0)
    waiting.join()
    assert sorted(deeds()) == ["first", "second"]


def test_a_connection_that_commits_and_goes_on_writing_does_not_wait_for_itself(app):
    started = time.monotonic()
    with writing(), db.engine.connect() as connection:
        for deed in ("first", "second"):
            connection.execute(insert(Event).values(at=datetime.now(UTC), deed=deed))
            connection.commit()
    assert time.monotonic() - started < 2
    keep("later", patient=False)
    assert deeds() == ["first", "second", "later"]


def test_whoever_will_not_wait_is_refused_and_keeps_nobody_from_writing_later(app):
    with own_session(write=True) as session:
        session.add(Event(at=datetime.now(UTC), deed="first"))
        session.flush()
        if on_sqlite():
            started = time.monotonic()
            with pytest.raises(OperationalError):
                keep("refused", patient=False)
            assert time.monotonic() - started < 1
    keep("later", patient=False)
    assert deeds() == ["first", "later"]
