"""A campaign that begins from a case has its pattern, not its people; what is borrowed says so."""

import json
from pathlib import Path

import jsonschema
import pytest

from app.campaigns.borrowing import adopt, start_from
from app.campaigns.loans import Loan
from app.campaigns.models import Campaign, Depth
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.campaigns.seeds import Seed, pattern_of, seed_from_case
from app.case_studies.publishing import unpublish
from app.case_studies.queries import get_sent
from app.core.db import db, one_commit
from app.plan.interchange import from_json, to_document, to_json
from app.plan.plan import Plan
from app.questions.merge import Place
from app.reference.reference import shipped
from tests.campaigns.test_drafts import Typist
from tests.case_studies.conftest import ANSWERS

SCHEMA = json.loads(
    (Path(__file__).parent.parent / "plan" / "plan.schema.json").read_text(encoding="utf-8")
)
TITLE = "La soupe des voisins"
PEOPLE = {
    **ANSWERS,
    "organiser": "Nadia Personne",
    "partners": "Karim Personne",
    "story": "Samira Personne a parlé.",
    "people_named": [{"id": "p1", "who": "Lina Personne", "consent": True, "name": "real_name"}],
    "images": [{"id": "i1", "image": "abc", "author": "Jo Personne", "licence": "own"}],
    "reply_contact": "personne@example.org",
    "results": [{"id": "r1", "indicator": "reach", "value": "12", "how": "Par Ali Personne"}],
}
PEOPLE_STEPS = ("messengers", "message", "resources", "risks", "review", "tracking")


@pytest.fixture
def case(published, person):
    return published(person("autre@example.org"))


@pytest.fixture
def lent(app, case, author):
    """Give a campaign that began from the case."""
    with app.test_request_context("/fr/"), one_commit():
        seed = seed_from_case(case.slug, "fr")
        return start_from(seed, "La nôtre", depth=Depth.COMPLETE, by=author)


@pytest.fixture
def at(lent):
    return lambda step: f"/fr/campaigns/{lent.public_id}/steps/{step}"


def opened(campaign, user):
    db.session.expire_all()
    return open_campaign(campaign.public_id, Right.EDIT_CAMPAIGN, user)


def marks(visitor):
    return [each.attributes["id"] for each in visitor.page.css('[id$="-lent"]')]


def test_the_pattern_is_copied(lent, author):
    plan = opened(lent, author).plan
    assert plan.answers("basics") == {"title": "La nôtre", "themes": ["polarisation"]}
    assert plan.answers("context") == {"approach": "dialogue"}
    assert plan.rows("audience.segments") == [
        {"id": "a1", "rank": "main", "kind": "local", "trusts": ["peer"]}
    ]
    assert plan.rows("channels.channels") == [{"id": "c1", "channel": "street", "segment": "a1"}]
    assert plan.rows("content.pieces") == [
        {"id": "p1", "format": "gathering", "segment": "a1", "status": "idea"}
    ]
    assert plan.rows("objectives.objectives") == [
        {"id": "o1", "level": "reach", "segment": "a1", "metric": "attendance"}
    ]
    assert plan.rows("measurement.indicators") == [
        {"id": "i1", "objective": "o1", "indicator": "attendance"}
    ]


def test_with_several_audiences_nothing_claims_to_know_which_one_is_meant():
    steps = pattern_of({**ANSWERS, "audience_kinds": ["local", "fans"]})
    assert [row.get("rank") for row in steps["audience"]["segments"]] == [None, None]
    assert "segment" not in steps["channels"]["channels"][0]


def test_what_nobody_knows_or_counted_is_left_out():
    unknown = {**dict.fromkeys(ANSWERS, "unknown"), "results": [{"id": "r", "indicator": "reach"}]}
    assert pattern_of(unknown) == {}


def test_what_is_not_offered_any_more_does_not_come_along(monkeypatch):
    lists = shipped().lists
    themes = {**lists["themes"], "polarisation": {**lists["themes"]["polarisation"], "retired": 1}}
    here = type(shipped())({**lists, "themes": themes})
    monkeypatch.setattr("app.campaigns.seeds.in_use", lambda: here)
    given = {**ANSWERS, "themes": ["polarisation", "racism"]}
    assert pattern_of(given)["basics"] == {"themes": ["racism"]}


