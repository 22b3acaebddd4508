"""Limits: shared by every process, ended by time, and silent about who tried."""

from contextvars import Context
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from app import create_app
from app.core.clock import now
from app.core.db import db, own_session
from app.core.throttle import SqlStorage, Tally, TooMany, count, forget, refuse_if_spent
from tests.meanwhile import meanwhile

LIMIT = "2 per 5 minutes"
WHO = ("sign-in", "aicha@example.org", "192.0.2.7")


def is_spent():
    try:
        refuse_if_spent(LIMIT, *WHO)
    except TooMany:
        return True
    return False


def test_beyond_the_limit_it_is_refused(app):
    count(LIMIT, *WHO)
    count(LIMIT, *WHO)
    with pytest.raises(TooMany):
        count(LIMIT, *WHO)


def test_looking_does_not_count(app):
    count(LIMIT, *WHO)
    assert [is_spent(), is_spent(), is_spent()] == [False] * 3
    count(LIMIT, *WHO)
    assert is_spent()


def test_others_have_counts_of_their_own(app):
    count("1 per hour", *WHO)
    count("1 per hour", "sign-in", "karim@example.org")
    assert db.session.query(Tally).count() == 2


def test_a_success_starts_again_at_nothing(app):
    count(LIMIT, *WHO)
    count(LIMIT, *WHO)
    forget(LIMIT, *WHO)
    assert not is_spent()


def test_a_window_ends(app):
    with time_machine.travel("2026-11-22 10:00:00", tick=False) as clock:
        count(LIMIT, *WHO)
        clock.shift(200)
        count(LIMIT, *WHO)
        clock.shift(99)
        assert is_spent()
        clock.shift(2)
        assert not is_spent()


def test_counts_survive_a_restart(app, database_url, tmp_path):
    count(LIMIT, *WHO)
    count(LIMIT, *WHO)
    environ = {"PORTEVOIX_INSTANCE": str(tmp_path), "PORTEVOIX_DATABASE_URL": database_url}
    restarted = create_app(environ)

    def look():
        with restarted.app_context():
            try:
                return is_spent()
            finally:
                db.engine.dispose()

    assert Context().run(look)


def test_what_is_kept_names_nobody(app):
    count(LIMIT, *WHO)
    key = db.session.scalar(select(Tally.key))
    assert not any(word in key for word in WHO)
    assert len(key) <= Tally.key.type.length


def test_counts_of_windows_that_have_ended_are_thrown_away(app):
    with time_machine.travel("2026-11-22 10:00:00", tick=False) as clock:
        count(LIMIT, "old")
        clock.shift(301)
        count(LIMIT, "new")
    assert db.session.query(Tally).count() == 1


def test_of_two_first_tries_at_once_both_are_counted(app):
    with own_session(write=True) as session:
        session.add(Tally(key="key", count=1, ends_at=now() + timedelta(minutes=5)))
        session.flush()
        second, failed = meanwhile(app, lambda: SqlStorage().incr("key", 300))
    second.join()
    assert (failed, SqlStorage().get("key")) == ([], 2)


def test_a_count_that_somebody_else_throws_away_keeps_nobody_waiting(app):
    if db.engine.dialect.name == "sqlite":
        return  # where one writes at a time, one waits
    with own_session(write=True) as session:
        session.add(Tally(key="old", count=1, ends_at=now()))
    with own_session(write=True) as session:
        session.delete(session.get_one(Tally, "old"))
        session.flush()
        assert SqlStorage().incr("new", 300) == 1
