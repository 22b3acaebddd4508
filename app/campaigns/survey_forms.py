"""The sheet in which a team enters its counts, read answer by answer; nothing typed is lost."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.plan.steps import BY_SLUG
from app.plan.survey import ROUNDS, SURVEY_ROW, Survey, SurveyQuestion
from app.questions.fields import Field
from app.questions.reading import Posted, Problem, Surroundings, Unreadable, read

PAIRED = ("only_after", "only_before")
ABOUT = ("pairing", "invited_before", "invited_after", "pairs")


@dataclass
class SheetReading:
    """What was understood of a posted sheet, and what was not, by the names of its controls."""

    about: dict[str, Any] = field(default_factory=dict)
    counts: dict[str, dict[str, Any]] = field(default_factory=dict)
    problems: dict[str, Problem] = field(default_factory=dict)


def fields_of(group: str) -> Mapping[str, Field]:
    """Give the questions of a group of the log book by their keys."""
    found = BY_SLUG["tracking"].group(group)
    return {each.key: each for each in found.plain_fields()} if found else {}


def keys_of(question: SurveyQuestion) -> Iterator[str]:
    """Name the counts that a question has on the sheet."""
    for round in ROUNDS:
        for point, _ in question.points:
            yield f"{round}_{point}"
    if question.scale in ("yes_no", "agree_5", "likely_5"):
        yield from PAIRED


def read_sheet(survey: Survey, posted: Posted, around: Surroundings) -> SheetReading:
    """Read what was posted of a sheet; counts that the page did not draw stay as they are."""
    reading = SheetReading()
    for key in ABOUT:
        question = fields_of("survey")[key]
        _read_into(reading, reading.about, question, (SURVEY_ROW, posted, around))
    for asked in survey.questions:
        values = reading.counts.setdefault(asked.id, {})
        for key in keys_of(asked):
            question = fields_of("survey_counts")[key]
            _read_into(reading, values, question, (asked.id, posted, around))
    return reading


def _read_into(
    reading: SheetReading,
    values: dict[str, Any],
    question: Field,
    sent: tuple[str, Posted, Surroundings],
) -> None:
    row, posted, around = sent
    name = f"{row}-{question.key}"
    if f"{name}" not in " ".join(posted.getlist("drawn")).split():
        return
    try:
        values[question.key] = read(question, posted, around, f"{row}-")
    except Unreadable as error:
        reading.problems[name] = error.problem
