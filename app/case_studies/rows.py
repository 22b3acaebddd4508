"""Rows of repeating groups: put, remove, move, copy. Pure: answers in, new answers out."""

from collections.abc import Mapping
from typing import Any

from app.case_studies.form import PAGES
from app.core.errors import Conflict
from app.questions.fields import N_, Rows
from app.questions.forms import changed

Answers = Mapping[str, Any]
LONGEST = 50  # rows, where a list names no limit of its own
FULL = N_("This list is full: remove a row first.")


def group_of(key: str) -> Rows | None:
    """Find a repeating group by its key."""
    return next((found for page in PAGES if (found := page.group(key))), None)


def rows_of(answers: Answers, key: str) -> list[dict[str, Any]]:
    """Give the rows of a group."""
    rows = answers.get(key)
    return [dict(row) for row in rows] if isinstance(rows, list) else []


def find_row(answers: Answers, key: str, row_id: str) -> dict[str, Any] | None:
    """Find one row of a group."""
    return next((row for row in rows_of(answers, key) if row.get("id") == row_id), None)


def with_row(answers: Answers, key: str, row_id: str, values: Answers) -> dict[str, Any]:
    """Put values into a row, making it if it is not there; raises Conflict where no room is."""
    rows = rows_of(answers, key)
    before = find_row(answers, key, row_id)
    if before is None:
        _check_room(key, rows)
        rows.append({"id": row_id})
    after = [changed(row, values) if row["id"] == row_id else row for row in rows]
    return changed(answers, {key: [row for row in after if len(row) > 1] or None})


def without_row(answers: Answers, key: str, row_id: str) -> dict[str, Any]:
    """Take a row out; twice is once."""
    rows = [row for row in rows_of(answers, key) if row["id"] != row_id]
    return changed(answers, {key: rows or None})


def with_row_moved(answers: Answers, key: str, row_id: str, by: int) -> dict[str, Any]:
    """Move a row up (-1) or down (1); at the edge it stays."""
    rows = rows_of(answers, key)
    place = next((number for number, row in enumerate(rows) if row["id"] == row_id), None)
    if place is None or not 0 <= place + by < len(rows):
        return dict(answers)
    rows.insert(place + by, rows.pop(place))
    return changed(answers, {key: rows})


def with_row_copied(answers: Answers, key: str, row_id: str, copy_id: str) -> dict[str, Any]:
    """Put a copy of a row behind it; raises Conflict where no room is."""
    rows = rows_of(answers, key)
    found = find_row(answers, key, row_id)
    if found is None:
        return dict(answers)
    _check_room(key, rows)
    place = next(number for number, row in enumerate(rows) if row["id"] == row_id)
    rows.insert(place + 1, {**found, "id": copy_id})
    return changed(answers, {key: rows})


def _check_room(key: str, rows: list[dict[str, Any]]) -> None:
    group = group_of(key)
    if group is None or (len(rows) >= (group.most or LONGEST)):
        raise Conflict(FULL)
