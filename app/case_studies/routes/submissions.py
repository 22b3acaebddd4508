"""An author's case studies: the list, a new one, preview, where it stands, sending, taking back."""

from flask import Blueprint, flash, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.case_studies.progress import STATES, status_view
from app.case_studies.queries import get_own, list_own, list_remarks
from app.case_studies.sending import NotReady, send_to_moderators, take_up_again, withdraw
from app.case_studies.showing import story_of
from app.case_studies.states import State, waits_for
from app.case_studies.writing import start_case_study
from app.core.ids import new_id
from app.web.guards import signed_in
from app.web.locale import language
from app.web.pages import arrive, page

blueprint = Blueprint("submissions", __name__, url_prefix="/<lang:lang>/submissions")


@blueprint.get("/")
@signed_in
def mine() -> Response:
    """List one's own case studies, and offer to begin another."""
    lines = [(case, waits_for(State(case.state))) for case in list_own(current_user)]
    return page("submissions/mine.html", lines=lines, states=STATES, new_id=new_id())


@blueprint.get("/new")
@signed_in
def offer() -> Response:
    """Lead to where a case study is begun."""
    return arrive(url_for(".mine"))


@blueprint.post("/new")
@signed_in
def start() -> Response:
    """Begin a case study; the id in the form makes a second click harmless."""
    asked = request.form.get("new_id", "")
    case = start_case_study({}, language(), public_id=asked, by=current_user)
    return arrive(url_for("answers.show", public_id=case.public_id, page_slug="campaign"))


@blueprint.get("/<public_id>/preview")
@signed_in
def preview(public_id: str) -> Response:
    """Show the answers exactly as they would be published."""
    case = get_own(public_id, current_user)
    story = story_of(case.readable, case.language, case.slug or case.public_id, language())
    return page("submissions/preview.html", case=case, story=story)


@blueprint.get("/<public_id>/status")
@signed_in
def status(public_id: str) -> Response:
    """Say where it stands, who acts next, and what is asked."""
    case = get_own(public_id, current_user)
    remarks = list_remarks(case, for_author=True)
    return page("submissions/status.html", view=status_view(case, remarks), just_missing=False)


@blueprint.post("/<public_id>/submission")
@signed_in
def send(public_id: str) -> Response:
    """Send it to the moderators, or list what is still missing."""
    case = get_own(public_id, current_user, lock=True)
    try:
        send_to_moderators(case, current_user)
    except NotReady:
        remarks = list_remarks(case, for_author=True)
        view = status_view(case, remarks)
        return page("submissions/status.html", status=422, view=view, just_missing=True)
    flash(_("Thank you! Your case study is on its way to the moderators."), "ok")
    return arrive(url_for(".status", public_id=case.public_id))


@blueprint.post("/<public_id>/withdrawal")
@signed_in
def take_back(public_id: str) -> Response:
    """Take it back; whatever was public is gone at once."""
    case = withdraw(get_own(public_id, current_user, lock=True), current_user)
    flash(_("You took your case study back. Nobody else sees it any more."), "ok")
    return arrive(url_for(".status", public_id=case.public_id))


@blueprint.post("/<public_id>/revival")
@signed_in
def revive(public_id: str) -> Response:
    """Go on writing at what was taken back or not accepted."""
    case = take_up_again(get_own(public_id, current_user, lock=True), current_user)
    return arrive(url_for("answers.show", public_id=case.public_id, page_slug="campaign"))
