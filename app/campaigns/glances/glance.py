"""What a glance is: one sentence that says the result, and the table it was worked out from."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Cell:
    """What stands in one place of a table: lines of words; a gap is marked by an icon as well."""

    lines: tuple[str, ...]
    is_gap: bool = False

    @classmethod
    def of(cls, *lines: str) -> "Cell":
        """Make a cell of lines."""
        return cls(lines)

    @classmethod
    def gap(cls, words: str) -> "Cell":
        """Make a cell that says what is missing."""
        return cls((words,), is_gap=True)


@dataclass(frozen=True)
class Line:
    """A row of a table: what it is about, then its cells."""

    head: Cell
    cells: list[Cell]
    is_total: bool = False


@dataclass(frozen=True)
class Table:
    """A small table; its first column names the rows, `numbers` says which others are figures.

    A table of many columns becomes a card for each row on a phone.
    """

    caption: str
    heads: list[str]
    lines: list[Line]
    numbers: bool = False
    is_wide: bool = False


@dataclass(frozen=True)
class NearDay:
    """A day near the launch: when, what, how far away, and what it asks of a team."""

    when: str
    name: str
    distance: str
    is_sensitive: bool = False
    is_own: bool = False
    asks: str = ""


@dataclass(frozen=True)
class Glance:
    """One glance at what several steps make together; nothing said means nothing to count yet."""

    key: str
    title: str
    said: str = ""
    is_warning: bool = False
    more: Sequence[str] = ()
    tables: Sequence[Table] = ()
    days: Sequence[NearDay] = ()
    ways: Sequence[tuple[str, str]] = field(default=())  # address, words
    is_open: bool = False
