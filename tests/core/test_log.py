from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from app.core.db import db


def test_a_failed_statement_says_nothing_of_what_people_wrote(app):
    try:
        db.session.execute(text("SELECT :address FROM nowhere"), {"address": "aicha@example.org"})
    except SQLAlchemyError as error:
        assert "nowhere" in str(error)
        assert "aicha@example.org" not in str(error)
    else:
        raise AssertionError("the statement did not fail")
