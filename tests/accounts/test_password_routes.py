"""A forgotten password, and a changed one."""

from datetime import timedelta

import time_machine

from app.accounts.models import SignIn, User
from app.core.clock import now
from app.core.db import db
from tests.accounts.conftest import PASSWORD, letters, path_in
from tests.accounts.test_sign_in import sign_in
from tests.visitor import Visitor

NEW = "trois lapins sous la pluie"


def ask_for_reset(visitor, email="aicha@example.org", *, status=200):
    visitor.open("/en/account/reset")
    visitor.submit(email=email, status=status)
    return visitor


def test_a_mailed_link_sets_a_new_password_and_ends_other_sessions(app, somebody, signed_in):
    user = somebody()
    elsewhere = signed_in(user)
    visitor = ask_for_reset(Visitor(app))
    visitor.open(path_in("reset"))
    visitor.submit(password=NEW)
    assert visitor.response.request.path.endswith("/campaigns/")
    assert db.session.query(SignIn).count() == 1
    elsewhere.open("/en/account/settings")
    assert elsewhere.response.request.path == "/en/account/sign-in"
    sign_in(Visitor(app), password=PASSWORD, status=422)
    sign_in(Visitor(app), password=NEW)


def test_the_answer_is_the_same_for_an_unknown_address(app, somebody):
    somebody()
    known = ask_for_reset(Visitor(app))
    unknown = ask_for_reset(Visitor(app), "x@example.org")
    assert known.response.request.path == unknown.response.request.path
    assert known.text() == unknown.text()
    assert [mail.to for mail in letters("reset")] == ["aicha@example.org"]


def test_a_suspended_person_gets_no_link(anyone, somebody):
    somebody(suspended_at=now())
    ask_for_reset(anyone)
    assert letters("reset") == []


def test_a_link_works_once(anyone, somebody):
    somebody()
    ask_for_reset(anyone)
    path = path_in("reset")
    anyone.open(path)
    anyone.submit(password=NEW)
    anyone.open(path, status=410)
    anyone.post(path, {"password": NEW}, status=410)


def test_a_link_works_for_an_hour(anyone, somebody, configure):
    configure(smtp_host="smtp.example.org")
    somebody()
    ask_for_reset(anyone)
    with time_machine.travel(now() + timedelta(minutes=61)):
        anyone.open(path_in("reset"), status=410)


def test_a_link_dies_when_the_password_changes(anyone, somebody):
    somebody()
    ask_for_reset(anyone)
    first = path_in("reset")
    ask_for_reset(anyone)
    anyone.open(path_in("reset"))
    anyone.submit(password=NEW)
    anyone.open(first, status=410)


def test_a_weak_new_password_does_not_use_the_link_up(anyone, somebody):
    somebody()
    ask_for_reset(anyone)
    anyone.open(path_in("reset"))
    anyone.submit(password="aicha12345678", status=422)
    anyone.submit(password=NEW)
    assert anyone.response.request.path.endswith("/campaigns/")


def test_a_reset_confirms_the_address(anyone, somebody):
    somebody(confirmed_at=None)
    ask_for_reset(anyone)
    anyone.open(path_in("reset"))
    anyone.submit(password=NEW)
    assert db.session.query(User).one().confirmed_at


def test_the_sixth_reset_of_a_day_waits(anyone, somebody):
    somebody()
    for _ in range(5):
        ask_for_reset(anyone)
    ask_for_reset(anyone, status=429)
    with time_machine.travel(now() + timedelta(days=1, seconds=1)):
        ask_for_reset(anyone)


def test_an_unknown_link_says_how_to_get_a_new_one(anyone):
    anyone.open("/en/account/reset/nonsense", status=410)
    link = anyone.page.css_first("main a.btn")
    assert link.attributes["href"] == "/en/account/reset"


def test_a_changed_password_ends_every_other_session(app, somebody, signed_in):
    user = somebody()
    here, elsewhere = signed_in(user), signed_in(user)
    here.open("/en/account/password")
    here.submit(current_password=PASSWORD, new_password=NEW)
    assert here.response.request.path == "/en/account/settings"
    elsewhere.open("/en/account/settings")
    assert elsewhere.response.request.path == "/en/account/sign-in"
    sign_in(Visitor(app), password=NEW)


def test_the_present_password_is_asked(somebody, signed_in):
    here = signed_in(somebody())
    here.open("/en/account/password")
    here.submit(current_password="quite another one", new_password=NEW, status=422)
    assert here.texts(".errsum li") == ["This is not your present password. Try again."]


def test_a_new_password_must_not_be_common(somebody, signed_in):
    here = signed_in(somebody())
    here.open("/en/account/password")
    here.submit(current_password=PASSWORD, new_password="azertyuiop12", status=422)
    assert "first that somebody would try" in here.text(".errsum")


def test_guessing_the_present_password_is_limited(somebody, signed_in):
    here = signed_in(somebody())
    for _ in range(10):
        here.open("/en/account/password")
        here.submit(current_password="quite another one", new_password=NEW, status=422)
    here.open("/en/account/password")
    here.submit(current_password=PASSWORD, new_password=NEW, status=429)
