"""The bin for rows: what a save takes out of a group can be put back for 30 days.

So can a small row inside a row: an argument of a message, one of its translations.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, delete, select

from app.accounts.models import User
from app.core.clock import now
from app.core.db import db
from app.core.errors import Conflict
from app.core.ids import hashed, new_id
from app.keeping.models import KEPT_IN_BIN, BinnedRow
from app.keeping.saving import Answers, Change, Outcome, Seen
from app.keeping.versions import find_answers
from app.questions.fields import N_
from app.questions.merge import ORDER, Place, value_at, with_value

FULL = N_("There are already %(most)s rows here. Remove one, then put this one back.")
HOMELESS = N_("What it belonged to is not there any more. Put that back first, then this.")
LISTED = 200
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Owner:
    """Whose rows they are: those of a campaign, or of a case study."""

    campaign_id: int | None = None
    case_id: int | None = None

    def owns(self) -> list[ColumnElement[bool]]:
        """Say it to the database."""
        return [BinnedRow.campaign_id == self.campaign_id, BinnedRow.case_id == self.case_id]


class Taken(NamedTuple):
    """A row that an edit took out, and where it stood: its group, itself inside a row or not."""

    place: Place
    row: dict[str, Any]  # and under ORDER the id of the row before it


def list_taken(
    before: Mapping[str, Any], after: Mapping[str, Any], groups: Collection[str]
) -> list[Taken]:
    """List the rows that are not there any more. Pure.

    A row that is gone takes the rows inside it along. Rows that hold nothing but their id are left
    out: there is nothing to put back.
    """
    taken: list[Taken] = []
    for group in sorted(groups):
        taken += _gone(Place(group), before.get(group), after.get(group))
        left = {row["id"]: row for row in after.get(group) or []}
        for row in before.get(group) or []:
            for key in row if row["id"] in left else ():
                if _is_group(row[key]):
                    place = Place(key, group, row["id"])
                    taken += _gone(place, row[key], left[row["id"]].get(key))
    return taken


def _is_group(value: Any) -> bool:
    """Whether an answer is a group of rows, be it of a question that only a later version knows."""
    is_list = isinstance(value, list) and bool(value)
    return is_list and all(isinstance(each, dict) and "id" in each for each in value)


def _gone(place: Place, before: Any, after: Any) -> Iterator[Taken]:
    left = {row["id"] for row in after} if _is_group(after) else set()
    follows = ""
    for row in before or []:
        if row["id"] not in left and len(row) > 1:
            yield Taken(place, {**row, ORDER: follows})
        follows = row["id"]


def bin_taken(
    outcome: Outcome[Any], owner: Owner, page_of: Callable[[str], str], *, seen: Seen, by: User
) -> Outcome[Any]:
    """Put the rows that an edit took out into the bin; the same row lies there once."""
    if not outcome.is_changed:
        return outcome
    paper = outcome.paper
    for place, row in list_taken(outcome.replaced, paper.answers, paper.groups):
        if _is_last_bit(row) and seen.base != outcome.before:
            row = _in_full(row, place, find_answers(paper, seen.base))
        binned = BinnedRow(
            public_id=new_id(),
            campaign_id=owner.campaign_id,
            case_id=owner.case_id,
            page=page_of(place.group or place.key),
            group=place.key,
            inside=str(place).rpartition("/")[0],
            row=row,
            removed_at=now(),
            removed_by_id=by.id,
        )
        _forget(owner, binned)
        db.session.add(binned)
        outcome.binned.append(binned)
    return outcome


def _is_last_bit(row: Mapping[str, Any]) -> bool:
    """Whether one answer alone is left of a row."""
    return len(row.keys() - {"id", ORDER}) == 1


def _in_full(row: dict[str, Any], place: Place, seen: Mapping[str, Any]) -> dict[str, Any]:
    """Give a row with what it held on the page before somebody emptied it answer by answer."""
    rows: list[dict[str, Any]] = value_at(seen, place) or []
    whole = next((each for each in rows if each["id"] == row["id"]), {})
    return {**whole, **row}


def _forget(owner: Owner, again: BinnedRow) -> None:
    there = (
        BinnedRow.page == again.page,
        BinnedRow.group == again.group,
        BinnedRow.inside == again.inside,
    )
    for each in db.session.scalars(select(BinnedRow).where(*owner.owns(), *there)):
        if each.answers == again.answers:
            db.session.delete(each)


def list_binned(owner: Owner) -> list[BinnedRow]:
    """List what lies in the bin, what was taken out last first."""
    chosen = select(BinnedRow).where(*owner.owns(), BinnedRow.removed_at > now() - KEPT_IN_BIN)
    newest = (BinnedRow.removed_at.desc(), BinnedRow.id.desc())
    return list(db.session.scalars(chosen.order_by(*newest).limit(LISTED)))


def find_binned(owner: Owner, public_id: str) -> BinnedRow | None:
    """Find a row in the bin, unless it was put back or deleted meanwhile."""
    if len(public_id) > 20:
        return None
    chosen = select(BinnedRow).where(*owner.owns(), BinnedRow.public_id == public_id)
    return db.session.scalar(chosen.where(BinnedRow.removed_at > now() - KEPT_IN_BIN))


def group_named(owner: Owner, button: str) -> str:
    """Name the group that a button is about ("up:group:row", "undo:bin id"), if it is about one."""
    deed, _, rest = button.partition(":")
    named = rest.partition(":")[0]
    if deed != "undo":
        return named
    binned = find_binned(owner, named)
    return binned.group if binned else ""


def returned(binned: BinnedRow, most: int) -> Change:
    """Give the change that puts a row back where it stood.

    The row keeps its id, so what refers to it is right again; unless somebody wrote another one
    under it meanwhile: then both stay. Twice is once. It raises Conflict if there is no room, or if
    what it stood in is gone.
    """

    def change(before: Answers) -> Answers:
        if not _holds_its_place(before, binned):
            raise Conflict(HOMELESS)
        rows = list(value_at(before, binned.place) or [])
        ids = [row["id"] for row in rows]
        returned = binned.answers
        if returned["id"] in ids and returned not in rows:
            returned["id"] = hashed(f"{returned['id']} {binned.public_id}")[:8]
        if returned["id"] in ids:
            return before
        if most and len(rows) >= most:
            raise Conflict(FULL, most=most)
        follows = binned.row.get(ORDER)
        place = ids.index(follows) + 1 if follows in ids else len(ids) if follows else 0
        rows.insert(place, returned)
        return with_value(before, binned.place, _holding(binned.place, rows))

    return change


def _holds_its_place(answers: Mapping[str, Any], binned: BinnedRow) -> bool:
    """Whether there still is what a row stood in: for most rows, their page."""
    _key, group, row = binned.place
    return not group or any(each["id"] == row for each in answers.get(group) or [])


def _holding(place: Place, rows: list[Any]) -> Answers:
    if not place.group:
        return {place.key: rows}
    return {place.group: [{"id": place.row, place.key: rows}]}


def days_left(binned_at: datetime) -> int:
    """Say for how many days it can still be had back, counting the day that runs."""
    return max(0, -((now() - binned_at - KEPT_IN_BIN) // DAY))


def purge_rows() -> None:
    """Delete for good what has lain in the bin for 30 days."""
    db.session.execute(delete(BinnedRow).where(BinnedRow.removed_at <= now() - KEPT_IN_BIN))
