"""Where the lines and marks of a chart stand: numbers for a template to draw. Pure.

Time runs from left to right in every language, as the figures under it do: a chart mirrored in
one language could not be compared with the same one in another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor, log10

from app.measures.series import Mark, Series

WIDTH, HEIGHT = 340, 254  # of the drawing, in its own units: a phone shows it almost one to one
LEFT, RIGHT, TOP, BOTTOM = 52, 14, 52, 34  # room for the marks around the field
MOST_TICKS = 4
FLAG = 30  # changes closer than this share a mark
LETTERS = 15  # from a line down to the foot of the words under it
ABOVE = 6  # from a line up to the foot of the words over it
CROWDED = 24  # from so many figures on, their marks are small


@dataclass(frozen=True)
class Spot:
    """One figure in the drawing; `is_ahead` if its day has not come yet."""

    x: float
    y: float
    is_ahead: bool


@dataclass(frozen=True)
class Tick:
    """A line of the grid and its number."""

    at: float
    value: float


@dataclass(frozen=True)
class Days:
    """The days of the horizontal axis, and where a day stands."""

    first: date
    last: date

    def x(self, when: date) -> float:
        """Give the place of a day; a single day stands in the middle."""
        room = WIDTH - LEFT - RIGHT
        length = (self.last - self.first).days
        share = (when - self.first).days / length if length else 0.5
        return round(LEFT + share * room, 1)


@dataclass(frozen=True)
class Scale:
    """The values of the vertical axis, and where a value stands."""

    least: float
    most: float
    step: float

    def y(self, value: float) -> float:
        """Give the place of a value."""
        room = HEIGHT - TOP - BOTTOM
        return round(TOP + room - (value - self.least) / (self.most - self.least) * room, 1)

    @property
    def ticks(self) -> list[Tick]:
        """The lines of the grid, the lowest first."""
        count = round((self.most - self.least) / self.step)
        values = [self.least + number * self.step for number in range(count + 1)]
        return [Tick(self.y(each), each) for each in values]


@dataclass(frozen=True)
class Flag:
    """A change on the way, or several that stand too close to be told apart: "2" or "2–4"."""

    x: float
    words: str


@dataclass(frozen=True)
class Chart:
    """A drawing: figures, target, baseline, launch and numbered changes; None for what is not."""

    days: Days
    scale: Scale
    spots: list[Spot]
    target: float | None
    baseline: float | None
    launch: float | None
    changes: list[Flag]

    @property
    def path(self) -> str:
        """The line through the figures, as an SVG path."""
        steps = [f"{'L' if number else 'M'}{s.x} {s.y}" for number, s in enumerate(self.spots)]
        return "".join(steps)

    @property
    def radius(self) -> float:
        """How big a figure's mark is."""
        return 2.5 if len(self.spots) > CROWDED else 4.5

    @property
    def dates(self) -> list[date]:
        """The days named under the drawing: the first and the last, or the only one."""
        return list(dict.fromkeys((self.days.first, self.days.last)))

    @property
    def floor(self) -> float:
        """Where the field of the drawing ends."""
        return HEIGHT - BOTTOM

    @property
    def target_label(self) -> float | None:
        """Where the target is named."""
        return self._names[0]

    @property
    def baseline_label(self) -> float | None:
        """Where the baseline is named."""
        return self._names[1]

    @property
    def _names(self) -> tuple[float | None, float | None]:
        """Name each line above it, and two that are close above and below, if there is room."""
        target, baseline = self.target, self.baseline
        if target is None or baseline is None:
            return _above(target), _above(baseline)
        upper, lower = sorted((target, baseline))
        names = upper - ABOVE, lower - ABOVE
        if lower - upper < LETTERS + ABOVE:
            has_room = lower + LETTERS < self.floor
            names = (
                (upper - ABOVE, lower + LETTERS)
                if has_room
                else (upper - ABOVE - LETTERS, upper - ABOVE)
            )
        return names if target <= baseline else (names[1], names[0])


def _above(line: float | None) -> float | None:
    return None if line is None else line - ABOVE


def chart_of(
    series: Series, launch: date | None = None, marks: Sequence[Mark] = ()
) -> Chart | None:
    """Lay out the figures of an indicator; None without any.

    The value axis begins at zero, so that no change looks bigger than it is, and holds target and
    baseline; the time axis holds launch and changes.
    """
    if not series.points:
        return None
    days = _days(series, [*([launch] if launch else []), *(mark.day for mark in marks)])
    values = [point.value for point in series.drawn]
    scale = scale_of([*values, *(v for v in (series.target, series.baseline) if v is not None)])
    spots = [
        Spot(days.x(point.day), scale.y(point.value), point.day > series.today)
        for point in series.drawn
    ]
    return Chart(
        days,
        scale,
        spots,
        None if series.target is None else scale.y(series.target),
        None if series.baseline is None else scale.y(series.baseline),
        days.x(launch) if launch else None,
        _flags([days.x(mark.day) for mark in marks]),
    )


def _days(series: Series, others: list[date]) -> Days:
    found = [*(point.day for point in series.points), *others]
    return Days(min(found), max(found))


def _flags(places: list[float]) -> list[Flag]:
    groups: list[list[int]] = []
    for number, place in enumerate(places):
        if groups and place - places[groups[-1][0]] < FLAG:
            groups[-1].append(number)
        else:
            groups.append([number])
    names = [[number + 1 for number in group] for group in groups]
    return [
        Flag(places[name[0] - 1], f"{name[0]}–{name[-1]}" if len(name) > 1 else f"{name[0]}")
        for name in names
    ]


def scale_of(values: Sequence[float]) -> Scale:
    """Choose the axis for values: round steps, zero among them, at most five lines.

    The step is 1, 2 or 5 times a power of ten, the smallest that leaves few enough lines. Source:
    P. Heckbert, "Nice numbers for graph labels", Graphics Gems (1990), 61-63.
    """
    low, high = min(0.0, *values), max(0.0, *values)
    if low == high:
        return Scale(0.0, 1.0, 1.0)
    step = _round_step((high - low) / MOST_TICKS)
    return Scale(floor(low / step) * step, ceil(high / step) * step, step)


def _round_step(least: float) -> float:
    power = 10.0 ** floor(log10(least))
    return next(times * power for times in (1, 2, 5, 10) if times * power >= least * (1 - 1e-9))


def is_far_apart(days: Days) -> bool:
    """Whether the days need their years: they lie in more than one."""
    return days.first.year != days.last.year or days.last - days.first > timedelta(days=330)
