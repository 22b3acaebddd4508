"""Invitations to a team: made once, shown once, used as often as said, dead when they should be."""

from datetime import timedelta

import pytest
import time_machine

from app.accounts import passwords
from app.campaigns.inviting import DeadInvitation
from app.campaigns.inviting import join as join_by
from app.campaigns.models import Invitation, Member
from app.core.clock import now
from app.core.db import db, one_commit
from app.core.ids import hashed
from app.core.mail import render
from app.core.settings import site_settings
from tests.accounts.conftest import PASSWORD, letters, path_in
from tests.campaigns.plans import plan_of, start
from tests.campaigns.test_team import DONE_BY_OWNERS, EVERYBODY, SEEN_BY_OWNERS, roles
from tests.meanwhile import meanwhile
from tests.visitor import Visitor
from tests.words import say

OFFER = {"role": "editor", "for_one": "one", "days": "7", "email": ""}


@pytest.fixture
def team(campaign):
    return f"/fr/campaigns/{campaign.public_id}/team"


@pytest.fixture
def invite(volunteer, team):
    """Make a link; gives its path."""

    def make(**given):
        volunteer.open(f"{team}/invitation")
        volunteer.submit(**{**OFFER, **given})
        link = volunteer.page.css_first("main input[readonly]").attributes["value"]
        return link.removeprefix("http://localhost")

    return make


@pytest.fixture
def sami(person):
    return person("sami@example.org", name="Sami")


def invitation():
    db.session.expire_all()
    return db.session.query(Invitation).order_by(Invitation.id.desc()).first()


MATRIX = [
    ("get", "/invitation", SEEN_BY_OWNERS),
    ("post", "/invitation", DONE_BY_OWNERS),
    ("get", "/invitations/{one}", SEEN_BY_OWNERS),
    ("post", "/invitations/{one}/end", DONE_BY_OWNERS),
]


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize(("method", "place", "wanted"), MATRIX, ids=lambda each: str(each)[:30])
def test_only_who_is_responsible_invites(
    as_role, invite, anyone, team, method, place, wanted, role
):
    invite()
    address = team + place.format(one=invitation().public_id)
    visitor = as_role(role)
    if method == "get":
        assert visitor.client.get(address).status_code == wanted[role]
    else:
        visitor.post(address, OFFER, status=wanted[role], follow=False)


def test_an_invitation_of_another_campaign_is_not_found(volunteer, invite, author, team):
    invite()
    other = start(plan_of(basics={"title": "B"}), author)
    address = f"/fr/campaigns/{other.public_id}/team/invitations/{invitation().public_id}"
    volunteer.open(address, status=404)
    volunteer.post(f"{address}/end", status=404)
    assert invitation().ended_at is None


def test_the_secret_is_shown_once_and_only_its_hash_is_kept(volunteer, invite):
    token = invite().rpartition("/")[2]
    assert invitation().token_hash == hashed(token)
    volunteer.open(volunteer.response.request.path)
    assert token not in volunteer.response.text
    assert volunteer.page.css("main input[readonly]") == []
    once = "For your safety it is shown only once: make a new one if you did not copy it."
    assert volunteer.texts("p.note") == [say("fr", f"The link was made. {once}")]


def test_the_same_form_twice_makes_one_link(volunteer, team):
    volunteer.open(f"{team}/invitation")
    form = {**OFFER, "once": volunteer.page.css_first("[name=once]").attributes["value"]}
    volunteer.post(f"{team}/invitation", form)
    first = volunteer.response.request.path
    volunteer.post(f"{team}/invitation", form)
    assert volunteer.response.request.path == first
    assert db.session.query(Invitation).count() == 1


@pytest.mark.parametrize(
    "bad", [{"role": "owner"}, {"role": "x"}, {"days": "365"}, {"for_one": "0"}]
)
def test_what_is_not_offered_is_refused(volunteer, team, bad):
    volunteer.open(f"{team}/invitation")
    volunteer.submit(**{**OFFER, **bad}, status=422)
    assert volunteer.texts(".errsum li") == [say("fr", "Choose one of the answers offered.")]
    assert db.session.query(Invitation).count() == 0


