"""Who is on a team, who is invited to it, and what their places are called."""

from sqlalchemy import Select, select

from app.accounts.models import User
from app.campaigns.models import Campaign, Invitation, Member, MemberRole
from app.core.clock import now
from app.core.db import db
from app.core.errors import Missing
from app.questions.fields import N_

ROLES = {
    MemberRole.OWNER: N_("Responsible"),
    MemberRole.EDITOR: N_("May edit"),
    MemberRole.COMMENTER: N_("May comment"),
    MemberRole.READER: N_("Reads only"),
}
ALLOWED = {
    MemberRole.OWNER: N_("Everything: the answers, the team, turning it into a case study."),
    MemberRole.EDITOR: N_("Read everything, comment and change the answers."),
    MemberRole.COMMENTER: N_("Read everything and comment, without changing the answers."),
    MemberRole.READER: N_("Read everything, without changing anything."),
}
ORDER = list(MemberRole)
Place = tuple[Member, User]


def list_team(campaign: Campaign) -> list[Place]:
    """List everybody on a team, those responsible first, then by how long they are there."""
    found = _places(campaign).order_by(Member.joined_at, Member.user_id)
    places = [(member, user) for member, user in db.session.execute(found)]
    return sorted(places, key=lambda place: ORDER.index(MemberRole(place[0].role)))


def get_place(campaign: Campaign, person: str) -> Place:
    """Give somebody's place by their public id; raises Missing."""
    found = db.session.execute(_places(campaign).where(User.public_id == person)).one_or_none()
    if found is None:
        raise Missing
    return found[0], found[1]


def list_invitations(campaign: Campaign) -> list[Invitation]:
    """List the invitations that still work, the newest first."""
    found = select(Invitation).where(
        Invitation.campaign_id == campaign.id,
        Invitation.ended_at.is_(None),
        Invitation.expires_at > now(),
    )
    return list(db.session.scalars(found.order_by(Invitation.id.desc())))


def get_invitation(campaign: Campaign, public_id: str) -> Invitation:
    """Give an invitation of a campaign, be it over; raises Missing."""
    found = db.session.scalars(
        select(Invitation).where(
            Invitation.campaign_id == campaign.id, Invitation.public_id == public_id
        )
    ).one_or_none()
    if found is None:
        raise Missing
    return found


def _places(campaign: Campaign) -> Select[Member, User]:
    chosen = select(Member, User).join(User, User.id == Member.user_id)
    return chosen.where(Member.campaign_id == campaign.id)
