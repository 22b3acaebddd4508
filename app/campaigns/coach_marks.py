"""Where on a step's page the coach has something to say: a small mark at the question or row."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.campaigns.coaching import Coaching
from app.campaigns.opened import OpenCampaign
from app.coach.coach import WEIGHT
from app.coach.remark import Remark, Severity
from app.web.locale import gettext, joined


@dataclass(frozen=True)
class Mark:
    """What the coach has to say at one place: the gravest weight, and the titles in words."""

    severity: Severity
    titles: str


Marks = Mapping[str, Mark]  # question, group, or group-row -> its mark


def marks_of(coaching: Coaching, slug: str, row: str = "") -> Marks:
    """Mark the questions of a step's page, or of the page of one of its rows."""
    found: dict[str, list[Remark]] = {}
    for remark in coaching.open:
        if name := _name_of(remark, slug, row):
            found.setdefault(name, []).append(remark)
    return {name: _mark(remarks) for name, remarks in found.items()}


def _mark(remarks: list[Remark]) -> Mark:
    worst = min((each.severity for each in remarks), key=WEIGHT.__getitem__)
    titles = dict.fromkeys(gettext(each.rule.title) for each in remarks)
    return Mark(worst, joined(list(titles)))


def _name_of(remark: Remark, slug: str, row: str) -> str:
    """Name the place on this page that a remark is about; empty if it is about none."""
    step, _, field = remark.way.partition(".")
    if step == slug and not row:
        return field
    if remark.step != slug or (row and remark.row != row):
        return ""
    if row:
        return remark.question
    return f"{remark.field}-{remark.row}" if remark.row else remark.field


def changed_marks(
    opened: OpenCampaign, slug: str, row: str, before: Mapping[str, Any]
) -> dict[str, Mark | None]:
    """Give the marks to draw anew after a save; `before` are the answers of the step until then."""
    today = marks_of(opened.coaching, slug, row)
    then = marks_of(opened.coaching_with(slug, before), slug, row)
    names = [name for name in {**then, **today} if then.get(name) != today.get(name)]
    return {name: today.get(name) for name in names}
