"""The team: who may do what to whom, and what stays when somebody goes."""

import pytest

from app.campaigns.membership import leave
from app.campaigns.models import Comment, Member
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.core.db import db, one_commit
from app.core.errors import Conflict
from app.core.events import Event
from tests.campaigns.plans import plan_of, start
from tests.meanwhile import meanwhile
from tests.words import say

EVERYBODY = ["anonymous", "stranger", "reader", "commenter", "editor", "owner"]
SEEN_BY_ALL = dict(zip(EVERYBODY, [303, 404, 200, 200, 200, 200], strict=True))
SEEN_BY_OWNERS = dict(zip(EVERYBODY, [303, 404, 403, 403, 403, 200], strict=True))
DONE_BY_ALL = dict(zip(EVERYBODY, [401, 404, 303, 303, 303, 303], strict=True))
DONE_BY_OWNERS = dict(zip(EVERYBODY, [401, 404, 403, 403, 403, 303], strict=True))
MATRIX = [
    ("get", "", SEEN_BY_ALL),
    ("get", "/departure", SEEN_BY_ALL),
    ("get", "/members/{nadia}", SEEN_BY_OWNERS),
    ("get", "/members/{nadia}/removal", SEEN_BY_OWNERS),
    ("get", "/members/{nadia}/handover", SEEN_BY_OWNERS),
    ("post", "/members/{nadia}", DONE_BY_OWNERS),
    ("post", "/members/{nadia}/removal", DONE_BY_OWNERS),
    ("post", "/members/{nadia}/handover", DONE_BY_OWNERS),
    ("post", "/departure", {**DONE_BY_ALL, "owner": 409}),
]


@pytest.fixture
def nadia(person, campaign, join):
    return join(campaign, person("nadia@example.org", name="Nadia"), "editor")


@pytest.fixture
def team(campaign):
    return f"/fr/campaigns/{campaign.public_id}/team"


def roles(campaign):
    db.session.expire_all()
    rows = db.session.query(Member).filter_by(campaign_id=campaign.id)
    return {row.user_id: row.role for row in rows}


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize(("method", "place", "wanted"), MATRIX, ids=lambda each: str(each)[:30])
def test_each_place_allows_what_it_says(as_role, nadia, team, method, place, wanted, role):
    visitor = as_role(role)
    address = team + place.format(nadia=nadia.public_id)
    if method == "get":
        assert visitor.client.get(address).status_code == wanted[role]
    else:
        visitor.post(address, {"role": "reader"}, status=wanted[role], follow=False)


@pytest.mark.parametrize("role", EVERYBODY[1:-1])
def test_a_refused_deed_changes_nothing(as_role, nadia, campaign, team, role):
    visitor, before = as_role(role), roles(campaign)
    for place in ("", "/removal", "/handover"):
        address = f"{team}/members/{nadia.public_id}{place}"
        visitor.client.post(address, data={"csrf_token": visitor.token(), "role": "reader"})
    assert roles(campaign) == before


def test_everybody_sees_names_and_roles_but_no_address(as_role, nadia, team):
    reader = as_role("reader")
    reader.open(team)
    assert reader.texts("tbody th") == ["Aicha", "Nadia", "Reader vous"]
    words = ["Responsible", "May edit", "Reads only"]
    assert reader.texts("tbody td:nth-child(2)") == [say("fr", each) for each in words]
    assert "example.org" not in reader.response.text
    assert reader.page.css("tbody a") == []


def test_somebody_without_a_name_is_not_called_by_their_address(
    volunteer, person, join, campaign, team
):
    join(campaign, person("secret.name@example.org", name=""), "reader")
    volunteer.open(team)
    assert volunteer.texts("tbody th")[1] == say("fr", "somebody without a name")
    assert "secret" not in volunteer.response.text


def test_a_name_is_shown_as_it_was_typed_and_never_run(volunteer, person, join, campaign, team):
    nasty = "<script>alert(1)</script>"
    user = join(campaign, person("mal@example.org", name=nasty), "editor")
    volunteer.open(team)
    assert volunteer.texts("tbody th")[1] == nasty
    for place in ("", "/removal", "/handover"):
        volunteer.open(f"{team}/members/{user.public_id}{place}")
        assert nasty in volunteer.text("h1")
    volunteer.open(team.removesuffix("team"))
    assert nasty in volunteer.text(".meta")


def test_a_role_is_changed_and_holds_at_once(volunteer, signed_in, nadia, campaign, team):
    volunteer.open(f"{team}/members/{nadia.public_id}")
    volunteer.submit(role="commenter")
    assert roles(campaign)[nadia.id] == "commenter"
    theirs = signed_in(nadia)
    theirs.post(f"/fr/campaigns/{campaign.public_id}/steps/basics", status=403)


@pytest.mark.parametrize("role", ["", "king", "OWNER"])
def test_an_unknown_role_is_refused(volunteer, nadia, campaign, team, role):
    volunteer.open(f"{team}/members/{nadia.public_id}")
    volunteer.submit(role=role, status=422)
    assert volunteer.texts(".errsum li") == [say("fr", "Choose one of the answers offered.")]
    assert roles(campaign)[nadia.id] == "editor"


def test_somebody_of_another_campaign_is_not_found(volunteer, person, team):
    other = person("autre@example.org")
    start(plan_of(basics={"title": "Ailleurs"}), other)
    volunteer.open(f"{team}/members/{other.public_id}", status=404)
    volunteer.open(team)
    assert volunteer.texts("tbody th") == ["Aicha vous"]
    for place in ("", "/handover"):
        volunteer.post(f"{team}/members/{other.public_id}{place}", {"role": "owner"}, status=404)


