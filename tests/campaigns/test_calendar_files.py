"""A campaign in one's own calendar: the file, the secret address, and when it ends."""

from datetime import timedelta

import pytest
import time_machine
import vobject

from app.campaigns.membership import leave, remove_member
from app.campaigns.models import CalendarAddress, StepAnswer
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.core.clock import now
from app.core.db import db, one_commit
from app.core.ids import hashed
from tests.campaigns.plans import plan_of, start

STEPS = {
    "basics": {"title": "Même tribune"},
    "resources": {"people": [{"id": "p1", "name": "Lina"}]},
    "calendar": {
        "launch_date": "2027-03-01",
        "milestones": [{"id": "m1", "date": "2027-02-01", "what": "Film monté", "owner": "p1"}],
    },
}
EVERYBODY = ("anonymous", "stranger", "reader", "commenter", "editor", "owner")
MEMBERS = {"reader": 200, "commenter": 200, "editor": 200, "owner": 200}
SEEN_BY_MEMBERS = {"anonymous": 303, "stranger": 404, **MEMBERS}
DONE_BY_MEMBERS = {"anonymous": 401, "stranger": 404, **dict.fromkeys(MEMBERS, 303)}


@pytest.fixture
def campaign(author):
    return start(plan_of(**STEPS), author)


@pytest.fixture
def exports(campaign):
    return f"/fr/campaigns/{campaign.public_id}/exports"


@pytest.fixture
def subscribe(exports):
    """Make somebody's address: `subscribe(visitor, with_names="yes")` gives its path."""

    def make(visitor, **given):
        visitor.open(f"{exports}/calendar")
        visitor.submit("form[action$='/calendar/address']", **given)
        link = visitor.page.css_first("#link").attributes["value"]
        return link.removeprefix("http://localhost")

    return make


def summaries(response):
    calendar = vobject.readOne(response.text)
    return sorted(each.summary.value for each in calendar.contents.get("vevent", []))


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize("address", ["/ics", "/calendar"])
def test_only_the_team_gets_the_file_and_the_page(as_role, exports, role, address):
    response = as_role(role)._send("get", exports + address)
    assert response.status_code == SEEN_BY_MEMBERS[role]


@pytest.mark.parametrize("role", EVERYBODY)
@pytest.mark.parametrize("deed", ["/calendar/address", "/calendar/address/end"])
def test_only_the_team_makes_and_ends_addresses(as_role, exports, role, deed):
    visitor = as_role(role)
    fields = {"csrf_token": visitor.token(), "language": "fr"}
    response = visitor._send("post", exports + deed, data=fields)
    assert response.status_code == DONE_BY_MEMBERS[role]


def test_an_administrator_who_is_not_on_the_team_finds_nothing(signed_in, exports):
    admin = signed_in("admin@example.org", role="administrator")
    assert admin._send("get", f"{exports}/ics").status_code == 404


def test_the_file_is_named_after_the_campaign_and_kept_nowhere(volunteer, exports):
    response = volunteer._send("get", f"{exports}/ics")
    assert response.mimetype == "text/calendar"
    assert response.headers["Content-Disposition"] == 'attachment; filename="meme-tribune.ics"'
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", ["Jalon\u00a0: Film monté", "Lancement\u00a0: Même tribune"]),
        ("?language=en", ["Launch: Même tribune", "Milestone: Film monté"]),
        ("?language=xx", ["Jalon\u00a0: Film monté", "Lancement\u00a0: Même tribune"]),
    ],
)
def test_the_file_speaks_the_chosen_language(volunteer, exports, query, words):
    assert summaries(volunteer._send("get", f"{exports}/ics{query}")) == words


def test_the_file_names_the_team_and_nobody_s_address(volunteer, exports):
    text = volunteer._send("get", f"{exports}/ics").text
    assert "Lina" in text
    assert "@" not in text


def test_whoever_has_the_address_reads_the_calendar_without_account(volunteer, anyone, subscribe):
    response = anyone._send("get", subscribe(volunteer, language="en"))
    assert summaries(response) == ["Launch: Même tribune", "Milestone: Film monté"]
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert response.headers["Cache-Control"] == "private, no-cache"
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize(("tick", "is_named"), [(None, False), ("yes", True)])
def test_people_are_named_only_where_that_was_ticked(volunteer, anyone, subscribe, tick, is_named):
    text = anyone._send("get", subscribe(volunteer, with_names=tick)).text
    assert ("Lina" in text) is is_named


def test_who_has_it_already_is_told_that_nothing_changed(volunteer, anyone, subscribe):
    path = subscribe(volunteer)
    seal = anyone._send("get", path).headers["ETag"]
    assert anyone._send("get", path, headers={"If-None-Match": seal}).status_code == 304
    with one_commit() as session:
        step = session.query(StepAnswer).filter_by(step="calendar").one()
        step.answers = {**step.answers, "launch_date": "2027-03-02"}
        step.revision += 1
    assert anyone._send("get", path, headers={"If-None-Match": seal}).status_code == 200


