"""Two people, one page: changes of both are kept, and only a true clash asks somebody.

Pure functions over answers (fields and groups of rows). `base` is what both started from.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Answers = Mapping[str, Any]
ABSENT = None
ORDER = "*"  # stands for a row's key where not a field but the row as a whole was changed


class Place(NamedTuple):
    """Where an answer stands: its key, and its group and row if it is in one."""

    key: str
    group: str = ""
    row: str = ""

    def __str__(self) -> str:
        """Write it as one word: key, or group/row/key."""
        return "/".join(filter(None, (self.group, self.row, self.key)))

    @classmethod
    def read(cls, text: str) -> "Place":
        """Read what `str` has written."""
        group, row, key = ["", "", *text.split("/")][-3:]
        return cls(key, group, row)


@dataclass(frozen=True)
class Clash:
    """One answer that both changed differently."""

    key: str
    mine: Any
    theirs: Any
    group: str | None = None
    row: str | None = None

    @property
    def place(self) -> Place:
        """Where the answer stands."""
        return Place(self.key, self.group or "", self.row or "")


@dataclass
class Merged:
    """The answers with the changes of both; where they clash, theirs stand until one chooses."""

    answers: dict[str, Any] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)


def merge(base: Answers, mine: Answers, theirs: Answers, groups: frozenset[str]) -> Merged:
    """Merge by field, and in the groups named by row and field.

    Lossless (what only one side changed is in the result), symmetric (but for the names of the
    sides in a clash), and idempotent (but for the order of rows that both sides moved).
    """
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
    kept = {}
    for row_id in {**before, **ours, **others}:
        if row_id in ours and row_id in others:
            kept[row_id] = _merge_row(group, row_id, (before, ours, others), clashes)
        elif row_id not in before:
            kept[row_id] = ours.get(row_id) or others[row_id]
        elif (left := ours.get(row_id) or others.get(row_id)) and left != before[row_id]:
            kept[row_id] = left
    order = merge_order(list(before), list(ours), list(others))
    return [kept[row_id] for row_id in order if row_id in kept]


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


def merge_order(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Merge two orders of the same rows: what only one side moved or added goes where it put it.

    Rows that neither moved keep their place; each other row follows the one that stands before it
    on its own side, or goes to the end if it stands there. Where both moved a row, the place nearer
    to the top counts for both.
    """
    moved = [(_moved(base, side), side) for side in (mine, theirs)]
    still = [each for each in base if not any(each in away for away, _side in moved)]
    places: dict[str, tuple[int, str, tuple[str, ...]]] = {}
    for away, side in moved:
        for number, row in enumerate(side):
            if row in away:
                place = (number, row, tuple(side))
                places[row] = min(places.get(row, place), place)
    order = list(still)
    for number, row, side in sorted(places.values()):
        if not any(each in still for each in side[number:]):
            order.append(row)
            continue
        before = next((each for each in reversed(side[:number]) if each in order), None)
        order.insert(order.index(before) + 1 if before is not None else 0, row)
    return order


def _moved(base: Sequence[str], side: Sequence[str]) -> set[str]:
    """Name the rows of a side that are new or stand elsewhere: as few as explain its order."""
    place = {row: number for number, row in enumerate(base)}
    tails: list[int] = []
    chains: list[list[str]] = []  # the longest run in base's order that ends in each tail
    for row in side:
        if row not in place:
            continue
        at = bisect_left(tails, place[row])
        chain = [*(chains[at - 1] if at else []), row]
        tails[at : at + 1] = [place[row]]
        chains[at : at + 1] = [chain]
    return set(side) - set(chains[-1] if chains else [])


def list_moved(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """Name the rows that stand elsewhere than before: as few as explain the new order."""
    return _moved(before, after)


def list_changes(before: Answers, after: Answers, groups: frozenset[str]) -> list[Place]:
    """List where two states of the same answers differ, in the order of the later one."""
    found: list[Place] = []
    for key in {**after, **before}:
        if before.get(key) == after.get(key):
            continue
        if key in groups:
            found += _row_changes(key, before.get(key), after.get(key))
        else:
            found.append(Place(key))
    return found


def _row_changes(group: str, before: Any, after: Any) -> list[Place]:
    old, new = _by_id(before), _by_id(after)
    found: list[Place] = []
    for row_id in {**new, **old}:
        was, is_now = old.get(row_id), new.get(row_id)
        if was is None or is_now is None:
            found.append(Place(ORDER, group, row_id))
        else:
            changed = [each for each in {**is_now, **was} if was.get(each) != is_now.get(each)]
            found += [Place(each, group, row_id) for each in changed]
    return found or [Place(ORDER, group)]


def list_written(before: Answers, after: Answers, groups: frozenset[str]) -> list[Place]:
    """List the answers that a change has written, each answer of a new row on its own."""
    found = []
    for place in list_changes(before, after, groups):
        if place.key != ORDER:
            found.append(place)
        elif row := _by_id(after.get(place.group)).get(place.row):
            found += [Place(key, place.group, place.row) for key in row if key != "id"]
    return found


def value_at(answers: Answers, place: Place) -> Any:
    """Give one answer, nothing where it or its row is not there."""
    held = _by_id(answers.get(place.group)).get(place.row, {}) if place.group else answers
    return held.get(place.key)


def with_value(answers: Answers, place: Place, source: Answers) -> dict[str, Any]:
    """Give the answers with one of them as it is in another state."""
    if not place.group:
        return _put(answers, place.key, source.get(place.key))
    rows = [dict(row) for row in answers.get(place.group) or []]
    given = _by_id(source.get(place.group)).get(place.row)
    if given is None:
        return dict(answers)
    found = next((row for row in rows if row["id"] == place.row), None)
    if found is None:
        found = {"id": place.row}
        rows.append(found)
    rows[rows.index(found)] = _put(found, place.key, given.get(place.key))
    return {**answers, place.group: rows}


def _put(answers: Answers, key: str, value: Any) -> dict[str, Any]:
    after = dict(answers)
    after.pop(key, None)
    return after if value is ABSENT else {**after, key: value}


def _by_id(rows: Any) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in rows or []}
