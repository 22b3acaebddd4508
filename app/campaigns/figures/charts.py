"""The words in and around a chart: its ticks, its labels, and one sentence that tells it all."""

from dataclasses import dataclass
from datetime import date

from app.campaigns.figures import words
from app.core.typography import day_in_words
from app.measures.chart import HEIGHT, WIDTH, Chart, chart_of, is_far_apart
from app.measures.series import Mark, Series
from app.web.locale import day as in_full
from app.web.locale import gettext, language, ngettext


@dataclass(frozen=True)
class ChartView:
    """A chart ready to draw: its geometry, and every word in it."""

    chart: Chart
    title: str
    told: str
    ticks: list[tuple[float, str]]
    dates: list[tuple[float, str]]
    latest: str
    target: str
    baseline: str
    width: int = WIDTH
    height: int = HEIGHT


def view_chart(
    series: Series, launch: date | None, marks: list[Mark], currency: str
) -> ChartView | None:
    """Give a chart with its words; None without any figure."""
    chart = chart_of(series, launch, marks)
    if chart is None:
        return None
    pattern = "MMM y" if is_far_apart(chart.days) else "d MMM"
    return ChartView(
        chart,
        title=gettext("%(indicator)s over time", indicator=words.indicator(series.key)),
        told=_told(series, launch, marks, currency),
        ticks=[(tick.at, words.short(tick.value, series)) for tick in chart.scale.ticks],
        dates=[
            (chart.days.x(each), day_in_words(each, language(), pattern)) for each in chart.dates
        ],
        latest=words.short(series.drawn[-1].value, series),
        target=_labelled(gettext("Target"), series.target, series),
        baseline=_labelled(gettext("Before"), series.baseline, series),
    )


def _labelled(name: str, value: float | None, series: Series) -> str:
    return "" if value is None else f"{name} {words.short(value, series)}"


def _told(series: Series, launch: date | None, marks: list[Mark], currency: str) -> str:
    """Tell the chart in sentences, to somebody who does not see it."""
    first, last = series.drawn[0], series.drawn[-1]
    of = {
        "first": words.measured(first.value, series, currency),
        "from_day": in_full(first.day),
        "last": words.measured(last.value, series, currency),
        "to_day": in_full(last.day),
    }
    said = [gettext("One figure: %(first)s on %(from_day)s.", **of)]
    if len(series.drawn) > 1:
        said = [
            ngettext(
                "%(num)s figure, from %(first)s on %(from_day)s to %(last)s on %(to_day)s.",
                "%(num)s figures, from %(first)s on %(from_day)s to %(last)s on %(to_day)s.",
                len(series.drawn),
                **of,
            )
        ]
    return " ".join([*said, *_lines(series, currency), *_days(launch, marks)])


def _lines(series: Series, currency: str) -> list[str]:
    said = []
    if series.target is not None:
        target = words.measured(series.target, series, currency)
        said.append(gettext("Dashed line: the target, %(target)s.", target=target))
    if series.baseline is not None:
        before = words.measured(series.baseline, series, currency)
        said.append(gettext("Dotted line: before the campaign, %(before)s.", before=before))
    return said


def _days(launch: date | None, marks: list[Mark]) -> list[str]:
    said = [gettext("Launch on %(day)s.", day=in_full(launch))] if launch else []
    if marks:
        changes = ngettext(
            "One change on the way is marked by its number.",
            "%(num)s changes on the way are marked by their numbers.",
            len(marks),
        )
        said.append(changes)
    return said
