"""What the coach says: one remark per offending row, with what it saw and why it matters. Pure."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from app.plan.plan import Plan
from app.reference.reference import Reference

PROTECTING = frozenset({"G3", "G4", "G5", "L3"})


class Severity(StrEnum):
    """How much a remark weighs: critical stops "ready" and submission, never saving."""

    CRITICAL = "critical"
    WARNING = "warning"
    TIP = "tip"


class Basis(StrEnum):
    """What a rule rests on: a source that says it, our reading of one, or good practice."""

    SOURCE = "source"
    READING = "reading"
    PRACTICE = "practice"


@dataclass(frozen=True)
class Evidence:
    """What a rule rests on, and the keys of its sources in the reference data."""

    basis: Basis
    sources: tuple[str, ...]


def source(*keys: str) -> Evidence:
    """Say that a source says it."""
    return Evidence(Basis.SOURCE, keys)


def reading(*keys: str) -> Evidence:
    """Say that we read it out of a source."""
    return Evidence(Basis.READING, keys)


def practice(*keys: str) -> Evidence:
    """Say that those who do it hold it for good practice."""
    return Evidence(Basis.PRACTICE, keys)


@dataclass(frozen=True)
class Term:
    """An entry of a list of the reference data, to be named in the reader's language."""

    list: str
    key: str


@dataclass(frozen=True)
class Phrase:
    """A message id that stands inside another sentence."""

    words: str


@dataclass(frozen=True)
class Money:
    """An amount of the plan, in minor units of its currency."""

    amount: float


@dataclass(frozen=True)
class Known:
    """What rules know beside the plan: the reference data of this site, and what day it is.

    `is_telling` says that somebody wants to tell others about the campaign, as a case study.
    """

    reference: Reference
    today: date
    is_telling: bool = False


@dataclass(frozen=True)
class Found:
    """What a rule has found, in words of its own: a message id with what fills it.

    `given` holds the person's own words (str), numbers, dates, Terms, Phrases, or tuples of these.
    `question` is the key inside the row; `at` is "step.field" where that is not the rule's own, and
    `way` where one can settle it, if that is somewhere else again.
    """

    saw: str
    given: Mapping[str, Any] = field(default_factory=dict)
    row: str | None = None
    question: str = ""
    at: str = ""
    way: str = ""
    severity: Severity | None = None


Check = Callable[[Plan, Known], Iterator[Found]]


@dataclass(frozen=True)
class Rule:
    """One question that an experienced colleague would ask; `title` and `why` are message ids.

    One that protects a person cannot be set aside.
    """

    key: str
    severity: Severity
    at: str
    rests_on: Evidence
    title: str
    why: str
    check: Check

    @property
    def protects(self) -> bool:
        """Whether somebody's safety or consent depends on it."""
        return self.key in PROTECTING


@dataclass(frozen=True)
class Remark:
    """What a rule says about one place of a plan: a field of a step, or a row of a group."""

    rule: Rule
    severity: Severity
    step: str
    field: str
    row: str | None
    question: str
    saw: str
    given: Mapping[str, Any]
    way: str = ""

    def as_document(self) -> dict[str, Any]:
        """Give the remark as scripts read it (toolkit.md, section 1)."""
        place = {"step": self.step, "field": self.field, "row": self.row}
        return {"rule": self.rule.key, "severity": str(self.severity), **place}


def rule(
    key: str,
    severity: Severity,
    at: str,
    *,
    title: str,
    why: str,
    rests_on: Evidence,
) -> Callable[[Check], Rule]:
    """Make a rule of a check: its key, how much it weighs, where it speaks, what it rests on."""

    def make(check: Check) -> Rule:
        return Rule(key, severity, at, rests_on, title, why, check)

    return make
