"""Administration of people."""

import pytest

from app.accounts.models import Role, SignIn, User
from app.accounts.queries import PAGE
from app.core.clock import now
from app.core.db import db
from app.core.events import Event
from tests.accounts.conftest import PASSWORD, letters, path_in
from tests.visitor import Visitor

PEOPLE = "/en/admin/people"


@pytest.fixture
def boss(signed_in):
    return signed_in("boss@example.org", role="administrator")


def role_of(user):
    return db.session.get(User, user.id).role


def names(visitor):
    return visitor.texts("tbody th")


@pytest.mark.parametrize("address", ["", "/people", "/people/invitation", "/people/x", "/mail"])
@pytest.mark.parametrize("role", ["member", "moderator"])
def test_only_administrators_see_administration(signed_in, address, role):
    signed_in(role=role).open(f"/en/admin{address or '/'}", status=403)


@pytest.mark.parametrize("deed", ["role", "suspension", "return", "sign-out", "reset-link"])
def test_only_administrators_act_on_people(anyone, person, signed_in, deed):
    someone = person("nadia@example.org")
    signed_in(role="moderator").post(f"{PEOPLE}/{someone.public_id}/{deed}", status=403)
    anyone.post(f"{PEOPLE}/{someone.public_id}/{deed}", status=401)


def test_administration_leads_to_all_that_can_be_administered(boss):
    boss.open("/en/admin/")
    addresses = [node.attributes["href"] for node in boss.page.css("main a")]
    assert addresses == [
        f"/en/admin/{each}" for each in ("people", "mail", "reference/", "counts/")
    ]


def test_people_are_found_by_name_address_and_role(boss, person):
    person("nadia@example.org", name="Nadia", role="moderator")
    person("yanis@example.com", name="Yanis")
    boss.open(PEOPLE)
    assert names(boss) == ["Yanis", "Nadia", "Boss"]
    boss.open(f"{PEOPLE}?q=NADI")
    assert names(boss) == ["Nadia"]
    boss.open(f"{PEOPLE}?q=example.com")
    assert names(boss) == ["Yanis"]
    boss.open(f"{PEOPLE}?role=moderator")
    assert names(boss) == ["Nadia"]
    boss.open(f"{PEOPLE}?q=%25")
    assert boss.text("main .standfirst") == "Nobody matches this search. Show everybody"


def test_a_long_list_goes_on_page_by_page(boss, person):
    for number in range(PAGE + 1):
        person(f"p{number:03}@example.org")
    boss.open(PEOPLE)
    first = names(boss)
    boss.open(boss.page.css("main a.btn-q")[-1].attributes["href"])
    assert len(first) == PAGE
    assert names(boss) == ["P000", "Boss"]


@pytest.mark.parametrize("query", ["q=%00", "after=nobody", "role=king", "q=%EF%BF%BD" + "x" * 300])
def test_strange_searches_find_nobody_and_break_nothing(boss, query):
    boss.open(f"{PEOPLE}?{query}")


def test_a_new_role_ends_the_sessions_of_the_old_one(boss, person, signed_in):
    nadia = person("nadia@example.org")
    theirs = signed_in(nadia)
    boss.open(f"{PEOPLE}/{nadia.public_id}")
    boss.submit("form[action$=role]", role="moderator")
    assert role_of(nadia) == Role.MODERATOR
    theirs.open("/en/account/settings")
    assert theirs.response.request.path == "/en/account/sign-in"


def test_the_same_role_again_changes_nothing(boss, person, signed_in):
    nadia = person("nadia@example.org")
    signed_in(nadia)
    boss.open(f"{PEOPLE}/{nadia.public_id}")
    boss.submit("form[action$=role]", role="member")
    assert db.session.query(SignIn).filter_by(user_id=nadia.id).count() == 1


def test_an_unknown_role_is_refused(boss, person):
    nadia = person("nadia@example.org")
    boss.open(f"{PEOPLE}/{nadia.public_id}")
    boss.submit("form[action$=role]", role="king", status=422)
    assert boss.texts(".errsum li") == ["Choose one of the answers offered."]


@pytest.mark.parametrize("deed", ["suspension", "role"])
def test_the_last_administrator_stays(boss, person, deed):
    person("banned@example.org", role="administrator", suspended_at=now())
    boss.open(f"{PEOPLE}/{boss.user.public_id}")
    boss.submit(
        f"form[action$={deed}]", status=409, **({"role": "member"} if deed == "role" else {})
    )
    assert "last administrator" in boss.text()
    assert role_of(boss.user) == Role.ADMINISTRATOR


