"""The bin for campaigns and drafts: delete one, have it back, delete it for good."""

from flask import Blueprint, flash, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.campaigns import binning
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.case_studies.binning import list_deleted as list_deleted_drafts
from app.core.once import note_done, where_it_led
from app.keeping.binning import days_left
from app.web.guards import signed_in
from app.web.pages import arrive, page

blueprint = Blueprint("bin", __name__, url_prefix="/<lang:lang>/campaigns")


@blueprint.get("/bin")
@signed_in
def show() -> Response:
    """Show the campaigns and drafts that somebody may have back."""
    campaigns = [
        (each, days_left(each.deleted_at))
        for each in binning.list_deleted(current_user)
        if each.deleted_at
    ]
    drafts = [
        (each, days_left(each.deleted_at))
        for each in list_deleted_drafts(current_user)
        if each.deleted_at
    ]
    return page("campaigns/bin.html", campaigns=campaigns, drafts=drafts)


@blueprint.get("/<id>/deletion")
@signed_in
def ask(id: str) -> Response:
    """Ask before a campaign is deleted, and say what that means."""
    opened = open_campaign(id, Right.DELETE_CAMPAIGN, current_user)
    return page("campaigns/delete.html", campaign=opened.campaign)


@blueprint.post("/<id>/deletion")
@signed_in
def delete(id: str) -> Response:
    """Put a campaign into the bin; twice is once."""
    once, here = request.form.get("once"), url_for(".show")
    if led_to := where_it_led(once):
        return arrive(led_to)
    binning.delete_campaign(open_campaign(id, Right.DELETE_CAMPAIGN, current_user), current_user)
    note_done(once, here)
    flash(_("The campaign is in the bin. You can have it back for 30 days."), "ok")
    return arrive(here)


@blueprint.post("/bin/<id>/return")
@signed_in
def give_back(id: str) -> Response:
    """Take a campaign out of the bin; twice is once."""
    once, address = request.form.get("once"), url_for("tasks.show", id=id)
    if led_to := where_it_led(once):
        return arrive(led_to)
    binning.return_campaign(binning.get_deleted(id, current_user), current_user)
    note_done(once, address)
    flash(_("The campaign is back, for the whole team."), "ok")
    return arrive(address)


@blueprint.get("/bin/<id>/deletion")
@signed_in
def ask_for_good(id: str) -> Response:
    """Ask before a campaign is deleted for good."""
    campaign = binning.get_deleted(id, current_user)
    return page("campaigns/delete_for_good.html", campaign=campaign)


@blueprint.post("/bin/<id>/deletion")
@signed_in
def delete_for_good(id: str) -> Response:
    """Delete a campaign with everything in it; twice is once."""
    once, here = request.form.get("once"), url_for(".show")
    if led_to := where_it_led(once):
        return arrive(led_to)
    binning.delete_campaign_for_good(binning.get_deleted(id, current_user), current_user)
    note_done(once, here)
    flash(_("The campaign is deleted for good."), "ok")
    return arrive(here)
