"""Who is here right now, and what is new since one's last visit; nothing is kept of where."""

from datetime import timedelta

import pytest
import time_machine

from app.campaigns.models import Member
from app.campaigns.visits import NOTED_EVERY
from app.cli.housekeeping import tidy_up
from app.core.clock import now
from app.core.db import db, one_commit
from app.web.locale import moment
from tests.campaigns.test_team import EVERYBODY
from tests.words import say


@pytest.fixture
def step(campaign):
    return f"/fr/campaigns/{campaign.public_id}/steps/audience"


@pytest.fixture
def here(step):
    return f"{step}/presence"


@pytest.fixture
def nadia(person, campaign, join):
    return join(campaign, person("nadia@example.org", name="Nadia"), "reader")


@pytest.fixture
def hers(signed_in, nadia):
    return signed_in(nadia)


@pytest.fixture
def tasks(campaign):
    return f"/fr/campaigns/{campaign.public_id}/"


def words(visitor, address, **form):
    visitor.post(address, form)
    return visitor.response.json


def place_of(user):
    db.session.expire_all()
    return db.session.query(Member).filter_by(user_id=user.id).one()


def later(**given):
    return time_machine.travel(now() + timedelta(**given))


def put(user, **values):
    with one_commit() as session:
        session.execute(db.update(Member).where(Member.user_id == user.id).values(**values))


@pytest.mark.parametrize("role", EVERYBODY)
def test_only_the_team_says_that_it_is_here(as_role, here, role):
    wanted = {"anonymous": 401, "stranger": 404}.get(role, 200)
    as_role(role).post(here, status=wanted)
    assert db.session.query(Member).filter_by(at_step="audience").count() == (wanted == 200)


def test_a_step_that_is_none_is_not_found(volunteer, here):
    volunteer.post(here.replace("audience", "nowhere"), status=404)


def test_alone_there_is_nothing_to_say(volunteer, here):
    assert words(volunteer, here) == {"words": ""}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", "Nadia est aussi dans cette étape en ce moment."),
        ("en", "Nadia is also in this step right now."),
    ],
)
def test_somebody_else_in_the_step_is_named(volunteer, hers, here, language, said):
    words(hers, here)
    assert words(volunteer, here.replace("/fr/", f"/{language}/")) == {"words": said}


@pytest.mark.parametrize(("language", "names"), [("fr", "Leo et Nadia"), ("en", "Leo and Nadia")])
def test_several_names_are_joined_as_the_language_does(
    volunteer, signed_in, person, campaign, join, step, here, language, names
):
    for name in ("Leo", "Nadia"):
        words(signed_in(join(campaign, person(f"{name}@example.org", name=name), "reader")), here)
    told = words(volunteer, here.replace("/fr/", f"/{language}/"))["words"]
    assert told.startswith(f"{names} ")


def test_who_is_in_another_step_is_not_named(volunteer, hers, here):
    words(hers, here.replace("audience", "basics"))
    assert words(volunteer, here) == {"words": ""}


def test_who_is_silent_for_a_minute_is_forgotten(volunteer, hers, nadia, here):
    words(hers, here)
    with later(seconds=59):
        assert words(volunteer, here)["words"] != ""
    assert place_of(nadia).at_step == "audience"
    with later(seconds=62):
        assert words(volunteer, here) == {"words": ""}
    assert place_of(nadia).at_step is None


def test_who_leaves_is_gone_at_once(volunteer, hers, nadia, here):
    words(hers, here)
    assert words(hers, here, left="1") == {"words": ""}
    assert place_of(nadia).at_step is None
    assert words(volunteer, here) == {"words": ""}


def test_a_late_word_of_leaving_does_not_hide_the_next_step(hers, nadia, here):
    words(hers, here)
    words(hers, here.replace("audience", "basics"))
    words(hers, here, left="1")
    assert place_of(nadia).at_step == "basics"


def test_it_costs_three_statements_at_most(
    volunteer, signed_in, person, campaign, join, here, statements
):
    for number in range(3):
        user = join(campaign, person(f"p{number}@example.org"), "reader")
        words(signed_in(user), here)
    volunteer.token()
    with later(minutes=2), statements() as seen:
        words(volunteer, here)
    assert len(seen) == 1 + 3


def test_a_removed_member_is_not_there(volunteer, hers, nadia, here, campaign):
    words(hers, here)
    with one_commit() as session:
        session.execute(db.delete(Member).where(Member.user_id == nadia.id))
    hers.post(here, status=404)
    assert words(volunteer, here) == {"words": ""}


def test_the_step_leaves_room_for_the_others(volunteer, step, here):
    page = volunteer.open(step)
    place = page.css_first("#others")
    assert (place.attributes["data-pv-presence"], place.attributes["role"]) == (here, "status")
    assert place.text() == ""


