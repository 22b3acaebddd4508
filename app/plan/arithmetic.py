"""Sums over several steps of a plan: hours, money, pieces by week. Pure.

What nobody has said yet is never taken for nought: it is left out of a sum, and listed.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby
from typing import Any

from app.plan.answers import day, has_any, number, text, total
from app.plan.plan import Plan

Row = dict[str, Any]
CHANNELS, PEOPLE, PIECES = "channels.channels", "resources.people", "content.pieces"
COSTS, INCOME = "resources.costs", "resources.income"
A_SECOND = 1 / 3600  # of an hour: 1.1 + 2.2 is a hair more than 3.3 for a machine
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Hours:
    """Hours a week: what the channels ask for, and what people have. Rows as in the plan."""

    channels: list[Row]
    people: list[Row]

    @cached_property
    def needed(self) -> float:
        """What all channels ask for together."""
        return total(self.channels, "hours_per_week")

    @cached_property
    def there(self) -> float:
        """What all people have together."""
        return total(self.people, "hours_per_week")

    @property
    def short(self) -> float:
        """How many hours are too few; below zero, so many are left. Seconds do not count."""
        difference = self.needed - self.there
        return difference if abs(difference) > A_SECOND else 0.0

    @property
    def active(self) -> int:
        """How many people have any time."""
        return sum((number(row, "hours_per_week") or 0) > 0 for row in self.people)

    def untold(self, rows: list[Row]) -> list[Row]:
        """List the channels or people of whom nobody has said how many hours."""
        return [row for row in rows if number(row, "hours_per_week") is None]

    def asked_of(self, person: Row) -> float:
        """Say how many hours the channels take that one person looks after."""
        theirs = [row for row in self.channels if text(row, "owner") == person["id"]]
        return total(theirs, "hours_per_week")


def hours_of(plan: Plan) -> Hours:
    """Set the hours that channels need beside those that people have; a blank row is neither."""
    channels, people = ([row for row in plan.rows(at) if has_any(row)] for at in (CHANNELS, PEOPLE))
    return Hours(channels, people)


@dataclass(frozen=True)
class Budget:
    """Costs and money, in minor units of the plan's currency. Rows as in the plan."""

    costs: list[Row]
    income: list[Row]

    @cached_property
    def cost(self) -> float:
        """All costs together."""
        return total(self.costs, "amount")

    @cached_property
    def held(self) -> float:
        """The money that is there."""
        return self._income("held")

    @cached_property
    def asked(self) -> float:
        """The money that was asked for."""
        return self._income("asked")

    @cached_property
    def in_kind(self) -> float:
        """What is given in kind: it pays no bill."""
        return self._income("in_kind")

    @property
    def gap(self) -> float:
        """What the money held does not cover."""
        return max(self.cost - self.held, 0)

    @property
    def gap_at_best(self) -> float:
        """What stays uncovered even if all that was asked for comes."""
        return max(self.gap - self.asked, 0)

    @property
    def left(self) -> float:
        """What is left of the money held."""
        return max(self.held - self.cost, 0)

    def cost_of(self, *lines: str) -> float:
        """Add up the costs of some kinds; "" is those of no kind."""
        return total([row for row in self.costs if text(row, "line") in lines], "amount")

    def has_cost(self, line: str) -> bool:
        """Whether a kind of cost has an amount at all."""
        rows = [row for row in self.costs if text(row, "line") == line]
        return any(number(row, "amount") is not None for row in rows)

    def _income(self, state: str) -> float:
        return total([row for row in self.income if text(row, "state") == state], "amount")

    @property
    def uncounted(self) -> list[Row]:
        """The costs and incomes without an amount, and incomes of which the state is not told."""
        rows = [row for row in [*self.costs, *self.income] if number(row, "amount") is None]
        return rows + [
            row
            for row in self.income
            if number(row, "amount") is not None and not text(row, "state")
        ]


def budget_of(plan: Plan) -> Budget:
    """Set costs beside money."""
    return Budget(plan.rows(COSTS), plan.rows(INCOME))


@dataclass(frozen=True)
class Span:
    """A week with something in it, or several weeks on end without anything."""

    first: date  # a Monday
    weeks: int
    pieces: tuple[Row, ...] = ()
    has_launch: bool = False

    @property
    def last(self) -> date:
        """Its Sunday."""
        return self.first + self.weeks * WEEK - timedelta(days=1)

    @property
    def by_status(self) -> Counter[str]:
        """How many pieces stand where; "" is not told."""
        return Counter(text(row, "status") for row in self.pieces)


@dataclass(frozen=True)
class Weeks:
    """Pieces by ISO week, from the first day of the campaign to its last."""

    spans: list[Span]
    undated: list[Row]
    outside: list[Row]  # due before the first day or after the last

    @property
    def dated(self) -> int:
        """How many pieces are due in these weeks."""
        return sum(len(span.pieces) for span in self.spans)

    @property
    def total(self) -> int:
        """How many weeks there are."""
        return sum(span.weeks for span in self.spans)

    @property
    def busy(self) -> int:
        """How many of them have a piece."""
        return sum(bool(span.pieces) for span in self.spans)


def due_days(plan: Plan) -> list[date]:
    """List the days on which pieces are due."""
    return [each for each in (day(row, "due") for row in plan.rows(PIECES)) if each]


def weeks_of(plan: Plan) -> Weeks:
    """Lay out the pieces by week.

    From start to end where both are known and in order, else over the days that are known.
    """
    rows, answers = plan.rows(PIECES), plan.answers("calendar")
    dated = [(due, row) for row in rows if (due := day(row, "due"))]
    launch, start, end = (day(answers, key) for key in ("launch_date", "start", "end"))
    first, last = start, end
    if start is None or end is None or start > end:
        known = [each for each in (start, launch, end, *due_days(plan)) if each]
        first, last = (min(known), max(known)) if known else (None, None)
    undated = [row for row in rows if day(row, "due") is None]
    if first is None or last is None:
        return Weeks([], undated, [])
    inside = [(due, row) for due, row in dated if first <= due <= last]
    outside = [row for due, row in dated if not first <= due <= last]
    mondays = _monday(first), _monday(last)
    return Weeks(_spans(mondays, inside, launch), undated, outside)


def _monday(of: date) -> date:
    return of - timedelta(days=of.weekday())


def _spans(
    mondays: tuple[date, date], dated: Iterable[tuple[date, Row]], launch: date | None
) -> list[Span]:
    """List busy weeks and the launch week one by one, and those between them as one span each."""
    by_week = sorted(((_monday(due), row) for due, row in dated), key=lambda each: each[0])
    pieces = {
        monday: tuple(row for _, row in each)
        for monday, each in groupby(by_week, key=lambda each: each[0])
    }
    launched = _monday(launch) if launch else None
    told = {*pieces, launched} if launched else set(pieces)
    spans: list[Span] = []
    at, last = mondays
    for monday in [*sorted(each for each in told if at <= each <= last), last + WEEK]:
        if monday > at:
            spans.append(Span(at, (monday - at).days // 7))
        if monday <= last:
            spans.append(Span(monday, 1, pieces.get(monday, ()), monday == launched))
        at = monday + WEEK
    return spans
