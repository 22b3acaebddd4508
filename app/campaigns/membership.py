"""Who may do what in a team: change a place, hand the campaign over, remove somebody, leave.

Every deed takes the places of the whole team first, so that the last two people responsible
cannot go at the same moment, and what somebody could do a moment ago is looked at again.
"""

from sqlalchemy import ColumnElement, or_, select, update

from app.accounts.models import User
from app.campaigns.models import Campaign, Invitation, Member, MemberRole, PlanShare
from app.campaigns.opened import OpenCampaign
from app.campaigns.rights import Right, may
from app.campaigns.sharing import end_shares
from app.core.clock import now
from app.core.db import db
from app.core.errors import Conflict, Missing, NotAllowed
from app.core.events import record
from app.questions.fields import N_

Team = dict[int, Member]


def change_role(opened: OpenCampaign, person: User, role: MemberRole, by: User) -> None:
    """Give somebody another place in the team; raises Conflict for the last one responsible."""
    team = _locked_for_owner(opened.campaign, by)
    member = team.get(person.id)
    if member is None:
        raise Missing
    _put(opened.campaign, team, (member, role), by)


def hand_over(opened: OpenCampaign, person: User, by: User) -> None:
    """Make somebody else responsible in one's own place; one may still edit."""
    team = _locked_for_owner(opened.campaign, by)
    heir = team.get(person.id)
    if heir is None or person.id == by.id:
        raise Missing
    _put(opened.campaign, team, (heir, MemberRole.OWNER), by)
    _put(opened.campaign, team, (team[by.id], MemberRole.EDITOR), by)


def remove_member(opened: OpenCampaign, person: User, by: User) -> None:
    """Take somebody off the team at once; what they wrote stays. Twice is once.

    Open links end too, as they may know them, and letters to them: nobody comes back by one. A
    letter to somebody else holds, unless they sent it.
    """
    team = _locked_for_owner(opened.campaign, by)
    member = team.get(person.id)
    if member is None:
        return
    _keep_an_owner(team, member)
    db.session.delete(member)
    may_know = Invitation.email.in_(("", person.email))
    _end_invitations(opened.campaign, or_(may_know, Invitation.made_by_id == person.id))
    end_shares(opened.campaign, PlanShare.made_by_id == person.id)
    record("team.removed", what=opened.campaign.public_id, who=by.public_id)


def leave(opened: OpenCampaign, by: User) -> None:
    """Leave a team; raises Conflict for the last one responsible. Links that one made end too."""
    team = _locked(opened.campaign)
    member = team.get(by.id)
    if member is None:
        raise Missing
    _keep_an_owner(team, member)
    db.session.delete(member)
    _end_invitations(opened.campaign, Invitation.made_by_id == by.id)
    end_shares(opened.campaign, PlanShare.made_by_id == by.id)
    record("team.left", what=opened.campaign.public_id, who=by.public_id)


def _put(campaign: Campaign, team: Team, change: tuple[Member, MemberRole], by: User) -> None:
    member, role = change
    if member.role == role:
        return
    if role is not MemberRole.OWNER:
        _keep_an_owner(team, member)
    if member.role == MemberRole.OWNER:
        _end_invitations(campaign, Invitation.made_by_id == member.user_id)
    if not may(role, Right.SHARE_CAMPAIGN):
        end_shares(campaign, PlanShare.made_by_id == member.user_id)
    member.role = role
    record(f"team.became_{role}", what=campaign.public_id, who=by.public_id)


def _locked_for_owner(campaign: Campaign, by: User) -> Team:
    team = _locked(campaign)
    if by.id not in team or team[by.id].role != MemberRole.OWNER:
        raise NotAllowed
    return team


def _locked(campaign: Campaign) -> Team:
    chosen = select(Member).where(Member.campaign_id == campaign.id).order_by(Member.user_id)
    members = db.session.scalars(chosen.with_for_update().execution_options(populate_existing=True))
    return {member.user_id: member for member in members}


def _keep_an_owner(team: Team, leaving: Member) -> None:
    owners = [each for each in team.values() if each.role == MemberRole.OWNER]
    if owners == [leaving]:
        raise Conflict(
            N_("A campaign needs somebody who is responsible for it. Make somebody else so first.")
        )


def _end_invitations(campaign: Campaign, which: ColumnElement[bool]) -> None:
    open_ones = (Invitation.campaign_id == campaign.id, Invitation.ended_at.is_(None), which)
    db.session.execute(update(Invitation).where(*open_ones).values(ended_at=now(), email=""))
