"""How glances name rows and write figures, in the language of the page."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from babel.numbers import format_currency, format_decimal
from babel.units import format_unit

from app.coach.answers import AUDIENCE, MESSENGER, Called, choice
from app.core.typography import day_in_words
from app.plan.answers import text
from app.questions.world import minor_digits
from app.reference.in_use import label
from app.web.locale import gettext, language

Row = dict[str, Any]


def upper(words: str) -> str:
    """Begin with a capital letter, as a row of a table does."""
    return words[:1].upper() + words[1:]


def lower(words: str) -> str:
    """Begin with a small letter, as what follows a name does."""
    return words[:1].lower() + words[1:]


def hours(number: float) -> str:
    """Write a number of hours: 1,5 heure."""
    return format_unit(number, "duration-hour", locale=language())


def figure(number: float) -> str:
    """Write a number."""
    return format_decimal(number, locale=language())


def amount(minor: float, currency: str) -> str:
    """Write an amount that is given in minor units."""
    return format_currency(minor / 10 ** minor_digits(currency), currency, locale=language())


def short_day(day: date) -> str:
    """Write a day without its year: 22 mars."""
    return day_in_words(day, language(), "d MMM")


def day_and_year(day: date) -> str:
    """Write a day in few letters: 22 mars 2027."""
    return day_in_words(day, language(), "d MMM y")


def channel(row: Row) -> str:
    """Name a channel."""
    key = text(row, "channel")
    return label("channels", key, language()) if key else gettext("a channel not chosen yet")


def called(row: Row, kind: Called) -> str:
    """Call a row by what names it."""
    return text(row, kind.key) or gettext(kind.nameless)


def audience(row: Row) -> str:
    """Name an audience, by its kind while it has no name."""
    return _called_by_kind(row, AUDIENCE, "audience_kinds")


def messenger(row: Row) -> str:
    """Name a messenger, by their kind while they have no name."""
    return _called_by_kind(row, MESSENGER, "messenger_kinds")


def _called_by_kind(row: Row, called_by: Called, kinds: str) -> str:
    kind = text(row, "kind")
    if not text(row, called_by.key) and kind:
        return label(kinds, kind, language())
    return called(row, called_by)


def person(row: Row) -> str:
    """Name somebody of the team."""
    return text(row, "name") or gettext("somebody without a name")


def chosen(where: str, key: str, value: str) -> str:
    """Word a choice of a row of "step.group"."""
    return gettext(choice(where, key, value).words)


def each_once(words: Iterable[str]) -> list[str]:
    """List words, none of them twice."""
    return list(dict.fromkeys(words))
