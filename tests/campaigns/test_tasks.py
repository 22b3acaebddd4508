"""The task list: every step in words, and the next thing to do."""

import pytest

from app.campaigns.models import Depth, MemberRole
from app.core.db import db
from app.plan.interchange import from_document
from app.plan.steps import STEPS
from tests.campaigns.filling import document
from tests.campaigns.plans import plan_of, start
from tests.words import say


@pytest.fixture
def tasks(campaign):
    return f"/fr/campaigns/{campaign.public_id}/"


def states(visitor):
    names = [node.attributes["href"].rpartition("/")[2] for node in visitor.page.css("ul.tasks a")]
    return dict(zip(names, visitor.texts("ul.tasks .st"), strict=True))


def test_all_sixteen_steps_say_where_they_stand_in_words(volunteer, tasks):
    volunteer.open(tasks)
    found = states(volunteer)
    assert list(found) == [step.slug for step in STEPS]
    begun = {slug for slug, state in found.items() if state == say("fr", "In progress")}
    assert begun == {"basics", "audience"}
    assert set(found.values()) == {say("fr", "In progress"), say("fr", "Not started")}


def test_a_step_becomes_ready_when_its_last_answer_is_there(volunteer, campaign, tasks):
    volunteer.open(f"{tasks}steps/basics")
    answers = {"summary": "Dire non", "country": "FR", "languages": "français"}
    volunteer.submit("#step form", do="stay", themes="polarisation", **answers)
    volunteer.open(tasks)
    assert states(volunteer)["basics"] == say("fr", "Ready")
    assert volunteer.text("#next") == say("fr", STEPS[1].title)


def test_the_next_thing_to_do_is_the_first_step_that_is_not_ready(volunteer, tasks):
    page = volunteer.open(tasks)
    assert volunteer.text("#next") == say("fr", STEPS[0].title)
    assert page.css_first("section.next a.btn").attributes["href"] == f"{tasks}steps/basics"
    assert len(page.css("li[data-now]")) == 1


def test_when_all_is_ready_the_answers_are_checked_next(volunteer, author):
    full = document("Des mots")
    full["steps"]["risks"]["vulnerable_people"] = ["none"]
    full["steps"]["messengers"]["messengers"][0] |= {
        "minor": False,
        "consent_scope": ["case_study"],
    }
    campaign = start(from_document(full), author)
    page = volunteer.open(f"/fr/campaigns/{campaign.public_id}/")
    assert set(states(volunteer).values()) == {say("fr", "Ready")}
    link = page.css_first("section.next a.btn").attributes["href"]
    assert link == f"/fr/campaigns/{campaign.public_id}/review"
    volunteer.open(link)


def test_every_link_leads_somewhere(volunteer, tasks):
    page = volunteer.open(tasks)
    for link in {node.attributes["href"] for node in page.css("main a")}:
        if not link.endswith("json"):
            volunteer.open(link)


def test_the_depth_changes_and_no_answer_is_lost(volunteer, campaign, tasks):
    start_depth = campaign.depth
    volunteer.open(tasks)
    volunteer.submit("form[action$='/depth']", depth="express")
    db.session.refresh(campaign)
    assert (start_depth, campaign.depth) == (Depth.COMPLETE, Depth.EXPRESS)
    checked = volunteer.page.css_first("input[name=depth][checked]")
    assert checked.attributes["value"] == "express"


@pytest.mark.parametrize("depth", ["", "endless", "EXPRESS", None])
def test_an_unknown_depth_is_refused(volunteer, campaign, tasks, depth):
    volunteer.open(tasks)
    volunteer.submit("form[action$='/depth']", status=404, depth=depth)
    db.session.refresh(campaign)
    assert campaign.depth == Depth.COMPLETE


@pytest.mark.parametrize("role", [MemberRole.READER, MemberRole.COMMENTER])
def test_a_reader_cannot_change_the_depth(signed_in, person, campaign, join, tasks, role):
    visitor = signed_in(join(campaign, person("autre@example.org"), role))
    page = visitor.open(tasks)
    assert page.css_first("form[action$='/depth']") is None
    visitor.post(f"{tasks}depth", {"depth": "express"}, status=403)


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("place", ["", "review", "exports/json", "steps/basics"])
def test_a_stranger_finds_nothing(signed_in, person, tasks, method, place):
    stranger = signed_in(person("autre@example.org"))
    assert getattr(stranger.client, method)(tasks + place).status_code == 404


@pytest.mark.parametrize("place", ["depth", "case-study"])
def test_a_stranger_does_nothing(signed_in, person, campaign, tasks, place):
    stranger = signed_in(person("autre@example.org"))
    stranger.post(tasks + place, {"depth": "express"}, status=404)
    db.session.refresh(campaign)
    assert campaign.depth == Depth.COMPLETE


def test_it_costs_the_same_however_much_was_answered(volunteer, author, campaign, statements):
    full = start(from_document(document("Des mots")), author)
    empty = start(plan_of(basics={"title": "A"}), author)
    costs = []
    for public_id in (full.public_id, empty.public_id):
        with statements() as seen:
            volunteer.open(f"/fr/campaigns/{public_id}/")
        costs.append(len(seen))
    assert costs == [3, 3]
