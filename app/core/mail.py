"""Turning a waiting letter into a message, and handing it to the mail server."""

import re
import smtplib
import ssl
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import urlsplit

from flask import render_template
from flask_babel import force_locale
from jinja2 import TemplateError
from markupsafe import Markup, escape

from app.core.db import own_session
from app.core.outbox import Mail, list_due, note_failed, note_sent
from app.core.settings import Settings, site_settings

LINK = re.compile(r"https?://[^\s<>\"]+")


def render(mail: Mail, settings: Settings) -> tuple[str, str]:
    """Give subject and text of a letter: its template's first line is the subject."""
    with force_locale(mail.language):
        text = render_template(
            f"mail/{mail.kind}.txt",
            site=settings.site_name,
            url=settings.url,
            language=mail.language,
            **mail.parameters,
        )
    subject, _, body = text.strip().partition("\n")
    return " ".join(subject.split()), body.strip() + "\n"


def message_for(mail: Mail, settings: Settings) -> EmailMessage:
    """Compose the message in plain text and in HTML, in the person's language."""
    subject, text = render(mail, settings)
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = settings.mail_from or f"portevoix@{urlsplit(settings.url).hostname}"
    message["To"] = mail.to
    message["Date"] = formatdate()
    message["Message-ID"] = make_msgid(domain=urlsplit(settings.url).hostname)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    html = render_template(
        "mail/frame.html", subject=subject, language=mail.language, paragraphs=_paragraphs(text)
    )
    message.add_alternative(html, subtype="html")
    return message


def _paragraphs(text: str) -> list[Markup]:
    """Turn plain text into safe paragraphs in which addresses are links."""
    parts = [escape(part) for part in re.split(r"\n\s*\n", text.strip())]
    return [Markup(LINK.sub(r'<a href="\g<0>">\g<0></a>', str(part))) for part in parts]  # noqa: S704 escaped above


def send_due() -> int:
    """Send the letters whose time has come; returns how many were tried. Needs an app context."""
    settings = site_settings()
    if not settings.has_mail:
        return 0
    with own_session() as session:
        waiting = list_due(session)
    for letter in waiting:
        error = _deliver(letter, settings)
        with own_session(write=True) as session:
            mail = session.get_one(Mail, letter.id)
            note_failed(mail, error) if error else note_sent(mail)
    return len(waiting)


def _deliver(letter: Mail, settings: Settings) -> str | None:
    """Hand one letter over; returns what went wrong, so that it never keeps back the next one."""
    try:
        message = message_for(letter, settings)
        with _connection(settings) as server:
            if settings.smtp_user:
                server.login(settings.smtp_user, settings.smtp_password)
            server.send_message(message)
    except (OSError, smtplib.SMTPException, TemplateError, ValueError) as error:
        return f"{type(error).__name__}: {error}"
    return None


def _connection(settings: Settings) -> smtplib.SMTP:
    where = (settings.smtp_host, settings.smtp_port)
    if settings.smtp_security == "tls":
        return smtplib.SMTP_SSL(*where, timeout=20, context=ssl.create_default_context())
    server = smtplib.SMTP(*where, timeout=20)
    if settings.smtp_security == "starttls":
        server.starttls(context=ssl.create_default_context())
    return server
