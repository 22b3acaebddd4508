"""Answers in words: what a review page, a card or a moderator reads."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from babel.numbers import format_currency, format_decimal

from app.core.typography import day_in_words
from app.questions.fields import N_, UNKNOWN, Field, Kind
from app.questions.reading import Surroundings
from app.questions.unread import UNREAD, is_unread
from app.questions.world import countries, minor_digits, name_of_language

CHECKED = {"yes": N_("yes"), "no": N_("no"), "unsure": N_("not sure")}


def tell(question: Field, value: Any, around: Surroundings) -> list[str]:
    """Give an answer as lines of words in the language of who reads.

    Returns an empty list for no answer, and [UNKNOWN] for an open question.
    """
    if value is None or value in ("", [], {}):
        return []
    if value == UNKNOWN:
        return [UNKNOWN]
    if is_unread(value):
        return list(value[UNREAD])
    if isinstance(value, list):
        return [line for each in value for line in tell(question, each, around)]
    if question.kind is Kind.CHECKS:
        return [
            around.translate(N_("%(label)s: %(answer)s"))
            % {
                "label": around.translate(option.label),
                "answer": around.translate(CHECKED[given]),
            }
            for option in question.options
            if (given := value.get(str(option.key))) in CHECKED
        ]
    return [_one(question, value, around)]


def _one(question: Field, value: Any, around: Surroundings) -> str:
    if question.kind in (Kind.CHOICE, Kind.CHOICES, Kind.REFERENCE, Kind.REFERENCES):
        return _label(question, value, around)
    if question.kind is Kind.YES_NO:
        return around.translate(N_("Yes") if value else N_("No"))
    if question.kind is Kind.DATE:
        return _day(value, around.language)
    if question.kind in (Kind.COUNTRY, Kind.LANGUAGE, Kind.LANGUAGES):
        return _name(question, value, around.language)
    if question.kind is Kind.PERSON:
        return str(around.people.get(value, value))
    return _figure(question, value, around)


def _label(question: Field, value: Any, around: Surroundings) -> str:
    """Word a choice; the name that somebody gave to a row stays as it was typed."""
    for option in around.options(question):
        if option.key == value:
            return around.translate(option.label) if option.is_ours else option.label
    return str(value)


def _day(value: Any, language: str) -> str:
    try:
        return day_in_words(date.fromisoformat(value), language)
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
    return str(value) if question.is_year else str(format_decimal(value, locale=around.language))


def as_typed(question: Field, value: Any, around: Surroundings) -> list[str]:
    """Give an answer as the texts that its form control would send back."""
    if value is None:
        return []
    if is_unread(value):
        return list(value[UNREAD])
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
