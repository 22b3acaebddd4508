"""From a file to what was understood of it: pure, bounded, and never an exception but one."""

import re
from collections.abc import Sequence
from datetime import date

from app.core.folding import folded
from app.platforms.dates import Order, example, orders_of, read_span
from app.platforms.decoding import decode
from app.platforms.lines import Reader
from app.platforms.numbers import Style, read_number, styles_of
from app.platforms.plan_of_columns import Layout, lay_out, texts_in
from app.platforms.sheet import Choices, Doubt, Line, Sheet, Source, World
from app.platforms.table import SEPARATORS, Table, read_table
from app.platforms.unusable import Unusable
from app.questions.fields import N_

START = re.compile(r"(?:start date|date de debut)\D*(\d{4})-?(\d{2})-?(\d{2})")
UNDECIDED = Choices()
NO_DATES = N_(
    "No column holds days. Export by day, or name the column of days “Date”. We found: %(names)s."
)
NO_FIGURES = N_("No column holds figures. We found: %(names)s.")


def read_sheet(content: bytes, world: World, choices: Choices = UNDECIDED) -> Sheet:
    """Read a file of figures; raises Unusable with one sentence if nothing can be taken from it."""
    text, encoding = decode(content)
    table = read_table(text)
    layout = lay_out(table, world.today, world.currency)
    names = ", ".join(table.columns[:12])
    if "date" not in layout.roles:
        raise Unusable(NO_DATES, names=names)
    if not layout.sources and not layout.is_plain:
        raise Unusable(NO_FIGURES, names=names)
    orders, styles = _orders(table, layout, world.today), _styles(table, layout)
    order, style = choices.order or orders[0], choices.style or styles[0]
    reader = Reader(layout, world, order, style, _start(table))
    lines = tuple(reader.line(row) for row in table.rows)
    return Sheet(
        platform=layout.platform,
        encoding=encoding,
        separator=SEPARATORS[table.separator],
        date_column=layout.roles["date"],
        sources=tuple(_named_sources(layout, lines)),
        lines=lines,
        left_aside=tuple(layout.left_aside),
        refused=tuple(layout.refused),
        skipped=table.skipped,
        order_doubt=_order_doubt(table, layout, world) if len(orders) > 1 else None,
        style_doubt=_style_doubt(table, layout) if len(styles) > 1 else None,
        is_plain=layout.is_plain,
    )


def _start(table: Table) -> date | None:
    """Give the day that "Nth day" counts from."""
    found = next(filter(None, (START.search(folded(each)) for each in table.comments)), None)
    span = read_span("".join(found.groups()), Order.DAY_FIRST, date.max) if found else None
    return span.last if span else None


def _orders(table: Table, layout: Layout, today: date) -> tuple[Order, ...]:
    return orders_of(texts_in(table, layout.roles["date"]), today)


def _figures_in(table: Table, layout: Layout) -> tuple[list[str], list[str]]:
    """Give the texts of the figures: those that may have decimals, and those that have none."""
    texts: list[str] = []
    wholes: list[str] = []
    for name, column in layout.columns.values():
        (wholes if column.is_whole else texts).extend(texts_in(table, name))
    for role in ("value", "spend"):
        texts += texts_in(table, layout.roles.get(role, ""))
    return texts, wholes


def _styles(table: Table, layout: Layout) -> tuple[Style, ...]:
    return styles_of(*_figures_in(table, layout))


def _order_doubt(table: Table, layout: Layout, world: World) -> Doubt | None:
    text, days = example(texts_in(table, layout.roles["date"]), world.today)
    choices = [order.value for order in Order]
    return Doubt(text, list(zip(choices, days, strict=True))) if text else None


def _style_doubt(table: Table, layout: Layout) -> Doubt | None:
    for text in _figures_in(table, layout)[0]:
        readings = [(style.value, read_number(text, style)) for style in Style]
        told = [(style, number) for style, number in readings if number is not None]
        if len({number for _, number in told}) > 1:
            return Doubt(text, told)
    return None


def _named_sources(layout: Layout, lines: Sequence[Line]) -> list[Source]:
    """Give the sources of a table; a plain sheet has one for each indicator that it names."""
    if not layout.is_plain:
        return layout.sources
    keys = dict.fromkeys(key for line in lines for key in line.values)
    return [Source(key, key, "", "plain", key.removeprefix("i:")) for key in keys]
