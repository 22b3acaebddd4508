"""What people do with a campaign: start, save, arrange rows; nothing is overwritten unseen."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.accounts.models import User
from app.campaigns.models import AnswerVersion, Campaign, Depth, Member, MemberRole, StepAnswer
from app.campaigns.queries import OpenCampaign, find_version
from app.core.clock import now
from app.core.db import db
from app.core.errors import Conflict
from app.core.events import record
from app.core.ids import hashed
from app.plan.journey import journey_of
from app.plan.merge import Clash, merge
from app.plan.plan import Plan
from app.plan.steps import BY_SLUG, STEPS
from app.questions.fields import N_, Rows
from app.questions.forms import changed, ticked_keys

Answers = dict[str, Any]


class StaleAnswer(Conflict):
    """Somebody saved other words for the same answer meanwhile: both are shown, nothing is lost."""

    def __init__(self, clashes: list[Clash], stored: StepAnswer) -> None:
        super().__init__(N_("Somebody has changed the same answer meanwhile."))
        self.clashes = clashes
        self.stored = stored


def start_campaign(plan: Plan, *, depth: Depth = Depth.EXPRESS, by: User) -> Campaign:
    """Start a campaign from a plan, be it one that only has a title."""
    title = str(plan.answers("basics").get("title") or "")[:80]
    campaign = Campaign(title=title, depth=depth, extras=dict(plan.extras))
    db.session.add(campaign)
    db.session.flush()
    db.session.add(Member(campaign_id=campaign.id, user_id=by.id, role=MemberRole.OWNER))
    for slug, answers in plan.steps.items():
        step = StepAnswer(campaign_id=campaign.id, step=slug, saved_by_id=by.id)
        db.session.add(step)
        _keep(step, dict(answers), by)
    campaign.progress = _progress(plan)
    record("campaign started", what=campaign.public_id, who=by.public_id)
    return campaign


def prefilled(plan: Plan) -> Plan:
    """Add the rows that a new plan starts with, such as the seven cases of step 14."""
    steps = {slug: dict(answers) for slug, answers in plan.steps.items()}
    for step in STEPS:
        for group in step.groups():
            if group.prefilled and group.key not in steps.get(step.slug, {}):
                steps.setdefault(step.slug, {})[group.key] = group.prefilled()
    return Plan(steps, plan.extras)


def change_depth(opened: OpenCampaign, depth: Depth) -> None:
    """Show fewer or more questions; no answer is touched."""
    opened.campaign.depth = depth


def save_answers(
    opened: OpenCampaign, slug: str, values: Answers, *, base: int, by: User
) -> StepAnswer:
    """Save single answers of a step (None empties one); raises StaleAnswer."""
    ticked = ticked_keys(BY_SLUG[slug].questions)
    return _save(opened, slug, lambda before: changed(before, values, ticked), base=base, by=by)


def save_row(
    opened: OpenCampaign, where: tuple[str, Rows, str], values: Answers, *, base: int, by: User
) -> StepAnswer:
    """Save one row of a group (step, group, row id), making it if it is new."""
    slug, group, row_id = where

    def put(before: Answers) -> Answers:
        rows = [dict(row) for row in before.get(group.key) or []]
        found = next((row for row in rows if row["id"] == row_id), None)
        if found is None:
            if group.most and len(rows) >= group.most:
                raise Conflict(N_("There are already %(most)s rows here."), most=group.most)
            found = {"id": row_id}
            rows.append(found)
        ticked = ticked_keys(group.fields)
        rows[rows.index(found)] = {**changed(found, values, ticked), "id": row_id}
        return {**before, group.key: rows}

    return _save(opened, slug, put, base=base, by=by)


def arrange_rows(
    opened: OpenCampaign, where: tuple[str, Rows, str], deed: str, *, base: int, by: User
) -> StepAnswer:
    """Move a row up or down, duplicate it or remove it."""
    slug, group, row_id = where

    def arrange(before: Answers) -> Answers:
        rows = ARRANGEMENTS[deed](list(before.get(group.key) or []), row_id)
        if group.most and len(rows) > group.most:
            raise Conflict(N_("There are already %(most)s rows here."), most=group.most)
        return changed(before, {group.key: rows or None})

    return _save(opened, slug, arrange, base=base, by=by)


def go_through(opened: OpenCampaign, slug: str, by: User) -> None:
    """Note that a step was continued from: one without needed answers is ready then."""
    step = _step(opened, slug, by)
    step.gone_through = True
    _tell_campaign(opened, slug, step.answers)


def _save(
    opened: OpenCampaign, slug: str, change: Callable[[Answers], Answers], *, base: int, by: User
) -> StepAnswer:
    step = _step(opened, slug, by)
    version = None if base == step.revision else find_version(step, base)
    started_from: Mapping[str, Any] = step.answers
    if base != step.revision:
        started_from = version.answers if version else {}
    groups = frozenset(group.key for group in BY_SLUG[slug].groups())
    merged = merge(started_from, change(dict(started_from)), step.answers, groups)
    if merged.clashes:
        raise StaleAnswer(merged.clashes, step)
    if merged.answers != step.answers:
        _keep(step, merged.answers, by)
        _tell_campaign(opened, slug, merged.answers)
    return step


def _step(opened: OpenCampaign, slug: str, by: User) -> StepAnswer:
    """Give the step's answers, locked against a second writer, made when they are the first."""
    if slug not in opened.steps:
        opened.steps[slug] = _first_answer(opened, slug, by)  # type: ignore[index]
    step = opened.steps[slug]
    db.session.refresh(step, with_for_update=True)
    return step


