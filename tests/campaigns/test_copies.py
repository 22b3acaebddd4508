"""A copy of a plan as a new campaign."""

import pytest

from app.campaigns.models import Campaign, Comment, Member, StepAnswer
from app.core.db import db, one_commit
from app.questions.unread import UNREAD
from tests.campaigns.plans import plan_of, start
from tests.campaigns.test_team import DONE_BY_ALL, EVERYBODY, SEEN_BY_ALL

STEPS = {
    "basics": {"title": "Même tribune", "summary": "On se parle."},
    "resources": {"people": [{"id": "p1", "name": "Lina"}]},
    "messengers": {
        "messengers": [
            {
                "id": "m1",
                "label": "Sam",
                "kind": "peer",
                "consent_state": "written",
                "agreed": "yes",
            }
        ]
    },
    "tracking": {"entries": [{"id": "e1", "value": 12}]},
}


@pytest.fixture
def campaign(author):
    return start(plan_of(**STEPS), author)


@pytest.fixture
def copy(campaign):
    return f"/fr/campaigns/{campaign.public_id}/copy"


def copied(campaign):
    """Give the newest campaign and its answers by step."""
    db.session.expire_all()
    new = db.session.query(Campaign).order_by(Campaign.id.desc()).first()
    assert new.id != campaign.id
    steps = db.session.query(StepAnswer).filter_by(campaign_id=new.id)
    return new, {each.step: each.answers for each in steps}


@pytest.mark.parametrize("role", EVERYBODY)
def test_whoever_reads_the_plan_may_copy_it(as_role, copy, role):
    visitor = as_role(role)
    assert visitor.client.get(copy).status_code == SEEN_BY_ALL[role]
    fields = {"title": "Encore", "what": "model"}
    visitor.post(copy, fields, status=DONE_BY_ALL[role], follow=False)


def test_an_administrator_who_is_not_on_the_team_finds_nothing(signed_in, copy):
    signed_in("admin@example.org", role="administrator").open(copy, status=404)


def test_a_copy_of_everything_has_all_answers_but_consents(volunteer, campaign, copy):
    volunteer.open(copy)
    volunteer.submit(title="La suite", what="all")
    new, steps = copied(campaign)
    assert new.title == steps["basics"]["title"] == "La suite"
    assert steps["basics"]["summary"] == "On se parle."
    assert steps["tracking"] == STEPS["tracking"]
    assert steps["resources"] == STEPS["resources"]
    assert steps["messengers"]["messengers"] == [{"id": "m1", "label": "Sam", "kind": "peer"}]


def test_a_model_has_neither_people_nor_results(volunteer, campaign, copy):
    volunteer.open(copy)
    assert volunteer.page.css_first("#title").attributes["value"] == "Même tribune (copie)"
    volunteer.submit()
    _, steps = copied(campaign)
    assert steps["basics"] == {"title": "Même tribune (copie)", "summary": "On se parle."}
    assert steps["messengers"]["messengers"] == [{"id": "m1", "kind": "peer"}]
    assert "tracking" not in steps
    assert "resources" not in steps
    assert len(steps["moderation"]["response_matrix"]) == 7


def test_the_copy_belongs_to_who_made_it_alone(as_role, volunteer, campaign, copy):
    reader = as_role("reader")
    reader.open(copy)
    reader.submit()
    new, _ = copied(campaign)
    places = db.session.query(Member).filter_by(campaign_id=new.id).all()
    assert [(each.user_id, each.role) for each in places] == [(reader.user.id, "owner")]
    volunteer.open(f"/fr/campaigns/{new.public_id}/", status=404)


def test_the_page_says_that_consents_stay_behind_before_and_after(volunteer, copy):
    volunteer.open(copy)
    assert "Les consentements ne sont jamais repris" in volunteer.text(".note")
    volunteer.submit()
    assert "aucun consentement" in volunteer.text("[role=status]")


def test_comments_and_history_stay_behind(volunteer, campaign, copy):
    comments = f"/fr/campaigns/{campaign.public_id}/steps/basics/comments"
    volunteer.post(comments, {"text": "Entre nous", "about": ""}, follow=False, status=303)
    with one_commit() as session:
        session.get(Campaign, campaign.id).dismissals = [{"rule": "x"}]
    volunteer.open(copy)
    volunteer.submit(what="all")
    new, _ = copied(campaign)
    assert db.session.query(Comment).filter_by(campaign_id=new.id).count() == 0
    assert (new.open_comments, new.dismissals) == ({}, [])


def test_what_cannot_be_read_goes_along_with_everything(volunteer, campaign, copy):
    typed = {UNREAD: ["le mois prochain"]}
    with one_commit() as session:
        session.add(StepAnswer(campaign_id=campaign.id, step="calendar", answers={"start": typed}))
    volunteer.open(copy)
    volunteer.submit(what="all")
    assert copied(campaign)[1]["calendar"] == {"start": typed}


def test_the_campaign_that_is_copied_does_not_change(volunteer, campaign, copy):
    def answers():
        db.session.expire_all()
        rows = db.session.query(StepAnswer).filter_by(campaign_id=campaign.id)
        return {each.step: (each.revision, each.answers) for each in rows}

    before = answers()
    volunteer.open(copy)
    volunteer.submit(what="all")
    assert answers() == before


def test_the_same_form_sent_twice_makes_one_copy(volunteer, campaign, copy):
    volunteer.open(copy)
    once = volunteer.page.css_first("[name=once]").attributes["value"]
    for _ in range(2):
        fields = {"once": once, "title": "B", "what": "all"}
        volunteer.post(copy, fields, follow=False, status=303)
    assert db.session.query(Campaign).count() == 2


@pytest.mark.parametrize("wrong", [{"title": " "}, {"title": "x" * 81}, {"what": "half"}])
def test_what_cannot_be_copied_so_is_refused_and_what_was_typed_stays(
    volunteer, campaign, copy, wrong
):
    volunteer.open(copy)
    volunteer.submit(status=422, **{"title": "La suite", "what": "all", **wrong})
    assert db.session.query(Campaign).count() == 1
    typed = {"title": "La suite", **wrong}["title"].strip()
    assert volunteer.page.css_first("#title").attributes["value"] == typed


def test_a_long_name_is_offered_as_it_is(volunteer, author):
    campaign = start(plan_of(basics={"title": "n" * 80}), author)
    volunteer.open(f"/en/campaigns/{campaign.public_id}/copy")
    assert volunteer.page.css_first("#title").attributes["value"] == "n" * 80