def test_an_administrator_among_several_may_go(boss, person):
    person("other@example.org", role="administrator")
    boss.open(f"{PEOPLE}/{boss.user.public_id}")
    boss.submit("form[action$=role]", role="member")
    assert role_of(boss.user) == Role.MEMBER


def test_a_suspended_person_is_out_until_let_in_again(boss, somebody, signed_in, app):
    nadia = somebody("nadia@example.org")
    theirs = signed_in(nadia)
    boss.open(f"{PEOPLE}/{nadia.public_id}")
    boss.submit("form[action$=suspension]")
    theirs.open("/en/account/settings")
    assert theirs.response.request.path == "/en/account/sign-in"
    theirs.submit(email="nadia@example.org", password=PASSWORD, status=422)
    boss.submit("form[action$=return]")
    theirs.submit(email="nadia@example.org", password=PASSWORD)
    assert theirs.response.request.path == "/en/account/settings"


def test_suspending_twice_is_one_deed(boss, person):
    nadia = person("nadia@example.org")
    boss.open(f"{PEOPLE}/{nadia.public_id}")
    for _ in range(2):
        boss.post(f"{PEOPLE}/{nadia.public_id}/suspension")
    deeds = db.session.query(Event).filter_by(deed="person.suspended").all()
    assert [(event.who, event.what) for event in deeds] == [(boss.user.public_id, nadia.public_id)]


def test_somebody_is_signed_out_everywhere(boss, person, signed_in):
    nadia = person("nadia@example.org")
    signed_in(nadia)
    boss.open(f"{PEOPLE}/{nadia.public_id}")
    boss.submit("main form[action$=sign-out]")
    assert db.session.query(SignIn).filter_by(user_id=nadia.id).count() == 0


def test_without_mail_a_reset_link_shows_at_once(boss, somebody, app):
    nadia = somebody("nadia@example.org")
    boss.open(f"{PEOPLE}/{nadia.public_id}")
    boss.submit("form[action$=reset-link]")
    link = boss.page.css_first("main input[readonly]").attributes["value"]
    assert link == "http://localhost" + path_in("reset")
    visitor = Visitor(app)
    visitor.open(link.removeprefix("http://localhost"))
    visitor.submit(password="trois lapins sous la pluie")
    assert visitor.response.request.path == "/fr/campaigns/"


def test_with_mail_the_link_is_shown_to_nobody(boss, person, configure):
    configure(smtp_host="smtp.example.org")
    nadia = person("nadia@example.org")
    boss.open(f"{PEOPLE}/{nadia.public_id}")
    boss.submit("form[action$=reset-link]")
    boss.open("/en/admin/mail")
    assert boss.texts("main h2") == [boss.texts("main h2")[0]]
    assert path_in("reset") not in boss.response.text


def invite(boss, email="sami@example.org", *, status=200, **given):
    boss.open(f"{PEOPLE}/invitation")
    boss.submit(email=email, status=status, **given)


def test_an_invited_person_chooses_a_password_and_is_in(boss, app):
    invite(boss, role="moderator")
    guest = Visitor(app)
    guest.open(path_in("invitation"))
    guest.submit(name="Sami", password=PASSWORD)
    sami = db.session.query(User).filter_by(email="sami@example.org").one()
    assert (sami.name, sami.role, sami.is_active) == ("Sami", "moderator", True)
    guest.open(path_in("invitation"), status=410)


def test_an_invitation_works_where_registration_is_closed(boss, app, configure):
    configure(registration="closed")
    invite(boss)
    guest = Visitor(app)
    guest.open(path_in("invitation"))
    guest.submit(password=PASSWORD)
    assert guest.response.request.path == "/fr/campaigns/"


def test_an_invited_person_cannot_take_a_common_password(boss, app):
    invite(boss)
    guest = Visitor(app)
    guest.open(path_in("invitation"))
    guest.submit(password="sami.example12", status=422)
    guest.submit(password=PASSWORD)


def test_a_new_invitation_replaces_the_one_before(boss, anyone):
    invite(boss, role="administrator")
    old = path_in("invitation")
    invite(boss, role="member")
    anyone.open(old, status=410)
    anyone.open(path_in("invitation"))


def test_whoever_has_an_account_is_not_invited(boss, person):
    person("sami@example.org")
    invite(boss, status=422)
    assert boss.texts(".errsum li") == ["This address already has an account."]
    assert letters("invitation") == []


def test_an_account_made_meanwhile_is_not_taken_over(boss, person, anyone):
    invite(boss)
    anyone.open(path_in("invitation"))
    person("sami@example.org", name="The real one")
    anyone.submit(password=PASSWORD, status=409)
    assert db.session.query(User).filter_by(email="sami@example.org").one().name == "The real one"
