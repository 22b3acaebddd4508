"""A plan as an iCalendar file (RFC 5545, 7986) that any calendar program takes in. Pure.

An entry keeps its UID whatever is typed: it is made of the campaign's public id and the row's id,
which it does not give away (RFC 7986, 5.3). SEQUENCE is how often the steps that it tells were
saved, DTSTAMP and LAST-MODIFIED are when last: a second import puts the new in the place of the
old, and the same plan gives the same bytes. Whole days have no time zone of their own; that of the
organisation is named for programs that ask. Nothing takes up anybody's day (TRANSP), as the
calendar is the team's, and all is marked PRIVATE where a program shows it to others.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from app.exports.dated import Entry, Save, Wanted, entries_of, title_of
from app.plan.plan import Plan

OURS = "-//Portevoix//Campaign plan//EN"
REFRESH = timedelta(hours=6)
ONE_DAY = timedelta(days=1)
MIMETYPE = "text/calendar"


def calendar_file(plan: Plan, wanted: Wanted) -> bytes:
    """Make the file; what people typed stays text, whatever it holds."""
    from icalendar import Calendar, vDuration, vText  # import here: slow

    title = vText(title_of(plan, wanted))
    calendar = Calendar()
    calendar.add("prodid", OURS)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", title)
    calendar.add("x-wr-calname", title)
    calendar.add("x-wr-timezone", vText(wanted.time_zone))
    calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(REFRESH))
    for entry in entries_of(plan, wanted):
        calendar.add_component(_event(entry, wanted))
    return bytes(calendar.to_ical())


def _event(entry: Entry, wanted: Wanted) -> Any:
    from icalendar import Event  # import here: slow

    sequence, at = _last_save(entry, wanted)
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"portevoix:{wanted.campaign}/{entry.key}")))
    event.add("sequence", sequence)
    event.add("dtstamp", at)
    event.add("last-modified", at)
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + ONE_DAY)  # the day after: RFC 5545, 3.6.1
    event.add("summary", entry.summary)
    event.add("description", "\n".join(entry.lines))
    event.add("categories", [entry.kind])
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    if entry.place:
        event.add("location", entry.place)
    if entry.until:
        event.add("rrule", _rule(entry))
    return event


def _rule(entry: Entry) -> dict[str, Any]:
    return {"freq": "weekly", "byday": list(entry.weekdays), "until": entry.until}


def _last_save(entry: Entry, wanted: Wanted) -> tuple[int, datetime]:
    """Say how often what an entry tells was saved, and when last."""
    never = Save(0, wanted.begun_at)
    saves = [wanted.saves.get(step, never) for step in entry.steps]
    return sum(each.revision for each in saves) + entry.edits, max(each.at for each in saves)