def test_a_removed_member_loses_access_at_once_and_their_words_stay(
    volunteer, signed_in, nadia, campaign, team
):
    theirs = signed_in(nadia)
    step = f"/fr/campaigns/{campaign.public_id}/steps/basics"
    theirs.open(step)
    theirs.submit("#step form", do="stay", area="Lille")
    theirs.post(f"{step}/comments", {"about": "", "text": "Je reste"})
    volunteer.open(f"{team}/members/{nadia.public_id}/removal")
    volunteer.submit()
    theirs.open(step, status=404)
    theirs.post(step, {"drawn": "area", "area": "Paris"}, status=404)
    volunteer.open(step)
    assert volunteer.page.css_first("[name=area]").attributes["value"] == "Lille"
    volunteer.open(f"{step}/comments")
    assert volunteer.texts(".say header b") == ["Nadia"]


def test_removing_twice_is_removing_once(volunteer, nadia, team):
    volunteer.open(f"{team}/members/{nadia.public_id}/removal")
    volunteer.submit()
    volunteer.post(f"{team}/members/{nadia.public_id}/removal")
    assert db.session.query(Event).filter_by(deed="team.removed").count() == 1


def test_events_hold_public_ids_only(volunteer, nadia, campaign, author, team):
    volunteer.post(f"{team}/members/{nadia.public_id}", {"role": "reader"})
    event = db.session.query(Event).filter_by(deed="team.became_reader").one()
    assert (event.who, event.what) == (author.public_id, campaign.public_id)


def test_a_campaign_is_handed_over(volunteer, nadia, author, campaign, team):
    volunteer.open(f"{team}/members/{nadia.public_id}/handover")
    volunteer.submit()
    assert roles(campaign) == {author.id: "editor", nadia.id: "owner"}


def test_handing_over_by_double_click_is_harmless(volunteer, nadia, author, campaign, team):
    page = volunteer.open(f"{team}/members/{nadia.public_id}/handover")
    once = page.css_first("[name=once]").attributes["value"]
    for _ in range(2):
        volunteer.post(f"{team}/members/{nadia.public_id}/handover", {"once": once})
    assert roles(campaign) == {author.id: "editor", nadia.id: "owner"}


def test_one_cannot_hand_over_to_oneself(volunteer, author, campaign, team):
    volunteer.post(f"{team}/members/{author.public_id}/handover", status=404)
    assert roles(campaign) == {author.id: "owner"}


def test_a_second_person_may_be_responsible_and_then_the_first_may_go(
    volunteer, nadia, campaign, team
):
    volunteer.post(f"{team}/members/{nadia.public_id}", {"role": "owner"})
    volunteer.open(f"{team}/departure")
    volunteer.submit()
    assert volunteer.response.request.path == "/fr/campaigns/"
    assert roles(campaign) == {nadia.id: "owner"}


@pytest.mark.parametrize("deed", ["departure", "members/{me}"])
def test_the_last_one_responsible_stays_and_is_told_why(
    volunteer, nadia, author, campaign, team, deed
):
    volunteer.open(f"{team}/{deed.format(me=author.public_id)}")
    role = {"role": "editor"} if deed != "departure" else {}
    volunteer.submit(status=409, **role)
    why = "A campaign needs somebody who is responsible for it. Make somebody else so first."
    assert say("fr", why) in volunteer.text()
    assert roles(campaign) == {author.id: "owner", nadia.id: "editor"}


def test_removing_oneself_is_asked_as_leaving(volunteer, author, campaign, team):
    volunteer.post(f"{team}/members/{author.public_id}/removal")
    assert volunteer.response.request.path == f"{team}/departure"
    assert roles(campaign) == {author.id: "owner"}


def test_leaving_by_double_click_is_harmless(as_role, campaign, team):
    reader = as_role("reader")
    once = reader.open(f"{team}/departure").css_first("[name=once]").attributes["value"]
    for _ in range(2):
        reader.post(f"{team}/departure", {"once": once})
        assert reader.response.request.path == "/fr/campaigns/"
    reader.open(team, status=404)


def test_the_last_two_responsible_cannot_go_at_once(app, author, nadia, campaign, team, volunteer):
    volunteer.post(f"{team}/members/{nadia.public_id}", {"role": "owner"})

    def go(user):
        leave(open_campaign(campaign.public_id, Right.SEE_CAMPAIGN, user), user)

    with one_commit():
        go(author)
        thread, failed = meanwhile(app, lambda: go(nadia))
    thread.join()
    assert failed == [Conflict]
    assert roles(campaign) == {nadia.id: "owner"}


def test_the_task_list_names_the_team_and_leads_to_it(as_role, nadia, team):
    reader = as_role("reader")
    page = reader.open(team.removesuffix("team"))
    assert "Aicha, Nadia, Reader" in reader.text(".meta")
    assert page.css_first(f'main a[href="{team}"]') is not None


def test_a_large_team_is_summed_up(volunteer, person, join, campaign, team):
    for number in range(6):
        join(campaign, person(f"p{number}@example.org"), "reader")
    volunteer.open(team.removesuffix("team"))
    assert volunteer.text(".meta span") == "Équipe : Aicha, P0, P1, P2, P3 et 2 autres"


def test_the_words_of_a_deleted_account_stay_without_a_name(volunteer, nadia, campaign, signed_in):
    step = f"/fr/campaigns/{campaign.public_id}/steps/basics/comments"
    signed_in(nadia).post(step, {"about": "", "text": "Je reste"})
    with one_commit() as session:
        session.execute(db.delete(type(nadia)).where(type(nadia).id == nadia.id))
    assert db.session.query(Comment).count() == 1
    volunteer.open(step)
    assert volunteer.texts(".say header b") == [say("fr", "somebody who has left")]
