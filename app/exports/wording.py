"""Answers as a paper tells them: lines of words, "to be settled" said as people say it. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from app.core.typography import day_in_words
from app.exports.document import Fact
from app.questions.fields import N_, UNKNOWN, Field, Kind, Rows
from app.questions.progress import is_asked
from app.questions.reading import Surroundings
from app.questions.telling import CHECKED, tell

Answers = Mapping[str, Any]
OPEN = N_("to be settled")
LONG = 110  # characters: more take the width of the page


class Blanks(StrEnum):
    """For which questions without an answer a line is left to write on."""

    NONE = "none"
    NEEDED = "needed"
    ALL = "all"


@dataclass(frozen=True)
class Way:
    """How answers are told: in whose language, and what is left to write in."""

    around: Surroundings
    blanks: Blanks

    def waits_for(self, question: Field | Rows) -> bool:
        """Whether a line is left for a question without an answer."""
        return self.blanks is Blanks.ALL or (self.blanks is Blanks.NEEDED and question.needed)


def lines_of(question: Field, answers: Answers, around: Surroundings) -> list[str]:
    """Tell an answer in lines; none is an empty list."""
    words = tell(question, answers.get(question.key), around)
    if words == [UNKNOWN]:
        return [around.translate(OPEN)]
    if question.kind is Kind.CHECKS:
        return _checks(question, answers[question.key], around) if words else []
    return _joined(question, words)


def in_cell(question: Field, answers: Answers, around: Surroundings) -> list[str]:
    """Tell an answer in a narrow column: days are written short."""
    day = answers.get(question.key)
    if question.kind is Kind.DATE and isinstance(day, str):
        try:
            return [day_in_words(date.fromisoformat(day), around.language, "d MMM y")]
        except ValueError:
            pass
    return lines_of(question, answers, around)


def _checks(question: Field, given: Any, around: Surroundings) -> list[str]:
    """Count what was checked with yes, and name what was not."""
    if not isinstance(given, Mapping):
        return []
    counted = Counter(str(each) for each in given.values())
    say = around.translate
    yes = say(N_("%(label)s: %(answer)s")) % {
        "label": say(CHECKED["yes"]),
        "answer": counted["yes"],
    }
    others = [
        say(N_("%(label)s: %(answer)s"))
        % {"label": say(option.label), "answer": say(CHECKED[each])}
        for option in question.options
        if (each := given.get(str(option.key))) in ("no", "unsure")
    ]
    return [" · ".join([yes, *others])]


def _joined(question: Field, words: list[str]) -> list[str]:
    """Put short choices on one line; texts keep their paragraphs."""
    if question.limit and len(words) == 1:
        return [line for line in words[0].splitlines() if line.strip()]
    return [", ".join(words)] if words and max(map(len, words)) < LONG // 2 else words


def fact(label: str, lines: list[str]) -> Fact:
    """Set lines under a label, across the page if they are long; empty ones are none."""
    lines = [line for line in lines if line]
    return Fact(label, lines, is_long=sum(map(len, lines)) > LONG or len(lines) > 2)


def facts_of(questions: Iterable[tuple[Field, str]], answers: Answers, way: Way) -> list[Fact]:
    """List what is answered, and what is to be written in.

    Each question comes with the words (a message id) that it goes under.
    """
    found = []
    for question, words in questions:
        told = fact(way.around.translate(words), lines_of(question, answers, way.around))
        if told.lines or (way.waits_for(question) and is_asked(question, answers)):
            found.append(told)
    return found


def small_print(
    questions: Iterable[tuple[Field, str]], row: Answers, around: Surroundings
) -> list[Fact]:
    """Tell what a row says beside its columns; what is answered yes or no goes together."""
    found: list[Fact] = []
    by_answer: dict[bool, list[str]] = {True: [], False: []}
    for question, words in questions:
        value = row.get(question.key)
        if question.kind is Kind.YES_NO and isinstance(value, bool):
            by_answer[value].append(around.translate(words))
        elif lines := lines_of(question, row, around):
            found.append(fact(around.translate(words), lines))
    for answer, words in ((True, N_("Yes")), (False, N_("No"))):
        if by_answer[answer]:
            found.append(fact(around.translate(words), [", ".join(by_answer[answer])]))
    return found


def inner_facts(group: Rows, row: Answers, around: Surroundings) -> list[Fact]:
    """Tell the small rows inside a row, one line each."""
    return [
        fact(around.translate(inner.label), _inner_lines(inner, row, around))
        for inner in group.inner_groups()
        if row.get(inner.key)
    ]


def _inner_lines(inner: Rows, row: Answers, around: Surroundings) -> list[str]:
    lines = (
        " · ".join(line for each in inner.plain_fields() for line in lines_of(each, small, around))
        for small in row.get(inner.key) or []
    )
    return [line for line in lines if line]
