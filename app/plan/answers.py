"""Answers as rules and sums read them: nothing here fails, whatever stands in a plan. Pure.

"unknown" is an open question, so it is no answer here; who needs to know asks is_open().
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.plan.plan import Plan
from app.questions.fields import UNKNOWN

Answers = Mapping[str, Any]
YEARS = range(1900, 2201)


def text(answers: Answers, key: str) -> str:
    """Give a text or the key of a choice; none and "unknown" are empty."""
    value = answers.get(key)
    return value.strip() if isinstance(value, str) and value != UNKNOWN else ""


def several(answers: Answers, key: str) -> tuple[str, ...]:
    """Give the keys of several choices."""
    value = answers.get(key)
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()


def number(answers: Answers, key: str) -> float | None:
    """Give a number."""
    value = answers.get(key)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return value if is_number else None


def day(answers: Answers, key: str) -> date | None:
    """Give a date; one that no calendar has is none, nor one of another age: half-typed years."""
    try:
        found = date.fromisoformat(text(answers, key))
    except ValueError:
        return None
    return found if found.year in YEARS else None


def is_yes(answers: Answers, key: str) -> bool:
    """Whether a question was answered with yes."""
    return answers.get(key) is True


def is_no(answers: Answers, key: str) -> bool:
    """Whether a question was answered with no; no answer is none."""
    return answers.get(key) is False


def is_open(answers: Answers, key: str) -> bool:
    """Whether the answer is "we do not know yet"."""
    return answers.get(key) == UNKNOWN


def is_missing(answers: Answers, key: str) -> bool:
    """Whether nothing was answered; "unknown" is an answer, and so are zero and no."""
    value = answers.get(key)
    return value is None or value in ("", [], {}) or (isinstance(value, str) and not value.strip())


def has_any(answers: Answers) -> bool:
    """Whether anything was answered in a row."""
    return any(not is_missing(answers, key) for key in answers if key != "id")


def by_id(plan: Plan, where: str) -> dict[str, dict[str, Any]]:
    """Give the rows of a group by their id."""
    return {row["id"]: row for row in plan.rows(where) if "id" in row}


def total(rows: list[dict[str, Any]], key: str) -> float:
    """Add up the numbers of rows."""
    return sum(number(row, key) or 0 for row in rows)
