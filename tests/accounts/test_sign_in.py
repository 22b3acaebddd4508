"""Signing in and out."""

from datetime import timedelta

import pytest
import time_machine
from argon2 import PasswordHasher

from app.accounts import passwords
from app.accounts.models import SignIn
from app.accounts.sign_ins import cookie_name
from app.core.clock import now
from app.core.db import db
from tests.accounts.conftest import PASSWORD, letters
from tests.visitor import Visitor

WRONG = "The e-mail address or the password is not right. Try again."


def sign_in(visitor, email="aicha@example.org", password=PASSWORD, *, status=200, query=""):
    visitor.open(f"/en/account/sign-in{query}")
    visitor.submit(status=status, email=email, password=password)
    return visitor


def cookie_of(visitor):
    found = visitor.client.get_cookie(cookie_name())
    return found.value if found else None


def test_whoever_knows_the_password_comes_in(anyone, somebody):
    somebody()
    sign_in(anyone)
    assert anyone.response.request.path == "/en/campaigns/"


def test_the_cookie_is_closed_to_scripts_and_new_each_time(anyone, somebody):
    somebody()
    anyone.open("/en/account/sign-in")
    anyone.submit(email="aicha@example.org", password=PASSWORD, follow=False, status=303)
    cookie = next(c for c in anyone.response.headers.getlist("Set-Cookie") if "portevoix" in c)
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    first = cookie_of(anyone)
    sign_in(anyone)
    assert cookie_of(anyone) != first
    assert db.session.query(SignIn).count() == 1


def test_the_way_on_is_taken(anyone, somebody):
    somebody()
    anyone.open("/en/account/sessions")
    anyone.submit(email="aicha@example.org", password=PASSWORD)
    assert anyone.response.request.path == "/en/account/sessions"


@pytest.mark.parametrize("onward", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_a_foreign_way_on_leads_to_the_dashboard(anyone, somebody, onward):
    somebody()
    sign_in(anyone, query=f"?next={onward}")
    assert anyone.response.request.path == "/en/campaigns/"


def test_unknown_wrong_and_suspended_get_the_same_answer(app, somebody):
    somebody()
    somebody("banned@example.org", suspended_at=now())
    unknown = sign_in(Visitor(app), "x@example.org", status=422)
    wrong = sign_in(Visitor(app), password="quite another one", status=422)
    suspended = sign_in(Visitor(app), "banned@example.org", status=422)
    assert unknown.texts(".errsum li") == [WRONG]
    assert unknown.text() == wrong.text() == suspended.text()


def test_an_unknown_address_costs_a_hash_like_a_known_one(anyone, somebody, monkeypatch):
    somebody()
    hashes = []

    class Counted(PasswordHasher):
        def hash(self, *given, **more):
            hashes.append("hash")
            return super().hash(*given, **more)

        def verify(self, *given, **more):
            hashes.append("verify")
            return super().verify(*given, **more)

    monkeypatch.setattr(passwords, "hasher", Counted(time_cost=1, memory_cost=8, parallelism=1))
    sign_in(anyone, "x@example.org", status=422)
    sign_in(anyone, password="quite another one", status=422)
    assert hashes == ["hash", "verify"]


def test_an_unconfirmed_person_with_the_right_password_gets_another_letter(anyone, somebody):
    somebody(confirmed_at=None)
    sign_in(anyone, status=422, password="quite another one")
    assert letters("confirm") == []
    sign_in(anyone)
    assert anyone.response.request.path == "/en/account/confirm"
    assert len(letters("confirm")) == 1
    assert cookie_of(anyone) is None


def test_the_eleventh_failure_waits_five_minutes_and_no_longer(anyone, somebody):
    somebody()
    for _ in range(10):
        sign_in(anyone, password="quite another one", status=422)
    sign_in(anyone, status=429)
    with time_machine.travel(now() + timedelta(minutes=5, seconds=1)):
        sign_in(anyone)


def test_an_address_that_tries_many_accounts_waits_too(anyone, somebody):
    somebody()
    for number in range(10):
        sign_in(anyone, f"guess{number}@example.org", status=422)
    sign_in(anyone, status=429)


def test_failures_of_an_unknown_account_are_limited_alike(anyone):
    for _ in range(10):
        sign_in(anyone, "x@example.org", status=422)
    sign_in(anyone, "x@example.org", status=429)


def test_a_success_forgets_the_failures_of_the_account(anyone, somebody, app):
    somebody()
    for _ in range(9):
        sign_in(anyone, password="quite another one", status=422)
    sign_in(anyone)
    elsewhere = {"REMOTE_ADDR": "127.0.0.9"}
    for _ in range(9):
        anyone.open("/en/account/sign-in")
        fields = {"email": "aicha@example.org", "password": "quite another one"}
        anyone.post("/en/account/sign-in", fields, status=422, environ_base=elsewhere)


def test_an_outdated_hash_is_renewed(anyone, somebody, monkeypatch):
    user = somebody()
    before = user.password_hash
    dearer = PasswordHasher(time_cost=2, memory_cost=16, parallelism=1)
    monkeypatch.setattr(passwords, "hasher", dearer)
    sign_in(anyone)
    after = db.session.get(type(user), user.id).password_hash
    assert after != before
    assert not dearer.check_needs_rehash(after)


def test_signing_out_ends_the_session_and_empties_the_browser(signed_in):
    visitor = signed_in()
    secret = cookie_of(visitor)
    visitor.open("/en/account/settings")
    visitor.submit("#sign-out", follow=False, status=303)
    assert visitor.response.headers["Clear-Site-Data"] == '"cache"'
    visitor.client.set_cookie(cookie_name(), secret, domain="localhost")
    visitor.open("/en/account/settings")
    assert visitor.response.request.path == "/en/account/sign-in"


def test_nobody_is_signed_out_by_a_link(signed_in):
    visitor = signed_in()
    visitor.open("/en/account/sign-out", status=405)
    visitor.open("/en/account/settings")
    assert visitor.response.request.path == "/en/account/settings"


def test_the_form_suits_password_managers(anyone):
    anyone.open("/en/account/sign-in")
    kinds = [
        node.attributes["autocomplete"] for node in anyone.page.css("main input[autocomplete]")
    ]
    assert kinds == ["username", "current-password"]


@pytest.mark.parametrize(
    "address",
    ["settings", "sessions", "password", "email", "email/sent", "email/x"],
)
def test_a_stranger_is_asked_to_sign_in_first(anyone, address):
    anyone.open(f"/en/account/{address}")
    assert anyone.response.request.path == "/en/account/sign-in"


@pytest.mark.parametrize(
    "address", ["settings", "sessions/end", "sessions/x/end", "password", "email", "sign-out"]
)
def test_a_stranger_s_post_changes_nothing(anyone, address):
    anyone.post(f"/en/account/{address}", status=401)
