import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from app.core.db import db


def test_a_failed_statement_says_nothing_of_what_people_wrote(app):
    with pytest.raises(SQLAlchemyError, match="nowhere") as failed:
        db.session.execute(text("SELECT :address FROM nowhere"), {"address": "aicha@example.org"})
    assert "aicha@example.org" not in str(failed.value)
