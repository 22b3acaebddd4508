"""What an organisation has changed in the reference data, and the reference data with it. Pure.

A change keeps only what differs, so that a new version of the site brings its other words along,
and never takes back what was changed here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.reference.reference import OWN, Reference
from app.reference.taxonomy import LISTS

# The others belong to the rules and texts that speak of them.
GROWING = (*LISTS, "indicators", "key_dates")
FLAG = "retired"


@dataclass(frozen=True)
class Edit:
    """What was changed about one entry: some of its values, and whether it is still offered."""

    list: str
    key: str
    values: Mapping[str, Any]
    is_retired: bool = False


def with_edits(shipped: Reference, edits: Iterable[Edit], stamp: int = 0) -> Reference:
    """Give the reference data with the changes of an organisation; its own entries come last."""
    lists = {name: dict(found) for name, found in shipped.lists.items()}
    changed = False
    for edit in edits:
        there = lists.get(edit.list)
        if there is None or (edit.key not in there and not edit.key.startswith(OWN)):
            continue  # an older version of the site knew it
        flag = {FLAG: True} if edit.is_retired else {}
        there[edit.key] = {**there.get(edit.key, {}), **edit.values, **flag}
        changed = True
    return Reference(lists, stamp) if changed else shipped


def difference(shipped: Mapping[str, Any], wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Give the values that differ from what is shipped; None stands for an emptied one."""
    return {k: v for k, v in wanted.items() if _plain(v) != _plain(shipped.get(k))}


def _plain(value: Any) -> Any:
    """Forget the order of a list, and the ways in which nothing is said."""
    return sorted(value) if value and isinstance(value, list) else value or None
