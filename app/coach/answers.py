"""Answers as the rules need them: nothing here fails, whatever stands in a plan. Pure.

"unknown" is an open question, so it is no answer here; a rule for which it counts asks is_open().
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.coach.remark import Phrase
from app.plan.plan import Plan
from app.plan.steps import BY_SLUG
from app.questions.fields import N_, UNKNOWN

Answers = Mapping[str, Any]
NOT_CHOSEN = Phrase(N_("not chosen yet"))
YEARS = range(1900, 2201)
MADE = frozenset({"made", "checked", "published"})
CHECKED = frozenset({"checked", "published"})


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


@dataclass(frozen=True)
class Called:
    """What names a row of some kind, and how to speak of one that has no name yet."""

    key: str
    nameless: str


AUDIENCE = Called("label", N_("an audience without a name"))
OBJECTIVE = Called("what", N_("an objective without words"))
MESSENGER = Called("label", N_("a messenger without a name"))
MESSAGE = Called("core_message", N_("a message without words"))
PIECE = Called("title", N_("a piece without a name"))


def called(row: Answers, kind: Called) -> str | Phrase:
    """Call a row by what names it, in the person's own words."""
    return text(row, kind.key) or Phrase(kind.nameless)


def main_segments(plan: Plan) -> list[dict[str, Any]]:
    """List the audiences that are ranked main."""
    return [row for row in plan.rows("audience.segments") if text(row, "rank") == "main"]


def by_id(plan: Plan, where: str) -> dict[str, dict[str, Any]]:
    """Give the rows of a group by their id."""
    return {row["id"]: row for row in plan.rows(where) if "id" in row}


def count_filled(plan: Plan, where: str) -> int:
    """Count the rows of a group in which anything was answered."""
    return sum(has_any(row) for row in plan.rows(where))


def total(rows: list[dict[str, Any]], key: str) -> float:
    """Add up the numbers of rows."""
    return sum(number(row, key) or 0 for row in rows)


def named_channels(plan: Plan) -> frozenset[str]:
    """Give the channels that the campaign uses."""
    found = (text(row, "channel") for row in plan.rows("channels.channels"))
    return frozenset(each for each in found if each)


def choice(where: str, key: str, chosen: str) -> Phrase:
    """Word a choice of a row of "step.group", as its form does."""
    step, _, group_key = where.partition(".")
    group = BY_SLUG[step].group(group_key)
    question = next(each for each in (group.plain_fields() if group else ()) if each.key == key)
    labels = {each.key: each.label for each in question.options}
    return Phrase(labels[chosen]) if chosen in labels else NOT_CHOSEN
