import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from app.plan.interchange import (
    MOST_UNKNOWN,
    NotAPlan,
    from_document,
    from_json,
    to_document,
    to_json,
)

PLANS = sorted((Path(__file__).parent / "plans").glob("*.json"))
SCHEMA = json.loads((Path(__file__).parent / "plan.schema.json").read_text())


@pytest.mark.parametrize("file", PLANS, ids=lambda file: file.stem)
def test_a_plan_comes_back_exactly_as_it_went_in(file):
    document = json.loads(file.read_text())
    assert json.loads(to_json(from_json(file.read_bytes()))) == document


def test_what_nobody_understands_is_kept():
    document = {
        "portevoix_plan": 1,
        "steps": {"basics": {"title": "A", "own_mood": "glad"}, "own_step": {"x": 1}},
        "dismissals": [{"rule": "A1", "because": "no"}],
        "raw": {"basics.hashtag": "#" * 90},
    }
    assert to_document(from_document(document)) == document


def with_unknown_steps(count):
    return {"portevoix_plan": 1, "steps": {f"own{n}": {"x": n} for n in range(count)}}


def test_more_steps_than_anybody_has_are_refused():
    document = with_unknown_steps(MOST_UNKNOWN)
    assert to_document(from_document(document)) == document
    with pytest.raises(NotAPlan, match="more than 64 steps"):
        from_document(with_unknown_steps(MOST_UNKNOWN + 1))


def test_steps_without_answers_are_left_out():
    document = {"portevoix_plan": 1, "steps": {"basics": {}, "own": {}, "review": {"x": 1}}}
    assert dict(from_document(document).steps) == {"review": {"x": 1}}


def test_rows_without_id_are_given_one():
    steps = {"audience": {"segments": [{"label": "A"}, {"label": "B"}]}}
    rows = from_document({"portevoix_plan": 1, "steps": steps}).rows("audience.segments")
    assert len({row["id"] for row in rows}) == 2


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b'{"portevoix_plan": 2}',
        b'{"portevoix_plan": 1, "steps": []}',
        b'{"portevoix_plan": 1, "steps": {"basics": []}}',
        b'{"portevoix_plan": 1, "steps": {"basics": {"title": 3}}}',
        b'{"portevoix_plan": 1, "steps": {"basics": {"title": "\\ud800"}}}',
        b'{"portevoix_plan": 1, "steps": {"audience": {"segments": {"id": "a"}}}}',
        b'{"portevoix_plan": 1, "steps": {"audience": {"segments": [{"id": "../x"}]}}}',
        b'{"portevoix_plan": 1, "steps": {"audience": {"segments": [{"id": "a"}, {"id": "a"}]}}}',
        b'{"portevoix_plan": 1, "steps": {"calendar": {"start": "2026-02-31"}}}',
        b'{"portevoix_plan": 1, "steps": {"review": {"cost_total": NaN}}}',
        b"[" * 100_000,
        b" " * 1_000_001,
    ],
    ids=lambda text: text[:40].decode("latin-1"),
)
def test_a_file_that_is_no_plan_is_refused_in_a_sentence(text):
    with pytest.raises(NotAPlan, match=r"\.$"):
        from_json(text)


@pytest.mark.parametrize("file", PLANS, ids=lambda file: file.stem)
def test_what_we_export_is_valid_by_the_schema(file):
    Draft202012Validator(SCHEMA).validate(to_document(from_json(file.read_bytes())))
