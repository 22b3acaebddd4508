"""The whole plan in words, for checking: each answer, each gap, each open question."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.campaigns.opened import OpenCampaign
from app.plan.journey import Journey, Phase, Stop, journey_of
from app.plan.plan import Plan, row_title
from app.questions.fields import UNKNOWN, Field, Rows
from app.questions.progress import is_asked
from app.questions.reading import Surroundings
from app.questions.telling import tell


@dataclass(frozen=True)
class Line:
    """One question with its answer in words, and where to change it."""

    label: str
    words: list[str]
    is_missing: bool
    is_open: bool
    control: str
    row: tuple[str, str] | None = None  # group, row id


@dataclass(frozen=True)
class Part:
    """The answers of a step, or of one of its rows, under a heading."""

    heading: str
    lines: list[Line]
    row: tuple[str, str] | None = None


@dataclass(frozen=True)
class StepReview:
    """A step in the review."""

    stop: Stop
    parts: list[Part]


@dataclass(frozen=True)
class Review:
    """The plan in words."""

    phases: list[tuple[Phase, list[StepReview]]]
    missing: int
    open_questions: int


def review_of(opened: OpenCampaign, around: Surroundings) -> Review:
    """Tell a whole campaign in words."""
    return _told(opened.plan, opened.journey, around)


def review_for_others(plan: Plan, around: Surroundings) -> Review:
    """Tell a plan to people outside: what was answered, and nothing of what is missing."""
    review = _told(plan, journey_of(plan), around)
    phases = [(phase, _answered(steps)) for phase, steps in review.phases]
    return replace(review, phases=[(phase, steps) for phase, steps in phases if steps], missing=0)


def _answered(steps: list[StepReview]) -> list[StepReview]:
    found = []
    for step in steps:
        parts = [
            replace(part, lines=lines)
            for part in step.parts
            if (lines := [line for line in part.lines if not line.is_missing])
        ]
        if parts:
            found.append(replace(step, parts=parts))
    return found


def _told(plan: Plan, journey: Journey, around: Surroundings) -> Review:
    phases = [
        (phase, [StepReview(stop, _parts(plan, stop, around)) for stop in phase.stops])
        for phase in journey.phases
    ]
    lines = [line for _, steps in phases for step in steps for p in step.parts for line in p.lines]
    return Review(
        phases,
        missing=sum(len(stop.gaps) for stop in journey.stops),
        open_questions=sum(line.is_open for line in lines),
    )


def _parts(plan: Plan, stop: Stop, around: Surroundings) -> list[Part]:
    answers = plan.kept(stop.step.slug)
    single = [_line(each, answers, around) for each in stop.step.fields()]
    parts = [Part("", [line for line in single if line])]
    for group in (each for each in stop.step.groups() if not each.own_page):
        rows = answers.get(group.key) or []
        for number, row in enumerate(rows, start=1):
            heading = row_title(group, row, around) or f"{around.translate(group.one)} {number}"
            parts.append(_row_part(group, heading, row, around))
        if len(rows) < group.needs:
            parts.append(Part("", [Line(group.label, [], True, False, f"q-{group.key}")]))
    return [part for part in parts if part.lines]


def _row_part(group: Rows, heading: str, row: Mapping[str, Any], around: Surroundings) -> Part:
    place = (group.key, row["id"])
    lines = [_line(each, row, around, place) for each in group.plain_fields()]
    for inner in group.inner_groups():
        words = [
            " · ".join(
                w for each in inner.plain_fields() for w in tell(each, r.get(each.key), around)
            )
            for r in row.get(inner.key) or []
        ]
        if words:
            lines.append(Line(inner.label, words, False, False, f"q-{inner.key}", place))
    return Part(heading, [line for line in lines if line], place)


def _line(
    question: Field,
    answers: Mapping[str, Any],
    around: Surroundings,
    row: tuple[str, str] | None = None,
) -> Line | None:
    """Tell one answer; an optional question without answer is left out."""
    words = tell(question, answers.get(question.key), around)
    is_missing = question.needed and not words and is_asked(question, answers)
    if not words and not is_missing:
        return None
    return Line(question.label, words, is_missing, words == [UNKNOWN], f"q-{question.key}", row)
