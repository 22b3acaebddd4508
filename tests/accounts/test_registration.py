"""Making an account and confirming its address."""

from datetime import timedelta

import pytest
import time_machine

from app.accounts.models import User
from app.core.clock import now
from app.core.db import db
from tests.accounts.conftest import PASSWORD, letters, path_in
from tests.visitor import Visitor

NEWCOMER = {"email": "aicha@example.org", "password": PASSWORD, "name": "Aïcha"}


def register(anyone, *, status=200, **given):
    anyone.open("/en/account/register")
    anyone.submit(status=status, **{**NEWCOMER, **given})
    return anyone


def the_person(email="aicha@example.org"):
    return db.session.query(User).filter_by(email=email).one()


def test_a_newcomer_confirms_and_is_in(anyone):
    register(anyone)
    assert the_person().confirmed_at is None
    anyone.open(path_in("confirm"))
    assert the_person().confirmed_at is None
    anyone.submit()
    assert the_person().confirmed_at is not None
    assert anyone.response.request.path == "/en/campaigns/"


def test_confirming_leads_on_to_where_one_was_going(anyone):
    anyone.open("/en/account/register?next=/en/account/sessions")
    anyone.submit(**NEWCOMER)
    anyone.open(path_in("confirm"))
    anyone.submit()
    assert anyone.response.request.path == "/en/account/sessions"


def test_a_foreign_way_on_is_not_taken(anyone):
    anyone.open("/en/account/register?next=//evil.example/")
    anyone.submit(**NEWCOMER)
    assert "next" not in path_in("confirm")


def test_an_existing_address_gets_the_same_answer_and_a_letter_of_its_own(app, somebody):
    somebody("nadia@example.org", name="Nadia")
    new, known = Visitor(app), Visitor(app)
    register(new)
    register(known, email="nadia@example.org")
    assert known.response.request.path == new.response.request.path
    assert known.text() == new.text()
    assert len(known.response.data) == len(new.response.data)
    assert [mail.to for mail in letters("already_registered")] == ["nadia@example.org"]
    assert the_person("nadia@example.org").name == "Nadia"


def test_the_latest_registration_of_an_unconfirmed_address_counts(anyone):
    register(anyone, password="first words of somebody else")
    old = path_in("confirm")
    register(anyone)
    anyone.open(old, status=410)
    anyone.open(path_in("confirm"))
    anyone.submit()
    assert the_person().confirmed_at


def test_a_link_confirms_once(app, anyone):
    register(anyone)
    path = path_in("confirm")
    anyone.open(path)
    anyone.submit()
    stranger = Visitor(app)
    stranger.open(path, status=410)
    stranger.post(path, status=410)
    assert stranger.text("h1") == "This link does not work any more"


@pytest.mark.parametrize(("host", "hours"), [("smtp.example.org", 24), ("", 72)])
def test_a_link_ends_after_a_day_or_three_where_it_is_carried_by_hand(
    anyone, configure, host, hours
):
    configure(smtp_host=host)
    register(anyone)
    path = path_in("confirm")
    with time_machine.travel(now() + timedelta(hours=hours, minutes=-1)):
        anyone.open(path)
    with time_machine.travel(now() + timedelta(hours=hours, minutes=1)):
        anyone.open(path, status=410)


def test_a_common_password_is_refused_and_the_rest_is_kept(anyone):
    register(anyone, password="motdepasse1234", status=422)
    assert anyone.text("title").startswith("Error: ")
    assert "first that somebody would try" in anyone.text(".errsum")
    assert anyone.page.css_first("#email").attributes["value"] == "aicha@example.org"
    assert "value" not in anyone.page.css_first("#password").attributes
    assert "autofocus" in anyone.page.css_first(".errsum").attributes


@pytest.mark.parametrize("email", ["", "aicha", "aicha@", "a\x00@example.org x", "a" * 300])
def test_what_is_no_address_is_refused_in_words(anyone, email):
    register(anyone, email=email, status=422)
    assert anyone.texts(".errsum li") == [
        "Write your whole e-mail address, for example aicha@example.org."
    ]


def test_an_address_is_known_in_one_spelling(anyone, somebody):
    somebody("aicha@example.org")
    register(anyone, email=" Aicha@Example.ORG ")
    assert len(letters("already_registered")) == 1


def test_a_long_name_is_refused_in_words(anyone):
    register(anyone, name="a" * 81, status=422)
    assert anyone.texts(".errsum li") == ["Shorten your name to 80 characters."]


@pytest.mark.parametrize("registration", ["invitation", "closed"])
def test_nobody_registers_where_that_is_closed(anyone, configure, registration):
    configure(registration=registration)
    anyone.open("/en/account/register")
    assert anyone.page.css_first("main form") is None
    anyone.post("/en/account/register", NEWCOMER, status=403)
    assert letters("confirm") == []


def test_the_sixth_registration_of_an_address_in_a_day_waits(anyone):
    for _ in range(5):
        register(anyone)
    register(anyone, status=429)
    assert len(letters("confirm")) == 5


def test_without_mail_the_page_says_who_hands_the_link_over(anyone, configure):
    anyone.open("/en/account/register")
    assert "Its administrator will see your link" in anyone.text(".note")
    configure(smtp_host="smtp.example.org")
    anyone.open("/en/account/register")
    assert anyone.page.css_first(".note") is None


def test_a_second_click_makes_no_second_account(anyone):
    register(anyone)
    register(anyone)
    assert db.session.query(User).count() == 1
