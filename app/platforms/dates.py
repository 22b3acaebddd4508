"""Days as exports write them; whether the day or the month comes first is decided by a column."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.core.folding import folded

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv",
            "february feb fevrier fevr fev",
            "march mar mars",
            "april apr avril avr",
            "may mai",
            "june jun juin",
            "july jul juillet juil",
            "august aug aout",
            "september sep sept septembre",
            "october oct octobre",
            "november nov novembre",
            "december dec decembre",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = frozenset(
    word
    for day in (
        "mon monday lun lundi",
        "tue tues tuesday mar mardi",
        "wed wednesday mer mercredi",
        "thu thur thurs thursday jeu jeudi",
        "fri friday ven vendredi",
        "sat saturday sam samedi",
        "sun sunday dim dimanche",
    )
    for word in day.split()
)
CLOCK = re.compile(
    r"(?:[t,]|\s|\s(?:a|at)\s)\s*\d{1,2}(?::\d{2}|h\d{0,2})(?::\d{2})?(?:[.,]\d+)?\s*"
    r"(?:[ap]\.?m\.?)?\s*(?:z|utc|gmt|cet|[+-]\d{2}:?\d{2})?$"
)
YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
NUMERIC = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})")
DAY_AND_NAME = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?[ .-]+([a-z]+)\.?(?:,?[ -]+(\d{4}|\d{2}))?")
NAME_AND_DAY = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?")
BETWEEN = re.compile(
    r"\s+(?:-|–|—|to|au)\s+|\s*[–—→]\s*|(?<=\d{8})-(?=\d{8})|(?<=-\d\d)/(?=\d{4}-)"
)
FIRST_YEAR, LAST_YEAR = 2000, 2100


class Order(StrEnum):
    """What comes first in a date like 03/04/2027."""

    DAY_FIRST = "day"
    MONTH_FIRST = "month"


@dataclass(frozen=True)
class Span:
    """The days that a figure is about: one, or from the first to the last."""

    first: date
    last: date
    is_year_ours: bool = False  # the file names no year


def read_span(text: str, order: Order, today: date) -> Span | None:
    """Read a day or a period; a day without a year is the latest one that is not to come."""
    parts = BETWEEN.split(folded(text))
    if len(parts) > 2:
        return None
    last = _read_day(parts[-1], order, today)
    if last is None or len(parts) == 1:
        return last
    first = _read_day(parts[0], order, last.last)
    if first is None or first.first > last.last:
        return None
    return Span(first.first, last.last, last.is_year_ours)


def is_date(text: str) -> bool:
    """Whether this is a day, in whatever order."""
    today = date(LAST_YEAR, 1, 1)
    return any(read_span(text, order, today) for order in Order)


def orders_of(texts: Iterable[str], today: date) -> tuple[Order, ...]:
    """Give the orders in which a column of dates makes sense: two if nothing decides."""
    written = list(dict.fromkeys(each for each in texts if each))
    readings = {order: [read_span(each, order, today) for each in written] for order in Order}
    if readings[Order.DAY_FIRST] == readings[Order.MONTH_FIRST]:
        return (Order.DAY_FIRST,)
    understood = {order: sum(map(bool, each)) for order, each in readings.items()}
    most = max(understood.values())
    return tuple(order for order in Order if understood[order] == most)


def example(texts: Iterable[str], today: date) -> tuple[str, Sequence[date]]:
    """Give a date that can be read in two ways, and both days, for a person to choose."""
    for text in texts:
        spans = [read_span(text, order, today) for order in Order]
        days = [span.last for span in spans if span]
        if len(set(days)) == len(Order):
            return text, days
    return "", ()


def _read_day(text: str, order: Order, today: date) -> Span | None:
    text = _without_weekday(CLOCK.sub("", text.strip()).strip(" ,"))
    found: Span | None = None
    if match := YEAR_FIRST.fullmatch(text) or COMPACT.fullmatch(text):
        found = _span(match[1], match[2], match[3])
    elif match := NUMERIC.fullmatch(text):
        day, month = match[1], match[2]
        if order is Order.MONTH_FIRST:
            day, month = month, day
        found = _span(match[3], month, day)
    elif match := DAY_AND_NAME.fullmatch(text):
        found = _named(match[2], match[1], match[3], today)
    elif match := NAME_AND_DAY.fullmatch(text):
        found = _named(match[1], match[2], match[3], today)
    return found


def _without_weekday(text: str) -> str:
    first, _, rest = text.partition(" ")
    is_month = first in MONTHS and rest[:1].isdigit() and not rest[2:].strip(" ,0123456789")
    return rest if first.strip(".,") in WEEKDAYS and not is_month else text


def _named(month: str, day: str, year: str | None, today: date) -> Span | None:
    number = MONTHS.get(month)
    if number is None:
        return None
    if year is None:
        this_year = _span(str(today.year), str(number), day, is_year_ours=True)
        if this_year and this_year.last <= today:
            return this_year
        return _span(str(today.year - 1), str(number), day, is_year_ours=True)
    return _span(year, str(number), day)


def _span(year: str, month: str, day: str, *, is_year_ours: bool = False) -> Span | None:
    full = int(year) + (FIRST_YEAR if len(year) == 2 else 0)
    if not FIRST_YEAR <= full <= LAST_YEAR:
        return None
    try:
        found = date(full, int(month), int(day))
    except ValueError:
        return None
    return Span(found, found, is_year_ours)
