"""Whether the pieces came out as planned, out of the plan's own content plan. Pure."""

from dataclasses import dataclass
from datetime import date

from app.measures.figure import Figure
from app.measures.rates import delivery
from app.plan.answers import day, has_any, text
from app.plan.plan import Plan

PUBLISHED = "published"


@dataclass(frozen=True)
class Delivery:
    """The pieces that were due up to a day, and how many of them are out in public.

    A plan keeps no day of publication: a piece that is out now counts as delivered, even if it
    came late. `undated` pieces have no due day, `ahead` ones are not due yet.
    """

    figure: Figure
    late: tuple[str, ...]  # row ids of pieces that were due and are not out
    undated: int
    ahead: int


def delivery_of(plan: Plan, today: date) -> Delivery:
    """Give the pieces out in public ÷ pieces due up to today, in % (toolkit, process)."""
    pieces = [row for row in plan.rows("content.pieces") if has_any(row)]
    dated = [(due, row) for row in pieces if (due := day(row, "due"))]
    due_by_now = [row for due, row in dated if due <= today]
    late = tuple(row["id"] for row in due_by_now if text(row, "status") != PUBLISHED)
    figure = delivery(len(due_by_now) - len(late), len(due_by_now))
    return Delivery(figure, late, len(pieces) - len(dated), len(dated) - len(due_by_now))