def test_who_follows_a_link_sees_what_it_is_and_joins(invite, signed_in, sami, campaign):
    theirs = signed_in(sami)
    theirs.open(invite(role="commenter"))
    assert theirs.text("h1") == "Même tribune"
    assert theirs.texts("dd") == [
        "Aicha",
        say("fr", "May comment"),
        say("fr", "Read everything and comment, without changing the answers."),
    ]
    theirs.submit()
    assert theirs.response.request.path == f"/fr/campaigns/{campaign.public_id}/"
    assert roles(campaign)[sami.id] == "commenter"


def test_opening_a_link_joins_nobody(invite, signed_in, sami, campaign):
    signed_in(sami).open(invite())
    assert sami.id not in roles(campaign)
    assert invitation().ended_at is None


def test_without_a_sign_in_nothing_of_the_campaign_is_told(invite, app, campaign):
    stranger, link = Visitor(app), invite()
    stranger.open(link)
    assert stranger.text("h1") == say("fr", "You are invited")
    assert "Même tribune" not in stranger.response.text
    assert "Aicha" not in stranger.response.text
    assert stranger.response.headers["Cache-Control"] == "no-store"
    stranger.post(link, status=401)


def test_signing_in_comes_back_to_the_invitation(invite, app, person):
    person("sami@example.org", password_hash=passwords.keep(PASSWORD))
    guest, link = Visitor(app), invite()
    guest.open(link)
    guest.open(guest.page.css_first("main a.btn").attributes["href"])
    guest.submit(email="sami@example.org", password=PASSWORD)
    assert guest.response.request.path == link


def test_registering_comes_back_to_the_invitation(invite, app, campaign):
    guest, link = Visitor(app), invite()
    guest.open(link)
    guest.open(guest.page.css("main a.btn")[1].attributes["href"])
    guest.submit(name="Sami", email="sami@example.org", password=PASSWORD)
    guest.open(path_in("confirm"))
    guest.submit()
    assert guest.response.request.path == link
    guest.submit()
    assert sorted(roles(campaign).values()) == ["editor", "owner"]


def test_a_link_for_one_works_once(invite, signed_in, sami, person, campaign):
    link = invite()
    first, second = signed_in(sami), signed_in(person("leo@example.org"))
    first.post(link)
    second.open(link, status=410)
    second.post(link, status=410)
    assert second.text("h1") == say("fr", "This invitation does not work any more")
    assert len(roles(campaign)) == 2


def test_a_link_for_several_works_again(invite, signed_in, sami, person, campaign):
    link = invite(for_one="several")
    for user in (sami, person("leo@example.org")):
        signed_in(user).post(link)
    assert len(roles(campaign)) == 3


def test_joining_twice_by_double_click_is_harmless(invite, signed_in, sami, campaign):
    link, theirs = invite(), signed_in(sami)
    for _ in range(2):
        theirs.post(link)
        assert theirs.response.request.path == f"/fr/campaigns/{campaign.public_id}/"
    assert db.session.query(Member).filter_by(user_id=sami.id).count() == 1


def test_who_is_a_member_keeps_their_role_and_the_link_stays(invite, volunteer, campaign, author):
    link = invite(role="reader")
    for deed in (volunteer.open, volunteer.post):
        deed(link)
        assert volunteer.response.request.path == f"/fr/campaigns/{campaign.public_id}/"
    assert roles(campaign) == {author.id: "owner"}
    assert invitation().ended_at is None


@pytest.mark.parametrize(("days", "alive_for"), [("1", 1), ("7", 7), ("30", 30)])
def test_a_link_dies_when_its_time_is_over(invite, person, days, alive_for):
    link = invite(days=days)
    token = link.rpartition("/")[2]
    late, early = person("late@example.org"), person("early@example.org")
    with time_machine.travel(now() + timedelta(days=alive_for, minutes=-1)), one_commit():
        join_by(token, early)
    with db.session.begin_nested():
        invitation().ended_at = None
    db.session.commit()
    with (
        time_machine.travel(now() + timedelta(days=alive_for, minutes=1)),
        pytest.raises(DeadInvitation),
        one_commit(),
    ):
        join_by(token, late)


