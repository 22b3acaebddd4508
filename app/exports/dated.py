"""What a plan puts into a calendar, in words: its days, chosen key dates, moderation shifts. Pure.

A shift is written in the team's own words ("weekday evenings"), so it has no hours that a program
could be sure of: it stands on whole days and says these words. It comes back on each of the days
that its words name, from the launch to the last day of the campaign, as comments come for as long
as something stands online; without a last day it ends with the week of the launch, which the team
was asked to cover.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.exports.plain_text import readable
from app.exports.shift_days import WEEK, days_named
from app.plan.answers import by_id, day, text
from app.plan.days import (
    ALONE,
    IN_WORDS,
    DayKind,
    PlanDay,
    chosen_key_dates,
    days_of,
    key_days_between,
)
from app.plan.plan import Plan
from app.questions.fields import N_
from app.reference.reference import KeyDay, Reference

LAUNCH_WEEK = timedelta(days=6)
AROUND = timedelta(days=31)  # a key date so near to the days of a plan belongs to it
A_YEAR = timedelta(days=366)
SHIFTS = "moderation.shifts"
NAMES_A_PERSON = frozenset({DayKind.CONSENT_ENDS})
OWNER = {
    DayKind.MILESTONE: ("calendar.milestones", "owner"),
    DayKind.PIECE: ("content.pieces", "owner"),
}
PLACE = {DayKind.ACTIVITY: ("channels.offline", "place")}


@dataclass(frozen=True)
class Save:
    """How often a step was saved, and when last."""

    revision: int
    at: datetime


@dataclass(frozen=True)
class Wanted:
    """For whom a calendar is made.

    `campaign` is the public id, `saves` holds each step's last save, `begun_at` is when the
    campaign was made. Without `with_names` it names no person and no place of an activity: an
    address that people subscribe to passes through the servers of their calendar programs.
    """

    campaign: str
    language: str
    translate: Callable[[str], str]
    reference: Reference
    saves: Mapping[str, Save]
    begun_at: datetime
    time_zone: str
    with_names: bool = False


@dataclass(frozen=True)
class Entry:
    """One thing in the calendar, from its first to its last whole day.

    `key` stays the same whatever is typed; `steps` are those whose answers it tells.
    """

    key: str
    kind: str
    first: date
    last: date
    summary: str
    lines: list[str]
    steps: tuple[str, ...]
    place: str = ""
    until: date | None = None  # repeated on these days of the week until then
    weekdays: tuple[str, ...] = ()
    edits: int = 0  # of the reference data


def entries_of(plan: Plan, wanted: Wanted) -> list[Entry]:
    """List everything that a plan puts into a calendar."""
    planned = days_of(plan)
    return [
        *(_planned(each, plan, wanted) for each in planned),
        *_key_dates(plan, planned, wanted),
        *_shifts(plan, wanted),
    ]


def title_of(plan: Plan, wanted: Wanted) -> str:
    """Name the campaign on one line."""
    title = text(plan.answers("basics"), "title")
    return one_line(title) or wanted.translate(N_("Campaign without a name"))


def one_line(words: str) -> str:
    """Put typed words on one line, without marks that no program shows."""
    return readable(" ".join(words.split())).strip()


def _planned(each: PlanDay, plan: Plan, wanted: Wanted) -> Entry:
    kind = wanted.translate(IN_WORDS[each.kind])
    title = title_of(plan, wanted)
    hidden = each.kind in NAMES_A_PERSON and not wanted.with_names
    name = title if each.kind in ALONE else "" if hidden else one_line(each.words)
    return Entry(
        key=f"{each.step}/{each.group}/{each.row}/{each.kind}",
        kind=kind,
        first=each.day,
        last=each.day,
        summary=_labelled(kind, name, wanted),
        lines=[title, *_owner(each, plan, wanted)],
        steps=(each.step, "basics", "resources"),
        place=_place(each, plan) if wanted.with_names else "",
    )


def _labelled(kind: str, name: str, wanted: Wanted) -> str:
    words = {"label": kind, "answer": name}
    return wanted.translate(N_("%(label)s: %(answer)s")) % words if name else kind


def _owner(each: PlanDay, plan: Plan, wanted: Wanted) -> list[str]:
    where, key = OWNER.get(each.kind, ("", ""))
    if not where or not wanted.with_names:
        return []
    given = text(by_id(plan, where)[each.row], key)
    name = one_line(plan.people.get(given, given))
    return [wanted.translate(N_("Looked after by %(name)s")) % {"name": name}] if name else []


def _place(each: PlanDay, plan: Plan) -> str:
    where, key = PLACE.get(each.kind, ("", ""))
    return one_line(text(by_id(plan, where)[each.row], key)) if where else ""


def _key_dates(plan: Plan, planned: list[PlanDay], wanted: Wanted) -> Iterator[Entry]:
    """Tell the chosen key dates while the campaign lasts; one that has none then, its next one."""
    chosen = chosen_key_dates(plan)
    if not planned or not chosen:
        return
    first, last = planned[0].day - AROUND, planned[-1].day + AROUND
    found = _chosen_between(plan, wanted, first, last)
    missed = chosen - {each.key for each in found}
    for later in _chosen_between(plan, wanted, last, last + A_YEAR) if missed else ():
        if later.key in missed:
            missed -= {later.key}
            found.append(later)
    yield from (_key_date(each, plan, wanted) for each in found)


def _chosen_between(plan: Plan, wanted: Wanted, first: date, last: date) -> list[KeyDay]:
    chosen = chosen_key_dates(plan)
    found = key_days_between(plan, wanted.reference, first, last)
    return [each for each in found if each.key in chosen]


def _key_date(found: KeyDay, plan: Plan, wanted: Wanted) -> Entry:
    kind = wanted.translate(IN_WORDS[DayKind.KEY_DATE])
    name = one_line(wanted.reference.label("key_dates", found.key, wanted.language))
    ask = N_("Days of commemoration belong first to those who mourn: ask them before.")
    return Entry(
        key=f"key_dates/{found.key}/{found.first.year}",
        kind=kind,
        first=found.first,
        last=found.last,
        summary=_labelled(kind, name, wanted),
        lines=[title_of(plan, wanted), *([wanted.translate(ask)] if found.is_sensitive else [])],
        steps=("calendar", "basics"),
        edits=wanted.reference.stamp,
    )


def _shifts(plan: Plan, wanted: Wanted) -> Iterator[Entry]:
    calendar = plan.answers("calendar")
    launch, end = day(calendar, "launch_date"), day(calendar, "end")
    if launch is None:
        return
    until = end if end and end >= launch else launch + LAUNCH_WEEK
    for row in plan.rows(SHIFTS):
        weekdays = days_named(text(row, "day_part"))
        first = next(
            each for n in range(7) if WEEK[(each := launch + timedelta(n)).weekday()] in weekdays
        )
        if first <= until:
            yield _shift(row, plan, wanted, (first, until, weekdays))


def _shift(
    row: Mapping[str, object], plan: Plan, wanted: Wanted, on: tuple[date, date, tuple[str, ...]]
) -> Entry:
    first, until, weekdays = on
    kind, given = wanted.translate(N_("Reading the comments")), text(row, "person")
    name = one_line(plan.people.get(given, given)) if wanted.with_names else ""
    words = " · ".join(each for each in (one_line(text(row, "day_part")), name) if each)
    return Entry(
        key=f"moderation/shifts/{row['id']}",
        kind=kind,
        first=first,
        last=first,
        summary=_labelled(kind, words, wanted),
        lines=[title_of(plan, wanted)],
        steps=("moderation", "calendar", "basics", "resources"),
        until=until,
        weekdays=weekdays,
    )
