"""How far the evidence of a campaign goes, out of what is in its plan: a level from 0 to 4. Pure.

The scale is that of the case studies (toolkit, section 6): 0 no figure, 1 figures of the platforms
or own counts, 2 reach shown in the target audience, 3 before and after, 4 a comparison, or an
evaluation from outside. Only what the plan itself shows counts, so it never says too much.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.measures.noted import counts_behind
from app.measures.proportions import ENOUGH
from app.measures.series import Series, launch_of, list_series
from app.plan.answers import by_id, number, text
from app.plan.plan import Plan
from app.questions.fields import N_

IN_TARGET = frozenset({"target_reach", "target_coverage"})
SEEN = frozenset({"reach", "impressions", "attendance"})
ARE_CHANGES = frozenset({"knowledge", "attitude"})  # each figure is after less before already
ASKED_TWICE = ARE_CHANGES | {"recall", "intention", "behaviour"}
COMPARED = frozenset({"before_after", "group"})
HIGHEST = 4


@dataclass(frozen=True)
class Evidence:
    """The level, and for each level that is reached what reaches it.

    `proofs` are figures of the log book, `also` says of other answers why they count (message ids).
    """

    level: int
    proofs: dict[int, list[Series]]
    also: dict[int, str]
    too_few: list[Series]  # would show more, had more people answered

    @property
    def next_level(self) -> int | None:
        """The level above, if there is one."""
        return self.level + 1 if self.level < HIGHEST else None


def evidence_of(plan: Plan, today: date) -> Evidence:
    """Suggest the level of evidence: the highest that a figure of the log book carries."""
    counted = [each for each in list_series(plan, today) if each.counted]
    few = [each for each in counted if has_too_few(each)]
    good = [each for each in counted if each not in few]
    proofs = {level: [e for e in good if shows(plan, e)] for level, shows in SHOWN_BY.items()}
    reached = {level: found for level, found in proofs.items() if found}
    also = dict(_also(plan))
    level = max([0, *reached, *also])
    return Evidence(level, reached, also, [e for e in few if _was_asked(plan, e)])


def _also(plan: Plan) -> Iterator[tuple[int, str]]:
    """Walk what shows something without being a figure of the log book: (level, why)."""
    for row in plan.rows("tracking.survey_counts"):
        if all(_answers(row, round) >= ENOUGH for round in ("before", "after")):
            yield 3, N_("The same question was asked of enough people before and after.")
    if text(plan.answers("review"), "outside_evaluation"):
        yield 4, N_("Somebody from outside has evaluated the campaign.")


def _answers(row: Mapping[str, Any], round: str) -> float:
    """Count the answers to a survey question in one of the two rounds."""
    return sum(number(row, key) or 0 for key in row if key.startswith(f"{round}_"))


def has_too_few(series: Series) -> bool:
    """Whether the latest figure is known to stand on fewer than thirty answers."""
    last = series.last
    behind = counts_behind(series.key, last.value, last.note) if last else None
    return behind is not None and behind.whole < ENOUGH


def _is_counted(_plan: Plan, _series: Series) -> bool:
    return True


def _is_in_target(plan: Plan, series: Series) -> bool:
    """Whether it counts the audience itself, or it is written down how one knows that it was."""
    if series.key in IN_TARGET:
        return True
    proof = text(by_id(plan, "measurement.indicators").get(series.row, {}), "segment_proof")
    return series.key in SEEN and bool(proof)


def _was_asked(plan: Plan, series: Series) -> bool:
    """Whether it is about people's minds or deeds, counted before the launch and after.

    The measurement plan must say that there is a comparison, and figures of the platforms do not
    show what people think.
    """
    source = text(by_id(plan, "measurement.indicators").get(series.row, {}), "source")
    is_compared = text(plan.answers("measurement"), "comparison") in COMPARED
    if series.key not in ASKED_TWICE or source == "platform" or not is_compared:
        return False
    return series.key in ARE_CHANGES or _has_before_and_after(plan, series)


def _has_before_and_after(plan: Plan, series: Series) -> bool:
    launch, before = launch_of(plan), series.baseline_day
    if series.baseline is None or series.last is None:
        return False
    if launch is None:
        return before is not None and before < series.last.day
    return series.last.day >= launch and (before is None or before <= launch)


def _is_compared(plan: Plan, series: Series) -> bool:
    return series.key == "did" and text(plan.answers("measurement"), "comparison") == "group"


SHOWN_BY: dict[int, Callable[[Plan, Series], bool]] = {
    1: _is_counted,
    2: _is_in_target,
    3: _was_asked,
    4: _is_compared,
}
