"""What of a plan stays with the team: planted in every question, looked for in what is shared."""

import json
import re

import pytest

from app.plan.leaving_out import (
    ALWAYS_LEFT_OUT,
    KEPT_BACK,
    NAMES,
    NAMES_LEFT_OUT,
    SAFETY_LEFT_OUT,
    Shown,
    plan_for_others,
)
from app.plan.plan import Plan
from app.plan.steps import BY_SLUG, STEPS
from app.questions.fields import Kind, Rows

EVERYTHING = Shown(with_names=True, with_safety=True)


def planted():
    """Make a plan in which every answer says where it stands."""

    def fill(questions, where):
        return {
            each.key: [{"id": "r1", **fill(each.fields, f"{where}.{each.key}")}]
            if isinstance(each, Rows)
            else f"<{where}.{each.key}>"
            for each in questions
        }

    steps = {step.slug: fill(step.questions, step.slug) for step in STEPS}
    return Plan({**steps, "of_another_version": {"x": "<secret>"}}, {"more": "<extra>"})


def places(plan):
    return set(re.findall("<(.*?)>", json.dumps(dict(plan.steps)) + json.dumps(dict(plan.extras))))


def declared(table):
    """List the places of all questions that a table of what stays behind names."""
    found = set()
    for place in places(planted()):
        where, _, key = place.rpartition(".")
        if key in table.get(where, ()) or where.partition(".")[2] in table.get(
            where.partition(".")[0], ()
        ):
            found.add(place)
    return found


def people():
    found = set()
    for step in STEPS:
        for group, each in step.every_field():
            if each.kind is Kind.PERSON:
                found.add(".".join([step.slug, *([group.key] if group else []), each.key]))
    return found


ALL = places(planted()) - {"secret", "extra"}
SAFETY = {each for each in ALL if each.startswith("risks.")}


@pytest.mark.parametrize(
    ("shown", "left_out"),
    [
        (EVERYTHING, set()),
        (Shown(with_names=True), SAFETY),
        (Shown(with_safety=True), declared(NAMES) | people()),
        (Shown(), declared(NAMES) | people() | SAFETY),
    ],
    ids=["everything", "names", "safety", "neither"],
)
def test_what_stays_with_the_team_is_what_was_said(shown, left_out):
    assert places(plan_for_others(planted(), shown)) == ALL - declared(KEPT_BACK) - left_out


def test_every_question_that_is_kept_back_exists():
    for table in (KEPT_BACK, NAMES):
        for where, keys in table.items():
            slug, _, group = where.partition(".")
            page = BY_SLUG[slug]
            inside = page.group(group).fields if group else page.questions
            assert keys <= {each.key for each in inside}


def test_nothing_that_sounds_like_a_contact_or_a_consent_is_ever_shared():
    sounds = re.compile("contact|consent|support|trauma|minor|escalation|harm|victim|kept|proof")
    left = {each for each in places(plan_for_others(planted(), EVERYTHING)) if sounds.search(each)}
    harmless = {
        "channels.press.contact_role",
        "measurement.indicators.segment_proof",
        "message.messages.support_points.source",
        "message.messages.support_points.text",
        "review.consents_rechecked",
    }
    assert left == harmless


def test_the_list_of_what_stays_says_names_and_safety_only_where_they_do():
    assert EVERYTHING.left_out == ALWAYS_LEFT_OUT
    assert Shown().left_out == (*ALWAYS_LEFT_OUT, NAMES_LEFT_OUT, SAFETY_LEFT_OUT)


def test_rows_keep_their_ids_so_that_others_may_refer_to_them():
    plan = plan_for_others(planted(), Shown())
    assert [row["id"] for row in plan.rows("messengers.messengers")] == ["r1"]
