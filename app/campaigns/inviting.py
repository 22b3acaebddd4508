"""Inviting people to a team, and joining it: by a secret link, of which only a hash is kept."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from app.accounts.models import User
from app.campaigns.letters import send_team_invitation
from app.campaigns.models import Campaign, Invitation, Member
from app.campaigns.opened import OpenCampaign
from app.core.clock import now
from app.core.db import db
from app.core.errors import Refusal
from app.core.events import record
from app.core.ids import hashed, new_token

KEPT_AFTERWARDS = timedelta(days=30)


class DeadInvitation(Refusal):
    """The link was used, ended or is too old, or its campaign is gone."""

    status = 410


@dataclass(frozen=True)
class Offer:
    """What an invitation offers; one that is mailed is for one person."""

    role: str
    days: int
    for_one: bool = True
    email: str = ""
    language: str = ""  # of the letter


@dataclass(frozen=True)
class Found:
    """An invitation as somebody sees who follows its link; `inviter` is None once they are gone."""

    invitation: Invitation
    campaign: Campaign
    inviter: str | None
    is_member: bool


def invite(opened: OpenCampaign, offer: Offer, by: User) -> tuple[Invitation, str]:
    """Make an invitation; returns it with its secret, which nobody can look up later.

    Whether a mailed address has an account makes no difference. A new letter to the same address
    replaces the one before.
    """
    token = new_token()
    invitation = Invitation(
        campaign_id=opened.campaign.id,
        token_hash=hashed(token),
        role=offer.role,
        email=offer.email,
        for_one=offer.for_one or bool(offer.email),
        made_by_id=by.id,
        expires_at=now() + timedelta(days=offer.days),
    )
    _forget_old(opened.campaign, offer.email)
    db.session.add(invitation)
    db.session.flush()
    if offer.email:
        send_team_invitation(invitation, token, by, days=offer.days, language=offer.language)
    record("team.invited", what=opened.campaign.public_id, who=by.public_id)
    return invitation, token


def end_invitation(opened: OpenCampaign, invitation: Invitation, by: User) -> None:
    """Take an invitation back: its link does not work any more. Twice is once."""
    if invitation.ended_at is None:
        _end(invitation)
        record("team.invitation_ended", what=opened.campaign.public_id, who=by.public_id)


def look_at_invitation(token: str, by: User | None = None) -> Found:
    """Give what a link offers, without using it; raises DeadInvitation."""
    row = db.session.execute(
        select(Invitation, Campaign, User.name)
        .join(Campaign, Campaign.id == Invitation.campaign_id)
        .outerjoin(User, User.id == Invitation.made_by_id)
        .where(Invitation.token_hash == hashed(token), Campaign.deleted_at.is_(None))
    ).one_or_none()
    if row is None:
        raise DeadInvitation
    invitation, campaign, inviter = row
    is_member = by is not None and db.session.get(Member, (campaign.id, by.id)) is not None
    if not is_member and not _is_alive(invitation):
        raise DeadInvitation
    return Found(invitation, campaign, inviter, is_member)


def join(token: str, by: User) -> Campaign:
    """Join a team by a link; raises DeadInvitation.

    Whoever is on the team already keeps their place, and the link stays as it is.
    """
    taken = select(Invitation.id).where(Invitation.token_hash == hashed(token)).with_for_update()
    db.session.scalars(taken).one_or_none()
    found = look_at_invitation(token, by)
    if found.is_member:
        return found.campaign
    if found.invitation.for_one:
        _end(found.invitation)
    if _add(Member(campaign_id=found.campaign.id, user_id=by.id, role=found.invitation.role)):
        record("team.joined", what=found.campaign.public_id, who=by.public_id)
    return found.campaign


def _add(member: Member) -> bool:
    """Add somebody, unless another link did so at the same moment."""
    try:
        with db.session.begin_nested():
            db.session.add(member)
    except IntegrityError:
        return False
    return True


def _is_alive(invitation: Invitation) -> bool:
    return invitation.ended_at is None and invitation.expires_at > now()


def _end(invitation: Invitation) -> None:
    """End an invitation; the address it was mailed to is needed no more."""
    invitation.ended_at, invitation.email = now(), ""


def _forget_old(campaign: Campaign, email: str) -> None:
    """Delete what is long over, and end an earlier letter to the same address."""
    over = Invitation.expires_at <= now() - KEPT_AFTERWARDS
    db.session.execute(delete(Invitation).where(over))
    if email:
        same = (Invitation.campaign_id == campaign.id, Invitation.email == email)
        db.session.execute(update(Invitation).where(*same).values(ended_at=now(), email=""))
