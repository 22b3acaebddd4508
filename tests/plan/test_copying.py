"""What goes along when a plan is copied."""

import json
import re

from app.plan.copying import (
    FIGURES,
    KEPT_OF_ROWS,
    OF_CONSENT,
    OF_THIS_CAMPAIGN,
    PLANNING,
    as_a_model,
    without_consents,
)
from app.plan.interchange import from_document
from app.plan.plan import list_references
from app.plan.shape import fits
from app.plan.steps import BY_SLUG, STEPS
from app.questions.fields import Kind
from tests.campaigns.filling import document
from tests.plan.test_leaving_out import places, planted

FULL = from_document(document("Des mots", most=True))
MODEL = {
    "basics.title basics.hashtag basics.summary basics.organisation basics.org_type",
    "basics.country basics.area basics.languages basics.themes",
    "resources.costs.line resources.costs.note resources.currency resources.funding_conditions",
    "resources.income.source resources.partners.name resources.partners.role",
    "messengers.messengers.kind messengers.messengers.segment messengers.no_messenger_why",
    "calendar.key_dates calendar.milestones.what calendar.own_dates.kind calendar.own_dates.name",
    "moderation.house_rules moderation.launch_week_cover moderation.log_location",
    "moderation.response_matrix.case moderation.response_matrix.do moderation.response_time_h",
    "moderation.team_care",
}


def kept(plan, *steps):
    return {each for each in places(plan) if each.partition(".")[0] in steps}


def test_a_model_keeps_what_plans_and_nothing_of_people_dates_or_results():
    found = kept(as_a_model(planted()), "basics", "resources", "messengers", "calendar",
                 "moderation")  # fmt: skip
    assert found == {place for line in MODEL for place in line.split()}


def test_a_model_holds_no_date_amount_person_or_measured_number_of_any_step():
    left = places(as_a_model(planted()))
    for step in STEPS:
        for group, each in step.every_field():
            place = ".".join([step.slug, *([group.key] if group else []), each.key])
            if each.kind in (Kind.DATE, Kind.MONEY, Kind.PERSON):
                assert place not in left
            if each.kind is Kind.NUMBER and place in left:
                assert each.key in PLANNING[place.rpartition(".")[0]]


def test_a_model_holds_no_results():
    assert kept(as_a_model(planted()), "pretest", "tracking", "review") == set()


def test_nothing_that_sounds_like_consent_or_a_contact_is_in_a_model():
    sounds = re.compile("consent|agreed|trauma|minor|identifiable|withdraw|crisis|escalation")
    assert [each for each in places(as_a_model(planted())) if sounds.search(each)] == []


def test_rows_that_were_only_a_date_or_a_name_do_not_stay_as_empty_ones():
    model = as_a_model(FULL)
    assert FULL.rows("measurement.review_dates") != []
    assert model.rows("measurement.review_dates") == model.rows("resources.people") == []


def test_what_refers_to_a_row_still_finds_it_in_a_model():
    model = as_a_model(FULL)
    ids = {row["id"] for row in model.rows("audience.segments")}
    assert model.rows("messengers.messengers")[0]["segment"] in ids
    assert list_references(model, "audience.segments", "r1") != []


def test_a_model_is_a_plan_whose_answers_fit():
    for slug, answers in as_a_model(FULL).steps.items():
        for question in BY_SLUG[slug].fields():
            assert fits(question, answers.get(question.key, ""))


def test_a_copy_of_everything_lacks_consents_alone():
    copied = json.dumps(without_consents(planted().steps))
    gone = places(planted()) - {"extra"} - set(re.findall("<(.*?)>", copied))
    consents = {f"messengers.messengers.{key}" for key in OF_CONSENT}
    assert gone == {*consents, "review.consents_rechecked"}


def test_every_question_about_consent_counts_as_such():
    rows = BY_SLUG["messengers"].group("messengers").plain_fields()
    sounds = re.compile("consent|check|agree")
    assert {each.key for each in rows if sounds.search(each.key)} == OF_CONSENT


def test_copying_leaves_the_plan_as_it_was():
    before = json.dumps(dict(FULL.steps))
    without_consents(FULL.steps)
    as_a_model(FULL)
    assert json.dumps(dict(FULL.steps)) == before


def test_every_place_that_is_named_exists():
    for table in (PLANNING, FIGURES, OF_THIS_CAMPAIGN, KEPT_OF_ROWS):
        for where, keys in table.items():
            slug, _, group = where.partition(".")
            page = BY_SLUG[slug]
            inside = page.group(group).fields if group else page.questions
            assert keys <= {each.key for each in inside}, where
