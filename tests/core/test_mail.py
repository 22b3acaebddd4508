"""Letters: kept until they are sent, tried again later each time, and forgotten once sent."""

import socket
from dataclasses import replace
from email import message_from_bytes, policy

import pytest
import time_machine
from aiosmtpd.controller import Controller

from app.core.clock import now
from app.core.db import db, one_commit
from app.core.mail import message_for, send_due
from app.core.outbox import RETRY_AFTER, Mail, list_due, note_failed, post
from tests.words import say


class Server:
    """A mail server that keeps what it is given, or refuses it."""

    def __init__(self):
        self.taken = []
        self.answer = "250 taken"

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 aiosmtpd's name
        if self.answer.startswith("250"):
            message = message_from_bytes(envelope.content, policy=policy.default)
            self.taken.append((envelope.rcpt_tos, message))
        return self.answer


@pytest.fixture
def server():
    return Server()


@pytest.fixture
def mail_works(app, server, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    given = {"smtp_host": "127.0.0.1", "smtp_port": port, "smtp_security": "none"}
    settings = replace(app.extensions["settings"], mail_from="site@example.org", **given)
    monkeypatch.setitem(app.extensions, "settings", settings)
    yield server
    controller.stop()


@pytest.fixture
def letter(app):
    with one_commit():
        return post("email", to="aicha@example.org", language="fr", path="/fr/x/secret", hours=1)


def sent_round():
    """Send what is due as the site does: apart from the test's own session."""
    db.session.rollback()
    tried = send_due()
    db.session.expire_all()
    return tried


def test_a_letter_of_an_undone_deed_is_never_written(app):
    post("test", to="aicha@example.org", language="fr")
    db.session.rollback()
    assert db.session.query(Mail).count() == 0


def test_a_letter_is_delivered_in_the_person_s_language(mail_works, letter):
    assert sent_round() == 1
    [(to, message)] = mail_works.taken
    assert to == ["aicha@example.org"]
    assert (message["To"], message["From"]) == ("aicha@example.org", "site@example.org")
    subject = say("fr", "Confirm your new address for %(site)s", site="Portevoix")
    assert message["Subject"] == subject
    assert "http://localhost/fr/x/secret" in message.get_body(["plain"]).get_content()
    assert '<html lang="fr">' in message.get_body(["html"]).get_content()


def test_once_sent_nothing_of_what_it_said_is_kept(mail_works, letter):
    assert letter.parameters["path"] == "/fr/x/secret"
    sent_round()
    assert (letter.parameters, letter.last_error) == ({}, None)
    assert letter.sent_at is not None


def test_nothing_is_sent_twice(mail_works, letter):
    assert [sent_round(), sent_round(), len(mail_works.taken)] == [1, 0, 1]


def test_a_refusal_is_noted_and_the_letter_is_kept(mail_works, letter):
    mail_works.answer = "550 no such person"
    sent_round()
    assert (letter.sent_at, letter.attempts) == (None, 1)
    assert "550" in letter.last_error
    assert letter.parameters["path"] == "/fr/x/secret"


def test_a_server_that_is_away_is_noted(app, letter, monkeypatch):
    given = {"smtp_host": "127.0.0.1", "smtp_port": 1, "smtp_security": "none"}
    settings = replace(app.extensions["settings"], **given)
    monkeypatch.setitem(app.extensions, "settings", settings)
    sent_round()
    assert letter.last_error.startswith("ConnectionRefusedError")


def test_without_a_mail_server_letters_wait(app, letter):
    assert sent_round() == 0
    assert (letter.sent_at, letter.attempts) == (None, 0)


def test_a_letter_that_cannot_be_written_does_not_keep_back_the_others(mail_works, app):
    with one_commit():
        broken = post("email", to="karim@example.org", language="fr")
        good = post("test", to="aicha@example.org", language="fr")
    assert sent_round() == 2
    assert (broken.sent_at, broken.attempts) == (None, 1)
    assert good.sent_at is not None


def test_each_try_waits_longer_and_there_is_a_last_one(app, letter):
    waits = []
    with time_machine.travel(letter.send_after, tick=False) as clock:
        while list_due(db.session()):
            note_failed(letter, "no")
            db.session.flush()
            wait = (letter.send_after - now()).total_seconds()
            assert list_due(db.session()) == []
            waits.append(wait / 60)
            clock.shift(wait)
    assert waits == list(RETRY_AFTER)


def test_what_a_server_says_is_kept_short(app, letter):
    note_failed(letter, "x" * 5000)
    assert len(letter.last_error) == 300


def test_a_letter_shows_no_live_markup(app):
    letter = Mail(to="a@example.org", kind="test", language="en", parameters={})
    settings = replace(app.extensions["settings"], site_name="<script>alert(1)</script>")
    html = message_for(letter, settings).get_body(["html"]).get_content()
    assert "&lt;script&gt;" in html
    assert "<script" not in html


def test_a_line_break_cannot_forge_a_header(app):
    letter = Mail(to="a@example.org", kind="test", language="en", parameters={})
    settings = replace(app.extensions["settings"], site_name="A\r\nBcc: b@example.org")
    assert message_for(letter, settings)["Bcc"] is None
