"""What people do with a campaign: start, save, arrange rows; nothing is overwritten unseen."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from app.accounts.models import User
from app.campaigns.coaching import list_dismissals
from app.campaigns.models import Campaign, Depth, Member, MemberRole, StepAnswer
from app.campaigns.opened import KeptSteps, OpenCampaign
from app.campaigns.summaries import is_told, summed_up, tell_campaign
from app.campaigns.visits import note_visit
from app.core.db import db
from app.core.errors import Conflict
from app.core.events import record
from app.keeping.binning import bin_taken
from app.keeping.models import Act
from app.keeping.restoring import restore
from app.keeping.saving import Answers, Change, Outcome, Seen, keep, name_version
from app.keeping.versions import get_version
from app.plan.plan import Plan
from app.plan.steps import BY_SLUG, STEPS
from app.questions.fields import N_, Rows
from app.questions.forms import changed, ticked_keys
from app.questions.merge import Place, value_at, with_value


def start_campaign(
    plan: Plan, *, depth: Depth = Depth.EXPRESS, act: Act = Act.STARTED, by: User
) -> Campaign:
    """Start a campaign from a plan, be it one that only has a title."""
    title = str(plan.answers("basics").get("title") or "")[:80]
    dismissals = [each.as_kept() for each in list_dismissals(plan.extras.get("dismissals") or ())]
    extras = {key: value for key, value in plan.extras.items() if key != "dismissals"}
    campaign = Campaign(title=title, depth=depth, extras=extras, dismissals=dismissals)
    db.session.add(campaign)
    db.session.flush()
    db.session.add(Member(campaign_id=campaign.id, user_id=by.id, role=MemberRole.OWNER))
    kept = KeptSteps(campaign.id)
    for slug, answers in plan.steps.items():
        step = kept.found[slug] = StepAnswer(campaign_id=campaign.id, step=slug)
        keep(step, partial(_all, dict(answers)), Seen(0, act=act), by)
    campaign.progress = summed_up(OpenCampaign(campaign, MemberRole.OWNER, kept).journey)
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
    opened: OpenCampaign, slug: str, values: Answers, *, seen: Seen, by: User
) -> Outcome[StepAnswer]:
    """Save single answers of a step (None empties one); raises StaleAnswer."""
    ticked = ticked_keys(BY_SLUG[slug].questions)

    def put(before: Answers) -> Answers:
        return changed(before, values, ticked)

    return change_step(opened, slug, put, seen=seen, by=by)


def save_row(
    opened: OpenCampaign, where: tuple[str, Rows, str], values: Answers, *, seen: Seen, by: User
) -> Outcome[StepAnswer]:
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

    return change_step(opened, slug, put, seen=seen, by=by)


def arrange_rows(
    opened: OpenCampaign, where: tuple[str, Rows, str], deed: str, *, seen: Seen, by: User
) -> Outcome[StepAnswer]:
    """Move a row up or down, duplicate it or remove it."""
    slug, group, row_id = where

    def arrange(before: Answers) -> Answers:
        rows = ARRANGEMENTS[deed](list(before.get(group.key) or []), row_id, seen.copy_of(row_id))
        if group.most and len(rows) > group.most:
            raise Conflict(N_("There are already %(most)s rows here."), most=group.most)
        return changed(before, {group.key: rows or None})

    return change_step(opened, slug, arrange, seen=seen, by=by)


def remove_line(
    opened: OpenCampaign,
    where: tuple[str, Rows, str],
    line: tuple[str, str],
    values: Answers,
    *,
    seen: Seen,
    by: User,
) -> Outcome[StepAnswer]:
    """Save a row as it was posted, then take one of the small rows (group, id) inside it out.

    So the bin holds what was just typed there, too. Raises StaleAnswer if somebody else has changed
    the small rows meanwhile.
    """
    slug, group, row_id = where
    line_group, line_id = line
    place = Place(line_group, group.key, row_id)

    def remove(before: Answers) -> Answers:
        left = [each for each in value_at(before, place) or [] if each["id"] != line_id]
        return with_value(before, place, {group.key: [{"id": row_id, line_group: left or None}]})

    paper = save_row(opened, where, values, seen=seen, by=by).paper
    if value_at(paper.answers, place) == values.get(line_group):
        seen = replace(seen, own={**seen.own, place: paper.revision})
    return change_step(opened, slug, remove, seen=seen, by=by)


def restore_step(
    opened: OpenCampaign, version: tuple[str, int], base: int, by: User
) -> Outcome[StepAnswer]:
    """Go back to a version (step, revision); raises ChangedMeanwhile unless `base` is current."""
    slug, revision = version

    def save(change: Change, seen: Seen) -> Outcome[StepAnswer]:
        return change_step(opened, slug, change, seen=seen, by=by)

    paper = opened.paper(slug)
    return restore(paper, get_version(paper, revision)[1], base, save)


def go_through(opened: OpenCampaign, slug: str, by: User) -> None:
    """Note that a step was continued from: one without needed answers is ready then."""
    if not opened.revision(slug):
        change_step(opened, slug, dict, seen=Seen(0, act=Act.CONTINUED), by=by)
    paper = opened.paper(slug)
    if not paper.gone_through:
        paper.gone_through = True
        tell_campaign(opened)


def change_step(
    opened: OpenCampaign, slug: str, change: Change, *, seen: Seen, by: User
) -> Outcome[StepAnswer]:
    """Change the answers of a step; rows that this takes out of a group go to the bin."""
    outcome = keep(opened.paper(slug), change, seen, by)
    outcome = bin_taken(outcome, opened.owner, lambda _group: slug, seen=seen, by=by)
    opened.hold(outcome.paper)
    note_visit(opened.member)
    is_typed = seen.act is Act.TYPED
    if outcome.is_changed and not (is_typed and is_told(opened, slug, outcome.replaced)):
        tell_campaign(opened)
    return outcome


def note_submission(opened: OpenCampaign) -> None:
    """Name the versions that a case study was made of."""
    for step in opened.steps.values():
        name_version(step, Act.SUBMITTED)


def _all(answers: Answers, _before: Answers) -> Answers:
    return dict(answers)


def _moved(rows: list[Any], row_id: str, by: int) -> list[Any]:
    place = _place(rows, row_id)
    to = place + by
    if 0 <= to < len(rows):
        rows[place], rows[to] = rows[to], rows[place]
    return rows


def _duplicated(rows: list[Any], row_id: str, copy_id: str) -> list[Any]:
    place = _place(rows, row_id)
    copy = {**rows[place], "id": copy_id}
    return [*rows[: place + 1], copy, *rows[place + 1 :]]


def _removed(rows: list[Any], row_id: str, _copy_id: str) -> list[Any]:
    return [row for row in rows if row["id"] != row_id]


def _place(rows: list[Any], row_id: str) -> int:
    for place, row in enumerate(rows):
        if row["id"] == row_id:
            return place
    raise Conflict(N_("This row is not there any more: somebody has removed it."))


# Rows, the id of the one that it is about, and the id that a copy of it would have.
ARRANGEMENTS: dict[str, Callable[[list[Any], str, str], list[Any]]] = {
    "up": lambda rows, row_id, _copy_id: _moved(rows, row_id, -1),
    "down": lambda rows, row_id, _copy_id: _moved(rows, row_id, 1),
    "duplicate": _duplicated,
    "remove": _removed,
}
