"""Reading the lines of a table one by one, and saying why one was not understood."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import urlsplit

from app.core.folding import folded
from app.platforms.columns import UNSURE, named
from app.platforms.dates import Order, Span, read_span
from app.platforms.numbers import Style, is_nothing, read_number, read_seconds
from app.platforms.plan_of_columns import NTH, Layout
from app.platforms.sheet import Line, World
from app.platforms.table import Row
from app.questions.fields import N_
from app.questions.reading import Problem, clean

TOTALS = frozenset({"total", "totals", "grand total", "total general", "totaux", "ensemble"})
NOTE_LENGTH, LINK_LENGTH, SHOWN = 240, 500, 60
NO_FIGURE = N_("%(name)s: “%(text)s” is no figure.")


@dataclass(frozen=True)
class Reader:
    """Reads the lines of one table."""

    layout: Layout
    world: World
    order: Order
    style: Style
    start: date | None
    _spans: dict[str, Span | None] = field(default_factory=dict)

    def line(self, row: Row) -> Line:
        """Read one line: its day, its figures, and why something was not understood."""
        cell = self._cells(row)
        start = " · ".join(each for each in row.cells.values() if each)[:SHOWN]
        if any(map(_is_total, row.cells.values())):
            return Line(row.line, start, is_total=True)
        if problem := self._shape(row):
            return Line(row.line, start, problems=(problem,))
        span = self._span(cell("date"), cell("begins"))
        if span is None:
            words = {"text": cell("date")[:SHOWN]}
            return Line(row.line, start, problems=(Problem(N_("“%(text)s” is no day."), words),))
        values, problems = self._values(row, cell)
        spend = self._money(cell("spend"), problems)
        note, proof = self._words(cell, problems)
        piece, key = cell("piece")[:SHOWN], cell("piece_key") or cell("piece")
        return Line(row.line, start, span, piece, key, values, spend, note, proof, tuple(problems))

    def _cells(self, row: Row) -> Callable[[str], str]:
        return lambda role: clean(row.cells.get(self.layout.roles.get(role, ""), ""))

    def _shape(self, row: Row) -> Problem | None:
        if row.count == row.width or (self.layout.is_plain and row.count < row.width):
            return None
        given = {"count": row.count, "columns": row.width}
        if row.count < row.width:
            return Problem(N_("It has %(count)s cells, but there are %(columns)s columns."), given)
        return Problem(N_("It has more cells than there are columns (%(columns)s)."), given)

    def _span(self, text: str, begins: str) -> Span | None:
        if named(self.layout.roles["date"]) in NTH:
            if self.start is None or not text.isdecimal() or len(text) > 4:
                return None
            day = self.start + timedelta(int(text))
            return Span(day, day)
        last = self._read_span(text)
        first = self._read_span(begins) if begins else None
        if last and first and first.first < last.first:
            return Span(first.first, last.last, last.is_year_ours)
        return last

    def _read_span(self, text: str) -> Span | None:
        if text not in self._spans:
            self._spans[text] = read_span(text, self.order, self.world.today)
        return self._spans[text]

    def _values(
        self, row: Row, cell: Callable[[str], str]
    ) -> tuple[dict[str, float], list[Problem]]:
        if self.layout.is_plain:
            return self._plain_value(cell)
        values: dict[str, float] = {}
        problems: list[Problem] = []
        for key, (name, column) in self.layout.columns.items():
            text = row.cells.get(name, "")
            if is_nothing(text):
                continue
            number = self._number(text, column.kind, column.unit)
            if number is None or (number < 0 and column.kind != UNSURE):
                words = {"name": name, "text": text[:SHOWN]}
                problems.append(Problem(NO_FIGURE, words))
            else:
                values[key] = number
        return values, problems

    def _number(self, text: str, kind: str, unit: float) -> float | None:
        if kind in ("time", "mean") or (kind == UNSURE and ":" in text):
            return read_seconds(text, self.style, unit)
        return read_number(text, self.style)

    def _plain_value(self, cell: Callable[[str], str]) -> tuple[dict[str, float], list[Problem]]:
        key = self.world.indicators.get(folded(cell("indicator")))
        number = read_number(cell("value"), self.style)
        problems = []
        if key is None:
            words = {"text": cell("indicator")[:SHOWN]}
            problems.append(Problem(N_("We do not know the indicator “%(text)s”."), words))
        if number is None:
            words = {"name": self.layout.roles["value"], "text": cell("value")[:SHOWN]}
            problems.append(Problem(NO_FIGURE, words))
        return ({f"i:{key}": number} if key and number is not None else {}), problems

    def _money(self, text: str, problems: list[Problem]) -> float | None:
        if is_nothing(text):
            return None
        amount = read_number(text, self.style)
        if amount is None or amount < 0:
            words = {"name": self.layout.roles["spend"], "text": text[:SHOWN]}
            problems.append(Problem(NO_FIGURE, words))
            return None
        return amount

    def _words(self, cell: Callable[[str], str], problems: list[Problem]) -> tuple[str, str]:
        note, proof = " ".join(cell("note").split()), cell("proof")
        if len(note) > NOTE_LENGTH:
            words = {"limit": NOTE_LENGTH}
            problems.append(Problem(N_("Its note has more than %(limit)s characters."), words))
            note = ""
        if proof and not _is_link(proof):
            told = {"text": proof[:SHOWN]}
            problems.append(Problem(N_("“%(text)s” is no web address."), told))
            proof = ""
        return note, proof


def _is_total(text: str) -> bool:
    return len(text) < 16 and not text[:1].isdecimal() and folded(text) in TOTALS


def _is_link(text: str) -> bool:
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and "." in (parts.hostname or "")
    except ValueError:
        return False
    return good and len(text) <= LINK_LENGTH and not re.search(r"[\s<>\"]", text)
