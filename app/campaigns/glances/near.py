"""Key dates near the launch, the nearest first, and what they ask of a team."""

from collections.abc import Callable
from datetime import date, timedelta

from flask import url_for

from app.campaigns import key_dates
from app.campaigns.glances.glance import Glance, NearDay
from app.core.clock import today
from app.plan.answers import day, text
from app.plan.days import calls_for_asking, key_days_between
from app.plan.plan import Plan
from app.reference.in_use import in_use
from app.reference.reference import KeyDay
from app.web.locale import day as in_full
from app.web.locale import gettext, ngettext

WITHIN = timedelta(weeks=6)
MOST = 6
Distance = Callable[[int], str]  # days from the day that counts to another: below zero, before


def near_glance(plan: Plan, id: str) -> Glance:
    """Show the days around a campaign's launch; around the start or today, while there is none."""
    around, distance = _middle(plan)
    found = key_days_between(plan, in_use(), around - WITHIN, around + WITHIN)
    days = [(each.distance(around), _key_date(each, around, distance)) for each in found]
    days += _own_days(plan, around, distance)
    nearest = [each for _, each in sorted(days, key=lambda each: each[0])]
    whole = url_for("calendar.show", id=id)
    ways = [(whole, gettext("The whole calendar, month by month"))]
    if any(calls_for_asking(plan, each) for each in found):
        ways.insert(0, (key_dates.way_to_ask(plan, id), gettext("Say whom you have asked")))
    return Glance(
        "near",
        gettext("Days near your launch"),
        said=_said(nearest),
        more=_left_out(len(nearest)),
        days=nearest[:MOST],
        ways=ways,
        is_open=True,
    )


def _middle(plan: Plan) -> tuple[date, Distance]:
    answers = plan.answers("calendar")
    if launch := day(answers, "launch_date"):
        return launch, _from_launch
    if start := day(answers, "start"):
        return start, _from_start
    return today(), _from_today


def _key_date(found: KeyDay, around: date, distance: Distance) -> NearDay:
    days = found.distance(around)
    return NearDay(
        key_dates.when(found),
        key_dates.name_of(found.key),
        distance(-days if found.last < around else days),
        is_sensitive=found.is_sensitive,
        asks=key_dates.asks_of(found),
    )


def _own_days(plan: Plan, around: date, distance: Distance) -> list[tuple[int, NearDay]]:
    found = []
    for row in plan.rows("calendar.own_dates"):
        when = day(row, "date")
        if when and abs(when - around) <= WITHIN:
            days = (when - around).days
            name = text(row, "name") or gettext("a date without a name")
            found.append((abs(days), NearDay(in_full(when), name, distance(days), is_own=True)))
    return found


def _said(days: list[NearDay]) -> str:
    if not days:
        return gettext("No key date within six weeks.")
    return gettext("%(name)s: %(distance)s.", name=days[0].name, distance=days[0].distance)


def _left_out(number: int) -> list[str]:
    if number <= MOST:
        return []
    said = ngettext(
        "One more day within six weeks is in the calendar.",
        "%(num)s more days within six weeks are in the calendar.",
        number - MOST,
    )
    return [said]


def _from_launch(days: int) -> str:
    if not days:
        return gettext("on the day of your launch")
    if days < 0:
        return ngettext("one day before your launch", "%(num)s days before your launch", -days)
    return ngettext("one day after your launch", "%(num)s days after your launch", days)


def _from_start(days: int) -> str:
    if not days:
        return gettext("on the day when work begins")
    if days < 0:
        return ngettext("one day before work begins", "%(num)s days before work begins", -days)
    return ngettext("one day after work begins", "%(num)s days after work begins", days)


def _from_today(days: int) -> str:
    if not days:
        return gettext("today")
    if days < 0:
        return ngettext("one day ago", "%(num)s days ago", -days)
    return ngettext("in one day", "in %(num)s days", days)
