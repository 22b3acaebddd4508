"""From a plan to the draft of a case study: nothing asked twice, nobody named."""

import pytest

from app.campaigns.handover import draft_from
from app.campaigns.models import MemberRole
from app.case_studies.form import PAGES, find_question, options
from app.case_studies.models import CaseStudy
from app.case_studies.writing import start_case_study
from app.core.db import db, one_commit
from app.plan.interchange import from_document, from_json
from app.plan.plan import Plan
from app.plan.steps import STEPS
from app.questions.fields import UNKNOWN, Field, Kind, Rows
from tests.campaigns.filling import document
from tests.campaigns.plans import PLAN, SETTLED, plan_of, start

PLANS = {
    "empty": Plan(),
    "real": from_json(PLAN.read_bytes()),
    "full": from_document(document("Des mots")),
    "longest": from_document(document("des mots …", most=True)),
    "longest word": from_document(document("é…", most=True)),
}


def all_unknown():
    steps = {}
    for step in STEPS:
        single = {each.key: UNKNOWN for each in step.fields() if each.may_be_unknown}
        rows = {
            group.key: [
                {"id": "r1", **{f.key: UNKNOWN for f in group.plain_fields() if f.may_be_unknown}}
            ]
            for group in step.groups()
        }
        steps[step.slug] = {**single, **rows}
    return from_document({"portevoix_plan": 1, "steps": steps})


def answers_of(draft):
    """Walk the answers of a draft with their questions, those of rows too."""
    for key, value in draft.items():
        if key == "original_language":
            continue
        _page, question = find_question(key)
        if isinstance(question, Rows):
            fields = {each.key: each for each in question.plain_fields()}
            for row in value:
                yield from ((fields[k], each) for k, each in row.items() if k != "id")
        else:
            yield question, value


@pytest.mark.parametrize("name", PLANS)
def test_what_is_handed_over_fits_the_form(name):
    for question, value in answers_of(draft_from(PLANS[name], "fr")):
        assert isinstance(question, Field)
        if question.limit and value != UNKNOWN:
            assert len(value) <= question.limit, question.key
        if question.kind in (Kind.CHOICE, Kind.CHOICES) and value != UNKNOWN:
            value = [value] if isinstance(value, int) else value
            keys = {option.key for option in options(question, "fr")}
            assert {value} <= keys if isinstance(value, str) else set(value) <= keys, question.key


@pytest.mark.parametrize("plan", [all_unknown(), PLANS["real"]], ids=["unknown", "real"])
def test_what_is_unknown_is_left_out_where_the_form_asks_for_an_answer(plan):
    for question, value in answers_of(draft_from(plan, "fr")):
        if not question.may_be_unknown:
            assert value != UNKNOWN, question.key


def test_every_row_has_an_id_of_its_own():
    rows = draft_from(PLANS["full"], "fr")["results"]
    ids = [row["id"] for row in rows]
    assert ids
    assert len(set(ids)) == len(ids)


def test_only_kinds_of_messengers_are_taken_over_never_names():
    secret = "Samira B., 17 ans, du lycée Pasteur"
    messenger = {"id": "m1", "label": secret, "kind": "survivor", "why_trusted": secret}
    people = {"id": "p1", "name": secret}
    draft = draft_from(
        plan_of(messengers={"messengers": [messenger]}, resources={"people": [people]}), "fr"
    )
    assert draft["messenger_kinds"] == ["survivor"]
    assert draft["team_size"] == "1"
    assert "Samira" not in str(draft)


def test_of_a_full_plan_only_these_answers_are_told():
    draft = draft_from(PLANS["full"], "fr")
    assert draft["title"] == "Des mots"
    assert (draft["start"], draft["end"]) == ("2027-03-22", "2027-03-22")
    assert (draft["country"], draft["languages"]) == ("FR", ["fr", "ar"])
    assert draft["original_language"] == "fr"


