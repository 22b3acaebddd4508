"""Sharing a plan with people without account: by a secret link that ends, and shows no more than
the team says. Nothing is kept of who opens it, nor when.
"""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import ColumnElement, select, update

from app.accounts.models import User
from app.campaigns.inviting import KEPT_AFTERWARDS
from app.campaigns.models import Campaign, PlanShare
from app.campaigns.opened import STEPS_OF, KeptSteps, OpenCampaign
from app.core.clock import now
from app.core.db import db
from app.core.errors import Missing, Refusal
from app.core.events import record
from app.core.forgetting import delete_some
from app.core.ids import hashed, new_token
from app.plan.leaving_out import Shown, plan_for_others
from app.plan.plan import Plan


class DeadShare(Refusal):
    """The link was taken back or is too old, or its campaign is gone."""

    status = 410


@dataclass(frozen=True)
class SharedPlan:
    """A plan as whoever has the link reads it."""

    plan: Plan
    shown: Shown
    share: PlanShare


def share_plan(opened: OpenCampaign, shown: Shown, days: int, by: User) -> str:
    """Make a link that works for so many days; returns its secret, which is kept nowhere."""
    token = new_token()
    db.session.add(
        PlanShare(
            campaign_id=opened.campaign.id,
            token_hash=hashed(token),
            with_names=shown.with_names,
            with_safety=shown.with_safety,
            made_by_id=by.id,
            expires_at=now() + timedelta(days=days),
        )
    )
    record("plan.shared", what=opened.campaign.public_id, who=by.public_id)
    return token


def end_share(opened: OpenCampaign, share: PlanShare, by: User) -> None:
    """Take a link back: it shows nothing any more. Twice is once."""
    if share.ended_at is None:
        share.ended_at = now()
        record("plan.share_ended", what=opened.campaign.public_id, who=by.public_id)


def end_shares(campaign: Campaign, *which: ColumnElement[bool]) -> None:
    """End links of a campaign: all of them, or those of somebody who may not share any more."""
    open_ones = (PlanShare.campaign_id == campaign.id, PlanShare.ended_at.is_(None), *which)
    db.session.execute(update(PlanShare).where(*open_ones).values(ended_at=now()))


def list_shares(campaign: Campaign) -> list[tuple[PlanShare, str | None]]:
    """List the links that work, with the names of who made them, the newest first."""
    found = (
        select(PlanShare, User.name)
        .outerjoin(User, User.id == PlanShare.made_by_id)
        .where(PlanShare.campaign_id == campaign.id, _is_alive())
        .order_by(PlanShare.id.desc())
    )
    return [(share, name) for share, name in db.session.execute(found)]


def get_share(campaign: Campaign, public_id: str) -> PlanShare:
    """Give a link of a campaign, be it over; raises Missing."""
    mine = (PlanShare.campaign_id == campaign.id, PlanShare.public_id == public_id)
    found = db.session.scalars(select(PlanShare).where(*mine)).one_or_none()
    if found is None:
        raise Missing
    return found


def look_at_share(token: str) -> SharedPlan:
    """Give the plan behind a link, without what stays with the team; raises DeadShare."""
    row = db.session.execute(
        select(PlanShare, Campaign)
        .join(Campaign, Campaign.id == PlanShare.campaign_id)
        .outerjoin(User, User.id == PlanShare.made_by_id)
        .where(PlanShare.token_hash == hashed(token), _is_alive())
        .where(Campaign.deleted_at.is_(None), User.suspended_at.is_(None))
    ).one_or_none()
    if row is None:
        raise DeadShare
    share, campaign = row
    kept = KeptSteps(campaign.id).add(db.session.execute(STEPS_OF, {"campaign": campaign.id}))
    shown = Shown(share.with_names, share.with_safety)
    return SharedPlan(plan_for_others(OpenCampaign(campaign, "", kept).plan, shown), shown, share)


def forget_old_shares() -> int:
    """Forget some of the links that ended long ago; says how many."""
    return delete_some(PlanShare.id, PlanShare.expires_at <= now() - KEPT_AFTERWARDS)


def _is_alive() -> ColumnElement[bool]:
    return PlanShare.ended_at.is_(None) & (PlanShare.expires_at > now())
