"""Letters that wait: what an administrator hands over where no mail server is set."""

import re
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, flash, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.accounts.rights import Right
from app.accounts.routes.entering import me
from app.core import outbox
from app.core.clock import now
from app.core.db import db
from app.core.errors import Missing
from app.core.mail import render
from app.core.once import note_done, where_it_led
from app.core.outbox import Mail
from app.core.settings import site_settings
from app.web.guards import needs
from app.web.pages import arrive, page

blueprint = Blueprint("admin_mail", __name__, url_prefix="/<lang:lang>/admin/mail")


@dataclass(frozen=True)
class Letter:
    """A waiting letter as an administrator sees it; its link only if nobody else brings it."""

    mail: Mail
    subject: str
    text: str
    link: str | None
    until: datetime | None


@blueprint.get("")
@needs(Right.ADMINISTER)
def index() -> Response:
    """List the letters that wait."""
    letters = [_opened(mail) for mail in outbox.list_waiting()]
    useful = [each for each in letters if each.until is None or each.until > now()]
    return page("admin/mail.html", letters=useful)


@blueprint.post("/handed-over")
@needs(Right.ADMINISTER)
def hand_over() -> Response:
    """Take a letter off the list once its link was handed over."""
    chosen = request.form.get("letter", "")
    mail = db.session.get(Mail, int(chosen)) if re.fullmatch("[0-9]{1,9}", chosen) else None
    if mail is None:
        raise Missing
    outbox.note_sent(mail)
    return arrive(url_for(".index"))


@blueprint.post("/test")
@needs(Right.ADMINISTER)
def send_test() -> Response:
    """Send the administrator a letter, to see whether mail works."""
    once = request.form.get("once")
    if not where_it_led(once):
        outbox.post("test", to=me().email, language=me().language)
        note_done(once, url_for(".index"))
    flash(_("A test letter to you is on its way. If it fails, the list below says why."), "ok")
    return arrive(url_for(".index"))


def _opened(mail: Mail) -> Letter:
    settings = site_settings()
    subject, text = render(mail, settings)
    path, until = mail.parameters.get("path"), mail.parameters.get("until")
    stuck = not settings.has_mail or mail.attempts > 0
    return Letter(
        mail=mail,
        subject=subject,
        text=text if stuck else "",
        link=settings.url + path if path and stuck else None,
        until=datetime.fromisoformat(until) if until else None,
    )
