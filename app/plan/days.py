"""The days of a plan: everything in it that has a date, in one order. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.plan.answers import day, several, text
from app.plan.plan import Plan
from app.questions.fields import N_
from app.reference.reference import KeyDay, Reference


class DayKind(StrEnum):
    """What happens on a day, in the order in which one day tells it."""

    START = "start"
    LAUNCH = "launch_date"
    END = "end"
    KEY_DATE = "key_dates"
    OWN_DATE = "own_dates"
    QUIET = "quiet_days"
    MILESTONE = "milestones"
    PIECE = "pieces"
    ACTIVITY = "offline"
    PRESS = "press"
    REVIEW = "review_dates"
    CONSENT_ENDS = "consent_until"


IN_WORDS = {
    DayKind.START: N_("Work begins"),
    DayKind.LAUNCH: N_("Launch"),
    DayKind.END: N_("Last day"),
    DayKind.KEY_DATE: N_("Key date"),
    DayKind.OWN_DATE: N_("Date of your own"),
    DayKind.QUIET: N_("Quiet day"),
    DayKind.MILESTONE: N_("Milestone"),
    DayKind.PIECE: N_("Piece due"),
    DayKind.ACTIVITY: N_("Activity"),
    DayKind.PRESS: N_("Press"),
    DayKind.REVIEW: N_("Review date"),
    DayKind.CONSENT_ENDS: N_("Consent ends"),
}


@dataclass(frozen=True)
class PlanDay:
    """One dated thing: where it stands in the plan, and what the team calls it, if anything."""

    day: date
    kind: DayKind
    step: str
    group: str = ""
    row: str = ""
    words: str = ""


ALONE = (DayKind.START, DayKind.LAUNCH, DayKind.END)
IN_ROWS = (  # kind, where its rows stand, the date in them, what names them
    (DayKind.OWN_DATE, "calendar.own_dates", "date", "name"),
    (DayKind.QUIET, "calendar.quiet_days", "date", "why"),
    (DayKind.MILESTONE, "calendar.milestones", "date", "what"),
    (DayKind.PIECE, "content.pieces", "due", "title"),
    (DayKind.ACTIVITY, "channels.offline", "date", "activity"),
    (DayKind.PRESS, "channels.press", "date", "outlet"),
    (DayKind.REVIEW, "measurement.review_dates", "date", ""),
    (DayKind.CONSENT_ENDS, "messengers.messengers", "consent_until", "label"),
)
NEAR = 3  # days
ORDER = {kind: number for number, kind in enumerate(DayKind)}


def days_of(plan: Plan) -> list[PlanDay]:
    """List what a plan has on which day, the earliest first."""
    answers = plan.answers("calendar")
    found = [
        PlanDay(when, kind, "calendar") for kind in ALONE if (when := day(answers, kind.value))
    ]
    for kind, where, key, name in IN_ROWS:
        step, _, group = where.partition(".")
        for row in plan.rows(where):
            if when := day(row, key):
                found.append(PlanDay(when, kind, step, group, row["id"], text(row, name)))
    return sorted(found, key=lambda each: (each.day, ORDER[each.kind]))


def chosen_key_dates(plan: Plan) -> frozenset[str]:
    """Give the key dates that the team leans on."""
    return frozenset(several(plan.answers("calendar"), "key_dates"))


def key_days_between(plan: Plan, reference: Reference, first: date, last: date) -> list[KeyDay]:
    """List the key dates that touch these days, the earliest first.

    One that is off by default, as nobody has established it, or that is not offered any more,
    only where the team has chosen it.
    """
    chosen = chosen_key_dates(plan)
    found = [
        each
        for year in range(first.year - 1, last.year + 1)  # one may last over New Year
        for each in reference.key_days(year)
        if each.first <= last and each.last >= first
    ]
    wanted = [each for each in found if each.key in chosen or is_on(reference, each.key)]
    return sorted(wanted, key=lambda each: each.first)


def is_on(reference: Reference, key: str) -> bool:
    """Whether a key date is shown to everybody."""
    is_off = reference.lists["key_dates"][key].get("default") is False
    return not is_off and not reference.is_retired("key_dates", key)


def calls_for_asking(plan: Plan, found: KeyDay) -> bool:
    """Whether people should be asked first: a sensitive day, leant on or near the launch."""
    launch = day(plan.answers("calendar"), "launch_date")
    is_near = launch is not None and found.distance(launch) <= NEAR
    return found.is_sensitive and (is_near or found.key in chosen_key_dates(plan))


def also_asked(plan: Plan, reference: Reference) -> frozenset[str]:
    """Give the questions of the calendar that a sensitive day brings up, in Express as well."""
    launch = day(plan.answers("calendar"), "launch_date")
    leant_on = any(reference.has("key_dates", key, "sensitive") for key in chosen_key_dates(plan))
    near = reference.key_days_near(launch, NEAR) if launch else []
    is_called_for = leant_on or any(each.is_sensitive for each in near)
    return frozenset({"date_sensitive", "victims_consulted"} if is_called_for else ())
