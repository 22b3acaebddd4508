"""A moderator's decision: the letter is shown first, then it is sent and the state moves."""

from collections.abc import Callable

from flask import Blueprint, flash, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.accounts.models import User
from app.accounts.rights import Right
from app.case_studies.deciding import accept, decline, request_changes
from app.case_studies.desk import DECISIONS
from app.case_studies.desk_drafts import find_draft
from app.case_studies.lengths import MESSAGE, TOO_LONG, Unfit, check_length
from app.case_studies.letters import letter_about
from app.case_studies.models import CaseStudy
from app.case_studies.publishing import publish
from app.case_studies.queries import get_title_sent, list_remarks
from app.case_studies.routes.desk import forget_sent, readable, refuse, texts_named
from app.core.mail import render
from app.core.outbox import Mail
from app.core.settings import site_settings
from app.questions.fields import N_
from app.questions.reading import clean
from app.web.guards import needs
from app.web.locale import language
from app.web.pages import arrive, page

blueprint = Blueprint("decisions", __name__, url_prefix="/<lang:lang>/moderation/<public_id>")
Decide = Callable[[CaseStudy, str, int, User], CaseStudy]


def _publish(case: CaseStudy, message: str, seen: int, by: User) -> CaseStudy:
    return publish(case, seen, by, message=message)


WAYS: dict[str, Decide] = {
    "changes": request_changes,
    "acceptance": accept,
    "publication": _publish,
    "refusal": decline,
}


@blueprint.post("/review")
@needs(Right.MODERATE)
def review(public_id: str) -> Response:
    """Show a decision with the letter that it sends; nothing is decided yet."""
    case, decision = readable(public_id), request.form.get("decision", "")
    if decision not in WAYS:
        unfit = Unfit(N_("Choose a decision first."))
        return refuse(case, unfit, "decision", {"message": texts_named("message")})
    return _show_again(case, decision)


def _show_again(case: CaseStudy, decision: str) -> Response:
    """Show the letter, unless the message is too long for it."""
    try:
        check_length(_message(), MESSAGE, TOO_LONG)
    except Unfit as unfit:
        return _show(case, decision, unfit)
    return _show(case, decision)


def _show(case: CaseStudy, decision: str, unfit: Unfit | None = None) -> Response:
    message = _message()
    errors = {"message": [_(unfit.message, **unfit.parameters)]} if unfit else {}
    subject, text = _letter(case, decision, message)
    return page(
        "moderation/decision.html",
        status=unfit.status if unfit else 200,
        errors=errors,
        limit=MESSAGE,
        case=case,
        title=get_title_sent(case),
        decision=decision,
        label=DECISIONS[decision][0],
        message=message,
        subject=subject,
        text=text,
        seen=_seen(),
        draft=find_draft(case, current_user),
    )


def _message() -> str:
    return clean(request.form.get("message", ""))


def _seen() -> int:
    """Read which turn the moderator had before them; an unreadable one never fits."""
    text = request.form.get("seen", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def _letter(case: CaseStudy, decision: str, message: str) -> tuple[str, str]:
    """Write the letter as it would go; empty where there is no author any more."""
    count = sum(each.settled_at is None for each in list_remarks(case, for_author=True))
    letter = letter_about(case, decision, message, open_remarks=count)
    return render(Mail(**letter), site_settings()) if letter else ("", "")


@blueprint.post("/<any(changes, acceptance, publication, refusal):decision>")
@needs(Right.MODERATE)
def decide(public_id: str, decision: str) -> Response:
    """Make a decision about the case study as it was read."""
    if request.form.get("deed") == "show":
        return _show_again(readable(public_id), decision)
    case = readable(public_id, lock=True)
    try:
        WAYS[decision](case, _message(), _seen(), current_user)
    except Unfit as unfit:
        return _show(case, decision, unfit)
    sent = {"message": texts_named("message"), "decision": {"decision": [decision]}}
    forget_sent(case, sent)
    flash(_("Your decision is made, and its letter is on its way."), "ok")
    return arrive(url_for("moderation.desk", lang=language(), public_id=public_id))
