"""Working a figure out of two counts, and keeping it in the log book with those counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.campaigns.figures import cards, words
from app.measures.figure import Figure, Unit
from app.measures.formulas import can_be_worked_out, formula_of
from app.measures.series import Series
from app.questions.declare import day, number
from app.questions.drawing import Drawn, Sheet, draw
from app.questions.fields import N_, Field
from app.questions.forms import Reading, read_questions
from app.questions.reading import Posted, Problem, Surroundings
from app.web.locale import gettext

MISSING = N_("This answer is still missing.")
TOO_BIG = N_("The part cannot be bigger than the whole.")
NO_COUNTS = N_("Write a whole number: these are counts.")
DIGITS = 2  # kept in the log book


@dataclass(frozen=True)
class Worked:
    """A figure as it was worked out, and in words."""

    figure: Figure
    value: str
    counts: str
    margin: str
    entry: Mapping[str, Any] | None  # for the log book, unless there is no value to keep


@dataclass(frozen=True)
class WorkingOut:
    """The form of one indicator: its questions as drawn, problems, and the result if there is."""

    series: Series
    title: str
    drawn: list[Drawn]
    problems: Mapping[str, Problem]
    worked: Worked | None = None

    @property
    def names(self) -> str:
        """The questions that the form has drawn."""
        return " ".join(each.name for each in self.drawn)

    @property
    def labels(self) -> Mapping[str, str]:
        """The label of each question, by its name."""
        return {each.name: each.question.label for each in self.drawn}


def questions_of(key: str) -> tuple[Field, ...]:
    """Ask for the day, the numerator and the denominator of an indicator, by their names."""
    formula = formula_of(key)
    least = None if formula.unit is Unit.POINTS else 0
    return (
        number("part", formula.numerator, needed=True, unknown=False, least=least),
        number("whole", formula.denominator, needed=True, unknown=False),
        day("date", N_("On which day?"), needed=True, unknown=False),
    )


def work_out(series: Series, posted: Posted | None, around: Surroundings) -> WorkingOut | None:
    """Draw the form of an indicator, with the result of what was typed; None if it has no formula.

    Nothing typed yet, or something that cannot be read, gives no result.
    """
    if not can_be_worked_out(series.key):
        return None
    typed = posted if posted is not None and posted.getlist("drawn") else None
    reading = _read(questions_of(series.key), typed, around) if typed is not None else None
    worked = _worked(series, reading, around) if reading and reading.is_good else None
    problems = reading.problems if reading else None
    sheet = Sheet({"date": series.today.isoformat()}, around, typed, problems)
    drawn = [draw(each, sheet) for each in questions_of(series.key)]
    return WorkingOut(series, words.indicator(series.key), drawn, problems or {}, worked)


def _read(questions: tuple[Field, ...], posted: Posted, around: Surroundings) -> Reading:
    reading = read_questions(questions, posted, around)
    for question in questions:
        if question.key not in reading.problems and reading.values.get(question.key) is None:
            reading.problems[question.key] = Problem(MISSING)
    return reading


def _worked(series: Series, reading: Reading, around: Surroundings) -> Worked | None:
    formula = formula_of(series.key)
    part, whole = reading.values["part"], reading.values["whole"]
    try:
        assert formula.compute is not None  # noqa: S101 work_out() has asked
        figure = formula.compute(part, whole)
    except ValueError:
        message = TOO_BIG if part > whole else NO_COUNTS
        reading.problems["part"] = Problem(message)
        return None
    counts = gettext("%(part)s of %(whole)s", part=words.plain(part), whole=words.plain(whole))
    return Worked(
        figure,
        value="" if figure.value is None else _told(series, figure.value, around.currency),
        counts=counts,
        margin=cards.margin(figure),
        entry=_entry(series, figure, counts, reading.values["date"]),
    )


def _told(series: Series, value: float, currency: str) -> str:
    return words.in_unit(value, series.formula.unit, words.told(series.key, "unit"), currency)


def _entry(series: Series, figure: Figure, counts: str, when: str) -> Mapping[str, Any] | None:
    if figure.value is None:
        return None
    value = round(figure.value, DIGITS) if abs(figure.value) >= 1 else round(figure.value, 6)
    return {"date": when, "indicator": series.row, "value": value, "note": counts}