def test_no_person_and_no_word_of_anybody_comes_along():
    assert json.dumps(PEOPLE, ensure_ascii=False).count("Personne") == 6
    copied = pattern_of(PEOPLE)
    assert "ersonne" not in json.dumps(copied, ensure_ascii=False)
    assert not set(PEOPLE_STEPS) & set(copied)
    texts = {value for key, value in PEOPLE.items() if isinstance(value, str) and " " in value}
    assert not [text for text in texts if text in json.dumps(copied, ensure_ascii=False)]


def test_a_plan_that_begins_from_a_case_is_a_plan(lent, author):
    document = to_document(opened(lent, author).plan)
    jsonschema.validate(document, SCHEMA)
    wild = pattern_of({**PEOPLE, "themes": ["racism", "odd"] * 3, "channels": ["tv", "odd"]})
    jsonschema.validate(to_document(Plan(wild)), SCHEMA)


def test_the_file_of_a_plan_does_not_say_where_it_was_borrowed_from(lent, author, case):
    exported = to_json(opened(lent, author).plan)
    assert TITLE not in exported
    assert case.slug not in exported
    assert case.public_id not in exported
    assert from_json(exported).steps == opened(lent, author).plan.steps


def test_the_form_starts_it(volunteer, case):
    volunteer.open(f"/fr/case-studies/{case.slug}/")
    address = volunteer.page.css_first(".use a").attributes["href"]
    volunteer.open(address)
    volunteer.submit(title="La nôtre")
    db.session.rollback()
    campaign = db.session.query(Campaign).one()
    assert campaign.borrowed["case"] == case.public_id
    assert TITLE in volunteer.texts("main .meta")[1]


def test_single_answers_are_marked_where_they_stand(volunteer, at):
    volunteer.open(at("basics"))
    assert marks(volunteer) == ["q-themes-lent"]
    assert TITLE in volunteer.text("#q-themes-lent")
    themes = volunteer.page.css_first("#q-themes").attributes
    assert "q-themes-lent" in themes["aria-describedby"].split()


def test_rows_are_marked_on_their_cards_and_inside(volunteer, at, case):
    volunteer.open(at("audience"))
    address = f"/fr/case-studies/{case.slug}/"
    assert volunteer.page.css_first(f'.item a[href="{address}"]') is not None
    volunteer.open(f"{at('audience')}/rows/segments/a1")
    assert marks(volunteer) == ["q-kind-lent", "q-trusts-lent"]  # its rank is not the case's


def test_the_task_list_says_where_anything_is_borrowed(volunteer, lent):
    volunteer.open(f"/en/campaigns/{lent.public_id}/")
    told = [each for each in volunteer.texts(".why") if "borrowed" in each]
    assert told[:3] == [
        "One answer is borrowed from a case study.",
        "One answer is borrowed from a case study.",
        "2 answers are borrowed from a case study.",
    ]


def test_an_answer_that_was_changed_is_not_borrowed_any_more(volunteer, at):
    volunteer.open(at("basics"))
    volunteer.submit("#step form", do="stay", themes=["polarisation", "youth"])
    volunteer.open(at("basics"))
    assert marks(volunteer) == []


def test_saving_the_same_answers_leaves_the_marks(volunteer, at):
    volunteer.open(at("basics"))
    volunteer.submit("#step form", do="stay", summary="Nos mots")
    volunteer.open(at("basics"))
    assert marks(volunteer) == ["q-themes-lent"]


def test_one_field_of_a_row_changed_leaves_the_other_s_mark(volunteer, at):
    volunteer.open(f"{at('audience')}/rows/segments/a1")
    volunteer.submit("#step form", do="close", kind="fans")
    volunteer.open(f"{at('audience')}/rows/segments/a1")
    assert marks(volunteer) == ["q-trusts-lent"]


def test_typing_takes_the_mark_off_in_its_place(volunteer, lent):
    typist = Typist(volunteer, lent, "audience/rows/segments/a1")
    assert "q-kind-lent" not in typist.type("label", "Les voisins")["parts"]
    typist.base = "2"
    part = typist.type("kind", "fans")["parts"]["q-kind-lent"]
    assert 'id="q-kind-lent"' in part
    assert TITLE not in part


