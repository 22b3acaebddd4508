"""Check your answers: the whole plan in words, what is missing, and the way to a case study."""

from flask import Blueprint, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.campaigns.answering import around
from app.campaigns.asking_again import claims_too_much
from app.campaigns.handover import draft_from, with_ceiling
from app.campaigns.queries import open_campaign
from app.campaigns.reviews import review_of
from app.campaigns.rights import Right
from app.campaigns.verbs import note_submission
from app.case_studies.writing import start_case_study
from app.core.clock import today
from app.core.once import note_done, where_it_led
from app.web.guards import signed_in
from app.web.locale import gettext, language
from app.web.pages import arrive, page

blueprint = Blueprint("review", __name__, url_prefix="/<lang:lang>/campaigns/<id>")


@blueprint.get("/review")
@signed_in
def show(id: str) -> Response:
    """Show every answer in words, phase by phase, with what is missing."""
    opened = open_campaign(id, Right.SEE_CAMPAIGN, current_user)
    return page(
        "campaigns/review.html",
        opened=opened,
        review=review_of(opened, around(opened)),
        unsettled=opened.coaching_to_tell.critical.total(),
    )


@blueprint.post("/case-study")
@signed_in
def hand_over(id: str) -> Response:
    """Turn the plan into the draft of a case study, unless the coach has found what must not be."""
    opened = open_campaign(id, Right.PUBLISH_CAMPAIGN, current_user)
    once = request.form.get("once")
    if led_to := where_it_led(once):
        return arrive(led_to)
    if opened.coaching_to_tell.critical:
        return arrive(url_for("coach.show", id=id, before="case-study"))
    if claims_too_much(opened):
        return arrive(url_for("results.show", id=id, _anchor="consents"))
    case = start_case_study(
        with_ceiling(draft_from(opened.plan, language(), translate=gettext, today=today())),
        language(),
        campaign=opened.campaign.public_id,
        by=current_user,
    )
    note_submission(opened)
    address = url_for("answers.show", public_id=case.public_id, page_slug="campaign")
    note_done(once, address)
    return arrive(address)