def _first_answer(opened: OpenCampaign, slug: str, by: User) -> StepAnswer:
    """Make the step's row; when somebody else makes it at the same moment, take theirs."""
    step = StepAnswer(campaign_id=opened.campaign.id, step=slug, answers={}, revision=0)
    step.saved_by_id = by.id
    try:
        with db.session.begin_nested():
            db.session.add(step)
    except IntegrityError:
        place = (StepAnswer.campaign_id == opened.campaign.id, StepAnswer.step == slug)
        return db.session.scalars(select(StepAnswer).where(*place)).one()
    return step


def _keep(step: StepAnswer, answers: Answers, by: User) -> None:
    step.answers = answers
    step.revision = (step.revision or 0) + 1
    step.saved_at = now()
    step.saved_by_id = by.id
    db.session.flush()
    db.session.add(
        AnswerVersion(
            step_answer_id=step.id, revision=step.revision, answers=answers, saved_by_id=by.id
        )
    )


def _tell_campaign(opened: OpenCampaign, slug: str, answers: Answers) -> None:
    """Keep what the dashboard shows: the title, and how far each phase is."""
    plan = Plan({**opened.plan.steps, slug: answers})
    gone_through = frozenset(each for each, step in opened.steps.items() if step.gone_through)
    opened.campaign.progress = _progress(plan, gone_through)
    opened.campaign.changed_at = now()
    if slug == "basics":
        opened.campaign.title = str(answers.get("title") or "")[:80]


def _progress(plan: Plan, gone_through: frozenset[str] = frozenset()) -> dict[str, Any]:
    journey = journey_of(plan, gone_through)
    after = journey.next_stop
    return {
        "ready": journey.ready,
        "phases": [[phase.ready, len(phase.stops), phase.percent] for phase in journey.phases],
        "next": after.step.slug if after else None,
    }


def _moved(rows: list[Any], row_id: str, by: int) -> list[Any]:
    place = _place(rows, row_id)
    to = place + by
    if 0 <= to < len(rows):
        rows[place], rows[to] = rows[to], rows[place]
    return rows


def _duplicated(rows: list[Any], row_id: str) -> list[Any]:
    place = _place(rows, row_id)
    # The same click sent twice makes the same copy, and merging then keeps one.
    copy = {**rows[place], "id": hashed(f"{row_id} {len(rows)}")[:8]}
    return [*rows[: place + 1], copy, *rows[place + 1 :]]


def _removed(rows: list[Any], row_id: str) -> list[Any]:
    return [row for row in rows if row["id"] != row_id]


def _place(rows: list[Any], row_id: str) -> int:
    for place, row in enumerate(rows):
        if row["id"] == row_id:
            return place
    raise Conflict(N_("This row is not there any more: somebody has removed it."))


ARRANGEMENTS: dict[str, Callable[[list[Any], str], list[Any]]] = {
    "up": lambda rows, row_id: _moved(rows, row_id, -1),
    "down": lambda rows, row_id: _moved(rows, row_id, 1),
    "duplicate": _duplicated,
    "remove": _removed,
}
