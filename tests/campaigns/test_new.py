"""Starting a campaign: a name is enough, twice is once, and a published case can lend a hand."""

import pytest

from app.campaigns.models import Campaign, Depth, Member, StepAnswer
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.core.db import db
from tests.visitor import drawn_values

NEW = "/fr/campaigns/new"


def only_campaign():
    db.session.rollback()
    return db.session.query(Campaign).one()


def plan_of_only(user):
    return open_campaign(only_campaign().public_id, Right.SEE_CAMPAIGN, user).plan


def test_a_name_is_enough(volunteer):
    volunteer.open(NEW)
    volunteer.submit(title="  Même   tribune ")
    campaign = only_campaign()
    assert volunteer.response.request.path == f"/fr/campaigns/{campaign.public_id}/"
    assert (campaign.title, campaign.depth) == ("Même tribune", Depth.EXPRESS)
    assert db.session.query(Member).one().role == "owner"
    assert plan_of_only(volunteer.user).answers("basics") == {"title": "Même tribune"}


def test_complete_can_be_chosen(volunteer):
    volunteer.open(NEW)
    volunteer.submit(title="A", depth="complete")
    assert only_campaign().depth == Depth.COMPLETE


@pytest.mark.parametrize(
    "fields",
    [
        {"title": ""},
        {"title": "   "},
        {"title": "\x00\x07"},
        {"title": "x" * 81},
        {"depth": "endless"},
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_is_started(volunteer, fields):
    volunteer.open(NEW)
    volunteer.submit(status=422, **{"title": "Gardé", **fields})
    [target] = [node.attributes["href"] for node in volunteer.page.css(".errsum a")]
    assert volunteer.page.css_first(target) is not None
    assert db.session.query(Campaign).count() == 0


def test_after_a_mistake_the_name_is_still_there(volunteer):
    volunteer.open(NEW)
    volunteer.submit(status=422, title="x" * 81)
    assert volunteer.page.css_first("[name=title]").attributes["value"] == "x" * 81
    volunteer.submit(title="Court")
    assert only_campaign().title == "Court"


def test_the_same_form_sent_twice_starts_one_campaign(volunteer):
    page = volunteer.open(NEW)
    form = {**drawn_values(page.css_first("main form")), "title": "Même tribune"}
    volunteer.post(NEW, form)
    first = volunteer.response.request.path
    volunteer.post(NEW, form)
    assert volunteer.response.request.path == first
    assert db.session.query(Campaign).count() == 1


def test_another_form_starts_another_campaign(volunteer):
    for _ in range(2):
        volunteer.open(NEW)
        volunteer.submit(title="Même tribune")
    assert db.session.query(Campaign).count() == 2


def test_it_may_start_from_a_published_case(volunteer, author, published, person):
    case = published(person("autre@example.org"))
    volunteer.open(f"{NEW}?from={case.slug}")
    assert "La soupe des voisins" in volunteer.text("main .note")
    volunteer.submit(title="La nôtre")
    plan = plan_of_only(author)
    assert plan.answers("basics") == {"title": "La nôtre", "themes": ["polarisation"]}
    assert plan.answers("context") == {"approach": "dialogue"}
    [segment] = plan.rows("audience.segments")
    assert (segment["kind"], segment["trusts"]) == ("local", ["peer"])
    assert [row["channel"] for row in plan.rows("channels.channels")] == ["street"]
    assert only_campaign().borrowed["case"] == case.public_id


def test_the_case_is_still_named_after_a_mistake(volunteer, published, person):
    case = published(person("autre@example.org"))
    volunteer.open(f"{NEW}?from={case.slug}")
    volunteer.submit(title="", status=422)
    assert "La soupe des voisins" in volunteer.text("main .note")
    volunteer.submit(title="La nôtre")
    assert only_campaign().borrowed["case"] == case.public_id


@pytest.mark.parametrize("slug", ["nothing", "", "%00", "x" * 3000, "%F0%9F%98%80", "'--"])
def test_an_unknown_case_is_ignored(volunteer, slug):
    volunteer.open(f"{NEW}?from={slug}")
    assert volunteer.texts("main .note") == []
    volunteer.submit(title="La nôtre")
    assert only_campaign().borrowed == {}


def test_a_case_that_is_not_published_lends_nothing(volunteer, in_review, person):
    case = in_review(person("autre@example.org"))
    for slug in (case.slug or "la-soupe-des-voisins", case.public_id):
        volunteer.open(f"{NEW}?from={slug}")
        assert volunteer.texts("main .note") == []


def test_a_new_plan_starts_with_the_cases_of_moderation(volunteer):
    volunteer.open(NEW)
    volunteer.submit(title="A")
    rows = db.session.query(StepAnswer).filter_by(step="moderation").one().answers
    assert [len(each) for each in rows.values()] == [7]
