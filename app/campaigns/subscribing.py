"""Subscribing to a campaign's calendar: by a secret address, of which only a hash is kept.

Every member may have one. It ends when they take it back or leave the team, and while the account
is suspended or the campaign lies in the bin nobody gets anything by it.
"""

from dataclasses import dataclass

from sqlalchemy import and_, select

from app.accounts.models import User
from app.campaigns.models import CalendarAddress, Campaign, Member
from app.campaigns.opened import STEPS_OF, KeptSteps, OpenCampaign
from app.core.db import db
from app.core.events import record
from app.core.ids import hashed, new_token


@dataclass(frozen=True)
class Subscription:
    """What somebody subscribes to: in which language, and whether people are named in it."""

    language: str
    with_names: bool = False


def make_address(opened: OpenCampaign, wanted: Subscription, by: User) -> str:
    """Make somebody's address in place of the one before; returns its secret, kept nowhere."""
    token = new_token()
    _take_out(opened, by)
    db.session.add(
        CalendarAddress(
            campaign_id=opened.campaign.id,
            user_id=by.id,
            token_hash=hashed(token),
            language=wanted.language,
            with_names=wanted.with_names,
        )
    )
    record("calendar.address_made", what=opened.campaign.public_id, who=by.public_id)
    return token


def end_address(opened: OpenCampaign, by: User) -> None:
    """Take one's address back: who asks there gets nothing any more. Twice is once."""
    if _take_out(opened, by):
        record("calendar.address_ended", what=opened.campaign.public_id, who=by.public_id)


def _take_out(opened: OpenCampaign, by: User) -> bool:
    """Delete one's address, should there be one; two at the same moment wait for each other."""
    place = select(Member).where(Member.campaign_id == opened.campaign.id, Member.user_id == by.id)
    db.session.execute(place.with_for_update())
    found = find_address(opened, by)
    if found is not None:
        db.session.delete(found)
        db.session.flush()
    return found is not None


def find_address(opened: OpenCampaign, by: User) -> CalendarAddress | None:
    """Give one's own address, if one was made; its secret is not in it."""
    return db.session.get(CalendarAddress, (opened.campaign.id, by.id))


def follow(token: str) -> tuple[OpenCampaign, CalendarAddress] | None:
    """Open the campaign behind an address; None for one that is unknown or has ended."""
    its_place = and_(
        Member.campaign_id == CalendarAddress.campaign_id,
        Member.user_id == CalendarAddress.user_id,
    )
    row = db.session.execute(
        select(CalendarAddress, Campaign, Member)
        .join(Member, its_place)
        .join(Campaign, Campaign.id == CalendarAddress.campaign_id)
        .join(User, User.id == CalendarAddress.user_id)
        .where(CalendarAddress.token_hash == hashed(token))
        .where(Campaign.deleted_at.is_(None), User.suspended_at.is_(None))
    ).one_or_none()
    if row is None:
        return None
    address, campaign, member = row
    kept = KeptSteps(campaign.id).add(db.session.execute(STEPS_OF, {"campaign": campaign.id}))
    return OpenCampaign(campaign, member.role, kept), address
