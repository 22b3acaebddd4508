"""One's own account: name, language, address, sessions."""

from datetime import timedelta

import time_machine

from app.accounts.models import SignIn, User
from app.core.clock import now
from app.core.db import db
from tests.accounts.conftest import PASSWORD, letters, path_in


def the_person():
    return db.session.query(User).order_by(User.id).first()


def ask_for_change(visitor, email="new@example.org", password=PASSWORD, *, status=200):
    visitor.open("/en/account/email")
    visitor.submit(email=email, current_password=password, status=status)


def test_name_and_language_change(signed_in):
    visitor = signed_in()
    visitor.open("/fr/account/settings")
    visitor.submit(name="Aïcha B.", language="en")
    assert (the_person().name, the_person().language) == ("Aïcha B.", "en")
    assert visitor.response.request.path == "/en/account/settings"


def test_a_language_that_the_site_does_not_speak_is_refused(signed_in):
    visitor = signed_in()
    visitor.open("/en/account/settings")
    visitor.submit(language="xx", status=422)
    assert visitor.texts(".errsum li") == ["Choose one of the answers offered."]


def test_a_new_address_counts_once_its_link_is_used(somebody, signed_in):
    user = somebody()
    here, elsewhere = signed_in(user), signed_in(user)
    ask_for_change(here)
    assert the_person().email == "aicha@example.org"
    assert [mail.to for mail in letters("email_notice")] == ["aicha@example.org"]
    here.open(path_in("email"))
    here.submit()
    assert the_person().email == "new@example.org"
    elsewhere.open("/en/account/settings")
    assert elsewhere.response.request.path == "/en/account/sign-in"
    here.open(path_in("email"), status=410)


def test_the_password_is_asked_for_a_new_address(somebody, signed_in):
    visitor = signed_in(somebody())
    ask_for_change(visitor, password="quite another one", status=422)
    assert visitor.texts(".errsum li") == ["This is not your password. Try again."]
    assert letters("email") == []


def test_an_address_that_is_taken_gets_the_same_answer(somebody, signed_in):
    visitor = signed_in(somebody())
    somebody("nadia@example.org")
    ask_for_change(visitor)
    free = visitor.text()
    ask_for_change(visitor, "nadia@example.org")
    assert visitor.text() == free
    assert [mail.to for mail in letters("already_registered")] == ["nadia@example.org"]


def test_the_link_is_of_no_use_to_somebody_else(somebody, signed_in):
    ask_for_change(signed_in(somebody()))
    stranger = signed_in("stranger@example.org")
    stranger.open(path_in("email"), status=410)
    stranger.post(path_in("email"), status=410)
    assert the_person().email == "aicha@example.org"


def test_an_address_taken_meanwhile_is_refused(somebody, signed_in):
    visitor = signed_in(somebody())
    ask_for_change(visitor)
    somebody("new@example.org")
    visitor.open(path_in("email"))
    visitor.submit(status=409)


def test_the_link_ends_after_an_hour(somebody, signed_in, configure):
    configure(smtp_host="smtp.example.org")
    visitor = signed_in(somebody())
    ask_for_change(visitor)
    with time_machine.travel(now() + timedelta(minutes=61)):
        visitor.open(path_in("email"), status=410)


def test_one_s_sessions_are_listed_and_ended_one_by_one(person, signed_in):
    user = person()
    here, elsewhere = signed_in(user), signed_in(user)
    here.open("/en/account/sessions")
    assert len(here.page.css("tbody tr")) == 2
    here.submit("tbody form")
    assert len(here.page.css("tbody tr")) == 1
    elsewhere.open("/en/account/settings")
    assert elsewhere.response.request.path == "/en/account/sign-in"


def test_every_other_session_ends_at_once(person, signed_in):
    user = person()
    here = signed_in(user)
    signed_in(user), signed_in(user)
    here.open("/en/account/sessions")
    here.submit("#end-others")
    assert db.session.query(SignIn).count() == 1
    assert here.response.request.path == "/en/account/sessions"


def test_nobody_ends_somebody_else_s_session(person, signed_in):
    signed_in(person("nadia@example.org"))
    theirs = db.session.query(SignIn).one().public_id
    signed_in().post(f"/en/account/sessions/{theirs}/end", status=404)
    assert db.session.query(SignIn).filter_by(public_id=theirs).count() == 1


def test_a_session_ends_after_two_weeks_without_a_visit(signed_in):
    visitor = signed_in()
    with time_machine.travel(now() + timedelta(days=14, minutes=1)):
        visitor.open("/en/account/settings")
    assert visitor.response.request.path == "/en/account/sign-in"
