"""The choices that a list of the reference data offers: one way for plans and case studies."""

import re
from datetime import date
from functools import lru_cache

from app.core.typography import day_in_words
from app.questions.fields import Option
from app.reference.in_use import in_use
from app.reference.reference import OWN

LEAP_YEAR = 2028  # in which every day of the calendar is
EACH_YEAR = re.compile(r"(\d\d)-(\d\d)(?:/(\d\d)-(\d\d))?")  # first day, last day


def list_choices(name: str, language: str) -> tuple[Option, ...]:
    """Give the entries of a list as choices, retired ones marked, in the words of a language."""
    known = in_use()
    return tuple(
        Option(
            key,
            words,
            hint=_days(known.lists[name][key]["rule"], language) if name == "key_dates" else "",
            is_ours=False,
            is_retired=known.is_retired(name, key),
            is_added=key.startswith(OWN),
        )
        for key, words in known.labels(name, language).items()
    )


@lru_cache
def _days(rule: str, language: str) -> str:
    """Write on which days a key date is each year; nothing where they move."""
    found = EACH_YEAR.fullmatch(rule)
    if not found:
        return ""
    days = [(found[1], found[2])] + ([(found[3], found[4])] if found[3] else [])
    return " – ".join(_day(int(month), int(day), language) for month, day in days)


def _day(month: int, day: int, language: str) -> str:
    return day_in_words(date(LEAP_YEAR, month, day), language, "d MMMM")
