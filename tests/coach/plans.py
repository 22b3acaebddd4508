"""Small plans for the coach, and what it should say of them, as data.

What is expected is written "W a1": the severity (C, W, T) and the row; "-" is no row. Where the
specification leaves them open, "*" is any row and "?" any severity, and there may be several.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from app.coach.coach import list_remarks
from app.coach.remark import Known, Severity
from app.plan.interchange import from_document
from app.plan.steps import BY_SLUG
from app.questions.fields import Rows
from app.reference.reference import shipped

TODAY = date(2026, 6, 1)
LETTERS = {Severity.CRITICAL: "C", Severity.WARNING: "W", Severity.TIP: "T"}
ROW_LETTERS = {
    "segments": "a",
    "objectives": "o",
    "indicators": "i",
    "risks": "r",
    "people": "p",
    "messages": "s",
    "messengers": "m",
    "pieces": "c",
    "channels": "h",
    "own_dates": "d",
}


@dataclass(frozen=True)
class Case:
    """A plan and what one rule says of it."""

    rule: str
    kind: str
    name: str
    answers: dict
    found: tuple[str, ...] = ()


def fires(rule, name, answers, *found):
    return Case(rule, "fires", name, answers, found)


def silent(rule, name, answers):
    return Case(rule, "silent", name, answers)


def border(rule, name, answers, *found):
    return Case(rule, "border", name, answers, found)


def parametrized(cases):
    """Give the cases to pytest, each with a name that can be read."""
    names = [f"{case.rule}-{case.kind}-{case.name}" for case in cases]
    return pytest.mark.parametrize("case", cases, ids=names)


def day(distance):
    """Give a date so many days from today."""
    return (TODAY + timedelta(distance)).isoformat()


def document_of(answers):
    """Make a plan's document of {"step.field": answer}; rows are numbered a1, a2 and so on."""
    steps = {}
    for place, answer in answers.items():
        slug, key = place.split(".")
        is_group = isinstance(BY_SLUG[slug].group(key), Rows)
        steps.setdefault(slug, {})[key] = _rows(key, answer) if is_group else answer
    return {"portevoix_plan": 1, "steps": steps}


def _rows(key, answer):
    letter = ROW_LETTERS.get(key, key)
    rows = [answer] if isinstance(answer, dict) else answer
    return [{"id": f"{letter}{number}", **row} for number, row in enumerate(rows, start=1)]


def plan_of(answers):
    return from_document(document_of(answers))


def remarks_on(plan, today=TODAY):
    """List what the coach says; every remark points to something that exists."""
    found = list_remarks(plan, Known(shipped(), today))
    for remark in found:
        step = BY_SLUG[remark.step]
        keys = {question.key: question for question in step.questions}
        assert remark.field in keys, f"{remark.rule.key}: {remark.step}.{remark.field}"
        if remark.row is not None:
            rows = plan.rows(f"{remark.step}.{remark.field}")
            assert remark.row in {row["id"] for row in rows}, f"{remark.rule.key}: {remark.row}"
    return found


def said(case):
    """List what the rule of a case says of its plan, as in `found`."""
    remarks = remarks_on(plan_of(case.answers))
    mine = [each for each in remarks if each.rule.key == case.rule]
    return sorted(f"{LETTERS[each.severity]} {each.row or '-'}" for each in mine)


def check(case):
    """Compare what is said with what should be."""
    heard = said(case)
    if len(case.found) == 1 and case.found[0].endswith("*"):
        letter = case.found[0][0]
        assert heard, "nothing was said"
        assert letter == "?" or {each[0] for each in heard} == {letter}, heard
    else:
        assert heard == sorted(case.found)
