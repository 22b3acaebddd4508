"""Answers in words: what a review page, a card or a moderator reads."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from app.questions.fields import UNKNOWN, Field, Kind
from app.questions.reading import Surroundings
from app.questions.world import countries, minor_digits, name_of_language


def tell(question: Field, value: Any, around: Surroundings) -> list[str]:
    """Give an answer as lines of words (labels are message ids of the caller's catalogue).

    Returns an empty list for no answer, and [UNKNOWN] for an open question.
    """
    if value is None or value in ("", [], {}):
        return []
    if value == UNKNOWN:
        return [UNKNOWN]
    if isinstance(value, list):
        return [line for each in value for line in tell(question, each, around)]
    if question.kind is Kind.CHECKS:
        return [
            f"{option.label}: {value[str(option.key)]}"
            for option in question.options
            if str(option.key) in value
        ]
    return [_one(question, value, around)]


def _one(question: Field, value: Any, around: Surroundings) -> str:
    if question.kind in (Kind.CHOICE, Kind.CHOICES, Kind.REFERENCE, Kind.REFERENCES):
        labels = {option.key: option.label for option in around.options(question)}
        return labels.get(value, str(value))
    if question.kind is Kind.YES_NO:
        return "Yes" if value else "No"
    if question.kind is Kind.DATE:
        return _day(value, around.language)
    if question.kind in (Kind.COUNTRY, Kind.LANGUAGE, Kind.LANGUAGES):
        return _name(question, value, around.language)
    if question.kind is Kind.PERSON:
        return str(around.people.get(value, value))
    return _figure(question, value, around)


def _day(value: Any, language: str) -> str:
    try:
        return format_date(date.fromisoformat(value), "long", locale=language)
    except (TypeError, ValueError):
        return str(value)


def _name(question: Field, value: Any, language: str) -> str:
    if question.kind is Kind.COUNTRY:
        return countries(language).get(str(value), str(value))
    return name_of_language(str(value), language)


def _figure(question: Field, value: Any, around: Surroundings) -> str:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return str(value)
    if question.kind is Kind.MONEY:
        amount = value / 10 ** minor_digits(around.currency)
        return format_currency(amount, around.currency, locale=around.language)
    return format_decimal(value, locale=around.language)


def as_typed(question: Field, value: Any, around: Surroundings) -> list[str]:
    """Give an answer as the texts that its form control would send back."""
    if value is None:
        return []
    if question.kind is Kind.LANGUAGES and isinstance(value, list):
        return [", ".join(name_of_language(each, around.language) for each in value)]
    if isinstance(value, list):
        return [str(each) for each in value]
    if question.kind is Kind.YES_NO and isinstance(value, bool):
        return ["yes" if value else "no"]
    if question.kind is Kind.LANGUAGE and value != UNKNOWN:
        return [name_of_language(str(value), around.language)]
    if question.kind is Kind.PERSON:
        return [str(around.people.get(value, value))]
    return [_typed_figure(question, value, around)]


def _typed_figure(question: Field, value: Any, around: Surroundings) -> str:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return str(value)
    if question.kind is Kind.MONEY:
        digits = minor_digits(around.currency)
        value = value / 10**digits if value % 10**digits else value // 10**digits
    text = f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    return text.replace(".", ",") if around.language == "fr" else text


def title_of(rows_title: str, row: Mapping[str, Any]) -> str:
    """Give what names a row, or nothing while it has no name."""
    title = row.get(rows_title)
    return "" if title in (None, UNKNOWN) else str(title)
