"""Results side by side: what each objective aimed at, what was measured, and the honest word."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.campaigns.cards import card_of
from app.campaigns.figures import cards, said, words
from app.campaigns.glances.words import chosen, upper
from app.measures.noted import counts_behind
from app.measures.series import Series, list_series
from app.plan.answers import by_id, text
from app.plan.plan import Plan
from app.plan.sentences import Sentence
from app.plan.steps import BY_SLUG
from app.questions.reading import Surroundings

OBJECTIVES, OUTCOMES, INDICATORS = (
    "objectives.objectives",
    "review.outcomes",
    "measurement.indicators",
)


@dataclass(frozen=True)
class Measured:
    """What was measured for an objective: sentences, margin, source, and where it stands."""

    series: Series
    title: str
    sentences: list[str]
    margin: str
    source: str
    proof: str


@dataclass(frozen=True)
class Word:
    """The honest word on an objective: its row in the review, whether it was reached, how known."""

    row: str
    achieved: str
    evidence: str


@dataclass(frozen=True)
class ObjectiveResult:
    """One objective with what it aimed at, what was measured, and the team's word."""

    row: str
    number: int
    title: str
    aim: list[Sentence]
    measured: list[Measured]
    words: list[Word]


def results_of(plan: Plan, around: Surroundings, today: date) -> list[ObjectiveResult]:
    """Set each objective beside its figures and the word that the review says of it."""
    found, rows = list_series(plan, today), plan.rows(OBJECTIVES)
    return [_result(plan, number, found, around) for number, _row in enumerate(rows)]


def _result(plan: Plan, place: int, found: list[Series], around: Surroundings) -> ObjectiveResult:
    rows, group = plan.rows(OBJECTIVES), BY_SLUG["objectives"].group("objectives")
    assert group is not None  # noqa: S101 declared so
    row = rows[place]
    card = card_of(plan, ("objectives", group), (place + 1, row, len(rows)), around)
    return ObjectiveResult(
        row["id"],
        place + 1,
        card.title,
        card.said,
        [_measured(plan, each) for each in found if _is_for(each, row)],
        [_word(each) for each in plan.rows(OUTCOMES) if text(each, "objective") == row["id"]],
    )


def _is_for(series: Series, objective: dict[str, Any]) -> bool:
    """Whether an indicator is planned for an objective, or is noted though it is not planned."""
    if series.is_planned:
        return series.objective == str(objective["id"])
    return series.key == text(objective, "metric")


def _measured(plan: Plan, series: Series) -> Measured:
    last = series.last
    chosen_source = text(by_id(plan, INDICATORS).get(series.row, {}), "source")
    behind = counts_behind(series.key, last.value, last.note) if last else None
    return Measured(
        series,
        words.indicator(series.key),
        said.standing(series, plan.currency),
        cards.margin(behind),
        chosen(INDICATORS, "source", chosen_source) if chosen_source else "",
        last.proof if last else "",
    )


def _word(outcome: dict[str, Any]) -> Word:
    achieved = text(outcome, "achieved")
    return Word(
        outcome["id"],
        upper(chosen(OUTCOMES, "achieved", achieved)) if achieved else "",
        text(outcome, "evidence"),
    )
