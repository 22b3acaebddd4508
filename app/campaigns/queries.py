"""Campaigns as the person may see them; a stranger's campaign is not found at all."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, select

from app.accounts.models import User
from app.campaigns.coaching import Coaching, coaching_of, list_dismissals
from app.campaigns.models import Campaign, Member, StepAnswer
from app.campaigns.rights import Right, may
from app.coach.remark import Known
from app.core.clock import now
from app.core.db import db
from app.core.errors import Missing, NotAllowed
from app.keeping.binning import Owner
from app.plan.journey import Journey, Stop, journey_of, stop_of
from app.plan.plan import Plan, plan_of
from app.reference.reference import shipped


@dataclass
class KeptSteps:
    """The answers of a campaign by step, and the names of who saved them.

    `only` is the one step that was loaded so far, if not all were.
    """

    campaign_id: int
    only: str = ""
    found: dict[str, StepAnswer] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)

    def add(self, rows: Iterable[Sequence[Any]]) -> "KeptSteps":
        """Take in what was loaded: rows of a step's answers, its saver's id and name."""
        for step, user_id, name in rows:
            if step is not None:
                self.found.setdefault(step.step, step)
            if user_id is not None:
                self.names[user_id] = name
        return self

    def one(self, slug: str) -> StepAnswer | None:
        """Give the answers of a step, if any were saved."""
        return self.found.get(slug) if slug == self.only else self.all().get(slug)

    def all(self) -> dict[str, StepAnswer]:
        """Give the answers of every step, loading now what was not."""
        if self.only:
            self.load_all()
        return self.found

    def load_all(self) -> None:
        """Load the answers of every step as they stand now."""
        self.only = ""
        asked = {"campaign": self.campaign_id}
        self.add(db.session.execute(STEPS_OF, asked, execution_options={"populate_existing": True}))


@dataclass(frozen=True)
class OpenCampaign:
    """A campaign with its answers, as one person has it open."""

    campaign: Campaign
    role: str
    kept: KeptSteps
    member: Member | None = None  # their place; nobody has one at the command line
    _worked_out: dict[str, Any] = field(default_factory=dict)  # for the answers as they stand

    @property
    def steps(self) -> Mapping[str, StepAnswer]:
        """The kept answers by step."""
        return self.kept.all()

    @property
    def names(self) -> Mapping[int, str]:
        """Who saved the steps: id -> name."""
        return self.kept.names

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
        dismissals = [each.as_document() for each in list_dismissals(self.campaign.dismissals)]
        known = {"dismissals": dismissals} if dismissals else {}
        return plan_of(self._kept_answers(), {**self.campaign.extras, **known})

    @property
    def coaching(self) -> Coaching:
        """What the coach says of the plan today."""
        coaching: Coaching = self._once("coaching", self._work_out_coaching)
        return coaching

    def _work_out_coaching(self) -> Coaching:
        return self._coach(self.plan)

    def coaching_with(self, slug: str, answers: Mapping[str, Any]) -> Coaching:
        """Say what the coach would say with other answers in one step."""
        return self._coach(plan_of({**self._kept_answers(), slug: answers}, {}))

    def _coach(self, plan: Plan) -> Coaching:
        begun = frozenset(s for s, step in self.steps.items() if step.revision or step.gone_through)
        known = Known(shipped(), now().date())
        return coaching_of(plan, known, begun, list_dismissals(self.campaign.dismissals))

    def _kept_answers(self) -> dict[str, Any]:
        return {slug: step.answers for slug, step in self.steps.items() if step.answers}

    @property
    def journey(self) -> Journey:
        """Where every step stands."""
        journey: Journey = self._once("journey", self._work_out_journey)
        return journey

    def _work_out_journey(self) -> Journey:
        gone_through = frozenset(slug for slug, step in self.steps.items() if step.gone_through)
        return journey_of(self.plan, gone_through)

    def stop(self, slug: str, answers: Mapping[str, Any] | None = None) -> Stop:
        """Say where one step stands, or would with other answers, without asking the others."""
        paper = self.paper(slug)
        plan = plan_of({slug: paper.answers or {} if answers is None else answers}, {})
        return stop_of(slug, plan, is_gone_through=bool(paper.gone_through))

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
        if found := self.kept.one(slug):
            return found
        return StepAnswer(campaign_id=self.campaign.id, step=slug, revision=0, answers={})

    def revision(self, slug: str) -> int:
        """How often a step was saved."""
        return self.paper(slug).revision

    def look_again(self) -> None:
        """Load what others have saved meanwhile, who wait from now until this is over.

        SQLite has one writer at a time: there nobody can have saved anything.
        """
        if db.engine.dialect.name != "sqlite":
            db.session.refresh(self.campaign, with_for_update=True)
            self.kept.load_all()

    def hold(self, paper: StepAnswer) -> None:
        """Take in the answers of a step as they were just saved."""
        self.kept.found[paper.step] = paper


def _opening(*which: ColumnElement[bool]) -> Select[Any, Any, Any, int, str]:
    """Select a campaign, somebody's place in it, and the answers of its steps."""
    return (
        select(Campaign, Member, StepAnswer, User.id, User.name)
        .join(Member, and_(Member.campaign_id == Campaign.id, Member.user_id == bindparam("by")))
        .outerjoin(StepAnswer, and_(StepAnswer.campaign_id == Campaign.id, *which))
        .outerjoin(User, User.id == StepAnswer.saved_by_id)
        .where(Campaign.public_id == bindparam("id"), Campaign.deleted_at.is_(None))
    )


# Built once: building them anew would cost as much as asking the database.
WHOLE_CAMPAIGN = _opening()
ONE_STEP = _opening(StepAnswer.step == bindparam("step"))
STEPS_OF = (
    select(StepAnswer, User.id, User.name)
    .outerjoin(User, User.id == StepAnswer.saved_by_id)
    .where(StepAnswer.campaign_id == bindparam("campaign"))
)


def open_campaign(public_id: str, right: Right, by: User, *, only: str = "") -> OpenCampaign:
    """Load a campaign and its answers in one statement; raises Missing or NotAllowed.

    Of the answers just one step's if `only` names it: what is typed seldom needs the others.
    """
    asked = {"id": public_id, "by": by.id, **({"step": only} if only else {})}
    rows = db.session.execute(ONE_STEP if only else WHOLE_CAMPAIGN, asked).all()
    if not rows:
        raise Missing
    campaign, member = rows[0][:2]
    if not may(member.role, right):
        raise NotAllowed
    kept = KeptSteps(campaign.id, only).add(row[2:] for row in rows)
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
