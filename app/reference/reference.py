"""The knowledge that forms, pages and the coach share, as one object: lists, key dates, words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Any

from app.core.folding import folded
from app.reference.days import days_of
from app.reference.taxonomy import NAMES, entries

OWN = "own_"  # how the keys of entries begin that an organisation has added
OWN_KEY = re.compile(r"own_[a-z0-9_]{1,36}")


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
    """Lists by name, each with its entries by key; `stamp` tells one state of them from another.

    An entry that is retired keeps its name where it was chosen, and is not offered any more.
    """

    lists: Mapping[str, Mapping[str, Mapping[str, Any]]]
    stamp: int = 0
    _key_days: dict[int, tuple[KeyDay, ...]] = field(default_factory=dict, compare=False)
    _labels: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict, compare=False)

    def labels(self, name: str, language: str) -> Mapping[str, str]:
        """Map the keys of a list to their names in a language; where one is missing, in English."""
        where = name, language
        if where not in self._labels:
            found = self.lists[name].items()
            self._labels[where] = {k: str(e.get(language) or e.get("en") or k) for k, e in found}
        return self._labels[where]

    def label(self, name: str, key: str, language: str) -> str:
        """Name one entry; one that another site has added is called by its key."""
        name_here = self.labels(name, language).get(key)
        return name_here or key.removeprefix(OWN).replace("_", " " if key.startswith(OWN) else "_")

    def is_retired(self, name: str, key: str) -> bool:
        """Whether an entry is not offered any more."""
        return self.has(name, key, "retired")

    def has(self, name: str, key: str, flag: str) -> bool:
        """Whether an entry carries a mark, such as a channel where people can answer."""
        return bool(self.lists[name].get(key, {}).get(flag))

    def key_days(self, year: int) -> tuple[KeyDay, ...]:
        """Give the key dates of a year, retired ones too; one not announced yet has no day."""
        if year not in self._key_days:
            entries = self.lists["key_dates"].items()
            found = (_key_day(key, each, year) for key, each in entries)
            self._key_days[year] = tuple(each for each in found if each)
        return self._key_days[year]

    def key_days_near(self, day: date, within: int) -> list[KeyDay]:
        """List the key dates on offer that are at most so many days away, the nearest first."""
        years = range((day - timedelta(within)).year - 1, (day + timedelta(within)).year + 1)
        near = [
            each
            for year in years
            for each in self.key_days(year)
            if each.distance(day) <= within and not self.is_retired("key_dates", each.key)
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
    return Reference({name: entries(name) for name in NAMES})


def _flat(lists: Iterable[list[str]]) -> frozenset[str]:
    return frozenset(folded(word) for words in lists for word in words)


def _key_day(key: str, entry: Mapping[str, Any], year: int) -> KeyDay | None:
    days = days_of(str(entry["rule"]), year)
    if days is None:
        return None
    themes = frozenset(entry.get("themes", ()))
    return KeyDay(key, *days, bool(entry.get("sensitive")), themes)
