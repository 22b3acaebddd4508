"""What a case study takes over from the log book and the review: results, lessons, evidence."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal, format_percent

from app.campaigns.shortening import shortened
from app.core.typography import day_in_words
from app.measures.figure import Unit
from app.measures.noted import counts_behind
from app.measures.series import Point, Series, list_series
from app.plan.answers import by_id, text
from app.plan.plan import Plan
from app.plan.steps.measurement import SOURCES
from app.questions.fields import N_
from app.reference.in_use import in_use

Draft = dict[str, Any]
OTHER = "other"
HOW, LESSON = 200, 300  # characters that the form holds
LESSONS = (
    ("would_change", N_("What we would do otherwise")),
    ("keep", N_("What we would keep")),
    ("unexpected", N_("What we did not expect")),
)


@dataclass(frozen=True)
class Telling:
    """In which language a draft is written, how its words are translated, and on which day."""

    language: str
    translate: Callable[[str], str]
    today: date


def results_of(plan: Plan, telling: Telling) -> list[Draft]:
    """Give the figure that stands of each indicator, with its period, its source and its proof."""
    told = [each for each in list_series(plan, telling.today) if each.last]
    return [
        {"id": f"r{number}", **_result(plan, each, telling)}
        for number, each in enumerate(told, start=1)
    ]


def _result(plan: Plan, series: Series, telling: Telling) -> Draft:
    points = series.counted
    key = series.key if series.key in in_use().lists["indicators"] else OTHER
    found = {
        "indicator": key,
        "value": shortened(_value(series, telling.language), 60),
        "period": _period(points, telling.language),
        "how": shortened(_how(plan, series, telling), HOW),
        "proof": points[-1].proof,
    }
    return {name: value for name, value in found.items() if value}


def _value(series: Series, language: str) -> str:
    value = series.current or 0
    if series.formula.unit is Unit.PERCENT:
        return _percent(value, language)
    number = format_decimal(round(value, 3), locale=language)
    entry: Any = in_use().lists["indicators"].get(series.key, {})
    unit = series.unit or str(entry.get(f"unit_{language}") or entry.get("unit_en") or "")
    return f"{number} {unit}".strip()


def _percent(value: float, language: str) -> str:
    share = Decimal(str(round(value, 1))) / 100
    return format_percent(share, locale=language, decimal_quantization=False)


def _period(points: tuple[Point, ...], language: str) -> str:
    days = dict.fromkeys(day_in_words(each.day, language) for each in (points[0], points[-1]))
    return " – ".join(days)


def _how(plan: Plan, series: Series, telling: Telling) -> str:
    """Say where the figure comes from, what was noted beside it, and its margin."""
    chosen = text(by_id(plan, "measurement.indicators").get(series.row, {}), "source")
    source = next((telling.translate(each.label) for each in SOURCES if each.key == chosen), "")
    last = series.counted[-1]
    return ". ".join(each for each in (source, last.note, _margin(series, last, telling)) if each)


def _margin(series: Series, last: Point, telling: Telling) -> str:
    found = counts_behind(series.key, last.value, last.note)
    if found is None or found.low is None or found.high is None:
        return ""
    low, high = (_percent(each, telling.language) for each in (found.low, found.high))
    return f"95 % : {low} – {high}" if telling.language == "fr" else f"95%: {low} – {high}"


def lessons_of(plan: Plan, telling: Telling) -> list[Draft]:
    """Give what the review has learnt, one lesson for each of its answers."""
    review = plan.answers("review")
    return [
        {
            "id": f"l{number}",
            "title": telling.translate(title),
            "text": shortened(text(review, key), LESSON),
        }
        for number, (key, title) in enumerate(LESSONS, start=1)
        if text(review, key)
    ]
