"""How far the evidence of a campaign goes, from what stands in its plan, and what more would take.

The scale is that of the case-study form (toolkit.md, section 6): 0 none, 1 platform figures,
2 reach in the target shown, 3 before and after, 4 a comparison or an evaluation from outside. Pure.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from app.measures.proportions import LEAST
from app.plan.answers import by_id, day, number, text
from app.plan.plan import Plan
from app.questions.fields import N_
from app.reference.reference import Reference

Row = dict[str, Any]
IN_TARGET = frozenset({"target_reach", "target_coverage"})
ASKING = frozenset({"survey", "interviews", "comments", "event_count"})


@dataclass(frozen=True)
class Suggestion:
    """A level of evidence, why it is reached, and what the next one would take (message ids)."""

    level: int
    reasons: tuple[str, ...]
    next: str = ""


@dataclass(frozen=True)
class _Figure:
    """A figure of the log book with the planned indicator that it counts for."""

    entry: Row
    key: str
    planned: Row


def suggest_evidence(plan: Plan, reference: Reference) -> Suggestion:
    """Suggest the highest level for which something stands in the plan.

    Each level stands by itself: who has asked people before and after needs no platform figures.
    """
    reached = [(level, why) for level, shows in LEVELS for why in shows(plan, reference)]
    level = max((level for level, _ in reached), default=0)
    reasons = dict.fromkeys(why for each, why in reached if each == level)
    return Suggestion(level, tuple(reasons) or (NOTHING,), NEXT.get(level, ""))


def _figures(plan: Plan) -> Iterator[_Figure]:
    planned = by_id(plan, "measurement.indicators")
    for entry in plan.rows("tracking.entries"):
        named = text(entry, "indicator")
        if named and number(entry, "value") is not None and day(entry, "date"):
            row = planned.get(named, {})
            key = text(row, "indicator") or named
            its = row or next((e for e in planned.values() if text(e, "indicator") == key), {})
            yield _Figure(entry, key, its)


def _counted(plan: Plan, _reference: Reference) -> Iterator[str]:
    if any(_figures(plan)):
        yield N_("The log book holds figures.")


def _in_target(plan: Plan, reference: Reference) -> Iterator[str]:
    for each in _figures(plan):
        if each.key in IN_TARGET:
            yield N_("The reach in the target audience was measured.")
        elif _tier(each.key, reference) == "reach" and text(each.planned, "segment_proof"):
            yield N_("The plan says how one knows that the people reached are the audience.")


def _before_and_after(plan: Plan, reference: Reference) -> Iterator[str]:
    launch = day(plan.answers("calendar"), "launch_date")
    for each in _figures(plan):
        after = day(each.entry, "date")
        is_later = launch is None or (after is not None and after >= launch)
        had_before = number(each.planned, "baseline_value") is not None
        is_asked = text(each.planned, "source") in ASKING
        if _tier(each.key, reference) == "impact" and had_before and is_asked and is_later:
            yield N_("An effect was measured before the campaign and after it.")
    for row in plan.rows("tracking.survey_counts"):
        if all(_answers(row, wave) >= LEAST for wave in ("before", "after")):
            yield N_("The same survey question was asked before and after.")


def _compared(plan: Plan, _reference: Reference) -> Iterator[str]:
    compares = text(plan.answers("measurement"), "comparison") == "group"
    if compares and any(each.key == "did" for each in _figures(plan)):
        yield N_("The change was compared with a group that did not see the campaign.")
    if text(plan.answers("review"), "outside_evaluation"):
        yield N_("Somebody from outside has evaluated the campaign.")


def _answers(row: Row, wave: str) -> float:
    """Count the answers of a survey question in one wave (tracking.survey_counts)."""
    return sum(number(row, key) or 0 for key in row if key.startswith(f"{wave}_"))


def _tier(key: str, reference: Reference) -> str:
    return str(reference.lists["indicators"].get(key, {}).get("tier", ""))


LEVELS: tuple[tuple[int, Callable[[Plan, Reference], Iterator[str]]], ...] = (
    (1, _counted),
    (2, _in_target),
    (3, _before_and_after),
    (4, _compared),
)
NOTHING = N_("No figure stands in the log book yet.")
NEXT = {
    0: N_("Write a figure into the log book: for level 1, your own counts are enough."),
    1: N_(
        "For level 2, show that the people reached are your audience: measure the reach in it, or "
        "say in the measurement plan how you know."
    ),
    2: N_("For level 3, ask the same question before and after, of ten people at least each time."),
    3: N_(
        "For level 4, compare with a group that did not see the campaign, or have somebody from "
        "outside evaluate it."
    ),
}
