"""The lists as this version of the site brings them, read from their files."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
LISTS = (
    "themes",
    "approaches",
    "audience_kinds",
    "messenger_kinds",
    "channels",
    "formats",
    "objective_levels",
    "cta_levels",
    "response_cases",
)
MORE_FILES = ("indicators", "key_dates", "sources", "words", "advice")
NAMES = (*LISTS, *MORE_FILES)


@lru_cache
def entries(name: str) -> dict[str, dict[str, Any]]:
    """Give a list with all that is known of each entry, in the order shown."""
    if name in LISTS:
        return dict(_file("taxonomy.toml")[name])
    return dict(_file(f"{name}.toml"))


@lru_cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))
