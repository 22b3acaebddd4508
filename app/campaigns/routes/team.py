"""The team of a campaign: who is on it, what each may do, and leaving it."""

from flask import Blueprint, flash, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.campaigns import membership
from app.campaigns.forms import PlaceForm
from app.campaigns.models import MemberRole
from app.campaigns.opened import OpenCampaign
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.campaigns.teams import ALLOWED, ROLES, Place, get_place, list_invitations, list_team
from app.core.errors import Conflict
from app.core.once import note_done, where_it_led
from app.web.guards import signed_in
from app.web.pages import arrive, page

blueprint = Blueprint("team", __name__, url_prefix="/<lang:lang>/campaigns/<id>/team")


@blueprint.get("")
@signed_in
def show(id: str) -> Response:
    """Show who is on the team; to those responsible also who is invited."""
    opened = open_campaign(id, Right.SEE_CAMPAIGN, current_user)
    return page(
        "team/index.html",
        opened=opened,
        team=list_team(opened.campaign),
        invitations=list_invitations(opened.campaign) if opened.may_manage_team else [],
        roles=ROLES,
        allowed=ALLOWED,
    )


@blueprint.get("/members/<person>")
@signed_in
def show_member(id: str, person: str) -> Response:
    """Show somebody's place, and what can be done about it."""
    opened = open_campaign(id, Right.MANAGE_TEAM, current_user)
    place = get_place(opened.campaign, person)
    return _show_member(opened, place, PlaceForm(role=place[0].role))


@blueprint.post("/members/<person>")
@signed_in
def change_role(id: str, person: str) -> Response:
    """Give somebody another place."""
    opened = open_campaign(id, Right.MANAGE_TEAM, current_user)
    place, form = get_place(opened.campaign, person), PlaceForm()
    if not form.validate():
        return _show_member(opened, place, form, 422)
    try:
        membership.change_role(opened, place[1], MemberRole(form.role.data), current_user)
    except Conflict as error:
        form.role.errors = [_(error.message)]
        return _show_member(opened, place, form, 409)
    flash(_("Done."), "ok")
    return arrive(url_for(".show", id=id))


@blueprint.get("/members/<person>/removal")
@signed_in
def ask_to_remove(id: str, person: str) -> Response:
    """Ask whether somebody is really to be taken off the team."""
    opened = open_campaign(id, Right.MANAGE_TEAM, current_user)
    return page("team/removal.html", opened=opened, user=get_place(opened.campaign, person)[1])


@blueprint.post("/members/<person>/removal")
@signed_in
def remove(id: str, person: str) -> Response:
    """Take somebody off the team."""
    opened = open_campaign(id, Right.MANAGE_TEAM, current_user)
    team = {user.public_id: user for _member, user in list_team(opened.campaign)}
    if person == current_user.public_id:
        return arrive(url_for(".ask_to_leave", id=id))
    if person in team:
        membership.remove_member(opened, team[person], current_user)
        flash(_("They are not on the team any more. What they wrote stays."), "ok")
    return arrive(url_for(".show", id=id))


@blueprint.get("/members/<person>/handover")
@signed_in
def ask_to_hand_over(id: str, person: str) -> Response:
    """Ask whether somebody else is really to be responsible."""
    opened = open_campaign(id, Right.MANAGE_TEAM, current_user)
    return page("team/handover.html", opened=opened, user=get_place(opened.campaign, person)[1])


@blueprint.post("/members/<person>/handover")
@signed_in
def hand_over(id: str, person: str) -> Response:
    """Make somebody else responsible in one's own place; the second click finds it done."""
    once = request.form.get("once")
    if led_to := where_it_led(once):
        return arrive(led_to)
    opened = open_campaign(id, Right.MANAGE_TEAM, current_user)
    _member, heir = get_place(opened.campaign, person)
    membership.hand_over(opened, heir, current_user)
    flash(_("The campaign is in other hands now. You may still edit."), "ok")
    note_done(once, url_for(".show", id=id))
    return arrive(url_for(".show", id=id))


@blueprint.get("/departure")
@signed_in
def ask_to_leave(id: str) -> Response:
    """Ask whether somebody really wants to leave."""
    opened = open_campaign(id, Right.SEE_CAMPAIGN, current_user)
    return page("team/departure.html", opened=opened, problem="")


@blueprint.post("/departure")
@signed_in
def leave(id: str) -> Response:
    """Leave the team; the second click finds one gone already."""
    once = request.form.get("once")
    if led_to := where_it_led(once):
        return arrive(led_to)
    opened = open_campaign(id, Right.SEE_CAMPAIGN, current_user)
    try:
        membership.leave(opened, current_user)
    except Conflict as error:
        return page("team/departure.html", status=409, opened=opened, problem=_(error.message))
    flash(_("You have left the campaign."), "ok")
    note_done(once, url_for("campaigns.dashboard"))
    return arrive(url_for("campaigns.dashboard"))


def _show_member(
    opened: OpenCampaign, place: Place, form: PlaceForm, status: int = 200
) -> Response:
    member, user = place
    return page(
        "team/member.html", status=status, opened=opened, member=member, user=user, form=form
    )
