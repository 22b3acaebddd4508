"""Inviting people to a team; the secret of a link is shown once, right after it was made."""

from flask import Blueprint, flash, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.campaigns import inviting
from app.campaigns.forms import TeamInvitationForm
from app.campaigns.inviting import Offer
from app.campaigns.letters import allow_team_letter, join_path
from app.campaigns.models import Invitation
from app.campaigns.opened import OpenCampaign
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.campaigns.teams import ROLES, get_invitation
from app.core.clock import now
from app.core.ids import new_id
from app.core.once import note_done, where_it_led
from app.core.settings import site_settings
from app.web.guards import signed_in
from app.web.locale import language
from app.web.pages import arrive, page
from app.web.shown_once import show_once, take_secret

blueprint = Blueprint("team_invitations", __name__, url_prefix="/<lang:lang>/campaigns/<id>/team")
JUST_MADE = "just_made"


@blueprint.get("/invitation")
@signed_in
def ask_whom(id: str) -> Response:
    """Ask whom to invite, and to what."""
    opened = open_campaign(id, Right.MANAGE_TEAM, current_user)
    return _show_form(opened, TeamInvitationForm(once=new_id(20)))


@blueprint.post("/invitation")
@signed_in
def invite(id: str) -> Response:
    """Make a link or send a letter; the same form sent twice does it once."""
    form = TeamInvitationForm()
    is_good = form.validate()
    email = form.email.data if site_settings().has_mail else ""
    if is_good and email:
        allow_team_letter(email, current_user)  # a transaction of its own, before ours
    opened = open_campaign(id, Right.MANAGE_TEAM, current_user)
    if led_to := where_it_led(form.once.data):
        return arrive(led_to)
    if not is_good:
        return _show_form(opened, form, 422)
    invitation, token = inviting.invite(opened, _offer(form, email), current_user)
    address = _after(invitation, token, id)
    note_done(form.once.data, address)
    return arrive(address)


@blueprint.get("/invitations/<invitation>")
@signed_in
def show(id: str, invitation: str) -> Response:
    """Show an invitation, with its link if it was made just now: the browser forgets it here."""
    opened = open_campaign(id, Right.MANAGE_TEAM, current_user)
    found = get_invitation(opened.campaign, invitation)
    token = take_secret(JUST_MADE, found.public_id) or None
    link = site_settings().url + join_path(token, language()) if token else ""
    is_over = found.ended_at is not None or found.expires_at <= now()
    return page(
        "team/invitation.html",
        opened=opened,
        invitation=found,
        link=link,
        is_over=is_over,
        roles=ROLES,
    )


@blueprint.post("/invitations/<invitation>/end")
@signed_in
def end(id: str, invitation: str) -> Response:
    """Take an invitation back."""
    opened = open_campaign(id, Right.MANAGE_TEAM, current_user)
    found = get_invitation(opened.campaign, invitation)
    inviting.end_invitation(opened, found, current_user)
    flash(_("This invitation does not work any more."), "ok")
    return arrive(url_for("team.show", id=id))


def _offer(form: TeamInvitationForm, email: str) -> Offer:
    return Offer(
        role=form.role.data,
        days=int(form.days.data),
        for_one=form.for_one.data == "one",
        email=email,
        language=language(),
    )


def _after(invitation: Invitation, token: str, id: str) -> str:
    """Lead to the link, which travels in the browser's own session, or say that a letter goes."""
    if invitation.email:
        flash(_("The invitation is on its way."), "ok")
        return url_for("team.show", id=id)
    show_once(JUST_MADE, invitation.public_id, token)
    return url_for(".show", id=id, invitation=invitation.public_id)


def _show_form(opened: OpenCampaign, form: TeamInvitationForm, status: int = 200) -> Response:
    return page("team/invite.html", status=status, opened=opened, form=form)
