"""Check your answers: the plan in words, what is missing, what is open, and where to mend it."""

import re

import pytest

from app.campaigns.models import MemberRole
from app.plan.interchange import from_document, from_json
from tests.campaigns.filling import document
from tests.campaigns.plans import PLAN, plan_of, start
from tests.visitor import HTMX, drawn_values
from tests.words import say

TRAPS = ("Children", "Yes", "Audience", "Plan", "unknown to us", "100 % %(name)s {x} %s")


@pytest.fixture
def review_of(volunteer, author):
    """Open the review of a plan: `review_of(plan, "en")`."""

    def look(plan, language="fr", **given):
        campaign = start(plan, author, **given)
        return volunteer.open(f"/{language}/campaigns/{campaign.public_id}/review")

    return look


def every_link_leads_to_its_control(visitor, page):
    links = {node.attributes["href"] for node in page.css("dd.act a, p.hint a")}
    assert links
    for link in sorted(links):
        address, _, control = link.partition("#")
        there = visitor.open(address)
        assert not control or there.css_first(f'[id="{control}"]') is not None, link


@pytest.mark.parametrize("depth", ["express", "complete"])
def test_every_gap_links_to_the_question_that_fills_it(volunteer, review_of, depth):
    rows = {"segments": [{"id": "a1", "label": "Les jeunes"}]}
    steps = {"basics": {"title": "A"}, "audience": rows, "messengers": {"messengers": []}}
    page = review_of(plan_of(**steps), depth=depth)
    every_link_leads_to_its_control(volunteer, page)


@pytest.mark.parametrize("depth", ["express", "complete"])
def test_every_answer_links_to_the_question_that_changes_it(volunteer, review_of, depth):
    page = review_of(from_document(document("Des mots")), depth=depth)
    every_link_leads_to_its_control(volunteer, page)


@pytest.mark.parametrize(
    ("step", "key", "answer"),
    [("audience", "consulted", False), ("measurement", "evaluation_budget_share", 0)],
)
def test_no_and_none_are_answers_that_express_shows(volunteer, author, step, key, answer):
    campaign = start(plan_of(**{step: {key: answer}}), author, depth="express")
    page = volunteer.open(f"/fr/campaigns/{campaign.public_id}/steps/{step}")
    assert page.css(f'[name="{key}"]') != []


def test_the_number_of_gaps_is_the_number_of_marks(volunteer, review_of):
    page = review_of(from_json(PLAN.read_bytes()), "en")
    told = re.search(r"(\d+) answers are missing\.", volunteer.text(".standfirst"))
    unwritten = [node for node in page.css("p.hint") if "Nothing written yet" in node.text()]
    assert len(page.css("dd .is-warn")) <= int(told[1])
    assert unwritten or len(page.css("dd .is-warn")) == int(told[1])


def test_the_number_of_open_questions_is_the_number_of_marks(volunteer, review_of):
    review_of(from_json(PLAN.read_bytes()), "en")
    told = re.search(r"(\d+) questions are open\.", volunteer.text(".standfirst"))
    assert volunteer.texts("dd:not(.act)").count("to be settled") == int(told[1]) > 10


def test_a_full_plan_misses_nothing(volunteer, review_of):
    page = review_of(from_document(document("Des mots")))
    assert say("fr", "Nothing is missing.") in volunteer.text(".standfirst")
    assert page.css("dd .is-warn") == []


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("words", TRAPS)
def test_what_people_wrote_is_never_translated(volunteer, review_of, words, language):
    rows = {"segments": [{"id": "a1", "label": words, "place": words}]}
    steps = {
        "basics": {"title": words, "area": words},
        "audience": {**rows, "persona": words},
        "objectives": {"objectives": [{"id": "o1", "segment": "a1", "what": words}]},
        "resources": {"people": [{"id": "p1", "name": words}]},
        "calendar": {"milestones": [{"id": "m1", "what": words, "owner": "p1"}]},
    }
    review_of(plan_of(**steps), language)
    assert volunteer.texts("main bdi").count(words) >= 4
    assert volunteer.texts("dd p").count(words) == 10


@pytest.mark.parametrize("words", TRAPS)
def test_nor_on_any_step(volunteer, author, words):
    rows = {"segments": [{"id": "a1", "label": words}]}
    objective = {"id": "o1", "segment": "a1", "what": words}
    steps = {
        "basics": {"title": words},
        "audience": rows,
        "objectives": {"objectives": [objective]},
    }
    campaign = start(plan_of(**steps), author)
    base = f"/fr/campaigns/{campaign.public_id}"
    volunteer.open(f"{base}/steps/audience")
    assert volunteer.texts("h3 bdi") == [words]
    volunteer.open(f"{base}/steps/objectives/rows/objectives/o1")
    assert words in volunteer.texts("label")
    volunteer.open(f"{base}/")
    assert volunteer.texts("h1") == [words]


@pytest.mark.parametrize(
    ("role", "may"), [(MemberRole.READER, False), (MemberRole.EDITOR, False), ("owner", True)]
)
def test_only_the_owner_may_turn_it_into_a_case_study(
    signed_in, volunteer, person, campaign, join, role, may
):
    visitor = volunteer
    if role != "owner":
        visitor = signed_in(join(campaign, person("autre@example.org"), role))
    page = visitor.open(f"/fr/campaigns/{campaign.public_id}/review")
    assert (page.css_first("form[action$='/case-study']") is not None) is may


@pytest.mark.parametrize(("role", "may"), [(MemberRole.READER, False), (MemberRole.EDITOR, True)])
def test_only_who_may_edit_is_offered_to_change_an_answer(
    signed_in, person, campaign, join, role, may
):
    visitor = signed_in(join(campaign, person("autre@example.org"), role))
    page = visitor.open(f"/fr/campaigns/{campaign.public_id}/review")
    assert bool(page.css("dd.act a, p.hint.small a")) is may


@pytest.mark.parametrize("headers", [{}, {**HTMX, "HX-Target": "div#step"}])
def test_changing_an_answer_leads_back_to_its_line_of_the_review(signed_in, person, headers):
    author = person("change@example.org")
    campaign = start(plan_of(audience={"segments": [{"id": "a1", "label": "Les jeunes"}]}), author)
    visitor, review = signed_in(author), f"/fr/campaigns/{campaign.public_id}/review"
    visitor.open(review)
    link = next(
        node.attributes["href"]
        for node in visitor.page.css(".sum .act a")
        if "/rows/segments/a1" in node.attributes["href"] and "q-label" in node.attributes["href"]
    )
    address, _, _ = link.partition("#")
    visitor.open(address)
    form = {
        **drawn_values(visitor.page.css_first("#step form")),
        "label": "Les aînés",
        "deed": "close",
    }
    sent = visitor._send("post", address.partition("?")[0], data=form, headers=headers)
    led_to = sent.headers.get("HX-Redirect") or sent.location
    place = "r-audience-q-label-segments-a1"
    assert led_to == f"{review}#{place}"
    assert visitor.open(review).css_first(f"#{place} dd").text().strip() == "Les aînés"
