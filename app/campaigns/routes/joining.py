"""Following an invitation to a team: look at it, sign in if need be, join."""

from flask import Blueprint, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.accounts.sign_ins import viewer
from app.campaigns import inviting
from app.campaigns.inviting import DeadInvitation
from app.campaigns.teams import ALLOWED, ROLES
from app.core.db import db
from app.web.caching import keep_private
from app.web.guards import public, signed_in
from app.web.pages import arrive, page

blueprint = Blueprint("joining", __name__, url_prefix="/<lang:lang>/campaigns/join")


@blueprint.get("/<token>")
@public
def ask(token: str) -> Response:
    """Show what one is invited to; without a sign-in nothing of it, only the way in."""
    keep_private()
    person = viewer()
    found = inviting.look_at_invitation(token, person)
    if person is None:
        return page("team/sign_in_first.html", onward=request.path)
    if found.is_member:
        return arrive(url_for("tasks.show", id=found.campaign.public_id))
    return page("team/join.html", found=found, token=token, roles=ROLES, allowed=ALLOWED)


@blueprint.post("/<token>")
@signed_in
def join(token: str) -> Response:
    """Join the team."""
    campaign = inviting.join(token, current_user)
    return arrive(url_for("tasks.show", id=campaign.public_id))


@blueprint.errorhandler(DeadInvitation)
def explain(error: DeadInvitation) -> Response:
    """Say that the link is dead, and what to do."""
    db.session.rollback()
    return page("team/dead_invitation.html", status=error.status)
