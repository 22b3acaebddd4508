"""Two people, one step: changes of both are kept, and only a true clash asks somebody.

Pure functions over answers (fields and groups of rows). `base` is what both started from.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Answers = Mapping[str, Any]
ABSENT = None


@dataclass(frozen=True)
class Clash:
    """One answer that both changed differently."""

    key: str
    mine: Any
    theirs: Any
    group: str | None = None
    row: str | None = None


@dataclass
class Merged:
    """The answers with the changes of both; where they clash, theirs stand until one chooses."""

    answers: dict[str, Any] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)


def merge(base: Answers, mine: Answers, theirs: Answers, groups: frozenset[str]) -> Merged:
    """Merge by field, and in the groups named by row and field."""
    merged = Merged()
    for key in [*theirs, *(each for each in mine if each not in theirs)]:
        if key in groups:
            sides = (base.get(key), mine.get(key), theirs.get(key))
            rows = _merge_rows(key, sides, merged.clashes)
            value: Any = rows or ABSENT
        else:
            value = _merge_value(
                Clash(key, mine.get(key), theirs.get(key)), base.get(key), merged.clashes
            )
        if value is not ABSENT:
            merged.answers[key] = value
    return merged


def _merge_value(pair: Clash, base: Any, clashes: list[Clash]) -> Any:
    if pair.mine == pair.theirs or pair.mine == base:
        return pair.theirs
    if pair.theirs == base:
        return pair.mine
    clashes.append(pair)
    return pair.theirs


def _merge_rows(
    group: str, sides: tuple[Any, Any, Any], clashes: list[Clash]
) -> list[dict[str, Any]]:
    """Merge row by row; a row that one removed and the other changed is kept."""
    before, ours, others = (_by_id(side) for side in sides)
    rows = []
    for row_id in _order(before, ours, others):
        if row_id in ours and row_id in others:
            rows.append(_merge_row(group, row_id, (before, ours, others), clashes))
        elif row_id not in before:
            rows.append(ours.get(row_id) or others[row_id])
        elif (kept := ours.get(row_id) or others.get(row_id)) and kept != before[row_id]:
            rows.append(kept)
    return rows


def _merge_row(
    group: str, row_id: str, sides: tuple[dict[str, Any], ...], clashes: list[Clash]
) -> dict[str, Any]:
    base, mine, theirs = (side.get(row_id, {}) for side in sides)
    row: dict[str, Any] = {"id": row_id}
    for key in [*theirs, *(each for each in mine if each not in theirs)]:
        if key == "id":
            continue
        pair = Clash(key, mine.get(key), theirs.get(key), group, row_id)
        value = _merge_value(pair, base.get(key), clashes)
        if value is not ABSENT:
            row[key] = value
    return row


def _order(
    before: Mapping[str, Any], ours: Mapping[str, Any], others: Mapping[str, Any]
) -> list[str]:
    """Keep the order of whoever changed it, theirs if both did; rows new to it come after."""
    was = list(before)
    if list(others) == was:
        return list(ours) + [row for row in was if row not in ours]
    if list(ours) == was:
        return list(others) + [row for row in was if row not in others]
    moved_by_us = [r for r in ours if r in before] != [r for r in was if r in ours]
    moved_by_them = [r for r in others if r in before] != [r for r in was if r in others]
    first, second = (ours, others) if moved_by_us and not moved_by_them else (others, ours)
    return [*first, *(row for row in second if row not in first)]


def _by_id(rows: Any) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in rows or []}
