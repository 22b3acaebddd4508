"""`portevoix people …` at the command line."""

import pytest

from app.accounts.models import SignIn, User
from app.accounts.sign_ins import begin
from app.core.db import db, one_commit
from tests.accounts.conftest import PASSWORD, letters
from tests.accounts.test_sign_in import sign_in


@pytest.fixture
def people(app):
    def run(*words, password=PASSWORD):
        result = app.test_cli_runner().invoke(args=["people", *words], input=f"{password}\n")
        db.session.rollback()
        return result

    return run


def add(people, email="nadia@example.org", *more, **given):
    return people("add", email, "--role", "moderator", "--password-stdin", *more, **given)


def test_somebody_added_can_sign_in(people, anyone):
    assert add(people).exit_code == 0
    sign_in(anyone, "nadia@example.org")
    assert db.session.query(User).one().role == "moderator"


def test_name_and_language_are_taken(people):
    add(people, "nadia@example.org", "--name", "Nadia", "--language", "en")
    user = db.session.query(User).one()
    assert (user.name, user.language) == ("Nadia", "en")


@pytest.mark.parametrize(
    ("words", "password", "says"),
    [
        (("not an address",), PASSWORD, "is not an e-mail address"),
        (("nadia@example.org",), "motdepasse1234", "first that somebody would try"),
        (("nadia@example.org", "--language", "xx"), PASSWORD, "The languages of this site"),
    ],
)
def test_what_cannot_be_added_is_said_in_a_sentence(people, words, password, says):
    result = add(people, *words, password=password)
    assert result.exit_code == 1
    assert says in result.output
    assert db.session.query(User).count() == 0


def test_nobody_is_added_twice(people):
    add(people)
    result = add(people)
    assert (result.exit_code, result.output) == (
        1,
        "Error: This address already has an account.\n",
    )


def test_an_invitation_prints_its_link(people, anyone):
    result = people("invite", "sami@example.org", "--role", "administrator")
    anyone.open(result.output.strip().removeprefix("http://localhost"))
    anyone.submit(password=PASSWORD)
    assert db.session.query(User).one().role == "administrator"


def test_a_reset_link_is_printed(people, somebody, anyone):
    somebody()
    result = people("reset-link", "aicha@example.org")
    anyone.open(result.output.strip().removeprefix("http://localhost"))
    assert len(letters("reset")) == 1


def test_somebody_is_promoted(people, somebody):
    somebody()
    people("promote", "Aicha@example.org", "--role", "administrator")
    assert db.session.query(User).one().role == "administrator"


def test_the_last_administrator_is_not_suspended(people, somebody):
    somebody(role="administrator")
    result = people("suspend", "aicha@example.org")
    assert result.exit_code == 1
    assert "last administrator" in result.output


def test_somebody_is_suspended_and_let_in_again(people, somebody):
    somebody()
    people("suspend", "aicha@example.org")
    assert db.session.query(User).one().suspended_at
    people("suspend", "aicha@example.org", "--lift")
    assert db.session.query(User).one().suspended_at is None


def test_somebody_is_signed_out(people, somebody):
    user = somebody()
    with one_commit():
        begin(user, "tests")
    people("sign-out", "aicha@example.org")
    assert db.session.query(SignIn).count() == 0


def test_nobody_of_that_address_is_said(people):
    result = people("sign-out", "x@example.org")
    assert (result.exit_code, result.output) == (
        1,
        "Error: Nobody here has the address x@example.org.\n",
    )
