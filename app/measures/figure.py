"""What a formula gives: a figure with its unit, what it was worked out of, and its margin. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from app.measures.proportions import ENOUGH, LEAST, proportion_of


class Unit(StrEnum):
    """What a figure is counted in."""

    COUNT = "count"
    PERCENT = "percent"
    POINTS = "points"
    TIMES = "times"  # times per person
    SECONDS = "seconds"
    HOURS = "hours"
    PER_HOUR = "per_hour"
    MONEY = "money"  # of the plan's currency


@dataclass(frozen=True)
class Figure:
    """A value in its unit, of a part (numerator) and a whole (denominator).

    `value` is None where nothing can be said: no whole, or a percentage of fewer than ten. `low`
    and `high` are there only where the part is some of the whole, so that chance has a margin.
    """

    unit: Unit
    value: float | None
    part: float
    whole: float
    low: float | None = None
    high: float | None = None

    @property
    def too_few(self) -> bool:
        """Whether a percentage stands on too few to conclude anything."""
        return self.unit is Unit.PERCENT and self.whole < ENOUGH

    @property
    def is_withheld(self) -> bool:
        """Whether a percentage would mislead; only the counts are shown then."""
        return self.unit in (Unit.PERCENT, Unit.POINTS) and self.whole < LEAST


def share_of(part: float, whole: float) -> Figure:
    """Give a part of a whole in per cent, with its Wilson interval; none under ten.

    part ÷ whole × 100. Both are counts, the part some of the whole. Source: toolkit, indicators;
    the interval as in `proportions.wilson`. Raises ValueError for a part that is none.
    """
    if part != int(part) or whole != int(whole):
        raise ValueError(f"{part} of {whole} are no counts")
    found = proportion_of(int(part), int(whole))
    if found.share is None or found.low is None or found.high is None:
        return Figure(Unit.PERCENT, None, part, whole)
    return Figure(Unit.PERCENT, found.share * 100, part, whole, found.low * 100, found.high * 100)


def ratio(part: float, whole: float, unit: Unit, times: float = 1) -> Figure:
    """Give one count or amount for each of another; None for each of nothing.

    part ÷ whole × times. It has no margin: its part is not some of the whole, as one person may
    react twice. Source: toolkit, indicators. Raises ValueError for a whole below zero.
    """
    if whole < 0:
        raise ValueError(f"{whole} is below zero")
    is_silent = unit in (Unit.PERCENT, Unit.POINTS) and whole < LEAST
    value = None if whole == 0 or is_silent else part / whole * times
    return Figure(unit, value, part, whole)
