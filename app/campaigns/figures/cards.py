"""The page of figures: a card for each indicator, with its chart, its table and its words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from app.campaigns.figures import said, words
from app.campaigns.figures.charts import ChartView, view_chart
from app.campaigns.glances.words import amount
from app.measures.figure import Figure
from app.measures.formulas import can_be_worked_out
from app.measures.noted import counts_behind
from app.measures.series import Mark, Point, Series, Sum, launch_of, list_marks, list_series
from app.plan.plan import Plan
from app.web.locale import day as in_full
from app.web.locale import gettext

FOLDED = 12  # from so many figures on, the table is folded


@dataclass(frozen=True)
class TableRow:
    """One figure in the table: what stands in each column, and the row of the log book."""

    row: str
    day: str
    value: str
    so_far: str
    margin: str
    spend: str
    note: str
    proof: str


@dataclass(frozen=True)
class FigureCard:
    """One indicator: what it is, where it stands, its chart and its figures."""

    series: Series
    title: str
    formula: str
    unit: str
    caution: str
    standing: list[str]
    reading: list[str]
    facts: list[tuple[str, str]]
    chart: ChartView | None
    rows: list[TableRow]
    works_out: bool

    @property
    def anchor(self) -> str:
        """The id of the card in the page."""
        return f"fig-{self.series.row}"

    @property
    def is_long(self) -> bool:
        """Whether its table is folded."""
        return len(self.rows) > FOLDED

    def has(self, column: str) -> bool:
        """Whether any figure has something in a column."""
        return any(getattr(row, column) for row in self.rows)


@dataclass(frozen=True)
class FiguresPage:
    """All cards, and the changes on the way that their charts number."""

    cards: list[FigureCard]
    marks: list[Mark]

    @property
    def is_empty(self) -> bool:
        """Whether there is neither a planned indicator nor a figure."""
        return not self.cards


def figures_of(plan: Plan, today: date) -> FiguresPage:
    """Lay out every indicator of a plan."""
    marks, launch = list_marks(plan), launch_of(plan)
    draw = partial(view_chart, launch=launch, marks=marks, currency=plan.currency)
    cards = [_card(each, plan.currency, draw) for each in list_series(plan, today)]
    return FiguresPage(cards, marks)


def _card(series: Series, currency: str, draw: Callable[[Series], ChartView | None]) -> FigureCard:
    return FigureCard(
        series,
        title=words.indicator(series.key),
        formula=words.told(series.key, "formula"),
        unit=words.unit(series),
        caution=words.told(series.key, "caution"),
        standing=said.standing(series, currency),
        reading=said.reading(series, currency),
        facts=_facts(series, currency),
        chart=draw(series),
        rows=_rows(series, currency),
        works_out=can_be_worked_out(series.key),
    )


def _facts(series: Series, currency: str) -> list[tuple[str, str]]:
    """List baseline, target and value; what is not there is said, too."""

    def told(value: float | None, none: str) -> str:
        return none if value is None else words.measured(value, series, currency)

    before = told(series.baseline, gettext("not counted"))
    if series.baseline is not None and series.baseline_day:
        before = f"{before} ({in_full(series.baseline_day)})"
    return [
        (gettext("Before the campaign"), before),
        (gettext("Target"), told(series.target, gettext("none set"))),
        (gettext("Now"), told(series.current, gettext("no figure yet"))),
        *_spent(series, currency),
    ]


def _spent(series: Series, currency: str) -> list[tuple[str, str]]:
    spend = series.spend
    return [] if spend is None else [(gettext("Money noted beside it"), amount(spend, currency))]


def _rows(series: Series, currency: str) -> list[TableRow]:
    """List the figures, the latest first."""
    pairs = list(zip(series.points, series.drawn, strict=True))
    return [_row(series, point, so_far.value, currency) for point, so_far in reversed(pairs)]


def _row(series: Series, point: Point, so_far: float, currency: str) -> TableRow:
    is_added = series.sum is Sum.ADDED
    return TableRow(
        row=point.row,
        day=in_full(point.day),
        value=words.measured(point.value, series, currency),
        so_far=words.measured(so_far, series, currency) if is_added else "",
        margin=margin(counts_behind(series.key, point.value, point.note)),
        spend="" if point.spend is None else amount(point.spend, currency),
        note=point.note,
        proof=point.proof,
    )


def margin(figure: Figure | None) -> str:
    """Say the interval of a percentage, and whether it stands on too few."""
    if figure is None or figure.low is None or figure.high is None:
        return ""
    found = gettext(
        "%(low)s to %(high)s", low=words.percent(figure.low), high=words.percent(figure.high)
    )
    if figure.too_few:
        return gettext("%(margin)s; too few to conclude", margin=found)
    return found
