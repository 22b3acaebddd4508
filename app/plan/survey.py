"""The small survey of a plan: its questions, the answers that each scale offers, and the counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.plan.plan import Plan
from app.questions.fields import N_, UNKNOWN

BEFORE, AFTER = "before", "after"
ROUNDS = (BEFORE, AFTER)
SURVEY_ROW = "survey"  # the one row of the group that says who was asked
POINTS: dict[str, tuple[tuple[int, str], ...]] = {
    "yes_no": ((1, N_("Yes")), (0, N_("No"))),
    "agree_5": (
        (1, N_("Do not agree at all")),
        (2, N_("Rather do not agree")),
        (3, N_("In between")),
        (4, N_("Rather agree")),
        (5, N_("Fully agree")),
    ),
    "likely_5": (
        (1, N_("Very unlikely")),
        (2, N_("Rather unlikely")),
        (3, N_("In between")),
        (4, N_("Rather likely")),
        (5, N_("Very likely")),
    ),
    "zero_ten": tuple((number, str(number)) for number in range(11)),
    "open": (),
}
FAVOURABLE = {"yes_no": (1,), "agree_5": (4, 5), "likely_5": (4, 5)}


@dataclass(frozen=True)
class SurveyQuestion:
    """A question of the survey with its counts by round and point of its scale.

    `only_after` and `only_before` are people who answered both times and were favourable once.
    """

    id: str
    words: str
    scale: str
    counts: Mapping[str, Mapping[int, int]] = field(default_factory=dict)
    only_after: int | None = None
    only_before: int | None = None

    @property
    def points(self) -> tuple[tuple[int, str], ...]:
        """The answers that its scale offers, with their words."""
        return POINTS[self.scale]

    def n(self, round: str) -> int:
        """How many answered in a round."""
        return sum(self.counts.get(round, {}).values())


@dataclass(frozen=True)
class Survey:
    """The survey of a plan: its questions, who was asked, and whether the same people answered."""

    questions: tuple[SurveyQuestion, ...]
    invited: Mapping[str, int]
    pairing: str = ""
    pairs: int | None = None
    comparison: str = ""

    @property
    def is_paired(self) -> bool:
        """Whether the team can tell which two answers are of one person."""
        return self.pairing == "paired"


def survey_of(plan: Plan) -> Survey:
    """Read the survey of a plan; a question without words or scale is left out."""
    rows = {row["id"]: row for row in plan.rows("tracking.survey_counts")}
    about = next(iter(plan.rows("tracking.survey")), {})
    questions = tuple(
        _question(row, rows.get(row["id"], {}))
        for row in plan.rows("measurement.survey_questions")
        if row.get("question") not in (None, "", UNKNOWN) and row.get("scale") in POINTS
    )
    invited = {each: _whole(about.get(f"invited_{each}")) for each in ROUNDS}
    return Survey(
        questions,
        {each: count for each, count in invited.items() if count is not None},
        str(about.get("pairing") or ""),
        _whole(about.get("pairs")),
        str(plan.answers("measurement").get("comparison") or ""),
    )


def _question(asked: Mapping[str, Any], row: Mapping[str, Any]) -> SurveyQuestion:
    scale = str(asked["scale"])
    counts = {
        each: {
            point: count
            for point, _ in POINTS[scale]
            if (count := _whole(row.get(f"{each}_{point}"))) is not None
        }
        for each in ROUNDS
    }
    return SurveyQuestion(
        asked["id"],
        str(asked["question"]),
        scale,
        counts,
        _whole(row.get("only_after")),
        _whole(row.get("only_before")),
    )


def _whole(value: Any) -> int | None:
    is_number = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return value if is_number else None
