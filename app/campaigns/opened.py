"""A campaign as one person has it open: its answers, and what follows from them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import bindparam, select

from app.accounts.models import User
from app.campaigns.coaching import Coaching, Dismissal, coaching_of, list_dismissals
from app.campaigns.models import Campaign, Member, StepAnswer
from app.campaigns.rights import Right, may
from app.coach.coach import Hearing, hear, hear_again, in_order, list_remarks
from app.coach.remark import Known
from app.core.clock import today
from app.core.db import db
from app.keeping.binning import Owner
from app.plan.journey import Journey, Stop, journey_of, stop_of
from app.plan.plan import Plan, plan_of
from app.plan.steps import BY_SLUG
from app.reference.in_use import in_use

STEPS_OF = (
    select(StepAnswer, User.id, User.name)
    .outerjoin(User, User.id == StepAnswer.saved_by_id)
    .where(StepAnswer.campaign_id == bindparam("campaign"))
)


@dataclass
class KeptSteps:
    """The answers of a campaign by step, and the names of who saved them."""

    campaign_id: int
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

    def load_again(self) -> None:
        """Load the answers of every step as they stand now."""
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
        return self.kept.found

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
        state = (steps, self.campaign.dismissals)
        if self._worked_out.get("of") != state:
            self._worked_out.clear()
            self._worked_out["of"] = state
        if name not in self._worked_out:
            self._worked_out[name] = work_out()
        return self._worked_out[name]

    def _work_out_plan(self) -> Plan:
        dismissals = [each.as_document() for each in self._dismissals]
        known = {"dismissals": dismissals} if dismissals else {}
        return plan_of(self._kept_answers(), {**self.campaign.extras, **known})

    @property
    def coaching(self) -> Coaching:
        """What the coach says of the plan today, about the steps that were begun."""
        coaching: Coaching = self._once("coaching", lambda: self._coach(self._heard))
        return coaching

    @property
    def coaching_to_tell(self) -> Coaching:
        """What it says of all steps to whoever wants to make a case study of the campaign."""
        remarks = list_remarks(self.plan, Known(in_use(), today(), is_telling=True))
        return coaching_of(remarks, frozenset(BY_SLUG), self._dismissals)

    def coaching_with(self, slug: str, answers: Mapping[str, Any]) -> Coaching:
        """Say what the coach would say with other answers in one step."""

        def work_out() -> tuple[Mapping[str, Any], Coaching]:
            (known, hearing), plan = self._heard, self.plan_with(slug, answers)
            return answers, self._coach((known, hear_again(plan, known, hearing, slug)))

        of, coaching = self._once(f"coaching with another {slug}", work_out)
        return coaching if of is answers else work_out()[1]

    def plan_with(self, slug: str, answers: Mapping[str, Any]) -> Plan:
        """Give the plan with other answers in one step."""
        return plan_of({**self._kept_answers(), slug: answers}, {})

    @property
    def _begun(self) -> frozenset[str]:
        return frozenset(s for s, step in self.steps.items() if step.revision or step.gone_through)

    @property
    def _heard(self) -> tuple[Known, Hearing]:
        """What every rule says of the plan today, and what else it knew for that."""

        def work_out() -> tuple[Known, Hearing]:
            known = Known(in_use(), today())
            return known, hear(self.plan, known)

        heard: tuple[Known, Hearing] = self._once("heard", work_out)
        return heard

    def _coach(self, heard: tuple[Known, Hearing]) -> Coaching:
        return coaching_of(in_order(heard[1]), self._begun, self._dismissals)

    @property
    def _dismissals(self) -> list[Dismissal]:
        return list_dismissals(self.campaign.dismissals)

    def _kept_answers(self) -> dict[str, Any]:
        return {slug: step.answers for slug, step in self.steps.items() if step.answers}

    @property
    def journey(self) -> Journey:
        """Where every step stands."""
        journey: Journey = self._once("journey", self._work_out_journey)
        return journey

    def _work_out_journey(self) -> Journey:
        gone_through = frozenset(slug for slug, step in self.steps.items() if step.gone_through)
        return journey_of(self.plan, gone_through, self.coaching.critical)

    def stop(self, slug: str) -> Stop:
        """Say where one step stands, without asking the others."""
        return self._stop(slug, self.plan, self.coaching)

    def stop_with(self, slug: str, answers: Mapping[str, Any]) -> Stop:
        """Say where it would stand with other answers."""
        return self._stop(slug, plan_of({slug: answers}, {}), self.coaching_with(slug, answers))

    def _stop(self, slug: str, plan: Plan, coaching: Coaching) -> Stop:
        is_gone_through = bool(self.paper(slug).gone_through)
        unsettled = coaching.critical[slug]
        return stop_of(slug, plan, is_gone_through=is_gone_through, unsettled=unsettled)

    @property
    def may_edit(self) -> bool:
        """Whether this person may change answers."""
        return may(self.role, Right.EDIT_CAMPAIGN)

    @property
    def may_comment(self) -> bool:
        """Whether this person may comment."""
        return may(self.role, Right.COMMENT)

    @property
    def may_share(self) -> bool:
        """Whether this person may let people outside read the plan."""
        return may(self.role, Right.SHARE_CAMPAIGN)

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
        if found := self.kept.found.get(slug):
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
            db.session.flush()  # what was changed here a moment ago must not be looked away
            db.session.refresh(self.campaign, with_for_update=True)
            self.kept.load_again()

    def hold(self, paper: StepAnswer) -> None:
        """Take in the answers of a step as they were just saved."""
        self.kept.found[paper.step] = paper
