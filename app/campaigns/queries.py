"""Campaigns as the person may see them; a stranger's campaign is not found at all."""

from sqlalchemy import and_, bindparam, select

from app.accounts.models import User
from app.campaigns.models import Campaign, Member, StepAnswer
from app.campaigns.opened import STEPS_OF, KeptSteps, OpenCampaign
from app.campaigns.rights import Right, may
from app.core.db import db
from app.core.errors import Missing, NotAllowed

# Built once: building it anew would cost as much as asking the database.
WHOLE_CAMPAIGN = (
    select(Campaign, Member, StepAnswer, User.id, User.name)
    .join(Member, and_(Member.campaign_id == Campaign.id, Member.user_id == bindparam("by")))
    .outerjoin(StepAnswer, StepAnswer.campaign_id == Campaign.id)
    .outerjoin(User, User.id == StepAnswer.saved_by_id)
    .where(Campaign.public_id == bindparam("id"), Campaign.deleted_at.is_(None))
)


def open_campaign(public_id: str, right: Right, by: User) -> OpenCampaign:
    """Load a campaign and its answers in one statement; raises Missing or NotAllowed."""
    rows = db.session.execute(WHOLE_CAMPAIGN, {"id": public_id, "by": by.id}).all()
    if not rows:
        raise Missing
    campaign, member = rows[0][:2]
    if not may(member.role, right):
        raise NotAllowed
    kept = KeptSteps(campaign.id).add(row[2:] for row in rows)
    return OpenCampaign(campaign, member.role, kept, member)


def list_campaigns(by: User, *, limit: int = 100) -> list[tuple[Campaign, str]]:
    """List somebody's campaigns with their role in each, the latest changed first."""
    mine = (
        select(Campaign, Member.role)
        .join(Member, Member.campaign_id == Campaign.id)
        .where(Member.user_id == by.id, Campaign.deleted_at.is_(None))
        .order_by(Campaign.changed_at.desc(), Campaign.id.desc())
        .limit(limit)
    )
    return [(campaign, role) for campaign, role in db.session.execute(mine)]


def get_campaign(public_id: str) -> OpenCampaign:
    """Load a campaign for whoever keeps the server; raises Missing."""
    campaign = db.session.scalar(
        select(Campaign).where(Campaign.public_id == public_id, Campaign.deleted_at.is_(None))
    )
    if campaign is None:
        raise Missing
    kept = KeptSteps(campaign.id).add(db.session.execute(STEPS_OF, {"campaign": campaign.id}))
    return OpenCampaign(campaign, "owner", kept)
