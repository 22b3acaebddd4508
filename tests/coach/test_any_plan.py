"""Whatever stands in a plan, the coach answers, and points to something that exists."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from app.coach.coach import hear, hear_again, in_order, list_remarks
from app.coach.remark import Known
from app.coach.rules import RULES
from app.plan.interchange import from_document, to_json
from app.plan.plan import Plan
from app.plan.steps import BY_SLUG
from app.reference.reference import shipped
from tests.coach.any_plan import DOCUMENTS, SCHEMA
from tests.coach.many_plans import many_plans
from tests.coach.plans import TODAY, remarks_on

LARGE = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
ALWAYS_ON_AN_UNTOUCHED_PLAN = {"G1", "R1", "R3", "S6", "D3"}
POPULATION = 700
DAYS = st.integers(-60, 60).map(lambda distance: TODAY + timedelta(distance))


@settings(max_examples=150, deadline=None, suppress_health_check=LARGE)
@given(DOCUMENTS, DAYS)
def test_any_plan_is_answered_twice_alike_and_stays_as_it_is(document, today):
    plan = from_document(document)
    before = to_json(plan)
    remarks = remarks_on(plan, today)  # each points to a step, a field and a row that exist
    assert remarks_on(plan, today) == remarks
    assert to_json(plan) == before
    assert [each.severity for each in remarks] == sorted(
        (each.severity for each in remarks), key=["critical", "warning", "tip"].index
    )
    for remark in remarks:
        assert remark.question in {"", *questions_of(remark)}, remark.rule.key


@settings(max_examples=150, deadline=None, suppress_health_check=LARGE)
@given(DOCUMENTS, DOCUMENTS, st.sampled_from(sorted(BY_SLUG)))
def test_hearing_again_after_one_step_changed_is_hearing_it_all(document, other, slug):
    plan, strange = from_document(document), from_document(other)
    known = Known(shipped(), TODAY)
    changed = Plan({**plan.steps, slug: strange.answers(slug)})
    again = hear_again(changed, known, hear(plan, known), slug)
    assert in_order(again) == list_remarks(changed, known)


def questions_of(remark):
    group = BY_SLUG[remark.step].group(remark.field)
    return {question.key for question in group.fields} if group else set()


@settings(max_examples=30, deadline=None, suppress_health_check=LARGE)
@given(DOCUMENTS)
def test_the_plans_made_here_are_legal(document):
    Draft202012Validator(SCHEMA).validate(document)


@pytest.mark.parametrize(
    "document",
    [{"portevoix_plan": 1}, {"portevoix_plan": 1, "steps": {}}],
    ids=["no steps", "empty steps"],
)
def test_an_untouched_plan_hears_only_what_is_absent(document):
    heard = Counter(each.rule.key for each in remarks_on(from_document(document)))
    assert heard == Counter(ALWAYS_ON_AN_UNTOUCHED_PLAN)


def test_every_rule_speaks_of_some_plan_and_none_of_all():
    plans = [document for document in many_plans(POPULATION) if document["steps"]]
    counted = Counter()
    for document in plans:
        counted.update({each.rule.key for each in remarks_on(from_document(document))})
    assert [rule.key for rule in RULES if not counted[rule.key]] == []
    assert [key for key, times in counted.items() if times == len(plans)] == []


def test_the_population_is_legal():
    check = Draft202012Validator(SCHEMA)
    assert all(check.is_valid(document) for document in many_plans(20))


@pytest.mark.parametrize(
    ("step", "group", "question"),
    [
        ("objectives", "objectives", "baseline"),
        ("objectives", "objectives", "target"),
        ("measurement", "indicators", "baseline_value"),
        ("measurement", "indicators", "target"),
    ],
)
def test_a_figure_may_be_below_zero(step, group, question):
    """The net tone of comments, one of the indicators, often is before a campaign."""
    document = {"portevoix_plan": 1, "steps": {step: {group: [{"id": "1", question: -12}]}}}
    Draft202012Validator(SCHEMA).validate(document)
    from_document(document)
