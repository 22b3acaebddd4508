"""Key dates in words: what a day is called, what it asks of a team, where that is known from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for

from app.plan.answers import is_yes
from app.plan.plan import Plan
from app.questions.fields import N_
from app.reference.in_use import in_use, label
from app.reference.reference import KeyDay
from app.web.locale import day, gettext, language

FOR_MOURNING = N_("Days of commemoration belong first to those who mourn: ask them before.")
RECALLED = "R"  # a mark of the reference data: remembered, not seen on a page of the body


@dataclass(frozen=True)
class KeyDate:
    """One key date as a page tells of it."""

    key: str
    name: str
    when: str = ""
    body: str = ""
    note: str = ""
    source: str = ""
    is_sensitive: bool = False
    is_chosen: bool = False
    is_to_check: bool = False


def told(found: KeyDay, chosen: Iterable[str] = ()) -> KeyDate:
    """Word a key date of a year."""
    return _told(found.key, _entry(found.key), when(found), is_chosen=found.key in chosen)


def way_to_ask(plan: Plan, id: str) -> str:
    """Give the way to the question whom a campaign has asked, or to the one that opens it."""
    is_open = is_yes(plan.answers("calendar"), "date_sensitive")
    anchor = "q-victims_consulted" if is_open else "q-date_sensitive"
    return url_for("steps.show", id=id, step="calendar", _anchor=anchor)


def list_announced() -> list[KeyDate]:
    """List the key dates whose day is announced each year, and not known here."""
    return [
        _told(key, entry)
        for key, entry in in_use().lists["key_dates"].items()
        if entry["rule"] == "announced" and not entry.get("retired")
    ]


def name_of(key: str) -> str:
    """Name a key date."""
    return label("key_dates", key, language())


def asks_of(found: KeyDay) -> str:
    """Say what a sensitive day asks of a team; nothing of another one."""
    if not found.is_sensitive:
        return ""
    return _in_words(_entry(found.key), "note") or gettext(FOR_MOURNING)


def when(found: KeyDay) -> str:
    """Write its day, or its first and last."""
    if found.first == found.last:
        return day(found.first)
    return gettext("%(first)s to %(last)s", first=day(found.first), last=day(found.last))


def _entry(key: str) -> Mapping[str, Any]:
    return in_use().lists["key_dates"][key]


def _in_words(entry: Mapping[str, Any], name: str) -> str:
    """Read what is kept of an entry in each language; where one is missing, in English."""
    return str(entry.get(f"{name}_{language()}") or entry.get(f"{name}_en") or "")


def _told(
    key: str, entry: Mapping[str, Any], when: str = "", *, is_chosen: bool = False
) -> KeyDate:
    is_sensitive = bool(entry.get("sensitive"))
    return KeyDate(
        key=key,
        name=name_of(key),
        when=when,
        body=_in_words(entry, "body"),
        note=_in_words(entry, "note") or (gettext(FOR_MOURNING) if is_sensitive else ""),
        source=str(entry.get("source") or ""),
        is_sensitive=is_sensitive,
        is_chosen=is_chosen,
        is_to_check=entry.get("mark") == RECALLED,
    )
