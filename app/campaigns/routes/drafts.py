"""What is typed in a step is kept by itself, field by field, even what cannot be read yet."""

from flask import Blueprint, render_template, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.campaigns.answering import around
from app.campaigns.models import StepAnswer
from app.campaigns.queries import OpenCampaign, open_campaign
from app.campaigns.rights import Right
from app.campaigns.routes.rows import row_at
from app.campaigns.routes.steps import step_of
from app.campaigns.verbs import save_answers, save_row
from app.keeping.posting import seen_while_typing
from app.keeping.replying import clash_reply, saved_reply
from app.keeping.saving import Outcome, StaleAnswer
from app.questions.forms import read_questions
from app.web.guards import signed_in

blueprint = Blueprint("drafts", __name__, url_prefix="/<lang:lang>/campaigns/<id>/steps/<step>")


@blueprint.post("/draft")
@signed_in
def keep_answer(id: str, step: str) -> Response:
    """Keep one answer of a step as it is typed."""
    fields = step_of(step).fields()
    opened = open_campaign(id, Right.EDIT_CAMPAIGN, current_user)
    reading = read_questions(fields, request.form, around(opened), keeps_unread=True)
    seen = seen_while_typing()
    try:
        outcome = save_answers(opened, step, reading.values, seen=seen, by=current_user)
    except StaleAnswer as stale:
        return _clash(opened, stale)
    return _kept(opened, step, outcome)


@blueprint.post("/rows/<group>/<row>/draft")
@signed_in
def keep_row_answer(id: str, step: str, group: str, row: str) -> Response:
    """Keep one answer of a row as it is typed, also of a row that is only being made."""
    where = row_at(step, group, row)
    opened = open_campaign(id, Right.EDIT_CAMPAIGN, current_user)
    reading = read_questions(where[1].fields, request.form, around(opened), keeps_unread=True)
    seen = seen_while_typing((group, row))
    try:
        outcome = save_row(opened, where, reading.values, seen=seen, by=current_user)
    except StaleAnswer as stale:
        return _clash(opened, stale)
    return _kept(opened, step, outcome)


def _kept(opened: OpenCampaign, slug: str, outcome: Outcome[StepAnswer]) -> Response:
    id = opened.campaign.public_id
    stop = opened.journey.stop(slug)
    parts = {f"stop-{slug}": render_template("campaigns/stop.html", id=id, stop=stop)}
    way_back = url_for("steps.show", id=id, step=slug)
    return saved_reply(outcome, step_of(slug).questions, way_back, parts)


def _clash(opened: OpenCampaign, stale: StaleAnswer) -> Response:
    return clash_reply(stale, opened.names.get(stale.stored.saved_by_id or 0, ""))
