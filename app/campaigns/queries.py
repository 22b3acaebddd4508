"""Campaigns as the person may see them; a stranger's campaign is not found at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import and_, select

from app.accounts.models import User
from app.campaigns.models import Campaign, Member, StepAnswer
from app.campaigns.rights import Right, may
from app.core.db import db
from app.core.errors import Missing, NotAllowed
from app.keeping.binning import Owner
from app.plan.journey import Journey, journey_of
from app.plan.plan import Plan, plan_of


@dataclass(frozen=True)
class OpenCampaign:
    """A campaign with all its answers, as one person has it open."""

    campaign: Campaign
    role: str
    steps: dict[str, StepAnswer]
    names: Mapping[int, str]  # who saved the steps
    member: Member | None = None  # their place; nobody has one at the command line
    _worked_out: dict[str, Any] = field(default_factory=dict)  # for the answers as they stand

    @property
    def plan(self) -> Plan:
        """The answers as a plan."""
        plan: Plan = self._once("plan", self._work_out_plan)
        return plan

    def _once(self, name: str, work_out: Callable[[], Any]) -> Any:
        steps = [(slug, step.revision, step.gone_through) for slug, step in self.steps.items()]
        if self._worked_out.get("of") != steps:
            self._worked_out.clear()
            self._worked_out["of"] = steps
        if name not in self._worked_out:
            self._worked_out[name] = work_out()
        return self._worked_out[name]

    def _work_out_plan(self) -> Plan:
        kept = {slug: step.answers for slug, step in self.steps.items() if step.answers}
        return plan_of(kept, self.campaign.extras)

    @property
    def journey(self) -> Journey:
        """Where every step stands."""
        journey: Journey = self._once("journey", self._work_out_journey)
        return journey

    def _work_out_journey(self) -> Journey:
        gone_through = frozenset(slug for slug, step in self.steps.items() if step.gone_through)
        return journey_of(self.plan, gone_through)

    @property
    def may_edit(self) -> bool:
        """Whether this person may change answers."""
        return may(self.role, Right.EDIT_CAMPAIGN)

    @property
    def may_comment(self) -> bool:
        """Whether this person may comment."""
        return may(self.role, Right.COMMENT)

    @property
    def may_manage_team(self) -> bool:
        """Whether this person may invite people, and say who may do what."""
        return may(self.role, Right.MANAGE_TEAM)

    @property
    def owner(self) -> Owner:
        """Whose bin the rows of this campaign go to."""
        return Owner(campaign_id=self.campaign.id)

    @property
    def may_delete(self) -> bool:
        """Whether this person may delete the campaign, or rows of it for good."""
        return may(self.role, Right.DELETE_CAMPAIGN)

    def paper(self, slug: str) -> StepAnswer:
        """Give the kept answers of a step, empty ones while nothing was saved."""
        if slug in self.steps:
            return self.steps[slug]
        return StepAnswer(campaign_id=self.campaign.id, step=slug, revision=0, answers={})

    def revision(self, slug: str) -> int:
        """How often a step was saved."""
        return self.steps[slug].revision if slug in self.steps else 0


def open_campaign(public_id: str, right: Right, by: User) -> OpenCampaign:
    """Load a campaign and all its answers in one statement; raises Missing or NotAllowed."""
    rows = db.session.execute(
        select(Campaign, Member, StepAnswer, User.id, User.name)
        .join(Member, and_(Member.campaign_id == Campaign.id, Member.user_id == by.id))
        .outerjoin(StepAnswer, StepAnswer.campaign_id == Campaign.id)
        .outerjoin(User, User.id == StepAnswer.saved_by_id)
        .where(Campaign.public_id == public_id, Campaign.deleted_at.is_(None))
    ).all()
    if not rows:
        raise Missing
    campaign, member = rows[0][0], rows[0][1]
    if not may(member.role, right):
        raise NotAllowed
    steps = {step.step: step for _, _, step, _, _ in rows if step is not None}
    names = {user_id: name for _, _, _, user_id, name in rows if user_id is not None}
    return OpenCampaign(campaign, member.role, steps, names, member)


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
    steps = db.session.scalars(select(StepAnswer).where(StepAnswer.campaign_id == campaign.id))
    return OpenCampaign(campaign, "owner", {step.step: step for step in steps}, {})
