"""What is typed in a step is kept by itself, field by field, even what cannot be read yet."""

from collections.abc import Iterable

from flask import Blueprint, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.campaigns.answering import around
from app.campaigns.models import StepAnswer
from app.campaigns.opened import OpenCampaign
from app.campaigns.queries import open_campaign
from app.campaigns.redrawing import RowPlace, redrawn
from app.campaigns.rights import Right
from app.campaigns.routes.rows import row_at
from app.campaigns.routes.steps import step_of
from app.campaigns.verbs import save_answers, save_row
from app.keeping.posting import seen_while_typing
from app.keeping.replying import clash_reply, saved_reply
from app.keeping.saving import Answers, Outcome, StaleAnswer
from app.plan.plan import Plan, surroundings
from app.questions.fields import Field, Rows
from app.questions.forms import list_drawn, read_questions
from app.web.guards import signed_in
from app.web.locale import gettext, language

blueprint = Blueprint("drafts", __name__, url_prefix="/<lang:lang>/campaigns/<id>/steps/<step>")


@blueprint.post("/draft")
@signed_in
def keep_answer(id: str, step: str) -> Response:
    """Keep one answer of a step as it is typed."""
    opened, typed = _open_and_read(id, step, step_of(step).fields())
    seen = seen_while_typing()
    try:
        outcome = save_answers(opened, step, typed, seen=seen, by=current_user)
    except StaleAnswer as stale:
        return _clash(opened, stale)
    return _kept(opened, step, outcome)


@blueprint.post("/rows/<group>/<row>/draft")
@signed_in
def keep_row_answer(id: str, step: str, group: str, row: str) -> Response:
    """Keep one answer of a row as it is typed, also of a row that is only being made."""
    where = row_at(step, group, row)
    opened, typed = _open_and_read(id, step, where[1].fields)
    seen = seen_while_typing((group, row))
    try:
        outcome = save_row(opened, where, typed, seen=seen, by=current_user)
    except StaleAnswer as stale:
        return _clash(opened, stale)
    return _kept(opened, step, outcome, (group, row))


def _open_and_read(
    id: str, step: str, questions: Iterable[Field | Rows]
) -> tuple[OpenCampaign, Answers]:
    """Open of the campaign what this answer needs, mostly its step alone, and read the answer."""
    drawn = list_drawn(questions, request.form)
    looks_around = any(each.looks_around for each in drawn)
    opened = open_campaign(id, Right.EDIT_CAMPAIGN, current_user)
    world = around(opened) if looks_around else surroundings(Plan(), language(), gettext)
    reading = read_questions(drawn, request.form, world, keeps_unread=True)
    return opened, reading.values


def _kept(
    opened: OpenCampaign, slug: str, outcome: Outcome[StepAnswer], place: RowPlace = ("", "")
) -> Response:
    way_back = url_for("steps.show", id=opened.campaign.public_id, step=slug)
    parts = redrawn(opened, slug, outcome.replaced if outcome.is_changed else None, place)
    return saved_reply(outcome, step_of(slug).questions, way_back, parts)


def _clash(opened: OpenCampaign, stale: StaleAnswer) -> Response:
    return clash_reply(stale)
