"""The calendar of a campaign as its page shows it: one month, and what its key dates ask."""

import re
from calendar import Calendar
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.dates import format_date
from flask import url_for

from app.campaigns import key_dates
from app.campaigns.key_dates import KeyDate
from app.campaigns.opened import OpenCampaign
from app.core.clock import today
from app.core.typography import day_in_words
from app.plan.answers import YEARS, day
from app.plan.days import (
    IN_WORDS,
    DayKind,
    PlanDay,
    calls_for_asking,
    chosen_key_dates,
    days_of,
    key_days_between,
)
from app.reference.in_use import in_use
from app.reference.reference import KeyDay
from app.web.locale import day as in_full
from app.web.locale import gettext, language

MONTH = re.compile(r"(\d{4})-(\d{2})")


@dataclass(frozen=True)
class Event:
    """Something on a day: of what kind, what it is called, and the way to it."""

    kind: DayKind
    word: str
    name: str
    address: str
    is_sensitive: bool = False
    is_chosen: bool = False
    until: str = ""


@dataclass(frozen=True)
class MonthDay:
    """A day of the month with what is on it."""

    day: date
    full: str  # with its weekday
    is_today: bool
    events: list[Event]


@dataclass(frozen=True)
class MonthView:
    """One month; `weeks` have seven places, empty where the day is of another month."""

    title: str
    weekdays: list[tuple[str, str]]  # in short, in full
    weeks: list[list[MonthDay | None]]
    before: tuple[str, str] | None  # address, month in words
    after: tuple[str, str] | None
    busy: list[tuple[str, str, int]]  # months of the plan: address, words, how many days
    dates: list[KeyDate]
    announced: list[KeyDate]
    ask: str  # the way to the question whom the team has asked, where a day calls for it

    @property
    def days(self) -> list[MonthDay]:
        """The days on which something is."""
        return [each for week in self.weeks for each in week if each and each.events]


def view_month(opened: OpenCampaign, wanted: str) -> MonthView:
    """Show a month, given as "2027-03"; else that of the launch, else the present one."""
    plan, first = opened.plan, _first_day(opened, wanted)
    weekdays = Locale.parse(language()).first_week_day
    weeks = Calendar(weekdays).monthdatescalendar(first.year, first.month)
    days = [each for week in weeks for each in week if each.month == first.month]
    found = key_days_between(plan, in_use(), first, days[-1])
    chosen = chosen_key_dates(plan)
    planned = days_of(plan)
    events = _events(opened, planned, found, first)
    drawn = {each: _day(each, events.get(each, [])) for each in days}
    return MonthView(
        title=_words(first),
        weekdays=[(_weekday(each, "EEE"), _weekday(each, "EEEE")) for each in weeks[0]],
        weeks=[[drawn.get(each) for each in week] for week in weeks],
        before=_neighbour(opened, first, -1),
        after=_neighbour(opened, first, 1),
        busy=_busy(opened, planned),
        dates=[key_dates.told(each, chosen) for each in found],
        announced=key_dates.list_announced(),
        ask=_way_to_ask(opened, found),
    )


def _way_to_ask(opened: OpenCampaign, found: Iterable[KeyDay]) -> str:
    if not any(calls_for_asking(opened.plan, each) for each in found):
        return ""
    return key_dates.way_to_ask(opened.plan, opened.campaign.public_id)


def _first_day(opened: OpenCampaign, wanted: str) -> date:
    found = MONTH.fullmatch(wanted)
    if found and int(found[1]) in YEARS and 1 <= int(found[2]) <= 12:
        return date(int(found[1]), int(found[2]), 1)
    launch = day(opened.plan.answers("calendar"), "launch_date")
    return (launch or today()).replace(day=1)


def _words(first: date) -> str:
    words = format_date(first, "MMMM y", locale=language())
    return words[:1].upper() + words[1:]


def _weekday(day: date, pattern: str) -> str:
    return format_date(day, pattern, locale=language())


def _day(day: date, events: list[Event]) -> MonthDay:
    number = day_in_words(day, language(), "d MMMM")
    return MonthDay(day, f"{_weekday(day, 'EEEE')} {number}", day == today(), events)


def _address(opened: OpenCampaign, first: date) -> str:
    return url_for("calendar.show", id=opened.campaign.public_id, month=f"{first:%Y-%m}")


def _neighbour(opened: OpenCampaign, first: date, step: int) -> tuple[str, str] | None:
    number = first.year * 12 + first.month - 1 + step
    if number // 12 not in YEARS:
        return None
    there = date(number // 12, number % 12 + 1, 1)
    return _address(opened, there), _words(there)


def _busy(opened: OpenCampaign, planned: Iterable[PlanDay]) -> list[tuple[str, str, int]]:
    counted = Counter(each.day.replace(day=1) for each in planned)
    return [(_address(opened, e), _words(e), number) for e, number in sorted(counted.items())]


def _events(
    opened: OpenCampaign, planned: list[PlanDay], found: list[KeyDay], first: date
) -> dict[date, list[Event]]:
    """Put what is planned and the key dates on their days; what lasts, on its first day here."""
    on: dict[date, list[Event]] = {}
    chosen = chosen_key_dates(opened.plan)
    for each in planned:
        if each.kind in (DayKind.START, DayKind.LAUNCH, DayKind.END):
            on.setdefault(each.day, []).append(_planned(opened, each))
    for key_day in found:
        on.setdefault(max(key_day.first, first), []).append(_key_date(key_day, chosen))
    for each in planned:
        if each.kind not in (DayKind.START, DayKind.LAUNCH, DayKind.END):
            on.setdefault(each.day, []).append(_planned(opened, each))
    return on


def _planned(opened: OpenCampaign, each: PlanDay) -> Event:
    id, word = opened.campaign.public_id, gettext(IN_WORDS[each.kind])
    if not each.group:
        anchor = f"q-{each.kind.value}"
        return Event(
            each.kind, "", word, url_for("steps.show", id=id, step=each.step, _anchor=anchor)
        )
    address = url_for("rows.show", id=id, step=each.step, group=each.group, row=each.row)
    if not each.words:
        return Event(each.kind, "", word, address)
    return Event(each.kind, word, each.words, address)


def _key_date(found: KeyDay, chosen: Iterable[str]) -> Event:
    is_long = found.last > found.first
    return Event(
        DayKind.KEY_DATE,
        gettext(IN_WORDS[DayKind.KEY_DATE]),
        key_dates.name_of(found.key),
        f"#d-{found.key}",
        is_sensitive=found.is_sensitive,
        is_chosen=found.key in chosen,
        until=gettext("until %(day)s", day=in_full(found.last)) if is_long else "",
    )
