"""Deleting things of a campaign, and the campaign: 30 days in the bin, then gone for good."""

from collections.abc import Sequence

from sqlalchemy import delete, select

from app.accounts.models import User
from app.campaigns.models import CalendarAddress, Campaign, Member, MemberRole
from app.campaigns.opened import OpenCampaign
from app.campaigns.sharing import end_shares
from app.campaigns.verbs import change_step
from app.core.clock import now
from app.core.db import db
from app.core.errors import Missing
from app.core.events import record
from app.keeping.binning import returned
from app.keeping.models import KEPT_IN_BIN, Act, BinnedRow
from app.keeping.saving import Seen
from app.plan.steps import BY_SLUG


def put_back(opened: OpenCampaign, binned: BinnedRow, by: User) -> None:
    """Put a row back where it stood; raises Conflict where its group is full."""
    step = BY_SLUG.get(binned.page)
    group = step.group(binned.group, binned.place.group) if step else None
    if group is None:
        raise Missing
    seen = Seen(opened.revision(binned.page), act=Act.RESTORED)
    change_step(opened, binned.page, returned(binned, group.most), seen=seen, by=by)
    db.session.delete(binned)


def delete_row_for_good(opened: OpenCampaign, binned: BinnedRow, by: User) -> None:
    """Take a row out of the bin; earlier versions of its step still show it."""
    db.session.delete(binned)
    record("row deleted", what=opened.campaign.public_id, who=by.public_id)


def delete_campaign(opened: OpenCampaign, by: User) -> None:
    """Put a campaign into the bin: gone for the whole team, and for whoever has a link."""
    addresses = CalendarAddress.campaign_id == opened.campaign.id
    db.session.execute(delete(CalendarAddress).where(addresses))
    end_shares(opened.campaign)
    opened.campaign.deleted_at = now()
    opened.campaign.deleted_by_id = by.id
    record("campaign binned", what=opened.campaign.public_id, who=by.public_id)


def list_deleted(by: User, *, limit: int = 100) -> Sequence[Campaign]:
    """List the campaigns that somebody may have back, the last deleted first."""
    mine = (
        select(Campaign)
        .join(Member, Member.campaign_id == Campaign.id)
        .where(Member.user_id == by.id, Member.role == MemberRole.OWNER)
        .where(Campaign.deleted_at > now() - KEPT_IN_BIN)
    )
    return db.session.scalars(mine.order_by(Campaign.deleted_at.desc()).limit(limit)).all()


def get_deleted(public_id: str, by: User) -> Campaign:
    """Give a campaign in the bin to one of those who owned it; raises Missing."""
    found = next((each for each in list_deleted(by) if each.public_id == public_id), None)
    if found is None:
        raise Missing
    return found


def return_campaign(campaign: Campaign, by: User) -> None:
    """Take a campaign out of the bin, as it was, for the same team."""
    campaign.deleted_at = None
    campaign.deleted_by_id = None
    record("campaign returned", what=campaign.public_id, who=by.public_id)


def delete_campaign_for_good(campaign: Campaign, by: User) -> None:
    """Delete a campaign with everything in it."""
    db.session.execute(delete(Campaign).where(Campaign.id == campaign.id))
    record("campaign deleted", what=campaign.public_id, who=by.public_id)


def purge_campaigns() -> None:
    """Delete for good what has lain in the bin for 30 days."""
    db.session.execute(delete(Campaign).where(Campaign.deleted_at <= now() - KEPT_IN_BIN))
