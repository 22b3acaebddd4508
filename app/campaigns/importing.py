"""Keeping figures that came from a file: what is there already is known, and nothing is doubled."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.accounts.models import User
from app.campaigns.models import StepAnswer
from app.campaigns.opened import OpenCampaign
from app.campaigns.verbs import change_step
from app.core.errors import Conflict
from app.keeping.models import Act
from app.keeping.saving import Answers, Outcome, Seen
from app.questions.fields import N_

Row = dict[str, Any]
MOST_ENTRIES = 2000  # in the log book; a plan with so many still fits into its file
TAKEN_OVER = ("value", "spend", "indicator")  # what a later export may change


class State(StrEnum):
    """What an imported entry is to the log book."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"


@dataclass(frozen=True)
class Compared:
    """An entry of a file, beside the one in the log book that it is about, if there is one."""

    row: Row
    state: State
    before: Row | None = None


def compare(
    rows: Iterable[Row], entries: Sequence[Row], planned: Mapping[str, str]
) -> list[Compared]:
    """Say which entries are new, which are there, and which have another value there. Pure.

    An entry is known by its id, or, if it was typed or comes from our own export, by saying the
    same: day, indicator and value. `planned` maps rows of the measurement plan to indicators.
    """
    by_id = {entry["id"]: entry for entry in entries}
    rows = list(rows)
    ours = {row["id"] for row in rows}
    others = [entry for entry in entries if entry["id"] not in ours]
    found = []
    for row in rows:
        entry = by_id.get(row["id"])
        if entry is None:
            entry = next((each for each in others if _says_the_same(row, each, planned)), None)
            if entry is not None:
                others.remove(entry)
        found.append(_compared(row, entry, planned))
    return found


def _compared(row: Row, entry: Row | None, planned: Mapping[str, str]) -> Compared:
    if entry is None:
        return Compared(row, State.NEW)
    is_same = _says_the_same(row, entry, planned)
    is_same = is_same and row.get("spend", entry.get("spend")) == entry.get("spend")
    return Compared(row, State.SAME if is_same else State.CHANGED, entry)


def _says_the_same(row: Row, entry: Row, planned: Mapping[str, str]) -> bool:
    names = [planned.get(each, each) for each in (_key(row), _key(entry))]
    same = all(row.get(key) == entry.get(key) for key in ("date", "value"))
    return same and names[0] == names[1]


def _key(row: Row) -> str:
    return str(row.get("indicator", ""))


def keep_figures(
    opened: OpenCampaign, chosen: Sequence[Compared], *, base: int, by: User
) -> Outcome[StepAnswer]:
    """Add the new entries and change the others, in one version; raises StaleAnswer or Conflict.

    `base` is the revision of the log book that the person has seen.
    """

    def put(before: Answers) -> Answers:
        entries = [dict(entry) for entry in before.get("entries") or []]
        by_id = {entry["id"]: entry for entry in entries}
        for each in chosen:
            id = each.before["id"] if each.before else each.row["id"]
            if id in by_id:
                _take_over(by_id[id], each.row)
            else:
                entries.append({**each.row, "id": id})
        if len(entries) > MOST_ENTRIES:
            raise Conflict(
                N_("The log book would hold more than %(most)s figures: keep fewer of them."),
                most=MOST_ENTRIES,
            )
        return {**before, "entries": entries}

    seen = Seen(base, act=Act.IMPORTED)
    return change_step(opened, "tracking", put, seen=seen, by=by)


def _take_over(entry: Row, row: Row) -> None:
    """Take over new figures; a note stays, unless it is one that an import has written itself."""
    begins = str(row.get("note", "")).partition(":")[0]
    if not entry.get("note") or str(entry["note"]).startswith(f"{begins}:"):
        entry.update({"note": row["note"]} if row.get("note") else {})
    entry.update({key: row[key] for key in TAKEN_OVER if key in row})
