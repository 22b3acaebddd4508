from datetime import timedelta

import pytest
import time_machine

from app.accounts import links
from app.accounts.models import SignIn, Token
from app.accounts.sign_ins import begin
from app.cli import housekeeping
from app.core import forgetting
from app.core.clock import now
from app.core.db import db, one_commit
from app.core.once import Done, note_done
from app.core.outbox import Mail, note_failed, note_sent, post


def tidied(days, table, name):
    """Tidy up after some days; gives what is left of a table."""
    with time_machine.travel(now() + timedelta(days=days)):
        housekeeping.tidy_up()
    return list(db.session.scalars(db.select(name).select_from(table).order_by(name)))


@pytest.fixture
def letters(app):
    """Write three letters: one that was sent, one that waits, and one that could not be sent."""
    with one_commit() as session:
        for to in ("failed", "sent", "waits"):
            post("test", to=f"{to}@example.org", language="fr")
        session.flush()
        failed, sent, _waits = session.query(Mail).order_by(Mail.to)
        note_sent(sent)
        for _ in range(7):
            note_failed(failed, "550 no such user")


@pytest.mark.parametrize(
    ("days", "left"),
    [(13, ["failed", "sent", "waits"]), (15, ["failed", "waits"]), (89, ["failed", "waits"])],
)
def test_a_letter_is_forgotten_two_weeks_after_it_was_sent(letters, days, left):
    assert tidied(days, Mail, Mail.to) == [f"{name}@example.org" for name in left]


def test_a_letter_that_nobody_could_deliver_is_forgotten_in_the_end(letters):
    assert tidied(91, Mail, Mail.to) == []


@pytest.mark.parametrize(("days", "left"), [(29, 1), (31, 0)])
def test_a_form_that_was_acted_on_is_forgotten_after_a_month(app, days, left):
    with one_commit():
        note_done("key", "/fr/")
    assert len(tidied(days, Done, Done.key)) == left


@pytest.mark.parametrize(
    ("used", "days", "left"),
    [
        ([], 0.05, ["here", "shared"]),
        ([], 0.1, ["here"]),
        ([], 13.9, ["here"]),
        ([], 14.1, []),
        ([12, 24], 29.9, ["here"]),
        ([12, 24], 30.1, []),
    ],
)
def test_a_sign_in_is_forgotten_with_its_limits(person, used, days, left):
    with one_commit():
        user = person()
        begin(user, "here")
        begin(user, "shared", is_shared=True)
    for day in used:
        with one_commit() as session:
            moment = now() + timedelta(days=day)
            session.query(SignIn).filter_by(browser="here").update({"seen_at": moment})
    assert tidied(days, SignIn, SignIn.browser) == left


def test_a_link_is_forgotten_once_it_works_no_more(app):
    with one_commit():
        links.make(links.Purpose.INVITATION, email="nadia@example.org")
    assert tidied(6, Token, Token.email) == ["nadia@example.org"]
    assert tidied(8, Token, Token.email) == []


def test_much_is_forgotten_little_by_little(app, monkeypatch):
    monkeypatch.setattr(forgetting, "AT_ONCE", 2)
    for key in "abcd":
        with one_commit():
            note_done(key, "/fr/")
    assert tidied(31, Done, Done.key) == []


def test_a_failure_never_stops_the_next_round(app, monkeypatch, caplog):
    rounds = []

    def fail():
        rounds.append("failed")
        raise RuntimeError("the disk is full")

    def wait(seconds):
        assert seconds == housekeeping.EVERY
        if len(rounds) == 2:
            raise SystemExit

    monkeypatch.setattr(housekeeping, "tidy_up", fail)
    monkeypatch.setattr(housekeeping.time, "sleep", wait)
    with pytest.raises(SystemExit):
        housekeeping.tidy_every_hour(app)
    assert rounds == ["failed", "failed"]
    assert "housekeeping failed" in caplog.text
