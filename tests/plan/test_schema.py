"""The declarations of the steps and the published schema say the same."""

import json
from pathlib import Path

import pytest

from app.plan.shape import _keys
from app.plan.steps import STEPS
from app.questions.fields import Kind, Rows

DEFS = json.loads((Path(__file__).parent / "plan.schema.json").read_text())["$defs"]
TYPES = {
    Kind.TEXT: "string",
    Kind.LONG_TEXT: "string",
    Kind.YES_NO: "boolean",
    Kind.MONEY: "integer",
    Kind.NUMBER: "number",
    Kind.CHOICES: "array",
    Kind.REFERENCES: "array",
    Kind.CHECKS: "object",
}


def resolved(schema):
    while "$ref" in schema:
        schema = {
            **DEFS[schema["$ref"].rpartition("/")[2]],
            **{k: v for k, v in schema.items() if k != "$ref"},
        }
    return schema


def branches(schema):
    schema = resolved(schema)
    found = [resolved(each) for each in schema.get("anyOf", [schema])]
    return [deep for each in found for deep in (branches(each) if "anyOf" in each else [each])]


def walk():
    for step in STEPS:
        yield from walk_in(step.slug, step.questions, DEFS[step.slug]["properties"])


def walk_in(path, questions, properties):
    yield path, {each.key for each in questions}, set(properties) - {"id"}
    for question in questions:
        schema = resolved(properties[question.key])
        if isinstance(question, Rows):
            assert schema.get("maxItems", 0) == question.most, f"{path}.{question.key}"
            inner = resolved(schema["items"])["properties"]
            yield from walk_in(f"{path}.{question.key}", question.fields, inner)


def every_field():
    for step in STEPS:
        yield from fields_in(step.slug, step.questions, DEFS[step.slug]["properties"])


def fields_in(path, questions, properties):
    for question in questions:
        if isinstance(question, Rows):
            inner = resolved(resolved(properties[question.key])["items"])["properties"]
            yield from fields_in(f"{path}.{question.key}", question.fields, inner)
        else:
            yield pytest.param(question, properties[question.key], id=f"{path}.{question.key}")


def test_every_step_asks_exactly_what_the_schema_names():
    for path, ours, theirs in walk():
        assert ours == theirs, path


@pytest.mark.parametrize(("question", "schema"), list(every_field()))
def test_a_question_has_the_type_and_limits_of_the_schema(question, schema):
    found = branches(schema)
    kinds = {each["type"] for each in found if "type" in each}
    if question.kind in TYPES and kinds:
        assert TYPES[question.kind] in kinds | ({"number"} if "integer" in kinds else set())
    longest = [each["maxLength"] for each in found if "maxLength" in each]
    if question.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.PERSON):
        assert longest == [question.limit]
    most = [each["maxItems"] for each in found if "maxItems" in each]
    if question.kind is Kind.CHOICES:
        assert (most or [0]) == [question.limit]


@pytest.mark.parametrize(("question", "schema"), list(every_field()))
def test_a_question_offers_exactly_the_choices_of_the_schema(question, schema):
    if question.kind not in (Kind.CHOICE, Kind.CHOICES) or question.key == "currency":
        return
    offered = set()
    for each in branches(schema):
        item = each.get("items", each)
        for branch in branches(item):
            offered |= set(branch.get("enum", []))
    assert _keys(question) == offered - {"unknown"}


@pytest.mark.parametrize(("question", "schema"), list(every_field()))
def test_unknown_is_offered_only_where_the_schema_allows_it(question, schema):
    if not question.may_be_unknown or question.kind in (Kind.TEXT, Kind.LONG_TEXT, Kind.PERSON):
        return
    allowed = {
        value for each in branches(schema) for value in [each.get("const"), *each.get("enum", [])]
    }
    is_reference = question.kind in (Kind.REFERENCE, Kind.COUNTRY)
    assert "unknown" in allowed or is_reference
