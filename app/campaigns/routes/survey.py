"""The small survey of a campaign: its questionnaire, its counts, what they say."""

from dataclasses import replace

from flask import Blueprint, flash, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.campaigns.answering import around
from app.campaigns.queries import open_campaign
from app.campaigns.questionnaires import questionnaire_of
from app.campaigns.rights import Right
from app.campaigns.survey_forms import read_sheet
from app.campaigns.survey_views import Typed, tell_clashes, view_survey
from app.campaigns.surveying import save_survey, seen_places
from app.keeping.posting import seen_by_page
from app.keeping.saving import StaleAnswer
from app.plan.survey import survey_of
from app.web.guards import signed_in
from app.web.locale import gettext
from app.web.pages import arrive, page

blueprint = Blueprint("survey", __name__, url_prefix="/<lang:lang>/campaigns/<id>/tracking/survey")


@blueprint.get("")
@signed_in
def show(id: str) -> Response:
    """Show what was counted, and what it says."""
    opened = open_campaign(id, Right.SEE_CAMPAIGN, current_user)
    return page("tracking/survey.html", view=view_survey(opened))


@blueprint.post("")
@signed_in
def save(id: str) -> Response:
    """Keep the counts; somebody else's are never replaced unseen."""
    opened = open_campaign(id, Right.EDIT_CAMPAIGN, current_user)
    reading = read_sheet(survey_of(opened.plan), request.form, around(opened))
    if reading.problems:
        view = view_survey(opened, Typed(request.form, reading))
        return page("tracking/survey.html", status=422, view=view)
    seen = replace(seen_by_page(), own=seen_places(request.form.get("seen", "")))
    try:
        save_survey(opened, reading.about, reading.counts, seen=seen, by=current_user)
    except StaleAnswer as stale:
        now = [f"{clash.place}={stale.stored.revision}" for clash in stale.clashes]
        typed = Typed(request.form, reading, tell_clashes(opened, stale), now)
        return page("tracking/survey.html", status=409, view=view_survey(opened, typed))
    flash(gettext("The counts are saved."), "info")
    return arrive(url_for("survey.show", id=id))


@blueprint.get("/questionnaire")
@signed_in
def questionnaire(id: str) -> Response:
    """Show the questionnaire to print and to copy."""
    opened = open_campaign(id, Right.SEE_CAMPAIGN, current_user)
    return page("tracking/questionnaire.html", view=questionnaire_of(opened))
