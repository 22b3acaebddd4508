"""What a file was understood as: its platform, its columns and lines, and what is unclear."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.platforms.columns import Formula
from app.platforms.dates import Order, Span
from app.platforms.numbers import Style
from app.questions.reading import Problem


@dataclass(frozen=True)
class World:
    """What reading a file needs to know: today, the plan's currency, and indicators by name."""

    today: date
    currency: str = "EUR"
    indicators: Mapping[str, str] = field(default_factory=dict)  # folded words -> key


@dataclass(frozen=True)
class Choices:
    """What a person has decided where the file leaves it open."""

    order: Order | None = None
    style: Style | None = None


@dataclass(frozen=True)
class Source:
    """Where figures of one kind come from: a column, a formula, or an indicator of a plain sheet.

    `means` stays the same in every language of the platform: a second import is known by it.
    """

    key: str
    means: str
    name: str
    kind: str
    indicator: str = ""
    formula: Formula | None = None
    parts: tuple[str, ...] = ()  # of a formula: the means of the columns that are added up


@dataclass(frozen=True)
class Line:
    """A line of the file, as far as it was understood."""

    number: int
    start: str
    span: Span | None = None
    piece: str = ""
    piece_key: str = ""
    values: Mapping[str, float] = field(default_factory=dict)  # by source key
    spend: float | None = None
    note: str = ""
    proof: str = ""
    problems: tuple[Problem, ...] = ()
    is_total: bool = False

    @property
    def is_used(self) -> bool:
        """Whether figures can be taken from it."""
        return self.span is not None and not self.is_total and bool(self.values)


@dataclass(frozen=True)
class Doubt:
    """A date or a figure that can be read in two ways: a person says which."""

    text: str
    readings: Sequence[tuple[str, date | float]]  # the choice, and what it would mean


@dataclass(frozen=True)
class Sheet:
    """A file, understood."""

    platform: str
    encoding: str
    separator: str
    date_column: str
    sources: tuple[Source, ...]
    lines: tuple[Line, ...]
    left_aside: tuple[str, ...] = ()
    refused: tuple[Problem, ...] = ()  # columns that could not be taken, and why
    skipped: tuple[int, ...] = ()  # first lines of further tables
    order_doubt: Doubt | None = None
    style_doubt: Doubt | None = None
    is_plain: bool = False

    @property
    def used(self) -> list[Line]:
        """The lines that figures are taken from."""
        return [line for line in self.lines if line.is_used]

    @property
    def is_year_ours(self) -> bool:
        """Whether the file names no year."""
        return any(line.span and line.span.is_year_ours for line in self.used)

    def source(self, key: str) -> Source | None:
        """Find a source by its key."""
        return next((each for each in self.sources if each.key == key), None)
