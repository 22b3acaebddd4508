"""Which column of a table holds what: days, pieces, money, figures; and what nobody needs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from app.core.ids import hashed
from app.platforms.columns import (
    MONEY,
    ROLE,
    UNSURE,
    Column,
    columns_of,
    currency_in,
    formulas,
    named,
    recognise,
)
from app.platforms.dates import Order, is_date, read_span
from app.platforms.numbers import Style, currency_of, is_nothing, read_number, read_seconds
from app.platforms.sheet import Source
from app.platforms.table import Table
from app.questions.fields import N_
from app.questions.reading import Problem

OTHER_MONEY = N_(
    "“%(name)s” is in %(currency)s, and this plan counts in %(ours)s: it was left aside."
)
TWICE = N_("“%(name)s” says the same as another column: it was left aside.")
MOST_UNKNOWN, LOOKED_AT = 20, 200
ENDS = frozenset({"reporting ends", "fin des rapports"})
NTH = frozenset({"nth day", "enieme jour"})


@dataclass
class Layout:
    """The columns of a table by what they mean."""

    platform: str
    roles: dict[str, str] = field(default_factory=dict)  # "date", "piece", ... -> column
    columns: dict[str, tuple[str, Column]] = field(default_factory=dict)  # source key -> column
    sources: list[Source] = field(default_factory=list)
    left_aside: list[str] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)

    @property
    def is_plain(self) -> bool:
        """Whether each line names its indicator."""
        return {"indicator", "value"} <= self.roles.keys()


def lay_out(table: Table, today: date, currency: str) -> Layout:
    """Find out what each column of a table means."""
    layout = Layout(recognise(table.columns, table.comments))
    known = columns_of(layout.platform)
    for name in table.columns:
        column = known.get(named(name))
        if column is None:
            _take_unknown(layout, table, name)
        elif column.kind == ROLE:
            _take_role(layout, table, name, column.means)
        elif column.kind == MONEY:
            _take_money(layout, table, name, currency)
        elif f"c:{column.means}" in layout.columns:
            layout.refused.append(Problem(TWICE, {"name": name}))
        else:
            _take(layout, f"c:{column.means}", name, column)
    if "date" not in layout.roles:
        _take_any_date(layout, table)
    layout.sources += _formulas(layout)
    layout.sources.sort(key=lambda source: source.kind == UNSURE)
    return layout


def texts_in(table: Table, name: str) -> list[str]:
    """Give what stands in a column, without the cells that say that there is nothing."""
    cells = (row.cells.get(name, "") for row in table.rows)
    return [cell for cell in cells if not is_nothing(cell)]


def _take(layout: Layout, key: str, name: str, column: Column) -> None:
    layout.columns[key] = (name, column)
    layout.sources.append(Source(key, column.means, name, column.kind, column.indicator))


def _take_role(layout: Layout, table: Table, name: str, role: str) -> None:
    """Give a column its role; of several with dates the one that holds most of them."""
    held = layout.roles.get(role)
    if held is None:
        layout.roles[role] = name
    elif role == "date" and _worth_as_days(table, name) > _worth_as_days(table, held):
        layout.roles[role] = name
        layout.left_aside.append(held)
    else:
        layout.left_aside.append(name)


def _worth_as_days(table: Table, name: str) -> tuple[int, bool]:
    """Say how many days a column holds, and whether it is not just the end of a period."""
    texts = texts_in(table, name)[:LOOKED_AT]
    is_day = named(name) not in ENDS
    return len(texts) if named(name) in NTH else sum(map(is_date, texts)), is_day


def _take_money(layout: Layout, table: Table, name: str, ours: str) -> None:
    theirs = currency_in(name) or next(filter(None, map(currency_of, texts_in(table, name))), "")
    if theirs and theirs != ours:
        words = {"name": name, "currency": theirs, "ours": ours}
        layout.refused.append(Problem(OTHER_MONEY, words))
    elif "spend" in layout.roles:
        layout.refused.append(Problem(TWICE, {"name": name}))
    else:
        layout.roles["spend"] = name


def _take_unknown(layout: Layout, table: Table, name: str) -> None:
    """Offer a column of figures that we do not know; a person may say what it is."""
    unknown = sum(key.startswith("u:") for key in layout.columns)
    texts = texts_in(table, name) if unknown < MOST_UNKNOWN else []
    is_number = bool(texts) and all(_is_number(text) for text in texts[:LOOKED_AT])
    if is_number and "id" not in named(name).split() and not name.startswith("("):
        _take(layout, f"u:{hashed(named(name))[:10]}", name, Column(named(name)[:60], UNSURE))
    else:
        layout.left_aside.append(name)


def _is_number(text: str) -> bool:
    return any(
        read_number(text, style) is not None or read_seconds(text, style, 1) is not None
        for style in Style
    )


def _take_any_date(layout: Layout, table: Table) -> None:
    """Take a column as days that has another name, but nothing else in it."""
    for name in table.columns:
        texts = texts_in(table, name)[:LOOKED_AT]
        readable = (any(read_span(t, o, date(2100, 1, 1)) for o in Order) for t in texts)
        if texts and all(readable):
            layout.roles["date"] = name
            layout.left_aside = [each for each in layout.left_aside if each != name]
            layout.sources = [each for each in layout.sources if each.name != name]
            return


def _formulas(layout: Layout) -> Iterator[Source]:
    """Offer the rates that can be worked out from the columns that are there."""
    means = {column.means for _, column in layout.columns.values()}
    given = {source.indicator for source in layout.sources}
    for formula in formulas():
        parts = formula.parts_among(means)
        if parts and formula.indicator not in given:
            key = f"f:{formula.indicator}"
            yield Source(key, key, "", "rate", formula.indicator, formula, parts)
