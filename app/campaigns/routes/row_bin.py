"""The bin of a campaign: rows that were removed, to be put back or deleted for good."""

from flask import Blueprint, flash, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.campaigns.answering import around
from app.campaigns.binning import delete_row_for_good, put_back
from app.campaigns.opened import OpenCampaign
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.core.once import note_done, where_it_led
from app.keeping.binning import find_binned
from app.keeping.emptying import Bin, bin_page, question_page
from app.plan.steps import BY_SLUG
from app.web.guards import signed_in
from app.web.pages import arrive

blueprint = Blueprint("row_bin", __name__, url_prefix="/<lang:lang>/campaigns/<id>/bin")


@blueprint.get("")
@signed_in
def show(id: str) -> Response:
    """Show what was removed in the last 30 days."""
    opened = open_campaign(id, Right.SEE_CAMPAIGN, current_user)
    return bin_page(_bin(opened))


@blueprint.post("/<row>/return")
@signed_in
def give_back(id: str, row: str) -> Response:
    """Put a row back where it stood."""
    opened = open_campaign(id, Right.EDIT_CAMPAIGN, current_user)
    once = request.form.get("once")
    if led_to := where_it_led(once):
        return arrive(led_to)
    binned = find_binned(opened.owner, row)
    if binned is None:
        flash(_("It is not in the bin any more."), "info")
        return arrive(url_for(".show", id=id))
    put_back(opened, binned, current_user)
    address = url_for("steps.show", id=id, step=binned.page)
    note_done(once, address)
    flash(_("It is back where it was."), "ok")
    return arrive(address)


@blueprint.get("/<row>/deletion")
@signed_in
def ask(id: str, row: str) -> Response:
    """Ask before a row is deleted for good."""
    opened = open_campaign(id, Right.DELETE_CAMPAIGN, current_user)
    return question_page(_bin(opened), find_binned(opened.owner, row))


@blueprint.post("/<row>/deletion")
@signed_in
def delete(id: str, row: str) -> Response:
    """Delete a row for good; twice is once."""
    opened = open_campaign(id, Right.DELETE_CAMPAIGN, current_user)
    if binned := find_binned(opened.owner, row):
        delete_row_for_good(opened, binned, current_user)
        flash(_("It is deleted for good."), "ok")
    return arrive(url_for(".show", id=id))


def _bin(opened: OpenCampaign) -> Bin:
    id = opened.campaign.public_id
    return Bin(
        owner=opened.owner,
        title=opened.campaign.title or _("Campaign without a name"),
        back=url_for("tasks.show", id=id),
        here=url_for(".show", id=id),
        pages=BY_SLUG,
        answers={slug: step.answers or {} for slug, step in opened.steps.items()},
        around=around(opened),
        may_return=opened.may_edit,
        may_delete=opened.may_delete,
    )
