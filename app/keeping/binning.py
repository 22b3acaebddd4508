"""The bin for rows: what a save takes out of a group can be put back for 30 days."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, select

from app.accounts.models import User
from app.core.clock import now
from app.core.db import db
from app.core.errors import Conflict
from app.core.ids import hashed, new_id
from app.keeping.models import KEPT_IN_BIN, BinnedRow
from app.keeping.saving import Answers, Change, Outcome
from app.questions.fields import N_
from app.questions.merge import ORDER

FULL = N_("There are already %(most)s rows here. Remove one, then put this one back.")
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


def list_taken(
    before: Mapping[str, Any], after: Mapping[str, Any], groups: Collection[str]
) -> list[tuple[str, dict[str, Any]]]:
    """List the rows that are not there any more, with their group and what each followed. Pure.

    Rows that hold nothing but their id are left out: there is nothing to put back.
    """
    taken = []
    for group in sorted(groups):
        left = {row["id"] for row in after.get(group) or []}
        follows = ""
        for row in before.get(group) or []:
            if row["id"] not in left and len(row) > 1:
                taken.append((group, {**row, ORDER: follows}))
            follows = row["id"]
    return taken


def bin_taken(
    outcome: Outcome[Any], owner: Owner, page_of: Callable[[str], str], by: User
) -> Outcome[Any]:
    """Put the rows that an edit took out into the bin; the same row lies there once."""
    if not outcome.is_changed:
        return outcome
    paper = outcome.paper
    for group, row in list_taken(outcome.replaced, paper.answers, paper.groups):
        page = page_of(group)
        _forget(owner, page, group, row)
        binned = BinnedRow(
            public_id=new_id(),
            campaign_id=owner.campaign_id,
            case_id=owner.case_id,
            page=page,
            group=group,
            row=row,
            removed_at=now(),
            removed_by_id=by.id,
        )
        db.session.add(binned)
        outcome.binned.append(binned)
    return outcome


def _forget(owner: Owner, page: str, group: str, row: Mapping[str, Any]) -> None:
    there = (BinnedRow.page == page, BinnedRow.group == group)
    for each in db.session.scalars(select(BinnedRow).where(*owner.owns(), *there)):
        if each.answers == {key: value for key, value in row.items() if key != ORDER}:
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
    """Give the change that puts a row back where it stood; it raises Conflict if there is no room.

    The row keeps its id, so what refers to it is right again; unless somebody wrote another one
    under it meanwhile: then both stay. Twice is once.
    """

    def change(before: Answers) -> Answers:
        rows = list(before.get(binned.group) or [])
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
        return {**before, binned.group: rows}

    return change


def days_left(binned_at: datetime) -> int:
    """Say for how many days it can still be had back, counting the day that runs."""
    return max(0, -((now() - binned_at - KEPT_IN_BIN) // DAY))


def purge_rows() -> None:
    """Delete for good what has lain in the bin for 30 days."""
    db.session.execute(delete(BinnedRow).where(BinnedRow.removed_at <= now() - KEPT_IN_BIN))
