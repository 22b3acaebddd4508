"""What results have cost, in money, and the team's time, told apart."""

from dataclasses import dataclass
from datetime import date

from app.campaigns.figures import words
from app.campaigns.glances.glance import Cell, Line, Table
from app.campaigns.glances.words import amount, figure, hours
from app.measures.costs import StaffTime, staff_time_of
from app.measures.figure import Unit, ratio
from app.measures.formulas import Origin
from app.measures.series import Series, list_series
from app.plan.answers import number
from app.plan.plan import Plan
from app.questions.world import minor_digits
from app.web.locale import gettext, ngettext

PER = {"impressions": 1000}  # shown for so many at once, as its rate is


@dataclass(frozen=True)
class MoneyView:
    """The table of costs per result, and sentences on the money and on the team's time."""

    table: Table | None
    money: list[str]
    time: list[str]


def money_of(plan: Plan, today: date) -> MoneyView:
    """Tell what results have cost so far, and how much time stands beside it."""
    total = number(plan.answers("review"), "cost_total")
    counts = [each for each in list_series(plan, today) if _is_result(each)]
    spent = [each.spend for each in list_series(plan, today) if each.spend is not None]
    lines = [_line(each, total, plan.currency) for each in counts if each.spend or total]
    said = []
    if spent:
        noted = amount(sum(spent), plan.currency)
        said.append(gettext("Noted in the log book: %(amount)s.", amount=noted))
    if total is not None:
        whole = amount(total, plan.currency)
        said.append(gettext("In all, by your review: %(amount)s.", amount=whole))
    return MoneyView(_table(lines, total) if lines else None, said, _time(plan, today))


def _is_result(series: Series) -> bool:
    is_count = series.formula.unit is Unit.COUNT and series.formula.origin is Origin.COUNTED
    return is_count and bool(series.current) and (series.current or 0) > 0


def _line(series: Series, total: float | None, currency: str) -> Line:
    current = series.current or 0
    cells = [
        Cell.of(words.measured(current, series, currency)),
        _each(series.spend, current, series.key, currency),
    ]
    if total is not None:
        cells.append(_each(total, current, series.key, currency))
    return Line(Cell.of(words.indicator(series.key)), cells)


def _each(spend: float | None, count: float, key: str, currency: str) -> Cell:
    if spend is None:
        return Cell.of("–")
    times = PER.get(key, 1)
    found = ratio(spend / 10 ** minor_digits(currency), count, Unit.MONEY, times).value or 0
    price = words.money(found, currency)
    if times == 1:
        return Cell.of(price)
    return Cell.of(gettext("%(price)s for %(many)s", price=price, many=figure(times)))


def _table(lines: list[Line], total: float | None) -> Table:
    heads = [gettext("Result"), gettext("How many"), gettext("Each, by the money noted beside it")]
    if total is not None:
        heads.append(gettext("Each, if all costs counted for it"))
    caption = gettext("Money for each result, without working time")
    return Table(caption, heads, lines, is_wide=True)


def _time(plan: Plan, today: date) -> list[str]:
    found = staff_time_of(plan, today)
    if found is None:
        return []
    return [_estimate(found), *_untold(found)]


def _estimate(found: StaffTime) -> str:
    return gettext(
        "Working time, an estimate out of your plan: about %(hours)s (%(week)s a week × %(weeks)s "
        "weeks). It is not in the amounts above.",
        hours=hours(round(found.hours)),
        week=hours(found.hours_per_week),
        weeks=figure(round(found.weeks, 1)),
    )


def _untold(found: StaffTime) -> list[str]:
    if not found.untold:
        return []
    return [
        ngettext(
            "One person has not said how many hours a week.",
            "%(num)s people have not said how many hours a week.",
            found.untold,
        )
    ]
