"""The knowledge that forms, pages and the coach share, as one object: lists, key dates, words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Any

from app.core.folding import folded
from app.reference.taxonomy import LISTS, entries

TUESDAY = 1
MORE_FILES = ("indicators", "key_dates", "sources", "words", "advice")


@dataclass(frozen=True)
class KeyDay:
    """A key date in one year, from its first to its last day."""

    key: str
    first: date
    last: date
    is_sensitive: bool
    themes: frozenset[str]

    def distance(self, day: date) -> int:
        """Say how many days lie between a day and this one; 0 is on it."""
        return max((self.first - day).days, (day - self.last).days, 0)


@dataclass(frozen=True)
class Reference:
    """Lists by name, each with its entries by key."""

    lists: Mapping[str, Mapping[str, Mapping[str, Any]]]
    _key_days: dict[int, tuple[KeyDay, ...]] = field(default_factory=dict, compare=False)

    def has(self, name: str, key: str, flag: str) -> bool:
        """Whether an entry carries a mark, such as a channel where people can answer."""
        return bool(self.lists[name].get(key, {}).get(flag))

    def key_days(self, year: int) -> tuple[KeyDay, ...]:
        """Give the key dates of a year; one that nobody has announced yet has no day."""
        if year not in self._key_days:
            found = (_key_day(key, each, year) for key, each in self.lists["key_dates"].items())
            self._key_days[year] = tuple(each for each in found if each)
        return self._key_days[year]

    def key_days_near(self, day: date, within: int) -> list[KeyDay]:
        """List the key dates at most so many days away, the nearest first."""
        years = {(day - timedelta(within)).year, (day + timedelta(within)).year}
        near = [
            each
            for year in sorted(years)
            for each in self.key_days(year)
            if each.distance(day) <= within
        ]
        return sorted(near, key=lambda each: each.distance(day))

    @cached_property
    def vague_words(self) -> frozenset[str]:
        """Forms of verbs that name no change anybody could see, in every language."""
        return _flat(self.lists["words"]["vague"].values())

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Words that carry no content, in every language."""
        return _flat(self.lists["words"]["small"].values())

    @cached_property
    def eu_countries(self) -> frozenset[str]:
        """Where the advice on advertising in the European Union holds."""
        return frozenset(self.lists["advice"]["eu_political_ads"]["countries"])


@lru_cache
def shipped() -> Reference:
    """Give the reference data as this version of the site brings it."""
    return Reference({name: entries(name) for name in (*LISTS, *MORE_FILES)})


def _flat(lists: Iterable[list[str]]) -> frozenset[str]:
    return frozenset(folded(word) for words in lists for word in words)


def _key_day(key: str, entry: Mapping[str, Any], year: int) -> KeyDay | None:
    days = _days_of(str(entry["rule"]), year)
    if days is None:
        return None
    themes = frozenset(entry.get("themes", ()))
    return KeyDay(key, *days, bool(entry.get("sensitive")), themes)


def _days_of(rule: str, year: int) -> tuple[date, date] | None:
    if rule == "formula:safer_internet":  # the Tuesday of the second week of February
        fifth = date(year, 2, 5)
        day = fifth + timedelta((TUESDAY - fifth.weekday()) % 7)
        return day, day
    first, _, last = rule.partition("/")
    try:
        return date.fromisoformat(f"{year}-{first}"), date.fromisoformat(f"{year}-{last or first}")
    except ValueError:
        return None  # announced each year, or 29 February
