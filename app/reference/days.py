"""The days of a key date, as its rule writes them. Pure.

03-21 is the same each year, 03-21/03-27 from one day to another, also over New Year; what moves has
its known days, 2027-03-14 2028-03-12, or 2027-10-08/2027-10-22; "announced" has none yet.
"""

import re
from datetime import date, timedelta

NOT_KNOWN_YET = "announced"
SAFER_INTERNET = "formula:safer_internet"  # the Tuesday of the second week of February
TUESDAY = 1
A_DAY = re.compile(r"(\d{4}-)?\d\d-\d\d")
LEAP_YEAR = 2028  # in which every day of the calendar is
Days = tuple[date, date]  # the first and the last


def days_of(rule: str, year: int) -> Days | None:
    """Give the days that begin in a year; None where there are none, or nobody knows them."""
    if rule == SAFER_INTERNET:
        fifth = date(year, 2, 5)
        day = fifth + timedelta((TUESDAY - fifth.weekday()) % 7)
        return day, day
    found = (days for part in rule.split() if (days := _read(part, year)))
    return next((days for days in found if days[0].year == year), None)


def is_rule(text: str) -> bool:
    """Whether days are written in one of the ways above."""
    if text in (NOT_KNOWN_YET, SAFER_INTERNET):
        return True
    return bool(text.split()) and all(_read(part, LEAP_YEAR) for part in text.split())


def _read(part: str, year: int) -> Days | None:
    """Read one day, or two with a stroke between; those without a year are of this one."""
    first, stroke, last = part.partition("/")
    begin = _day(first, year)
    end = _day(last, year) if stroke else begin
    if begin and end and end < begin and not _has_year(last):  # over New Year
        end = _day(last, year + 1)
    return (begin, end) if begin and end and begin <= end else None


def _day(text: str, year: int) -> date | None:
    if not A_DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text if _has_year(text) else f"{year:04}-{text}")
    except ValueError:
        return None  # such as 29 February


def _has_year(text: str) -> bool:
    return text.count("-") > 1
