"""A plan as a JSON document: version 1 of the format, `{"portevoix_plan": 1, "steps": {...}}`."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from app.core.ids import new_id
from app.plan.plan import Plan
from app.plan.shape import fits
from app.plan.steps import BY_SLUG
from app.questions.fields import N_, Field, Page, Rows
from app.questions.forms import ROW_ID

VERSION = 1
LARGEST = 1_000_000  # bytes: a full plan is a few tens of thousands
DEEPEST = 50  # lists and objects inside each other: a plan has seven
MOST_UNKNOWN = 64  # steps of other versions, kept as they are: each is a row of the database
STEP_NAME = re.compile(r"[a-z][a-z0-9_-]{0,19}")


class NotAPlan(Exception):
    """The file cannot be read as a plan; the text says why, in one sentence."""

    def __init__(self, message: str, **parameters: Any) -> None:
        super().__init__(message % parameters if parameters else message)
        self.message = message
        self.parameters = parameters


def to_document(plan: Plan) -> dict[str, Any]:
    """Give the plan as a JSON document; steps without answers are left out.

    Texts that cannot be read as answers go along under "unread": no typed word stays behind.
    """
    steps = {slug: dict(answers) for slug, answers in plan.steps.items() if answers}
    unread = {"unread": dict(plan.unread)} if plan.unread else {}
    return {"portevoix_plan": VERSION, "steps": steps, **plan.extras, **unread}


def to_json(plan: Plan) -> str:
    """Give the plan as text, readable by people."""
    return json.dumps(to_document(plan), ensure_ascii=False, indent=2) + "\n"


def from_json(text: bytes | str) -> Plan:
    """Read a plan from a file's content; raises NotAPlan."""
    if len(text) > LARGEST:
        raise NotAPlan(N_("This file is too large to be a plan."))
    try:
        document = json.loads(text)
        json.dumps(document, ensure_ascii=False, allow_nan=False).encode()  # half characters, NaN
    except (ValueError, RecursionError):
        raise NotAPlan(N_("This file is not a JSON document.")) from None
    if _is_deeper(document, DEEPEST):
        raise NotAPlan(N_("This file is too large to be a plan."))
    return from_document(document)


def from_document(document: Any) -> Plan:
    """Read a plan from a JSON document; raises NotAPlan.

    Rows without id are given one; steps without answers are left out, as when writing.
    """
    if not isinstance(document, dict) or document.get("portevoix_plan") != VERSION:
        raise NotAPlan(N_("This file is not a Portevoix plan of version 1."))
    steps = document.get("steps", {})
    if not isinstance(steps, dict) or not all(map(_are_answers, steps, steps.values())):
        raise NotAPlan(N_("“steps” does not hold the answers of steps."))
    if len(steps.keys() - BY_SLUG) > MOST_UNKNOWN:
        raise NotAPlan(
            N_("This file holds more than %(most)s steps that this site does not know."),
            most=MOST_UNKNOWN,
        )
    steps = {slug: _with_row_ids(slug, answers) for slug, answers in steps.items() if answers}
    for place in misfits(steps):
        raise NotAPlan(N_("The answer at “%(place)s” is not of the right kind."), place=place)
    extras = {
        key: value for key, value in document.items() if key not in ("portevoix_plan", "steps")
    }
    return Plan(steps, extras)


def _is_deeper(value: Any, room: int) -> bool:
    inner = value.values() if isinstance(value, dict) else value
    if not isinstance(value, dict | list):
        return False
    return room == 0 or any(_is_deeper(each, room - 1) for each in inner)


def _are_answers(slug: str, answers: Any) -> bool:
    return bool(STEP_NAME.fullmatch(slug)) and isinstance(answers, dict)


def misfits(steps: Mapping[str, Any]) -> Iterator[str]:
    """Name the answers that do not fit their question, as paths such as basics.title."""
    for slug, answers in steps.items():
        if slug in BY_SLUG:
            yield from _misfits_in(BY_SLUG[slug].questions, answers, slug)


def _misfits_in(questions: tuple[Field | Rows, ...], answers: Any, path: str) -> Iterator[str]:
    for question in questions:
        if question.key not in answers:
            continue
        value, place = answers[question.key], f"{path}.{question.key}"
        if isinstance(question, Field):
            if not fits(question, value):
                yield place
        elif not _are_rows(value, question.most):
            yield place
        else:
            for row in value:
                yield from _misfits_in(question.fields, row, f"{place}.{row['id']}")


def _are_rows(value: Any, most: int) -> bool:
    if not isinstance(value, list) or (most and len(value) > most):
        return False
    ids = [row.get("id") if isinstance(row, dict) else None for row in value]
    return len(set(map(str, ids))) == len(ids) and all(
        isinstance(each, str) and ROW_ID.fullmatch(each) for each in ids
    )


def _with_row_ids(slug: str, answers: dict[str, Any]) -> dict[str, Any]:
    step: Page | None = BY_SLUG.get(slug)
    return _give_ids(step.groups(), answers) if step else answers


def _give_ids(groups: tuple[Rows, ...], answers: dict[str, Any]) -> dict[str, Any]:
    given = dict(answers)
    for group in groups:
        rows = given.get(group.key)
        if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
            given[group.key] = [
                _give_ids(group.inner_groups(), {"id": new_id(8), **row}) for row in rows
            ]
    return given
