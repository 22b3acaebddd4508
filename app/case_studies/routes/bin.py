"""Deleting a draft that was never sent, having it back, deleting it for good."""

from flask import Blueprint, flash, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.case_studies import binning
from app.case_studies.queries import get_own
from app.case_studies.rights import Deed, check
from app.core.once import note_done, where_it_led
from app.web.guards import signed_in
from app.web.pages import arrive, page

blueprint = Blueprint("draft_bin", __name__, url_prefix="/<lang:lang>/submissions")


@blueprint.get("/<public_id>/deletion")
@signed_in
def ask(public_id: str) -> Response:
    """Ask before a draft is deleted, and say what that means."""
    case = get_own(public_id, current_user)
    check(current_user, Deed.DELETE, case)
    return page("submissions/delete.html", case=case, for_good=False)


@blueprint.post("/<public_id>/deletion")
@signed_in
def delete(public_id: str) -> Response:
    """Put a draft into the bin; twice is once."""
    once, mine = request.form.get("once"), url_for("submissions.mine")
    if led_to := where_it_led(once):
        return arrive(led_to)
    binning.delete_draft(get_own(public_id, current_user, lock=True), current_user)
    note_done(once, mine)
    flash(_("The draft is in the bin. You can have it back for 30 days."), "ok")
    return arrive(mine)


@blueprint.post("/bin/<public_id>/return")
@signed_in
def give_back(public_id: str) -> Response:
    """Take a draft out of the bin; twice is once."""
    once, address = request.form.get("once"), url_for("submissions.status", public_id=public_id)
    if led_to := where_it_led(once):
        return arrive(led_to)
    binning.return_draft(binning.get_deleted(public_id, current_user), current_user)
    note_done(once, address)
    flash(_("The draft is back."), "ok")
    return arrive(address)


@blueprint.get("/bin/<public_id>/deletion")
@signed_in
def ask_for_good(public_id: str) -> Response:
    """Ask before a draft is deleted for good."""
    case = binning.get_deleted(public_id, current_user)
    return page("submissions/delete.html", case=case, for_good=True)


@blueprint.post("/bin/<public_id>/deletion")
@signed_in
def delete_for_good(public_id: str) -> Response:
    """Delete a draft with everything in it; twice is once."""
    once, mine = request.form.get("once"), url_for("submissions.mine")
    if led_to := where_it_led(once):
        return arrive(led_to)
    binning.delete_draft_for_good(binning.get_deleted(public_id, current_user), current_user)
    note_done(once, mine)
    flash(_("The draft is deleted for good."), "ok")
    return arrive(mine)