def test_the_address_is_shown_once_and_kept_as_a_hash(volunteer, exports, subscribe):
    token = subscribe(volunteer).removeprefix("/calendar/").removesuffix(".ics")
    assert db.session.query(CalendarAddress).one().token_hash == hashed(token)
    page = volunteer.open(f"{exports}/calendar")
    assert page.css_first("#link") is None
    assert token not in volunteer.response.text


def test_the_same_form_sent_twice_makes_one_address(volunteer, anyone, exports):
    volunteer.open(f"{exports}/calendar")
    form = {"once": volunteer.page.css_first("[name=once]").attributes["value"], "language": "fr"}
    volunteer.post(f"{exports}/calendar/address", form, follow=False, status=303)
    first = db.session.query(CalendarAddress.token_hash).scalar()
    volunteer.post(f"{exports}/calendar/address", form, follow=False, status=303)
    assert db.session.query(CalendarAddress.token_hash).scalar() == first


def test_a_new_address_ends_the_one_before(volunteer, anyone, subscribe):
    first, second = subscribe(volunteer), subscribe(volunteer)
    anyone.open(first, status=404)
    anyone.open(second)


def test_an_address_that_was_taken_back_gives_nothing_and_twice_is_once(
    volunteer, anyone, exports, subscribe
):
    path = subscribe(volunteer)
    volunteer.submit("form[action$='/address/end']")
    anyone.open(path, status=404)
    volunteer.post(f"{exports}/calendar/address/end")
    assert db.session.query(CalendarAddress).count() == 0


def test_each_member_has_an_address_of_their_own(as_role, anyone, subscribe):
    theirs, mine = subscribe(as_role("reader")), subscribe(as_role("editor"))
    as_role("owner").open("/fr/")
    assert theirs != mine
    anyone.open(theirs)
    anyone.open(mine)


def test_an_unknown_address_gives_nothing(anyone):
    anyone.open("/calendar/unknown.ics", status=404)


def test_the_address_goes_with_whoever_is_taken_off_and_does_not_come_back(
    as_role, author, campaign, anyone, subscribe, join
):
    visitor = as_role("editor")
    path = subscribe(visitor)
    with one_commit():
        opened = open_campaign(campaign.public_id, Right.MANAGE_TEAM, author)
        remove_member(opened, visitor.user, author)
    anyone.open(path, status=404)
    join(campaign, visitor.user, "editor")
    anyone.open(path, status=404)


def test_the_address_goes_with_whoever_leaves(as_role, campaign, anyone, subscribe):
    visitor = as_role("reader")
    path = subscribe(visitor)
    with one_commit():
        opened = open_campaign(campaign.public_id, Right.SEE_CAMPAIGN, visitor.user)
        leave(opened, visitor.user)
    anyone.open(path, status=404)


def test_the_bin_ends_the_address_for_good(volunteer, campaign, anyone, subscribe):
    path = subscribe(volunteer)
    volunteer.open(f"/fr/campaigns/{campaign.public_id}/deletion")
    volunteer.submit()
    anyone.open(path, status=404)
    volunteer.open("/fr/campaigns/bin")
    volunteer.submit()
    volunteer.open(f"/fr/campaigns/{campaign.public_id}/")
    anyone.open(path, status=404)


def test_nothing_is_given_of_a_campaign_that_is_gone(volunteer, campaign, anyone, subscribe):
    path = subscribe(volunteer)
    with one_commit() as session:
        session.merge(campaign).deleted_at = now()
    anyone.open(path, status=404)


def test_nothing_is_given_while_the_account_is_suspended(volunteer, author, anyone, subscribe):
    path = subscribe(volunteer)
    with one_commit() as session:
        session.merge(author).suspended_at = now()
    anyone.open(path, status=404)


def test_whoever_guesses_addresses_is_stopped_and_may_go_on_later(volunteer, anyone, subscribe):
    path = subscribe(volunteer)
    for number in range(30):
        anyone.open(f"/calendar/guess{number}.ics", status=404)
    anyone.open(path, status=429)
    with time_machine.travel(now() + timedelta(hours=1, seconds=1)):
        anyone.open(path)


def test_one_address_is_asked_at_most_sixty_times_an_hour(volunteer, anyone, subscribe):
    path = subscribe(volunteer)
    for _ in range(60):
        assert anyone._send("get", path).status_code == 200
    assert anyone._send("get", path).status_code == 429


def test_no_robot_is_let_in(anyone):
    assert "Disallow: /calendar/" in anyone._send("get", "/robots.txt").text.splitlines()


def test_a_language_that_is_not_offered_is_refused_and_nothing_made(volunteer, exports):
    volunteer.open(f"{exports}/calendar")
    volunteer.submit("form[action$='/calendar/address']", language="xx", status=422)
    assert db.session.query(CalendarAddress).count() == 0


def test_a_plan_without_dates_says_so(volunteer, author):
    campaign = start(plan_of(basics={"title": "A"}), author)
    volunteer.open(f"/en/campaigns/{campaign.public_id}/exports/calendar")
    assert "Your plan has no dates yet." in volunteer.text()


def test_a_subscription_costs_few_statements(volunteer, anyone, subscribe, statements):
    path = subscribe(volunteer)
    anyone._send("get", path)
    with statements() as seen:
        anyone._send("get", path)
    assert len(seen) <= 7
