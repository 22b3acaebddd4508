"""The history of a step: its versions, two of them compared, and going back to one."""

from flask import Blueprint, flash, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.campaigns.answering import around
from app.campaigns.opened import OpenCampaign
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.campaigns.routes.steps import step_of
from app.campaigns.verbs import restore_step
from app.core.once import note_done, where_it_led
from app.keeping.looking_back import Asked, Place, history_page, restore_page
from app.keeping.posting import number_in
from app.keeping.restoring import ChangedMeanwhile
from app.web.guards import signed_in
from app.web.pages import arrive

blueprint = Blueprint(
    "history", __name__, url_prefix="/<lang:lang>/campaigns/<id>/steps/<step>/history"
)


@blueprint.get("")
@signed_in
def show(id: str, step: str) -> Response:
    """Show what was done to a step, and what is different between two versions."""
    step_of(step)
    opened = open_campaign(id, Right.SEE_CAMPAIGN, current_user)
    return history_page(opened.paper(step), _asked(opened, step), _place(opened, step))


@blueprint.get("/<int:number>")
@signed_in
def ask(id: str, step: str, number: int) -> Response:
    """Show what going back to a version would change."""
    step_of(step)
    opened = open_campaign(id, Right.EDIT_CAMPAIGN, current_user)
    asked = _asked(opened, step)
    return restore_page(opened.paper(step), number, asked, _place(opened, step))


@blueprint.post("/<int:number>")
@signed_in
def restore(id: str, step: str, number: int) -> Response:
    """Go back to a version, unless the step was changed since the page was shown."""
    step_of(step)
    opened = open_campaign(id, Right.EDIT_CAMPAIGN, current_user)
    once = request.form.get("once")
    if led_to := where_it_led(once):
        return arrive(led_to)
    try:
        restore_step(opened, (step, number), number_in("base"), current_user)
    except ChangedMeanwhile:
        asked, place = _asked(opened, step), _place(opened, step)
        return restore_page(opened.paper(step), number, asked, place, is_stale=True)
    address = url_for("steps.show", id=id, step=step)
    note_done(once, address)
    flash(_("The step is again as it was. What stood there is in the history."), "ok")
    return arrive(address)


def _asked(opened: OpenCampaign, slug: str) -> Asked:
    return Asked(step_of(slug).questions, around(opened))


def _place(opened: OpenCampaign, slug: str) -> Place:
    id = opened.campaign.public_id
    return Place(
        title=opened.campaign.title,
        name=_(step_of(slug).title),
        back=url_for("steps.show", id=id, step=slug),
        here=url_for(".show", id=id, step=slug),
        bin=url_for("row_bin.show", id=id),
        may_restore=opened.may_edit,
    )
