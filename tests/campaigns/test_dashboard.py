"""My campaigns: the next thing to do first, then everything else, and nobody else's."""

import pytest

from app.campaigns.models import MemberRole
from app.campaigns.summaries import summarise
from app.plan.interchange import from_json
from app.plan.steps import STEPS
from tests.campaigns.plans import PLAN, plan_of, start
from tests.words import say

DASHBOARD = "/fr/campaigns/"


def named(title, **steps):
    return plan_of(basics={"title": title}, **steps)


def test_somebody_new_is_helped_to_begin(volunteer):
    page = volunteer.open(DASHBOARD)
    assert volunteer.texts("section.panel h2") == [say("fr", "Your first campaign")]
    assert page.css_first("section.panel a.btn").attributes["href"] == "/fr/campaigns/new"
    assert volunteer.texts("ul.camps li") == []


@pytest.mark.parametrize("count", [1, 3])
def test_campaigns_are_listed_the_latest_first(volunteer, author, count):
    for number in range(count):
        start(named(f"Campagne {number}"), author)
    volunteer.open(DASHBOARD)
    wanted = [f"Campagne {number}" for number in reversed(range(count))]
    assert volunteer.texts("ul.camps h3") == wanted
    assert volunteer.text("#resume") == wanted[0]


def test_what_was_changed_last_comes_first(volunteer, author):
    older = start(named("Ancienne"), author)
    start(named("Nouvelle"), author)
    volunteer.open(f"/fr/campaigns/{older.public_id}/steps/basics")
    volunteer.submit("#step form", do="stay", area="Lille")
    volunteer.open(DASHBOARD)
    assert volunteer.texts("ul.camps h3") == ["Ancienne", "Nouvelle"]


def test_the_next_step_is_one_click_away(volunteer, campaign):
    page = volunteer.open(DASHBOARD)
    link = page.css_first("section.next a.btn").attributes["href"]
    assert link == f"/fr/campaigns/{campaign.public_id}/steps/basics"
    volunteer.open(link)


def test_a_campaign_without_a_name_can_be_told_and_opened(volunteer, author):
    campaign = start(plan_of(basics={"area": "Lille"}), author)
    page = volunteer.open(DASHBOARD)
    assert volunteer.texts("ul.camps h3") == [say("fr", "Campaign without a name")]
    link = page.css_first("ul.camps h3 a").attributes["href"]
    assert link == f"/fr/campaigns/{campaign.public_id}/"


def test_somebody_else_s_campaigns_are_not_shown(signed_in, person, campaign):
    stranger = signed_in(person("autre@example.org"))
    stranger.open(DASHBOARD)
    assert "Même tribune" not in stranger.response.text


@pytest.mark.parametrize(
    ("role", "words"),
    [
        (MemberRole.EDITOR, "You may edit"),
        (MemberRole.COMMENTER, "You may comment"),
        (MemberRole.READER, "You may read"),
    ],
)
def test_the_place_in_a_team_is_said(signed_in, person, campaign, join, role, words):
    visitor = signed_in(join(campaign, person("autre@example.org"), role))
    visitor.open(DASHBOARD)
    assert visitor.texts("ul.camps li > p") == [say("fr", words)]


def test_own_case_studies_are_listed_in_words(volunteer, author, draft, person):
    draft(author, title="La mienne")
    draft(person("autre@example.org"), title="Celle d’une autre")
    volunteer.open(DASHBOARD)
    assert volunteer.texts("ul.camps h3") == ["La mienne"]
    assert "Celle d’une autre" not in volunteer.response.text


@pytest.mark.parametrize("count", [1, 3])
def test_it_costs_the_same_however_many_there_are(volunteer, author, draft, statements, count):
    for number in range(count):
        start(named(f"Campagne {number}"), author)
        draft(author, title=f"Étude {number}")
    volunteer.open(DASHBOARD)
    with statements() as seen:
        volunteer.open(DASHBOARD)
    assert len(seen) == 3, seen


def test_a_summary_reads_no_answer(author, statements):
    campaign = start(from_json(PLAN.read_bytes()), author)
    with statements() as seen:
        summary = summarise(campaign, "owner")
    assert seen == []
    assert [part[0] for part in summary.phases] == ["Plan", "Produce", "Promote", "Measure"]
    assert sum(part[2] for part in summary.phases) == len(STEPS)
    assert summary.ready == sum(part[1] for part in summary.phases)


def test_a_campaign_that_keeps_nothing_about_itself_is_at_the_start(author, campaign):
    campaign.progress = {}
    summary = summarise(campaign, "owner")
    assert (summary.ready, summary.next_slug) == (0, "basics")
    assert [part[1:] for part in summary.phases] == [(0, 0, 0)] * 4


def test_a_campaign_in_which_all_is_ready_has_nothing_next(campaign):
    campaign.progress = {**campaign.progress, "next": None}
    summary = summarise(campaign, "owner")
    assert (summary.next_slug, summary.next_title, summary.next_minutes) == (None, "", 0)
