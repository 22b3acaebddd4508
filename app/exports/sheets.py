"""The tables of a plan that people go on with in a spreadsheet. Pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any

from app.exports.columns import columns_of, short_words
from app.exports.csv_cells import Cell, csv_file
from app.exports.wording import OPEN, lines_of
from app.plan.answers import text
from app.plan.plan import Plan
from app.plan.steps import BY_SLUG
from app.questions.fields import N_, UNKNOWN, Field, Kind, Rows
from app.questions.reading import Surroundings
from app.questions.world import minor_digits

Answers = Mapping[str, Any]
Line = Sequence[Cell]


class Sheet(StrEnum):
    """A table of the plan; the value ends the file's name."""

    CONTENT = "content"
    BUDGET = "budget"
    INDICATORS = "indicators"
    FIGURES = "figures"


def sheet_of(wanted: Sheet, plan: Plan, around: Surroundings) -> bytes:
    """Give one of the tables as CSV, in the language of `around`."""
    return csv_file(LINES_OF[wanted](plan, around), around.language)


def _group(where: str) -> tuple[str, Rows]:
    slug, _, key = where.partition(".")
    return slug, next(each for each in BY_SLUG[slug].groups() if each.key == key)


def _headed(where: str) -> list[tuple[Field, str]]:
    """List every question of a group under short words, the columns of the paper first."""
    slug, group = _group(where)
    first = [(field, words) for field, words, _ in columns_of(slug, group)]
    shown = {field.key for field, _ in first}
    rest = [each for each in group.plain_fields() if each.key not in shown]
    return first + [(each, short_words(slug, group, each)) for each in rest]


def _rows(where: str) -> Callable[[Plan, Surroundings], Iterator[Line]]:
    def lines(plan: Plan, around: Surroundings) -> Iterator[Line]:
        columns = _headed(where)
        yield [around.translate(words) for _, words in columns]
        for row in plan.rows(where):
            yield [cell_of(question, row, around) for question, _ in columns]

    return lines


def cell_of(question: Field, row: Answers, around: Surroundings) -> Cell:
    """Give an answer as a cell: amounts and numbers to reckon with, days as 2027-03-22."""
    value = row.get(question.key)
    if value == UNKNOWN:
        return around.translate(OPEN)
    if isinstance(value, int | float) and not isinstance(value, bool):
        if question.kind is Kind.MONEY:
            digits = minor_digits(around.currency)
            return Decimal(value).scaleb(-digits) if isinstance(value, int) else str(value)
        if question.kind is Kind.NUMBER:
            return int(value) if float(value).is_integer() else float(value)
    if question.kind is Kind.DATE:
        return str(value or "")
    return "\n".join(lines_of(question, row, around))


def _budget(plan: Plan, around: Surroundings) -> Iterator[Line]:
    """Set costs and income in one table; what comes in is written as a plus, costs as a minus."""
    say = around.translate
    titles = (N_("Kind"), N_("What for, or from whom"), N_("Amount"), N_("Currency"))
    yield [say(each) for each in (*titles, N_("Status"), N_("Note"))]
    costs = {each.key: each for each in _group("resources.costs")[1].plain_fields()}
    income = {each.key: each for each in _group("resources.income")[1].plain_fields()}
    for row in plan.rows("resources.costs"):
        amount = cell_of(costs["amount"], row, around)
        signed = -amount if isinstance(amount, Decimal) else amount
        told = cell_of(costs["line"], row, around)
        yield [say(N_("Cost")), told, signed, plan.currency, "", text(row, "note")]
    for row in plan.rows("resources.income"):
        cells = [cell_of(income[key], row, around) for key in ("source", "amount", "state")]
        yield [say(N_("Income")), cells[0], cells[1], plan.currency, cells[2], ""]


FIGURES = (  # the heads that the log book's own import knows (platforms/data/columns.toml)
    ("date", N_("Date")),
    ("indicator", N_("Indicator")),
    ("value", N_("Value")),
    ("spend", N_("Spent")),
    ("note", N_("Note")),
    ("proof", N_("Proof")),
)


def _figures(plan: Plan, around: Surroundings) -> Iterator[Line]:
    """Set the log book as a table that can be imported again without doubling anything."""
    questions = {each.key: each for each in _group("tracking.entries")[1].plain_fields()}
    yield [around.translate(words) for _, words in FIGURES]
    for row in plan.rows("tracking.entries"):
        yield [cell_of(questions[key], row, around) for key, _ in FIGURES]


LINES_OF: dict[Sheet, Callable[[Plan, Surroundings], Iterator[Line]]] = {
    Sheet.CONTENT: _rows("content.pieces"),
    Sheet.BUDGET: _budget,
    Sheet.INDICATORS: _rows("measurement.indicators"),
    Sheet.FIGURES: _figures,
}
