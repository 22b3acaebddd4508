"""The page of a bin: what was taken out, by whom, how long it can still be had back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from werkzeug.wrappers import Response

from app.core.errors import Missing
from app.keeping.binning import Owner, days_left, list_binned
from app.keeping.models import BinnedRow
from app.keeping.versions import names_of
from app.questions.comparing import name_row
from app.questions.fields import Page, Rows
from app.questions.merge import value_at
from app.questions.reading import Surroundings
from app.web.pages import page


@dataclass(frozen=True)
class Bin:
    """Whose bin it is, the addresses around it, and what may be done with what lies in it.

    `answers` are those that stand now, by page: a row that is among them again is not shown.
    """

    owner: Owner
    title: str
    back: str
    here: str
    pages: Mapping[str, Page]
    answers: Mapping[str, Mapping[str, Any]]
    around: Surroundings
    may_return: bool
    may_delete: bool


@dataclass(frozen=True)
class BinnedLine:
    """One row in the bin."""

    id: str
    page: str
    group: str
    around: str  # the row that it stood in, if it stood in one
    name: str
    by: str  # nothing where the account is gone
    removed_at: datetime
    days: int


def bin_page(the_bin: Bin) -> Response:
    """Show a bin."""
    found = [each for each in list_binned(the_bin.owner) if not is_back(the_bin, each)]
    names = names_of(each.removed_by_id for each in found)
    lines = [line for each in found if (line := _line(the_bin, each, names))]
    return page("keeping/bin.html", bin=the_bin, lines=lines)


def question_page(the_bin: Bin, binned: BinnedRow | None) -> Response:
    """Ask before a row is deleted for good; raises Missing if it is not in the bin."""
    line = _line(the_bin, binned, {}) if binned else None
    if line is None:
        raise Missing
    return page("keeping/delete_row.html", bin=the_bin, line=line)


def is_back(the_bin: Bin, binned: BinnedRow) -> bool:
    """Whether a row stands in its group again as it was, by whatever way."""
    return binned.answers in (value_at(the_bin.answers.get(binned.page, {}), binned.place) or [])


def _line(the_bin: Bin, binned: BinnedRow, names: Mapping[int, str]) -> BinnedLine | None:
    """Tell a row in words; one of a group that there is not any more is left out."""
    sheet = the_bin.pages.get(binned.page)
    group: Rows | None = sheet.group(binned.group, binned.place.group) if sheet else None
    if sheet is None or group is None:
        return None
    return BinnedLine(
        id=binned.public_id,
        page=sheet.title,
        group=group.label,
        around=_name_around(the_bin, sheet, binned),
        name=name_row(group, binned.answers, 1, the_bin.around),
        by=names.get(binned.removed_by_id or 0, ""),
        removed_at=binned.removed_at,
        days=days_left(binned.removed_at),
    )


def _name_around(the_bin: Bin, sheet: Page, binned: BinnedRow) -> str:
    """Name the row that a row stood in, if it did; one that is gone, by what it was."""
    _key, group_key, row_id = binned.place
    group = sheet.group(group_key)
    if group is None:
        return ""
    rows = the_bin.answers.get(binned.page, {}).get(group_key) or []
    found = ((n, row) for n, row in enumerate(rows, 1) if row["id"] == row_id)
    number, row = next(found, (0, {}))
    gone = the_bin.around.translate(group.label)
    return name_row(group, row, number, the_bin.around) if number else gone
