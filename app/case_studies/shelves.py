"""The library's filters: which shelves a reader may choose, in words, with their counts. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from app.case_studies.pages.done import BUDGETS
from app.case_studies.pages.happened import EVIDENCE_LEVELS
from app.case_studies.search import Place, Tally
from app.questions.fields import N_
from app.questions.world import countries, name_of_language
from app.reference.in_use import labels

SHOWN = {  # name in addresses -> title
    "audience": N_("Audience"),
    "theme": N_("Theme"),
    "country": N_("Country"),
    "channel": N_("Channel"),
    "budget": N_("Budget"),
    "evidence": N_("Evidence"),
    "language": N_("Language of the case study"),
}
HIDDEN = ("messenger", "format", "approach", "year")  # from links, not in the form
OPEN = frozenset({"audience", "theme"})
TAXONOMIES = {
    "theme": "themes",
    "audience": "audience_kinds",
    "channel": "channels",
    "messenger": "messenger_kinds",
    "format": "formats",
    "approach": "approaches",
}
MOST_KEYS = 20
KEY = re.compile(r"[A-Za-z0-9_-]{1,40}")
CURSOR = re.compile(r"(\d{1,16})-(\d{1,9})")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Choice:
    """One thing to filter by; no count where others of its shelf are chosen already."""

    key: str
    label: str
    count: int | None
    is_chosen: bool


@dataclass(frozen=True)
class Shelf:
    """One filter with its choices."""

    name: str
    title: str
    choices: list[Choice]
    is_open: bool


def chosen_keys(given: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Read the filters of an address; what is no key is not there."""
    found = {}
    for name in (*SHOWN, *HIDDEN):
        keys = [key for key in dict.fromkeys(given.get(name, ())) if KEY.fullmatch(key)]
        if keys:
            found[name] = keys[:MOST_KEYS]
    return found


def names_on(name: str, language: str) -> Mapping[str, str]:
    """Give the names of what stands on a shelf (message ids where they are not data)."""
    if name in TAXONOMIES:
        return labels(TAXONOMIES[name], language)
    if name == "country":
        return countries(language)
    options = {"budget": BUDGETS, "evidence": EVIDENCE_LEVELS}.get(name, ())
    return {str(option.key): option.label for option in options}


def name_on(name: str, key: str, language: str) -> str:
    """Name one thing on a shelf."""
    if name == "language":
        return name_of_language(key, language)
    return names_on(name, language).get(key, key)


def shelves(chosen: Mapping[str, Sequence[str]], tally: Tally, language: str) -> list[Shelf]:
    """Give the filters as they stand: whatever has results, and whatever is chosen."""
    return [
        Shelf(
            name,
            title,
            list(_choices(name, chosen.get(name, ()), tally, language)),
            name in OPEN or name in chosen,
        )
        for name, title in SHOWN.items()
    ]


def _choices(name: str, chosen: Sequence[str], tally: Tally, language: str) -> Iterable[Choice]:
    counted = {key for shelf, key in tally.counts if shelf == name}
    order = list(names_on(name, language)) or sorted(counted)
    keys = [key for key in order if key in counted or key in chosen]
    for key in keys:
        count = None if chosen else tally.counts.get((name, key), 0)
        yield Choice(key, name_on(name, key, language), count, key in chosen)


def cursor_of(place: Place | None) -> str:
    """Write a place in the list for an address."""
    if place is None:
        return ""
    return f"{(place[0] - EPOCH) // timedelta(microseconds=1)}-{place[1]}"


def place_at(cursor: str | None) -> Place | None:
    """Read a place in the list from an address; what is none is the beginning."""
    found = CURSOR.fullmatch(cursor or "")
    if not found:
        return None
    return EPOCH + timedelta(microseconds=int(found[1])), int(found[2])
