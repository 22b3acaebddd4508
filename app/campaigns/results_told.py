"""The results of a campaign as a case study tells them: value, period, how it was measured."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from babel.numbers import format_decimal

from app.core.typography import day_in_words
from app.measures.series import Series, Sum, list_series
from app.plan.answers import by_id, text
from app.plan.plan import Plan, surroundings
from app.plan.steps import BY_SLUG
from app.questions.reading import Surroundings
from app.questions.telling import tell
from app.reference.in_use import in_use

Row = dict[str, Any]
HOW_LENGTH, UNIT_LENGTH = 200, 60


def results_of(plan: Plan, language: str, translate: Callable[[str], str], on: date) -> list[Row]:
    """Give a row for each indicator with a figure: the value that stands today and its days.

    How several figures make one is said by measures/series.py: people reached are never added.
    """
    found = [each for each in list_series(plan, on) if each.current is not None]
    return [
        {"id": f"r{number}", **_told(each, plan, surroundings(plan, language, translate))}
        for number, each in enumerate(found, start=1)
    ]


def _told(series: Series, plan: Plan, around: Surroundings) -> Row:
    last = series.counted[-1]
    given = {
        "indicator": series.key,
        "value": _value(series, around.language),
        "period": _period(series, around.language),
        "how": " · ".join(_how(series, plan, around))[:HOW_LENGTH],
        "proof": last.proof,
    }
    return {key: value for key, value in given.items() if value}


def _value(series: Series, language: str) -> str:
    number = format_decimal(series.current or 0, locale=language)
    listed = in_use().lists["indicators"].get(series.key, {})
    unit = series.unit or str(listed.get(f"unit_{language}") or listed.get("unit_en") or "")
    return f"{number} {unit}".strip()[:UNIT_LENGTH]


def _period(series: Series, language: str) -> str:
    first, last = series.counted[0].day, series.counted[-1].day
    words = day_in_words(last, language)
    if series.sum is Sum.ADDED and first != last:
        return f"{day_in_words(first, language)} – {words}"
    return words


def _how(series: Series, plan: Plan, around: Surroundings) -> Iterator[str]:
    indicator: Mapping[str, Any] = by_id(plan, "measurement.indicators").get(series.row, {})
    group = BY_SLUG["measurement"].group("indicators")
    fields = group.plain_fields() if group else ()
    source = next(each for each in fields if each.key == "source")
    if text(indicator, "source"):
        yield from tell(source, indicator["source"], around)
    if note := series.counted[-1].note:
        yield note
