"""The figures of the log book, indicator by indicator, beside what was aimed at. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import accumulate, pairwise
from math import isfinite
from typing import Any

from app.measures.formulas import Formula, formula_of
from app.plan.answers import by_id, day, number, text
from app.plan.plan import Plan

Row = Mapping[str, Any]
ENTRIES, INDICATORS = "tracking.entries", "measurement.indicators"
OBJECTIVES = "objectives.objectives"


class Sum(StrEnum):
    """How several figures of one indicator make the one that stands today."""

    LAST = "last"  # a state, or a total so far: the latest one stands
    ADDED = "added"  # counts, each of its own days: they are added


@dataclass(frozen=True)
class Point:
    """One figure of the log book: its day and row, what it cost in minor units, what was noted."""

    day: date
    value: float
    row: str
    spend: float | None = None
    note: str = ""
    proof: str = ""


@dataclass(frozen=True)
class Mark:
    """Something that happened on a day: a change on the way."""

    day: date
    words: str
    why: str = ""


@dataclass(frozen=True)
class Series:
    """The figures of one indicator, in the order of their days.

    `row` is the id of the planned indicator, or the key where the log book names an indicator that
    nobody has planned. `undated` counts entries that have no day or no value. Figures of days to
    come are drawn, but never counted.
    """

    key: str
    row: str
    today: date
    points: tuple[Point, ...] = ()
    undated: int = 0
    baseline: float | None = None
    baseline_day: date | None = None
    target: float | None = None
    unit: str = ""
    objective: str = ""
    is_planned: bool = True

    @property
    def formula(self) -> Formula:
        """How this indicator is worked out."""
        return formula_of(self.key)

    @cached_property
    def counted(self) -> tuple[Point, ...]:
        """The figures up to today."""
        return tuple(each for each in self.points if each.day <= self.today)

    @property
    def ahead(self) -> int:
        """How many figures bear a day that has not come yet."""
        return len(self.points) - len(self.counted)

    @property
    def sum(self) -> Sum:
        """Say how the figures make the one that stands today.

        Only counts of events are ever added, and only if they cannot be totals so far: a total
        never falls, and a day has one total. People reached and rates are never added.
        """
        falls = any(after.value < before.value for before, after in pairwise(self.counted))
        twice = len({each.day for each in self.counted}) < len(self.counted)
        return Sum.ADDED if self.formula.adds_up and (falls or twice) else Sum.LAST

    @property
    def last(self) -> Point | None:
        """The latest figure up to today."""
        return self.counted[-1] if self.counted else None

    @property
    def total(self) -> float:
        """All figures up to today, added; of use for counts only."""
        return sum(each.value for each in self.counted)

    @property
    def current(self) -> float | None:
        """The value that stands today, if there is a figure."""
        if self.last is None:
            return None
        return self.total if self.sum is Sum.ADDED else self.last.value

    @property
    def drawn(self) -> tuple[Point, ...]:
        """The figures as a chart shows them: totals so far where they are added."""
        if self.sum is Sum.LAST:
            return self.points
        so_far = accumulate(each.value for each in self.points)
        return tuple(replace(p, value=v) for p, v in zip(self.points, so_far, strict=True))

    @property
    def spend(self) -> float | None:
        """The money noted beside these figures, in minor units; None if none was."""
        found = [each.spend for each in self.counted if each.spend is not None]
        return sum(found) if found else None

    @property
    def aims_down(self) -> bool:
        """Whether less is better: by baseline and target, else as the formula says."""
        if self.baseline is not None and self.target is not None and self.baseline != self.target:
            return self.target < self.baseline
        return self.formula.falls

    @property
    def left(self) -> float | None:
        """How far the target is away; zero or below once it is reached."""
        if self.current is None or self.target is None:
            return None
        return self.current - self.target if self.aims_down else self.target - self.current

    @property
    def moved(self) -> float | None:
        """How far the value is from the baseline."""
        if self.current is None or self.baseline is None:
            return None
        return self.current - self.baseline


def list_series(plan: Plan, today: date) -> list[Series]:
    """List the figures of every planned indicator, then of those that only the log book names.

    An entry that names an indicator by its key counts for the planned one, if there is just one.
    """
    entries, planned = plan.rows(ENTRIES), by_id(plan, INDICATORS)
    its_row = _rows_by_key(planned)
    found: dict[str, list[Row]] = {row: [] for row, each in planned.items() if _key(each)}
    for entry in entries:
        named = text(entry, "indicator")
        row = named if named in planned else its_row.get(named, named)
        if row and (row not in planned or row in found):
            found.setdefault(row, []).append(entry)
    return [_series(plan, row, its, today) for row, its in found.items()]


def _rows_by_key(planned: Mapping[str, Row]) -> dict[str, str]:
    """Map the keys of indicators that are planned once to their rows."""
    keys = [_key(each) for each in planned.values()]
    return {_key(each): row for row, each in planned.items() if keys.count(_key(each)) == 1}


def _key(indicator: Row) -> str:
    return text(indicator, "indicator")


def _series(plan: Plan, row: str, entries: list[Row], today: date) -> Series:
    indicator = by_id(plan, INDICATORS).get(row)
    points = [point for each in entries if (point := _point(each))]
    key = _key(indicator) if indicator else row
    aim = _aim(plan, indicator, key) if indicator else {}
    return Series(
        key=key,
        row=row,
        today=today,
        points=tuple(sorted(points, key=lambda each: each.day)),
        undated=len(entries) - len(points),
        is_planned=indicator is not None,
        **aim,
    )


def _point(entry: Row) -> Point | None:
    when, value = day(entry, "date"), number(entry, "value")
    if when is None or value is None or not isfinite(value):
        return None
    return Point(
        when,
        value,
        str(entry["id"]),
        number(entry, "spend"),
        text(entry, "note"),
        text(entry, "proof"),
    )


def _aim(plan: Plan, indicator: Row, key: str) -> dict[str, Any]:
    """Give baseline, target and unit: of the indicator, else of the objective that it serves.

    Those of the objective hold only where it is measured by this very indicator.
    """
    objective = by_id(plan, OBJECTIVES).get(text(indicator, "objective"), {})
    its = objective if text(objective, "metric") == key else {}
    baseline, target = number(indicator, "baseline_value"), number(indicator, "target")
    return {
        "baseline": number(its, "baseline") if baseline is None else baseline,
        "baseline_day": day(indicator, "baseline_date"),
        "target": number(its, "target") if target is None else target,
        "unit": text(its, "unit"),
        "objective": str(objective.get("id", "")),
    }


def list_marks(plan: Plan) -> list[Mark]:
    """List the changes on the way, the earliest first; one without a day cannot be drawn."""
    rows = plan.rows("tracking.changes")
    found = [
        Mark(when, text(row, "what"), text(row, "why"))
        for row in rows
        if (when := day(row, "date"))
    ]
    return sorted(found, key=lambda each: each.day)


def launch_of(plan: Plan) -> date | None:
    """Give the day of the launch."""
    return day(plan.answers("calendar"), "launch_date")
