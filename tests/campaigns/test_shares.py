"""Sharing a plan by a link: who may, what it shows, and when it shows nothing any more."""

from datetime import timedelta

import pytest
import time_machine

from app.campaigns.membership import change_role, leave, remove_member
from app.campaigns.models import MemberRole, PlanShare
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.cli.housekeeping import tidy_up
from app.core.clock import now
from app.core.db import db, one_commit
from app.core.ids import hashed
from tests.campaigns.plans import plan_of, start
from tests.campaigns.test_team import EVERYBODY
from tests.words import say

STEPS = {
    "basics": {"title": "Même tribune", "summary": "Des supporters se parlent."},
    "risks": {
        "crisis_contact": "Maître Dupont, 06 11 22 33 44",
        "risks": [{"id": "k1", "kind": "backfire", "mitigation": "On relit à deux."}],
        "support_contacts": [{"id": "s1", "service": "SOS Écoute", "contact": "09 99 88 77 66"}],
    },
    "resources": {"people": [{"id": "p1", "name": "Lina Barka", "hours_per_week": 3}]},
    "messengers": {
        "messengers": [
            {
                "id": "m1",
                "label": "Sofiane K.",
                "kind": "former",
                "why_trusted": "Il a joué ici.",
                "lived_trauma": True,
                "support_before": "Docteur Roy",
                "consent_kept_at": "Armoire bleue",
                "withdraw_contact": "retrait@example.org",
            }
        ]
    },
    "calendar": {"milestones": [{"id": "j1", "what": "Film monté", "owner": "p1"}]},
}
SECRETS = ("Dupont", "06 11", "SOS Écoute", "09 99", "Docteur Roy", "Armoire bleue", "retrait@")
NAMES = ("Lina Barka", "Sofiane K.")
SEEN = dict(zip(EVERYBODY, [303, 404, 403, 403, 200, 200], strict=True))
DONE = dict(zip(EVERYBODY, [401, 404, 403, 403, 303, 303], strict=True))
MATRIX = [
    ("get", "", SEEN),
    ("post", "", DONE),
    ("get", "/preview", SEEN),
    ("post", "/{one}/end", DONE),
]


@pytest.fixture
def campaign(author):
    return start(plan_of(**STEPS), author)


@pytest.fixture
def shares(campaign):
    return f"/fr/campaigns/{campaign.public_id}/shares"


@pytest.fixture
def share(shares):
    """Make a link: `share(visitor, days="30", with_names="yes")` gives its path."""

    def make(visitor, **given):
        visitor.open(shares)
        visitor.submit("form:has(select)", **given)
        link = visitor.page.css_first("#link").attributes["value"]
        return link.removeprefix("http://localhost")

    return make


def kept():
    db.session.expire_all()
    return db.session.query(PlanShare).order_by(PlanShare.id.desc()).first()


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize(("method", "place", "wanted"), MATRIX, ids=lambda each: str(each)[:20])
def test_only_who_may_edit_shares_the_plan(
    as_role, volunteer, share, shares, method, place, wanted, role
):
    share(volunteer)
    visitor, address = as_role(role), shares + place.format(one=kept().public_id)
    if method == "get":
        assert visitor.client.get(address).status_code == wanted[role]
    else:
        visitor.post(address, {"days": "7"}, status=wanted[role], follow=False)


def test_an_administrator_who_is_not_on_the_team_finds_nothing(signed_in, shares):
    signed_in("admin@example.org", role="administrator").open(shares, status=404)


def test_a_link_shows_the_plan_to_whoever_has_it(volunteer, anyone, share):
    anyone.open(share(volunteer))
    assert anyone.text("h1") == "Même tribune"
    assert "Des supporters se parlent." in anyone.texts("dd p")
    assert "Film monté" in anyone.text()


def test_nothing_on_it_leads_to_the_team_s_pages(volunteer, campaign, anyone, share):
    anyone.open(share(volunteer))
    assert campaign.public_id not in anyone.response.text
    assert anyone.page.css("main a, main form") == []


