"""What is typed in a case study, or by a moderator at the desk, is kept by itself."""

import re

from flask import Blueprint, jsonify, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.accounts.rights import Right
from app.case_studies.checklist import BEFORE
from app.case_studies.desk_drafts import Texts, find_draft, keep_typed
from app.case_studies.form import surroundings
from app.case_studies.lengths import KEPT, TooMuchTyped
from app.case_studies.models import CaseStudy
from app.case_studies.queries import get_own
from app.case_studies.routes.answers import group_at, page_at
from app.case_studies.routes.desk import readable
from app.case_studies.writing import Edit, change_answers
from app.core.errors import Missing
from app.keeping.posting import PROTOCOL, seen_while_typing
from app.keeping.replying import clash_reply, saved_reply
from app.keeping.saving import StaleAnswer
from app.questions.fields import N_, Kind, Page
from app.questions.forms import read_questions
from app.web.guards import needs, signed_in
from app.web.locale import language

blueprint = Blueprint("submission_drafts", __name__, url_prefix="/<lang:lang>")
DESK_PLACE = re.compile(r"message|decision|why|remark-[a-z_]{1,40}|point-\d{1,2}")
SENT_ALONG = PROTOCOL | {"base", "browser", "drawn", "seen", "question", "deed"}


@blueprint.post("/submissions/<public_id>/<page_slug>/draft")
@signed_in
def keep_answer(public_id: str, page_slug: str) -> Response:
    """Keep one answer as it is typed."""
    case, sheet = get_own(public_id, current_user, lock=True), page_at(page_slug)
    around = surroundings(language())
    reading = read_questions(sheet.fields(), request.form, around, keeps_unread=True)
    return _keep(case, sheet, Edit(reading.values, seen_while_typing()))


@blueprint.post("/submissions/<public_id>/<page_slug>/rows/<group_key>/<row_id>/draft")
@signed_in
def keep_row_answer(public_id: str, page_slug: str, group_key: str, row_id: str) -> Response:
    """Keep one answer of a row as it is typed, also of a row that is only being made."""
    sheet = page_at(page_slug)
    group = group_at(sheet, group_key, row_id)
    case = get_own(public_id, current_user, lock=True)
    around = surroundings(language())
    fields = [each for each in group.plain_fields() if each.kind is not Kind.IMAGE]
    reading = read_questions(fields, request.form, around, keeps_unread=True)
    seen = seen_while_typing((group_key, row_id))
    return _keep(case, sheet, Edit(reading.values, seen, group_key, row_id))


def _keep(case: CaseStudy, sheet: Page, edit: Edit) -> Response:
    try:
        outcome = change_answers(case, edit, current_user)
    except StaleAnswer as stale:
        return clash_reply(stale)
    way_back = url_for("answers.show", public_id=case.public_id, page_slug=sheet.slug)
    return saved_reply(outcome, sheet.questions, way_back)


@blueprint.post("/moderation/<public_id>/draft")
@needs(Right.MODERATE)
def keep_note(public_id: str) -> Response:
    """Keep what a moderator types, for them alone."""
    case = readable(public_id)
    key, texts = request.form.get("drawn", ""), _texts()
    if not DESK_PLACE.fullmatch(key):
        raise Missing
    draft = find_draft(case, current_user)
    try:
        outcome = keep_typed(draft, key, texts, seen=seen_while_typing(), by=current_user)
    except StaleAnswer as stale:
        return _other_text(stale)
    return saved_reply(outcome, (), "")


def _texts() -> Texts | None:
    """Give what was typed by control name; nothing where all is empty."""
    given = {name: texts for name, texts in request.form.lists() if name not in SENT_ALONG}
    if any(len(text) > KEPT for each in given.values() for text in each):
        raise TooMuchTyped(
            N_(
                "This is too long to be kept: %(limit)s characters at most. Shorten it, or copy it."
            ),
            limit=KEPT,
        )
    texts = {name[:60]: each for name, each in given.items()}
    return texts if any(any(each) for each in texts.values()) else None


def _other_text(stale: StaleAnswer) -> Response:
    """Show what the same moderator typed at the same place in another tab."""
    theirs = stale.clashes[0].theirs or {}
    shown = (each for name, each in theirs.items() if not name.startswith(BEFORE))
    text = " · ".join(text for each in shown for text in each if text)
    words = _(
        "In another tab you wrote here: “%(text)s”. What you type next replaces it.",
        text=text or _("(empty)"),
    )
    answer = jsonify(words=words, revision=stale.stored.revision)
    answer.status_code = 409
    return answer
