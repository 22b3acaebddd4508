"""Letters about accounts: sent in the person's language, or handed over by hand."""

import email
import socket
from collections.abc import Iterator
from email.policy import default

import pytest
from aiosmtpd.controller import Controller
from flask import url_for

from app.accounts.links import PATHS, Purpose, path_of
from app.core.db import db, one_commit
from app.core.mail import message_for, send_due
from app.core.outbox import Mail, post
from app.core.settings import site_settings
from tests.accounts.test_registration import NEWCOMER, register

MAIL = "/en/admin/mail"


class Mailbox:
    """A mail server that keeps what it gets."""

    def __init__(self) -> None:
        self.messages = []

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 aiosmtpd's name
        self.messages.append(email.message_from_bytes(envelope.content, policy=default))
        return "250 OK"


@pytest.fixture
def mailbox(configure) -> Iterator[Mailbox]:
    box = Mailbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    configure(smtp_host="127.0.0.1", smtp_port=port, smtp_security="none")
    yield box
    server.stop()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_confirmation_arrives_in_text_and_html(anyone, mailbox, language):
    anyone.open(f"/{language}/account/register")
    anyone.submit(**NEWCOMER)
    path = db.session.query(Mail).one().parameters["path"]
    assert send_due() == 1
    (message,) = mailbox.messages
    text = message.get_body(("plain",)).get_content()
    html = message.get_body(("html",)).get_content()
    assert message["To"] == "aicha@example.org"
    assert f"http://localhost{path}" in text
    assert f'<a href="http://localhost{path}">' in html
    assert f'<html lang="{language}">' in html
    assert path.startswith(f"/{language}/account/confirm/")


@pytest.mark.parametrize(("host", "words"), [("smtp.example.org", "an hour"), ("", "72 hours")])
def test_a_letter_says_how_long_its_link_works(anyone, somebody, configure, host, words):
    configure(smtp_host=host)
    somebody(language="en")
    anyone.open("/en/account/reset")
    anyone.submit(email="aicha@example.org")
    text = message_for(db.session.query(Mail).one(), site_settings()).get_body(("plain",))
    assert f"within {words}." in text.get_content()


def test_a_sent_letter_keeps_no_secret(anyone, mailbox):
    register(anyone)
    send_due()
    assert db.session.query(Mail).one().parameters == {}


def test_links_never_come_from_the_host_that_was_asked(anyone, configure):
    configure(url="https://portevoix.example.org")
    register(anyone)
    text = message_for(db.session.query(Mail).one(), site_settings()).get_body(("plain",))
    assert "https://portevoix.example.org/en/account/confirm/" in text.get_content()


@pytest.mark.parametrize(
    ("purpose", "endpoint"),
    [
        (Purpose.CONFIRM, "accounts_registration.ask_to_confirm"),
        (Purpose.RESET, "accounts_password.ask_for_new"),
        (Purpose.EMAIL, "accounts_email.ask_to_confirm"),
        (Purpose.INVITATION, "accounts_invitation.ask"),
        (Purpose.SETUP, "accounts_setup.ask"),
    ],
)
def test_every_link_leads_to_its_page(app, purpose, endpoint):
    with app.test_request_context():
        assert path_of(purpose, "x", "fr") == url_for(endpoint, lang="fr", token="x")
    assert purpose in PATHS


@pytest.mark.parametrize("role", ["member", "moderator", "administrator"])
def test_every_letter_has_a_subject_and_its_link(app, role):
    kinds = ("confirm", "already_registered", "reset", "email", "email_notice", "invitation")
    with one_commit():
        for kind in kinds:
            post(kind, to="a@example.org", language="en", path="/en/x", role=role, hours=1)
    for mail in db.session.query(Mail):
        message = message_for(mail, site_settings())
        assert message["Subject"].strip()
        assert "http://localhost/en/" in message.get_body(("plain",)).get_content()


def test_without_mail_an_administrator_hands_the_link_over(signed_in, anyone):
    register(anyone)
    boss = signed_in("boss@example.org", role="administrator")
    boss.open(MAIL)
    link = boss.page.css_first("main input[readonly]").attributes["value"]
    anyone.open(link.removeprefix("http://localhost"))
    anyone.submit()
    assert anyone.response.request.path == "/en/campaigns/"
    boss.submit("form[action$=handed-over]")
    assert boss.text("main .standfirst") == "No letter waits."


def test_a_letter_whose_link_has_died_is_not_listed(signed_in, anyone):
    register(anyone)
    with one_commit():
        mail = db.session.query(Mail).one()
        mail.parameters = {**mail.parameters, "until": "2020-01-01T00:00:00+00:00"}
    boss = signed_in("boss@example.org", role="administrator")
    boss.open(MAIL)
    assert boss.page.css("main input[readonly]") == []


@pytest.mark.parametrize("letter", ["", "x", "999999", "²"])
def test_a_letter_that_is_not_there_cannot_be_taken_off(signed_in, letter):
    boss = signed_in(role="administrator")
    boss.post(f"{MAIL}/handed-over", {"letter": letter}, status=404)


def test_a_test_letter_reaches_the_administrator(signed_in, mailbox):
    boss = signed_in("boss@example.org", role="administrator")
    boss.open(MAIL)
    boss.submit("#test")
    send_due()
    assert [message["To"] for message in mailbox.messages] == ["boss@example.org"]


def test_a_mail_server_that_is_away_is_named(signed_in, configure):
    configure(smtp_host="127.0.0.1", smtp_port=1, smtp_security="none")
    boss = signed_in("boss@example.org", role="administrator")
    boss.open(MAIL)
    boss.submit("#test")
    send_due()
    boss.open(MAIL)
    assert "ConnectionRefusedError" in boss.text("main code")
