"""From text to a table: its separator, its header, its rows with their line numbers."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from app.platforms.columns import columns_of, every_name, named
from app.platforms.dates import is_date
from app.platforms.unusable import Unusable
from app.questions.fields import N_

MOST_ROWS = 5000
MOST_COLUMNS = 200
SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
BEYOND = "…"  # the cell after the last column, where some write that a line is a total
LOOKED_AT = 60  # lines among which the header is looked for
DATES = frozenset(
    name for name, column in columns_of("plain").items() if column.means == "date"
) | {named("Reporting starts"), named("Début des rapports")}
ONE_FIGURE = frozenset({named("Primary"), named("Principal")})  # what it is stands above it
UNCLOSED = N_("Line %(line)s opens a quotation mark that is never closed.")
BROKEN = N_("Line %(line)s cannot be read: a quotation mark stands where none may be.")


@dataclass(frozen=True)
class Row:
    """A line of the table: its number in the file, and its cells by the names of the columns.

    `count` is how many cells it has: not `width` if something is missing or too much.
    """

    line: int
    cells: dict[str, str]
    count: int
    width: int


@dataclass(frozen=True)
class Table:
    """The table of a file, with several of one shape put together.

    `comments` are the lines with a # above it; `skipped` the first lines of tables without a date.
    """

    separator: str
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    comments: tuple[str, ...] = ()
    skipped: tuple[int, ...] = ()


@dataclass
class Block:
    """A header and what stands under it."""

    line: int
    names: list[str]
    records: list[tuple[int, list[str]]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    @property
    def has_dates(self) -> bool:
        """Whether its rows are of days."""
        if any(named(name) in DATES for name in self.names):
            return True
        firsts = [cells[0] for _, cells in self.records[:20] if cells]
        return bool(firsts) and all(is_date(each) for each in firsts)


def read_table(text: str) -> Table:
    """Read the table of a file; raises Unusable with the line where it breaks off."""
    separator = _separator(text)
    blocks = _blocks(list(records(text, separator)))
    if not blocks:
        raise Unusable(N_("We found no table: no line holds several columns with names."))
    if not any(block.records for block in blocks):
        raise Unusable(N_("There are names of columns, but no line under them."))
    usable = [block for block in blocks if block.has_dates and block.records] or blocks[:1]
    skipped = tuple(block.line for block in blocks if block not in usable)
    table = Table(separator, skipped=skipped)
    for block in usable:
        table = _with(table, block)
    return table


def _with(table: Table, block: Block) -> Table:
    width = len(block.names)
    names = [*block.names, BEYOND]
    rows = [
        Row(line, dict(zip(names, cells, strict=False)), _count(cells, width), width)
        for line, cells in block.records
    ]
    if len(table.rows) + len(rows) > MOST_ROWS:
        raise Unusable(
            N_("This file has more than %(most)s lines. Export a shorter period."), most=MOST_ROWS
        )
    return replace(
        table,
        columns=tuple(dict.fromkeys([*table.columns, *block.names])),
        rows=(*table.rows, *rows),
        comments=(*table.comments, *block.comments),
    )


def _count(cells: list[str], width: int) -> int:
    """Count the cells of a line, without empty ones beyond the last column."""
    count = len(cells)
    while count > width and not cells[count - 1]:
        count -= 1
    return count


def _separator(text: str) -> str:
    """Find the separator with which one of the first lines holds most names that we know."""
    lines = [line for line in text.split("\n", LOOKED_AT)[:LOOKED_AT] if line.strip()]
    if lines and (said := lines[0].strip().strip('"').lower()).startswith("sep="):
        return next((each for each in SEPARATORS if said[4:].startswith(each)), ",")
    known = every_name()

    def score(separator: str) -> tuple[int, int]:
        split = [line.strip("\r").split(separator) for line in lines]
        best = max((sum(named(cell) in known for cell in cells) for cells in split), default=0)
        return best, sum(len(cells) > 1 for cells in split)

    return max(SEPARATORS, key=score)


def records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Split text into records with the number of their first line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            is_open = "unexpected end" in str(error) or "field limit" in str(error)
            raise Unusable(UNCLOSED if is_open else BROKEN, line=line) from None
        if cells is None:
            return
        if len(cells) > MOST_COLUMNS:
            raise Unusable(
                N_("Line %(line)s has more than %(most)s columns."), line=line, most=MOST_COLUMNS
            )
        yield line, [each.strip() for each in cells]


def _blocks(records: list[tuple[int, list[str]]]) -> list[Block]:
    """Cut the records of a file into tables, each under its header."""
    cutter = Cutter()
    for line, cells in records:
        cutter.take(line, cells)
    return cutter.blocks


@dataclass
class Cutter:
    """Takes the lines of a file one by one, and knows to which table each belongs."""

    blocks: list[Block] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    title: str = ""
    is_open: bool = False

    def take(self, line: int, cells: list[str]) -> None:
        """Take a line: a comment, a title, a header, or a row of the table that is open."""
        filled = [each for each in cells if each]
        if not filled:
            return
        if filled[0].startswith("#"):
            self.comments.append(filled[0])
            self.is_open = False
        elif (not self.is_open and len(filled) > 1) or _is_header(filled):
            if self.is_open:
                self.title = _title_under(self.blocks[-1]) or self.title
            self.blocks.append(Block(line, _names(cells, self.title), [], self.comments))
            self.comments, self.is_open = [], True
        elif self.is_open:
            self.blocks[-1].records.append((line, cells))
        else:
            self.title = filled[0]


def _title_under(block: Block) -> str:
    """Take a line of one cell off the end of a table: it is the title of the next one."""
    if not block.records or len([each for each in block.records[-1][1] if each]) != 1:
        return ""
    return next(each for each in block.records.pop()[1] if each)


def _is_header(filled: list[str]) -> bool:
    """Whether a line consists of names of columns that we know."""
    if filled[0][:1].isdecimal():
        return False
    folded = [named(each) for each in filled]
    known = sum(each in every_name() or each in ONE_FIGURE for each in folded)
    return known > 1 and 2 * known >= len(filled) and any(each in DATES for each in folded)


def _names(cells: list[str], title: str) -> list[str]:
    """Name the columns of a header, each differently; one without a name is named by its place."""
    while cells and not cells[-1]:
        cells = cells[:-1]
    names: list[str] = []
    for number, cell in enumerate(cells, start=1):
        name = title if title and named(cell) in ONE_FIGURE else cell
        name = name[:80] or f"({number})"
        names.append(f"{name} ({number})" if name in names else name)
    return names