def test_a_known_start_stands_in_for_an_unknown_launch():
    draft = draft_from(plan_of(calendar={"start": "2027-01-01", "launch_date": UNKNOWN}), "fr")
    assert draft["start"] == "2027-01-01"


@pytest.mark.parametrize(("state", "told"), [("running",) * 2, ("finished",) * 2, ("new", None)])
def test_only_a_campaign_that_ran_has_a_state(state, told):
    assert draft_from(plan_of(basics={"is_live": state}), "fr").get("status") == told


def test_the_main_audience_is_told_wherever_it_stands():
    rows = [
        {"id": "a1", "label": "Les parents", "rank": "secondary", "kind": "local"},
        {"id": "a2", "label": "Les jeunes", "rank": "main", "kind": "youth_workers"},
    ]
    for segments in (rows, rows[::-1]):
        assert (
            draft_from(plan_of(audience={"segments": segments}), "fr")["audience"] == "Les jeunes"
        )


@pytest.mark.parametrize(
    ("people", "size"), [(0, None), (1, "1"), (2, "2_5"), (5, "2_5"), (6, "6_15"), (12, "6_15")]
)
def test_a_team_is_told_by_its_size(people, size):
    rows = [{"id": f"p{n}", "name": str(n)} for n in range(people)]
    assert draft_from(plan_of(resources={"people": rows}), "fr").get("team_size") == size


def test_of_each_indicator_the_last_figure_is_told():
    entries = [
        {"id": "e1", "date": "2027-03-02", "indicator": "i1", "value": 40},
        {"id": "e2", "date": "2027-03-01", "indicator": "i1", "value": 10},
        {"id": "e3", "date": "2027-03-03", "indicator": "i1", "value": UNKNOWN},
    ]
    draft = draft_from(plan_of(tracking={"entries": entries}), "fr")
    assert [row["value"] for row in draft["results"]] == ["40"]


@pytest.fixture
def campaign(author):
    """Give a campaign in which nothing is left to settle."""
    return start(plan_of(basics={"title": "Même tribune"}, **SETTLED), author)


@pytest.fixture
def review(campaign):
    return f"/fr/campaigns/{campaign.public_id}/review"


def test_the_draft_opens_with_what_is_known(volunteer, campaign, review):
    volunteer.open(review)
    volunteer.submit("form[action$='/case-study']")
    case = db.session.query(CaseStudy).one()
    assert volunteer.response.request.path == f"/fr/submissions/{case.public_id}/campaign"
    assert volunteer.page.css_first("[name=title]").attributes["value"] == "Même tribune"
    assert (case.campaign, case.language) == (campaign.public_id, "fr")


def test_the_same_form_sent_twice_makes_one_draft(volunteer, review):
    page = volunteer.open(review)
    once = page.css_first("form[action$='/case-study'] [name=once]").attributes["value"]
    address = review.replace("review", "case-study")
    volunteer.post(address, {"once": once})
    first = volunteer.response.request.path
    volunteer.post(address, {"once": once})
    assert volunteer.response.request.path == first
    assert db.session.query(CaseStudy).count() == 1


@pytest.mark.parametrize("role", [MemberRole.READER, MemberRole.COMMENTER, MemberRole.EDITOR])
def test_only_the_owner_may_hand_it_over(signed_in, person, join, campaign, review, role):
    visitor = signed_in(join(campaign, person("autre@example.org"), role))
    visitor.post(review.replace("review", "case-study"), {"once": "k"}, status=403)
    assert db.session.query(CaseStudy).count() == 0


@pytest.mark.parametrize("name", PLANS)
@pytest.mark.parametrize("page", [each.slug for each in PAGES])
def test_every_page_of_every_draft_can_be_opened(volunteer, author, name, page):
    with one_commit():
        case = start_case_study(draft_from(PLANS[name], "fr"), "fr", by=author)
    volunteer.open(f"/fr/submissions/{case.public_id}/{page}")
    volunteer.open(f"/fr/submissions/{case.public_id}/preview")