def test_a_link_that_was_taken_back_is_dead(invite, volunteer, signed_in, sami, team, campaign):
    link = invite()
    volunteer.open(team)
    volunteer.submit("form[action$='/end']")
    assert volunteer.page.css("form[action$='/end']") == []
    theirs = signed_in(sami)
    theirs.open(link, status=410)
    theirs.post(link, status=410)
    assert sami.id not in roles(campaign)


def test_a_link_to_a_campaign_in_the_bin_is_dead(invite, signed_in, sami, campaign):
    link = invite()
    with one_commit() as session:
        session.get(type(campaign), campaign.id).deleted_at = now()
    signed_in(sami).open(link, status=410)


@pytest.mark.parametrize("token", ["x", "é" * 40, "a" * 300])
def test_a_strange_link_is_dead(signed_in, sami, token):
    signed_in(sami).open(f"/fr/campaigns/join/{token}", status=410)


@pytest.mark.parametrize("for_one", ["one", "several"])
def test_a_removed_member_does_not_come_back_by_a_link_they_know(
    invite, volunteer, signed_in, sami, team, join, campaign, for_one
):
    link, theirs = invite(for_one=for_one), signed_in(join(campaign, sami, "reader"))
    theirs.open(link)  # which leaves it as it is: they are on the team
    volunteer.post(f"{team}/members/{sami.public_id}/removal")
    theirs.open(link, status=410)
    theirs.post(link, status=410)
    assert sami.id not in roles(campaign)


def test_a_letter_to_a_removed_member_is_dead_and_one_to_somebody_else_is_not(
    mail, volunteer, sami, team, join, campaign, anyone
):
    paths = []
    for email in ("sami@example.org", "leo@example.org"):
        volunteer.open(f"{team}/invitation")
        volunteer.submit(**{**OFFER, "email": email})
        paths.append(path_in("team_invitation"))
    join(campaign, sami, "reader")
    volunteer.post(f"{team}/members/{sami.public_id}/removal")
    anyone.open(paths[0], status=410)
    anyone.open(paths[1])


def test_the_links_of_who_was_responsible_and_left_end(
    invite, volunteer, join, campaign, sami, team, anyone
):
    join(campaign, sami, "owner")
    link = invite()
    volunteer.post(f"{team}/departure")
    anyone.open(link, status=410)


def test_the_links_of_others_outlive_a_departure(invite, as_role, team, anyone):
    link = invite()
    as_role("editor").post(f"{team}/departure")
    anyone.open(link)


def test_the_links_of_who_is_responsible_no_more_end(
    invite, volunteer, join, campaign, sami, team, anyone
):
    link = invite()
    join(campaign, sami, "reader")
    volunteer.post(f"{team}/members/{sami.public_id}/handover")
    anyone.open(link, status=410)


def test_two_people_cannot_use_a_link_for_one_at_once(app, invite, sami, person, campaign):
    token, leo = invite().rpartition("/")[2], person("leo@example.org")
    with one_commit():
        join_by(token, sami)
        thread, failed = meanwhile(app, lambda: join_by(token, leo))
    thread.join()
    assert failed == [DeadInvitation]
    assert leo.id not in roles(campaign)


@pytest.fixture
def mail(configure):
    configure(smtp_host="smtp.example.org")


