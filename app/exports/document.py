"""What a plan on paper is made of, whatever the file: headings, answers, tables. Pure."""

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Heading:
    """A heading; level 1 is a phase, 2 a step, 3 a row that is told by itself."""

    level: int
    text: str
    kind: str = field(default="heading", init=False)


@dataclass(frozen=True)
class Note:
    """A paragraph of our own; a small one explains, one with weight sums up."""

    text: str
    weight: str = ""  # "", "small" or "lead"
    kind: str = field(default="note", init=False)


@dataclass(frozen=True)
class Fact:
    """A question and its answer in lines; none leaves a line to write on."""

    label: str
    lines: list[str]
    is_long: bool = False  # it takes the width of the page


@dataclass(frozen=True)
class Facts:
    """Answers under their questions."""

    items: list[Fact]
    kind: str = field(default="facts", init=False)


@dataclass(frozen=True)
class Cell:
    """A cell of a table."""

    lines: list[str]


@dataclass(frozen=True)
class Row:
    """A row of a table; `more` is what has no column of its own."""

    cells: list[Cell]
    more: list[Fact] = field(default_factory=list)


@dataclass(frozen=True)
class Table:
    """Rows under a heading for each column; `widths` are shares of the page."""

    caption: str
    head: list[str]
    widths: list[float]
    rows: list[Row]
    kind: str = field(default="table", init=False)


Block = Heading | Note | Facts | Table


@dataclass(frozen=True)
class Document:
    """A whole paper: its first page sums up, the other blocks follow."""

    title: str
    subtitle: str
    language: str  # BCP 47
    direction: str  # ltr or rtl
    footer: str
    page_words: str  # "page %(page)s of %(pages)s" with the two left to fill in
    first_page: list[Block]
    blocks: list[Block]
    is_large: bool = False  # in large print

    def as_mapping(self) -> dict[str, Any]:
        """Give it as plain lists and mappings, for whoever makes a file of it elsewhere."""
        return asdict(self)
