"""Rules about the calendar (K): a day with a reason, and an order that holds."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from app.coach.answers import MADE
from app.coach.remark import Found, Known, Severity, Term, practice, reading, rule, source
from app.plan.answers import day, is_open, is_yes, several, text
from app.plan.arithmetic import due_days
from app.plan.days import NEAR
from app.plan.plan import Plan
from app.questions.fields import N_
from app.reference.reference import KeyDay

LAUNCH = "calendar.launch_date"
ELECTION_NEAR = 14  # days
LONGEST_GAP = timedelta(days=14)


def launch_of(plan: Plan) -> date | None:
    """Give the day of the launch, if there is one."""
    return day(plan.answers("calendar"), "launch_date")


@rule(
    "K1",
    Severity.TIP,
    LAUNCH,
    title=N_("A day like any other"),
    rests_on=source("ctk_ttl", "osha"),
    why=N_(
        "On some days people talk about your subject anyway. #TurnToLove chose such a "
        "day; look whether one of the key dates suits you, and leave it if none does."
    ),
)
def near_no_date(plan: Plan, known: Known) -> Iterator[Found]:
    """The launch is more than 3 days from every key date, of the library or one's own."""
    launch = launch_of(plan)
    if launch is None or known.reference.key_days_near(launch, NEAR):
        return
    own = (day(row, "date") for row in plan.rows("calendar.own_dates"))
    if not any(abs((each - launch).days) <= NEAR for each in own if each):
        yield Found(
            N_("Your launch on %(launch)s is near no day on which people talk about your subject."),
            {"launch": launch},
        )


@rule(
    "K2",
    Severity.WARNING,
    "calendar.victims_consulted",
    title=N_("A day of mourning"),
    rests_on=reading("vvt", "unw"),
    why=N_(
        "That day belongs to those who lost somebody. Ask an association of theirs "
        "first whether and how your campaign may stand beside it; if in doubt, take "
        "another day."
    ),
)
def day_of_mourning(plan: Plan, known: Known) -> Iterator[Found]:
    """The launch is on a sensitive day, and nobody concerned was asked.

    Sensitive is what the plan says is, or what the library of key dates marks so, on that very day.
    "Unknown" is an open question here, as for every rule that is not critical.
    """
    answers, launch = plan.answers("calendar"), launch_of(plan)
    if text(answers, "victims_consulted") or is_open(answers, "victims_consulted"):
        return
    on_it = [each for each in _on(launch, known) if each.is_sensitive]
    if on_it and launch:
        yield Found(
            N_("You launch on %(launch)s: %(name)s. Nobody concerned has been asked yet."),
            {"launch": launch, "name": Term("key_dates", on_it[0].key)},
        )
    elif is_yes(answers, "date_sensitive"):
        yield Found(N_("You launch on a day of mourning, and nobody concerned has been asked yet."))


def _on(launch: date | None, known: Known) -> list[KeyDay]:
    return known.reference.key_days_near(launch, 0) if launch else []


@rule(
    "K3",
    Severity.WARNING,
    LAUNCH,
    title=N_("A crowded day"),
    rests_on=reading("ttpa"),
    why=N_(
        "On such a day your voice drowns, or is taken for a part of something else. A "
        "few days earlier or later cost nothing; near an election, platforms also look "
        "more closely at what is paid for."
    ),
)
def crowded_day(plan: Plan, known: Known) -> Iterator[Found]:
    """Two or more unrelated key dates within a day of the launch, or an election within 14 days.

    Unrelated is a date without a theme of the campaign, which was not chosen either; no themes yet:
    silent about dates.
    """
    launch = launch_of(plan)
    if launch is None:
        return
    election, crowd = _election_near(plan, launch), _crowd(plan, known, launch)
    if election:
        yield Found(
            N_("Your launch on %(launch)s is near an election, on %(election)s."),
            {"launch": launch, "election": election},
        )
    elif len(crowd) >= 2:
        yield Found(
            N_("Around your launch on %(launch)s people talk about something else: %(dates)s."),
            {"launch": launch, "dates": crowd},
        )


def _election_near(plan: Plan, launch: date) -> date | None:
    own = plan.rows("calendar.own_dates")
    days = (day(row, "date") for row in own if text(row, "kind") == "election")
    return next(
        (each for each in days if each and abs((each - launch).days) <= ELECTION_NEAR), None
    )


def _crowd(plan: Plan, known: Known, launch: date) -> tuple[Term, ...]:
    themes = set(several(plan.answers("basics"), "themes"))
    chosen = several(plan.answers("calendar"), "key_dates")
    near = known.reference.key_days_near(launch, 1) if themes else []
    unrelated = [each.key for each in near if each.key not in chosen and not themes & each.themes]
    return tuple(Term("key_dates", each) for each in unrelated)


@rule(
    "K4",
    Severity.CRITICAL,
    LAUNCH,
    title=N_("The order of the days"),
    rests_on=practice(),
    why=N_(
        "A launch with nothing to show is over before it began. Move the day, or finish "
        "one piece first: one is enough to begin with."
    ),
)
def order_of_days(plan: Plan, known: Known) -> Iterator[Found]:
    """The days are out of order, or nothing is made, or due, by the launch.

    That nothing is made counts from the day of the launch on; "unknown" may be made. Pieces may be
    due later, as the run needs some: flagged only if none at all is due by the launch. One that is
    made and has no date counts as due.
    """
    answers, launch = plan.answers("calendar"), launch_of(plan)
    start, end = day(answers, "start"), day(answers, "end")
    pieces = plan.rows("content.pieces")
    dues = due_days(plan)
    in_order = [each for each in (start, launch, end) if each]
    if in_order != sorted(in_order):
        at = LAUNCH if launch else "calendar.end"
        yield Found(
            N_("Your days are out of order: the launch lies between the first day and the last."),
            at=at,
        )
    elif launch is None:
        return
    elif known.today >= launch and not any(_may_be_made(row) for row in pieces):
        yield Found(
            N_("Your launch was set for %(launch)s, and no piece is made yet."), {"launch": launch}
        )
    elif dues and min(dues) > launch and not any(_is_made_undated(row) for row in pieces):
        yield Found(
            N_("Your launch is on %(launch)s, and your first piece is due on %(due)s."),
            {"launch": launch, "due": min(dues)},
        )


def _may_be_made(piece: dict[str, Any]) -> bool:
    return text(piece, "status") in MADE or is_open(piece, "status")


def _is_made_undated(piece: dict[str, Any]) -> bool:
    return text(piece, "status") in MADE and day(piece, "due") is None


@rule(
    "K5",
    Severity.TIP,
    LAUNCH,
    title=N_("A long silence"),
    rests_on=practice(),
    why=N_(
        "After two silent weeks people have forgotten you. A small thing in between "
        "will do: a thank-you, a figure, an answer to a question."
    ),
)
def long_silence(plan: Plan, _known: Known) -> Iterator[Found]:
    """More than 14 days of the run without a piece due, from the launch to the last day.

    Without a date due anywhere: silent, as nothing is planned yet.
    """
    launch, end = launch_of(plan), day(plan.answers("calendar"), "end")
    dues = due_days(plan)
    if launch is None or end is None or not dues:
        return
    days = sorted({launch, end, *(each for each in dues if launch <= each <= end)})
    gaps = [(before, after) for before, after in pairwise(days) if after - before > LONGEST_GAP]
    if gaps:
        before, after = max(gaps, key=lambda gap: gap[1] - gap[0])
        yield Found(
            N_("Between %(before)s and %(after)s no piece is planned."),
            {"before": before, "after": after},
        )
