"""Themes, channels, audiences, indicators, key dates: lists that forms offer and filters use."""

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


@lru_cache
def entries(name: str) -> dict[str, dict[str, Any]]:
    """Give a list with all that is known of each entry, in the order shown."""
    if name in LISTS:
        return dict(_file("taxonomy.toml")[name])
    return dict(_file(f"{name}.toml"))


@lru_cache
def labels(name: str, language: str) -> dict[str, str]:
    """Map the keys of a list to their names in a language; where one is missing, in English."""
    return {key: str(entry.get(language) or entry["en"]) for key, entry in entries(name).items()}


def label(name: str, key: str, language: str) -> str:
    """Name one entry; a key that nobody named stays a key."""
    return labels(name, language).get(key, key)


@lru_cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"))