def test_a_letter_invites_one_person_and_tells_nothing_of_the_campaign(
    mail, volunteer, team, signed_in, sami, campaign
):
    volunteer.open(f"{team}/invitation")
    volunteer.submit(**{**OFFER, "email": "Sami@Example.org", "for_one": "several"})
    letter = letters("team_invitation")[0]
    told = {key: letter.parameters[key] for key in ("name", "days")}
    assert (letter.to, told) == ("sami@example.org", {"name": "Aicha", "days": 7})
    assert set(letter.parameters) == {"name", "days", "path", "until"}
    assert invitation().for_one
    theirs = signed_in(sami)
    theirs.open(path_in("team_invitation"))
    theirs.submit()
    assert roles(campaign)[sami.id] == "editor"
    assert invitation().email == ""


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_letter_reads_well(mail, app, volunteer, campaign, language):
    address = f"/{language}/campaigns/{campaign.public_id}/team/invitation"
    volunteer.open(address)
    volunteer.submit(**{**OFFER, "email": "sami@example.org"})
    subject, text = render(letters("team_invitation")[0], site_settings())
    site = site_settings().site_name
    assert subject == say(language, "An invitation to plan together on %(site)s", site=site)
    assert f"http://localhost{path_in('team_invitation')}" in text
    assert "Aicha" in text
    assert campaign.title not in subject + text


def test_the_pending_address_is_shown_to_who_is_responsible_only(mail, volunteer, team, as_role):
    volunteer.open(f"{team}/invitation")
    volunteer.submit(**{**OFFER, "email": "sami@example.org"})
    volunteer.open(team)
    assert "sami@example.org" in volunteer.text()
    editor = as_role("editor")
    editor.open(team)
    assert "sami@example.org" not in editor.response.text


def test_an_address_with_an_account_gets_the_same_answer(mail, volunteer, team, person):
    person("sami@example.org")
    answers = []
    for email in ("sami@example.org", "nobody@example.org"):
        volunteer.open(f"{team}/invitation")
        volunteer.submit(**{**OFFER, "email": email})
        answers.append((volunteer.response.request.path, volunteer.texts("[role=status]")))
    assert answers[0] == answers[1]
    assert [mail.to for mail in letters("team_invitation")] == [
        "nobody@example.org",
        "sami@example.org",
    ]


def test_a_second_letter_to_an_address_replaces_the_first(mail, volunteer, team, anyone):
    paths = []
    for _ in range(2):
        volunteer.open(f"{team}/invitation")
        volunteer.submit(**{**OFFER, "email": "sami@example.org"})
        paths.append(path_in("team_invitation"))
    anyone.open(paths[0], status=410)
    anyone.open(paths[1])


@pytest.mark.parametrize("email", ["sami", "sami@", "@example.org", "a b@example.org"])
def test_an_address_that_is_none_is_refused_and_kept_in_the_form(mail, volunteer, team, email):
    volunteer.open(f"{team}/invitation")
    volunteer.submit(**{**OFFER, "email": email}, status=422)
    assert volunteer.page.css_first("#email").attributes["value"] == email
    assert letters("team_invitation") == []


def test_nobody_sends_hundreds(mail, volunteer, team):
    volunteer.open(f"{team}/invitation")
    statuses = set()
    for number in range(31):
        form = {**OFFER, "email": f"p{number}@example.org", "csrf_token": volunteer.token()}
        statuses.add(volunteer.client.post(f"{team}/invitation", data=form).status_code)
    assert statuses == {303, 429}
    assert len(letters("team_invitation")) == 30


def test_nobody_is_sent_many(mail, volunteer, team):
    for number in range(6):
        form = {**OFFER, "email": "sami@example.org"}
        volunteer.post(f"{team}/invitation", form, status=200 if number < 5 else 429)
    assert len(letters("team_invitation")) == 5


def test_a_name_that_is_a_link_is_not_sent(mail, volunteer, team, author):
    with one_commit() as session:
        session.get(type(author), author.id).name = "Gagnez sur http://evil.example"
    volunteer.open(f"{team}/invitation")
    volunteer.submit(**{**OFFER, "email": "sami@example.org"})
    assert letters("team_invitation")[0].parameters["name"] == ""


def test_without_mail_no_address_is_asked_for_and_none_is_taken(volunteer, team):
    page = volunteer.open(f"{team}/invitation")
    assert page.css_first("[name=email]") is None
    volunteer.post(f"{team}/invitation", {**OFFER, "email": "sami@example.org"})
    assert volunteer.page.css_first("main input[readonly]") is not None
    assert letters("team_invitation") == []
