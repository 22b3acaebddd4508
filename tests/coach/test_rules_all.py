"""The house's own rule for rules: each is tested three ways, with plans that the format allows."""

import json
import pkgutil
from collections import defaultdict
from importlib import import_module
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import tests.coach
from app.coach.rules import RULES
from tests.coach.plans import document_of

SCHEMA = json.loads((Path(__file__).parent.parent / "plan" / "plan.schema.json").read_text())
WAYS = {"fires", "silent", "border"}


def every_case():
    for module in pkgutil.iter_modules(tests.coach.__path__):
        if module.name.startswith("test_rules_") and module.name != "test_rules_all":
            yield from import_module(f"tests.coach.{module.name}").CASES


CASES = list(every_case())


def test_every_rule_is_tested_three_ways():
    ways = defaultdict(set)
    for case in CASES:
        ways[case.rule].add(case.kind)
    lacking = {rule.key: WAYS - ways[rule.key] for rule in RULES if WAYS - ways[rule.key]}
    assert lacking == {}
    assert ways.keys() == {rule.key for rule in RULES}


def test_a_firing_case_expects_something_and_a_silent_one_nothing():
    sure = [case for case in CASES if case.kind != "border"]
    assert [case for case in sure if bool(case.found) != (case.kind == "fires")] == []


def test_there_are_56_rules():
    assert len({rule.key for rule in RULES}) == len(RULES) == 56


@pytest.mark.parametrize("letter", sorted({case.rule[0] for case in CASES}))
def test_the_plans_of_the_cases_are_legal(letter):
    check = Draft202012Validator(SCHEMA)
    for case in CASES:
        if case.rule[0] == letter:
            wrong = [error.message for error in check.iter_errors(document_of(case.answers))]
            assert wrong == [], f"{case.rule} {case.name}"


def test_no_case_is_written_twice():
    names = [(case.rule, case.kind, case.name) for case in CASES]
    assert sorted(names) == sorted(set(names))
