"""A posted page of questions: all its answers read at once, none lost when one is unreadable."""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.core.errors import Conflict
from app.questions.fields import N_, Field, Kind, Rows
from app.questions.reading import Posted, Problem, Surroundings, Unreadable, read
from app.questions.unread import unread

ROW_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")
TOO_MANY = N_("Keep %(most)s rows at most here: empty those that you can do without.")
Answers = dict[str, Any]


@dataclass
class Reading:
    """What was understood (`values`, None for emptied answers), and what was not (`problems`).

    Keys of `problems` are the names of form controls, in the order of the page.
    """

    values: Answers = field(default_factory=dict)
    problems: dict[str, Problem] = field(default_factory=dict)

    @property
    def is_good(self) -> bool:
        """Whether everything could be read."""
        return not self.problems

    def without_problems_of(self, row: str) -> "Reading":
        """Leave out what is wrong with a small row ("group-id") that is to go anyway."""
        left = {
            name: each for name, each in self.problems.items() if not name.startswith(f"{row}-")
        }
        return Reading(self.values, left)


@dataclass(frozen=True)
class Sent:
    """What was sent, and the world it is read in."""

    posted: Posted
    around: Surroundings
    keeps_unread: bool = False

    def read_into(self, reading: Reading, question: Field, prefix: str = "") -> None:
        """Read one question into a reading, as a value or as a problem."""
        try:
            reading.values[question.key] = read(question, self.posted, self.around, prefix)
        except Unreadable as error:
            reading.problems[prefix + question.key] = error.problem
            texts = self.posted.getlist(prefix + question.key)
            if self.keeps_unread and texts:
                reading.values[question.key] = unread(texts)

    def read_rows_into(self, reading: Reading, group: Rows) -> None:
        """Read the small rows inside a row; a row left empty is dropped, no other is."""
        rows = []
        for row_id in dict.fromkeys(self.posted.getlist(f"{group.key}-row")):
            if not ROW_ID.fullmatch(row_id):
                continue
            inner = Reading()
            for question in group.plain_fields():
                self.read_into(inner, question, f"{group.key}-{row_id}-")
            reading.problems.update(inner.problems)
            kept = {key: value for key, value in inner.values.items() if value is not None}
            if kept or inner.problems:  # a row with nothing but a problem is not an empty one
                rows.append({"id": row_id, **kept})
        if group.most and len(rows) > group.most:
            if self.keeps_unread:  # no rows of an answer could be kept as they were typed
                raise Conflict(TOO_MANY, most=group.most)
            first_too_many = f"{group.key}-{rows[group.most]['id']}-{group.title}"
            reading.problems[first_too_many] = Problem(TOO_MANY, {"most": group.most})
        reading.values[group.key] = rows or None


def read_questions(
    questions: Iterable[Field | Rows],
    posted: Posted,
    around: Surroundings,
    *,
    keeps_unread: bool = False,
) -> Reading:
    """Read the questions that the page has drawn (their names come in its `drawn` field).

    With `keeps_unread`, a text that cannot be read is a value, too: kept as it was typed. Raises
    Conflict then for more rows than a group may have.
    """
    sent, reading = Sent(posted, around, keeps_unread), Reading()
    for question in list_drawn(questions, posted):
        if isinstance(question, Rows):
            sent.read_rows_into(reading, question)
        else:
            sent.read_into(reading, question)
    return reading


def list_drawn(questions: Iterable[Field | Rows], posted: Posted) -> list[Field | Rows]:
    """List the questions that the posting page has drawn."""
    drawn = set(" ".join(posted.getlist("drawn")).split())
    return [each for each in questions if each.key in drawn]


def changed(
    before: Mapping[str, Any], values: Mapping[str, Any], ticked: Container[str] = ()
) -> Answers:
    """Give the answers after a reading: emptied ones left out, unknown keys kept.

    `ticked` names lists of boxes, whose order means nothing and stays as it was.
    """
    after = dict(before)
    for key, value in values.items():
        if value is None:
            after.pop(key, None)
        elif key not in ticked or not is_same_choice(after.get(key), value):
            after[key] = value
    return after


def is_same_choice(before: Any, value: Any) -> bool:
    """Whether the same boxes are ticked, in whatever order."""
    if not isinstance(before, list) or not isinstance(value, list):
        return False
    return sorted(map(str, before)) == sorted(map(str, value))


def ticked_keys(questions: Iterable[Field | Rows]) -> frozenset[str]:
    """Name the questions that are answered by ticking boxes."""
    kinds = (Kind.CHOICES, Kind.REFERENCES)
    return frozenset(q.key for q in questions if isinstance(q, Field) and q.kind in kinds)
