"""The coach: every rule over one plan, the worst first. Pure."""

from collections.abc import Iterable

from app.coach.remark import Found, Known, Remark, Rule, Severity
from app.coach.rules import RULES
from app.plan.plan import Plan
from app.plan.steps import BY_SLUG

WEIGHT = {each: number for number, each in enumerate(Severity)}
ORDER = {slug: number for number, slug in enumerate(BY_SLUG)}


def list_remarks(plan: Plan, known: Known, rules: Iterable[Rule] = RULES) -> list[Remark]:
    """List what the coach says of a plan: the worst first, then in the order of the steps."""
    found = [_remark(rule, each) for rule in rules for each in rule.check(plan, known)]
    return sorted(found, key=lambda each: (WEIGHT[each.severity], ORDER[each.step]))


def _remark(rule: Rule, found: Found) -> Remark:
    step, _, field = (found.at or rule.at).partition(".")
    severity = found.severity or rule.severity
    place = (step, field, found.row, found.question)
    return Remark(rule, severity, *place, found.saw, found.given, found.way)