def test_typing_in_a_borrowed_step_costs_four_statements_at_most(volunteer, lent, statements):
    typist = Typist(volunteer, lent, "basics")
    typist.type("summary", "Un")
    typist.base = "2"
    with statements() as seen:
        typist.type("themes", "youth")
    assert len(seen) <= 4, seen


def test_these_fit_us_takes_the_marks_of_the_step_and_keeps_what_was_typed(
    volunteer, lent, author, at
):
    volunteer.open(at("basics"))
    volunteer.submit("#step form", do="adopt", summary="Tapé juste avant")
    assert marks(volunteer) == []
    assert volunteer.page.css_first("button[value=adopt]") is None
    again = opened(lent, author)
    assert again.plan.answers("basics")["summary"] == "Tapé juste avant"
    assert again.plan.answers("basics")["themes"] == ["polarisation"]
    assert set(again.campaign.borrowed["lent"]) == {
        "context", "audience", "objectives", "measurement", "content", "channels",
    }  # fmt: skip


def test_saying_so_twice_is_saying_it_once(lent, author):
    for _ in range(2):
        with one_commit():
            adopt(opened(lent, author), "basics", author)
    assert "basics" not in opened(lent, author).campaign.borrowed["lent"]


def test_a_campaign_that_borrowed_nothing_has_nothing_to_say(volunteer, campaign):
    volunteer.open(f"/fr/campaigns/{campaign.public_id}/steps/basics")
    assert volunteer.page.css_first("button[value=adopt]") is None
    volunteer.submit("#step form", do="adopt")
    db.session.rollback()
    assert db.session.get(Campaign, campaign.id).borrowed == {}


@pytest.mark.parametrize(
    ("role", "status"), [("reader", 403), ("commenter", 403), ("stranger", 404)]
)
def test_only_who_may_edit_takes_marks_off(signed_in, person, lent, author, join, at, role, status):
    user = person(f"{role}@example.org")
    if role != "stranger":
        join(lent, user, role)
    visitor = signed_in(user)
    visitor.open(at("basics"), status=404 if role == "stranger" else 200)
    if role != "stranger":
        assert marks(visitor) == ["q-themes-lent"]
        assert visitor.page.css_first("button[value=adopt]") is None
    visitor.post(at("basics"), {"base": "1", "deed": "adopt"}, status=status)
    assert "basics" in opened(lent, author).campaign.borrowed["lent"]


def test_of_a_case_that_is_gone_no_name_is_left(volunteer, lent, case, moderator, at):
    pages = (at("basics"), at("audience"), f"{at('audience')}/rows/segments/a1", at("basics")[:-13])
    for page in pages:
        volunteer.open(page)
        assert TITLE in volunteer.response.text
    with one_commit():
        unpublish(get_sent(case.public_id), "Danger", moderator)
    for page in pages:
        volunteer.open(page)
        assert TITLE not in volunteer.response.text
        assert case.slug not in volunteer.response.text
    volunteer.open(at("basics"))
    assert marks(volunteer) == ["q-themes-lent"]
    assert volunteer.page.css_first("#q-themes-lent a") is None


def test_the_marks_cost_no_statement_of_their_own(volunteer, at, statements):
    address = at("basics")
    volunteer.open(address)
    with statements() as seen:
        volunteer.open(address)
    assert len(seen) == 3, seen


def test_a_copy_of_a_row_is_one_s_own():
    lent = {"channels": {"channels": [{"id": "c1", "channel": "tv", "segment": "a1"}]}}
    loan = Loan("case", lent)
    rows = [{"id": "c1", "channel": "tv"}, {"id": "c2", "channel": "tv"}]
    assert loan.places("channels", {"channels": rows}) == [Place("channel", "channels", "c1")]
    assert loan.places("channels", {}) == []
    assert loan.places("basics", {"themes": ["tv"]}) == []


def test_a_seed_without_a_case_lends_nothing(author):
    with one_commit():
        campaign = start_from(Seed(), "La nôtre", depth=Depth.EXPRESS, by=author)
    assert campaign.borrowed == {}
    assert campaign.extras == {}