@pytest.mark.parametrize(
    ("ticked", "has_names", "has_safety"),
    [
        ({}, False, False),
        ({"with_names": "yes"}, True, False),
        ({"with_safety": "yes"}, False, True),
        ({"with_names": "yes", "with_safety": "yes"}, True, True),
    ],
)
def test_it_shows_names_and_the_safety_step_only_where_ticked(
    volunteer, anyone, share, ticked, has_names, has_safety
):
    anyone.open(share(volunteer, **ticked))
    words = anyone.response.text
    assert [each in words for each in NAMES] == [has_names, has_names]
    assert ("On relit à deux." in words) is has_safety
    assert [each for each in SECRETS if each in words] == []


def test_what_could_leak_is_in_the_plan(volunteer, campaign):
    volunteer.open(f"/fr/campaigns/{campaign.public_id}/review")
    words = volunteer.response.text
    assert [each for each in (*SECRETS, *NAMES) if each not in words] == []


def test_the_preview_shows_the_same_and_shares_nothing(volunteer, anyone, share, shares):
    anyone.open(share(volunteer, with_names="yes"))
    volunteer.open(f"{shares}/preview?with_names=yes")
    assert volunteer.texts("dl.sum") == anyone.texts("dl.sum")
    volunteer.open(f"{shares}/preview")
    assert [each for each in (*SECRETS, *NAMES) if each in volunteer.text()] == []
    assert db.session.query(PlanShare).count() == 1


def test_what_is_left_out_is_said_before_and_on_the_page(volunteer, anyone, share, shares):
    volunteer.open(shares)
    before = volunteer.texts("main section li")
    anyone.open(share(volunteer))
    assert anyone.texts("main details li") == before
    assert len(before) == 9


def test_comments_are_not_shown(volunteer, campaign, anyone, share):
    comments = f"/fr/campaigns/{campaign.public_id}/steps/basics/comments"
    volunteer.post(
        comments, {"text": "Entre nous seulement", "about": ""}, follow=False, status=303
    )
    assert "Entre nous seulement" in volunteer.open(comments).text()
    anyone.open(share(volunteer))
    assert "Entre nous seulement" not in anyone.response.text


def test_no_engine_keeps_it_and_no_link_tells_where_one_came_from(volunteer, anyone, share):
    anyone.open(share(volunteer))
    headers = anyone.response.headers
    assert headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert headers.getlist("Referrer-Policy") == ["no-referrer"]
    assert headers["Cache-Control"] == "no-store"
    assert anyone.page.css_first("meta[name=robots]").attributes["content"].startswith("noindex")
    assert "/shared/" not in anyone._send("get", "/sitemap.xml").text
    robots = anyone._send("get", "/robots.txt").text.splitlines()
    assert "Disallow: /fr/shared/" in robots


def test_it_follows_the_plan_and_can_be_read_in_english(volunteer, anyone, share):
    anyone.open(share(volunteer).replace("/fr/", "/en/"))
    assert "Your campaign in one or two sentences" in anyone.texts("dt")


def test_a_missing_answer_is_no_concern_of_theirs(volunteer, anyone, share):
    anyone.open(share(volunteer))
    assert anyone.page.css("dd .is-warn") == []


@pytest.mark.parametrize("days", ["1", "7", "30", "90"])
def test_a_link_ends_when_it_was_said_to(volunteer, anyone, share, days):
    path = share(volunteer, days=days)
    with time_machine.travel(now() + timedelta(days=int(days)) - timedelta(minutes=1)):
        anyone.open(path)
    with time_machine.travel(now() + timedelta(days=int(days)) + timedelta(minutes=1)):
        anyone.open(path, status=410)
    assert anyone.text("h1") == say("fr", "This link does not show anything any more")


def test_a_link_that_was_taken_back_shows_nothing_and_twice_is_once(
    volunteer, anyone, share, shares
):
    path = share(volunteer)
    volunteer.submit("form[action$='/end']")
    anyone.open(path, status=410)
    ended = kept().ended_at
    volunteer.post(f"{shares}/{kept().public_id}/end")
    assert kept().ended_at == ended
    assert volunteer.page.css("table") == []


