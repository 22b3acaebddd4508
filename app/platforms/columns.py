"""What the columns of exports are called and mean, read from data files."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from app.core.folding import folded
from app.reference.reference import shipped

CURRENCY_AT_END = re.compile(r"\s*[(\[]([A-Z]{3})[)\]]\s*$")
ROLE, MONEY, PEOPLE, UNSURE = "role", "money", "people", "unsure"
SUMMED = frozenset({"count", "time"})


@dataclass(frozen=True)
class Column:
    """What a column means, how its figures count, and the indicator where they go by themselves."""

    means: str
    kind: str
    indicator: str = ""
    unit: float = 1

    @property
    def is_whole(self) -> bool:
        """Whether its figures have no decimals."""
        return self.kind in ("count", PEOPLE)


@dataclass(frozen=True)
class Formula:
    """A rate: `parts` added up, divided by `over`, times `times`."""

    indicator: str
    parts: tuple[tuple[str, ...], ...]
    over: str
    times: float

    def parts_among(self, means: Iterable[str]) -> tuple[str, ...]:
        """Give the parts that are there; none if the rate cannot be worked out."""
        there = set(means)
        if self.over not in there:
            return ()
        found = (tuple(each for each in parts if each in there) for parts in self.parts)
        return next((parts for parts in found if parts), ())


def named(text: str) -> str:
    """Fold the name of a column to what it is compared by."""
    return folded(CURRENCY_AT_END.sub("", text).replace("’", "'").strip("\"' \ufeff"))


def currency_in(text: str) -> str:
    """Give the currency that a column's name ends with, as in "Amount spent (EUR)"."""
    found = CURRENCY_AT_END.search(text)
    return found[1] if found else ""


@lru_cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("app.platforms").joinpath(f"data/{name}.toml").read_text("utf-8"))


def platform_name(key: str) -> str:
    """Name a platform as it names itself."""
    return str(_read("platforms")[key]["name"])


def recognise(names: Iterable[str], comments: Iterable[str] = ()) -> str:
    """Say which platform has written a table with these columns, under these comment lines."""
    there, above = {named(each) for each in names}, [named(each) for each in comments]
    scores = {
        key: len(there.intersection(named(sign) for sign in each["signs"]))
        + 3 * any(line.startswith(named(p)) for p in each.get("preamble", ()) for line in above)
        for key, each in _read("platforms").items()
    }
    best = max(scores, key=lambda key: scores[key])
    return best if scores[best] else "plain"


@lru_cache
def columns_of(platform: str) -> Mapping[str, Column]:
    """Map folded names to meanings, as they hold for a platform."""
    found: dict[str, Column] = {}
    entries = _read("columns")["column"]
    for each in sorted(entries, key=lambda each: "on" not in each):  # its own names come first
        if platform in each.get("on", [platform]):
            column = Column(
                each["means"], each["kind"], each.get("indicator", ""), each.get("unit", 1)
            )
            for name in each["names"]:
                found.setdefault(named(name), column)
    if platform == "plain":
        found = {**_indicators(), **found}
    return found


def _indicators() -> dict[str, Column]:
    """Know every indicator by its key and names, for a sheet with one column for each."""
    found = {}
    for key, entry in shipped().lists["indicators"].items():
        kind = "count" if entry["unit_en"] not in ("%", "points") else "rate"
        kind = PEOPLE if entry["unit_en"] == "people" else kind
        for name in (key, entry["en"], entry["fr"]):
            found[named(name)] = Column(f"i:{key}", kind, key)
    return found


@lru_cache
def every_name() -> frozenset[str]:
    """Give every name that any platform's column has, folded: a line full of them is a header."""
    return frozenset(name for key in _read("platforms") for name in columns_of(key))


@lru_cache
def formulas() -> tuple[Formula, ...]:
    """Give the rates that can be worked out from counts."""
    return tuple(
        Formula(each["indicator"], tuple(map(tuple, each["parts"])), each["over"], each["times"])
        for each in _read("columns")["formula"]
    )
