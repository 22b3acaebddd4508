"""The coach: every rule over one plan, the worst first. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.coach.remark import Found, Known, Remark, Rule, Severity
from app.coach.rules import RULES
from app.plan.plan import Answers, Plan
from app.plan.steps import BY_SLUG

WEIGHT = {each: number for number, each in enumerate(Severity)}
ORDER = {slug: number for number, slug in enumerate(BY_SLUG)}


@dataclass(frozen=True)
class Heard:
    """What one rule says of a plan, and the steps whose answers it has read for that."""

    remarks: list[Remark]
    read: frozenset[str]


Hearing = Mapping[str, Heard]  # by the key of the rule


def list_remarks(plan: Plan, known: Known) -> list[Remark]:
    """List what the coach says of a plan: the worst first, then in the order of the steps."""
    return in_order(hear(plan, known))


def in_order(hearing: Hearing) -> list[Remark]:
    """List the remarks of all rules: the worst first, then in the order of the steps."""
    found = [each for heard in hearing.values() for each in heard.remarks]
    return sorted(found, key=lambda each: (WEIGHT[each.severity], ORDER[each.step]))


def hear(plan: Plan, known: Known) -> Hearing:
    """Hear every rule."""
    return {rule.key: _hear(rule, plan, known) for rule in RULES}


def hear_again(plan: Plan, known: Known, hearing: Hearing, changed: str) -> Hearing:
    """Hear the rules on a plan that differs in one step from the one that they were heard on.

    A rule that has not read this step there cannot say anything else here.
    """
    return {
        rule.key: _hear(rule, plan, known)
        if changed in hearing[rule.key].read
        else hearing[rule.key]
        for rule in RULES
    }


@dataclass(frozen=True)
class _Watched(Plan):
    """A plan that notes which of its steps are read."""

    read: set[str] = field(default_factory=set)

    def answers(self, slug: str) -> Answers:
        self.read.add(slug)
        return super().answers(slug)


def _hear(rule: Rule, plan: Plan, known: Known) -> Heard:
    watched = _Watched(plan.steps)
    remarks = [_remark(rule, each) for each in rule.check(watched, known)]
    return Heard(remarks, frozenset(watched.read))


def _remark(rule: Rule, found: Found) -> Remark:
    step, _, at = (found.at or rule.at).partition(".")
    severity = found.severity or rule.severity
    place = (step, at, found.row, found.question)
    return Remark(rule, severity, *place, found.saw, found.given, found.way)