def test_an_unknown_link_says_no_more_than_a_dead_one(volunteer, anyone, share):
    path = share(volunteer)
    volunteer.submit("form[action$='/end']")
    dead = anyone.open(path, status=410).css_first("main").html
    assert anyone.open("/fr/shared/unknown", status=410).css_first("main").html == dead


def test_the_link_is_shown_once_and_kept_as_a_hash(volunteer, share, shares):
    token = share(volunteer).rpartition("/")[2]
    assert kept().token_hash == hashed(token)
    volunteer.open(shares)
    assert token not in volunteer.response.text


def test_the_same_form_sent_twice_makes_one_link(volunteer, shares):
    volunteer.open(shares)
    once = volunteer.page.css_first("form:has(select) [name=once]").attributes["value"]
    for _ in range(2):
        volunteer.post(shares, {"once": once, "days": "7"}, follow=False, status=303)
    assert db.session.query(PlanShare).count() == 1


@pytest.mark.parametrize("days", ["", "2", "x", "-1"])
def test_a_time_that_is_not_offered_is_refused_and_what_was_ticked_stays(volunteer, shares, days):
    volunteer.open(shares)
    volunteer.submit("form:has(select)", days=days, with_names="yes", status=422)
    assert volunteer.page.css_first("#with_names[checked]") is not None
    assert db.session.query(PlanShare).count() == 0


def test_the_list_says_who_made_a_link_and_no_address(as_role, volunteer, share, shares):
    share(as_role("editor"))
    volunteer.open(shares)
    assert "Editor" in volunteer.text("tbody")
    assert "editor@example.org" not in volunteer.response.text


def test_the_link_of_another_campaign_cannot_be_ended_here(volunteer, author, anyone, share):
    path = share(volunteer)
    other = start(plan_of(basics={"title": "B"}), author)
    volunteer.post(f"/fr/campaigns/{other.public_id}/shares/{kept().public_id}/end", status=404)
    anyone.open(path)


def gone(campaign, author, user):
    opened = open_campaign(campaign.public_id, Right.MANAGE_TEAM, author)
    remove_member(opened, user, author)


def left(campaign, _author, user):
    leave(open_campaign(campaign.public_id, Right.SEE_CAMPAIGN, user), user)


def may_comment_only(campaign, author, user):
    opened = open_campaign(campaign.public_id, Right.MANAGE_TEAM, author)
    change_role(opened, user, MemberRole.COMMENTER, author)


@pytest.mark.parametrize("deed", [gone, left, may_comment_only])
def test_links_end_with_the_place_of_who_made_them(
    as_role, volunteer, author, campaign, anyone, share, deed
):
    editor = as_role("editor")
    theirs, mine = share(editor), share(volunteer)
    with one_commit():
        deed(campaign, author, editor.user)
    anyone.open(theirs, status=410)
    anyone.open(mine)


def test_the_bin_ends_every_link_for_good(volunteer, campaign, anyone, share):
    path = share(volunteer)
    volunteer.open(f"/fr/campaigns/{campaign.public_id}/deletion")
    volunteer.submit()
    anyone.open(path, status=410)
    volunteer.open("/fr/campaigns/bin")
    volunteer.submit()
    anyone.open(path, status=410)


def test_a_link_shows_nothing_while_its_maker_is_suspended(volunteer, author, anyone, share):
    path = share(volunteer)
    with one_commit() as session:
        session.merge(author).suspended_at = now()
    anyone.open(path, status=410)


def test_whoever_guesses_links_is_stopped(volunteer, anyone, share):
    path = share(volunteer)
    for number in range(30):
        anyone.open(f"/fr/shared/guess{number}", status=410)
    anyone.open(path, status=429)


def test_reading_writes_nothing(volunteer, anyone, share, statements):
    path = share(volunteer)
    anyone.open(path)
    with statements() as seen:
        anyone.open(path)
    assert [each for each in seen if not each.startswith("SELECT")] == []
    assert len(seen) <= 5


def test_a_link_is_forgotten_a_month_after_its_end(volunteer, share):
    share(volunteer, days="1")
    for days, left in ((30, 1), (32, 0)):
        with time_machine.travel(now() + timedelta(days=days)):
            tidy_up()
        assert db.session.query(PlanShare).count() == left
