"""How far a page of questions is: what "ready" still needs, and the state that follows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.questions.fields import UNKNOWN, Field, Page, Rows
from app.questions.unread import is_unread


class Progress(StrEnum):
    """The state of a page, in the words of facts.md: not started, in progress, ready."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    READY = "ready"


@dataclass(frozen=True)
class Gap:
    """An answer that is needed and not there, or that cannot be read; and the row it belongs to."""

    question: Field | Rows
    group: Rows | None = None
    row: str | None = None


def is_asked(question: Field | Rows, answers: Mapping[str, Any]) -> bool:
    """Whether a conditional question's condition holds."""
    if isinstance(question, Rows) or question.only_if is None:
        return True
    key, wanted = question.only_if
    given = answers.get(key)
    return wanted in given if isinstance(given, list) else given == wanted


def is_empty(value: Any) -> bool:
    """Whether an answer is none: left out, or an empty text or list."""
    return value is None or value in ("", [], {})


def list_gaps(page: Page, answers: Mapping[str, Any]) -> list[Gap]:
    """List what "ready" still needs, in the order of the page; "unknown" is an answer."""
    gaps = []
    for question in page.questions:
        if isinstance(question, Rows):
            gaps += _gaps_in_rows(question, answers.get(question.key) or [])
        elif _is_gap(question, answers):
            gaps.append(Gap(question))
    return gaps


def _gaps_in_rows(group: Rows, rows: list[Mapping[str, Any]]) -> list[Gap]:
    gaps = [
        Gap(question, group, row["id"])
        for row in rows
        for question in group.plain_fields()
        if _is_gap(question, row)
    ]
    return gaps if len(rows) >= group.needs else [*gaps, Gap(group)]


def _is_gap(question: Field, answers: Mapping[str, Any]) -> bool:
    value = answers.get(question.key)
    if not is_asked(question, answers):
        return False
    return is_unread(value) or (question.needed and is_empty(value))


def list_open_questions(page: Page, answers: Mapping[str, Any]) -> list[Gap]:
    """List the answers that are honestly "unknown yet"."""
    found = []
    for question in page.questions:
        if isinstance(question, Field) and answers.get(question.key) == UNKNOWN:
            found.append(Gap(question))
        elif isinstance(question, Rows):
            found += [
                Gap(each, question, row["id"])
                for row in answers.get(question.key) or []
                for each in question.plain_fields()
                if row.get(each.key) == UNKNOWN
            ]
    return found


def progress_of(
    page: Page,
    answers: Mapping[str, Any],
    *,
    opened: bool = False,
    gaps: Sequence[Gap] | None = None,
) -> Progress:
    """Say how far a page is; a page that needs nothing is ready once it has been gone through.

    `gaps` are those of list_gaps(), for whoever has listed them already.
    """
    known = {question.key for question in page.questions}
    has_any = any(not is_empty(value) for key, value in answers.items() if key in known)
    if not has_any and not opened:
        return Progress.NOT_STARTED
    if gaps is None:
        gaps = list_gaps(page, answers)
    return Progress.IN_PROGRESS if gaps else Progress.READY