def test_a_pause_of_half_an_hour_ends_a_visit(hers, nadia, here):
    words(hers, here)
    first = place_of(nadia).seen_at
    with later(minutes=29):
        words(hers, here)
    assert place_of(nadia).visit_before is None
    second = place_of(nadia).seen_at
    assert second > first
    with later(minutes=29 + 31):
        words(hers, here)
    assert place_of(nadia).visit_before == second


def test_saving_and_commenting_are_heard_of_too(volunteer, author, step):
    long_ago = now() - timedelta(hours=1)
    put(author, seen_at=long_ago)
    volunteer.open(step)
    assert place_of(author).seen_at == long_ago  # looking is not writing
    volunteer.submit("#step form", do="stay", persona="Sam")
    assert (place_of(author).visit_before, place_of(author).at_step) == (long_ago, None)
    put(author, seen_at=long_ago, visit_before=None)
    volunteer.post(f"{step}/comments", {"about": "", "text": "Oui"})
    assert place_of(author).visit_before == long_ago


def test_a_line_of_typing_is_noted_once(volunteer, author, step):
    seen_at = place_of(author).seen_at
    with later(seconds=NOTED_EVERY.total_seconds() - 10):
        volunteer.open(step)
        volunteer.submit("#step form", do="stay", persona="Sam")
    assert place_of(author).seen_at == seen_at


@pytest.fixture
def away(author, campaign):
    """Have the author last heard of an hour ago."""
    put(author, seen_at=now() - timedelta(hours=1))


@pytest.fixture
def busy(signed_in, person, campaign, join, step):
    """Have Nadia save a step and comment on it."""
    user = join(campaign, person("nadia@example.org", name="Nadia"), "editor")
    theirs = signed_in(user)
    theirs.open(step)
    theirs.submit("#step form", do="stay", persona="Sam")
    theirs.post(f"{step}/comments", {"about": "", "text": "Et lui ?"})
    return theirs


def at(visitor, value):
    with visitor.app.test_request_context("/fr/"):
        return moment(value)


def test_what_others_did_since_is_told_the_latest_first(volunteer, away, busy, campaign, tasks):
    volunteer.open(tasks)
    title, today = say("fr", "Audiences"), at(volunteer, now())
    given = {"step": title, "name": "Nadia", "moment": today}
    assert volunteer.texts("section[aria-labelledby=news] li") == [
        say("fr", "%(step)s: comment by %(name)s on %(moment)s", **given),
        say("fr", "%(step)s: changed by %(name)s on %(moment)s", **given),
    ]


def test_what_happened_during_this_visit_is_still_new(volunteer, author, busy, tasks):
    put(author, visit_before=now() - timedelta(hours=1))
    volunteer.open(tasks)
    assert len(volunteer.texts("section[aria-labelledby=news] li")) == 2


def test_what_was_there_on_the_visit_before_is_not_new(volunteer, author, busy, tasks):
    put(author, visit_before=now() + timedelta(seconds=1))
    assert volunteer.open(tasks).css("#news") == []


def test_what_one_did_oneself_is_not_new(busy, tasks):
    put(busy.user, seen_at=now() - timedelta(hours=1))
    busy.open(tasks)
    lines = busy.texts("section[aria-labelledby=news] li")
    assert ["Aicha" in line for line in lines] == [True]  # who started the campaign


def test_on_a_first_visit_nothing_is_new(volunteer, busy, tasks):
    assert volunteer.open(tasks).css("#news") == []


def test_a_settled_comment_is_no_news(volunteer, away, author, busy, step, tasks):
    busy.open(f"{step}/comments")
    busy.submit("form[action$=settlement]")
    volunteer.open(tasks)
    assert len(volunteer.texts("section[aria-labelledby=news] li")) == 1


def test_news_cost_the_same_however_many(volunteer, away, busy, step, tasks, statements):
    costs = []
    for _ in range(2):
        with statements() as seen:
            volunteer.open(tasks)
        costs.append(len(seen))
        for number in range(3):
            busy.post(f"{step}/comments", {"about": "", "text": f"Oui {number}"})
    assert costs == [4, 4]
    assert len(volunteer.texts("section[aria-labelledby=news] li")) == 5


def test_a_name_in_the_news_is_never_run(volunteer, away, busy, tasks):
    with one_commit() as session:
        session.get(type(busy.user), busy.user.id).name = "<script>alert(1)</script>"
    volunteer.open(tasks)
    assert "<script>alert(1)</script>" in volunteer.texts("section[aria-labelledby=news] li")[0]


def test_where_people_were_is_forgotten_though_nobody_asks(hers, nadia, here):
    hers.post(here, {})
    assert db.session.get_one(Member, member_key(nadia)).at_step
    with time_machine.travel(now() + timedelta(minutes=2), tick=False):
        tidy_up()
    db.session.expire_all()
    assert db.session.get_one(Member, member_key(nadia)).at_step is None


def member_key(user):
    return db.session.query(Member.campaign_id, Member.user_id).filter_by(user_id=user.id).one()
