"""What people wrote, and their addresses, stay out of errors and so out of every log."""

import logging
import traceback

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from app.accounts.models import User
from app.core.db import db

SECRET = "aicha.secret@example.org"


def test_a_failed_statement_says_nothing_of_what_people_wrote(app):
    with pytest.raises(SQLAlchemyError, match="nowhere") as failed:
        db.session.execute(text("SELECT :address FROM nowhere"), {"address": SECRET})
    assert SECRET not in str(failed.value)


@pytest.fixture
def refused(person):
    """Give the error of a second account with one address."""
    person(SECRET)
    with pytest.raises(IntegrityError) as failed:
        person(SECRET)
    return failed.value


def test_an_address_that_has_an_account_is_not_named(refused):
    assert "user" in str(refused.orig)  # it still says what was wrong
    assert "secret" not in "".join(traceback.format_exception(refused))


def test_nor_is_it_where_another_error_came_of_it(refused, caplog):
    try:
        raise RuntimeError("housekeeping failed") from refused
    except RuntimeError:
        logging.getLogger("portevoix").exception("a fault")
    assert "IntegrityError" in caplog.text
    assert "secret" not in caplog.text


def test_what_a_row_holds_that_may_not_be_kept_is_not_said(app):
    db.session.add(User(email=SECRET, name="Aicha", language=None))
    with pytest.raises(IntegrityError) as failed:
        db.session.flush()
    assert "language" in str(failed.value.orig)
    assert "secret" not in "".join(traceback.format_exception(failed.value))
