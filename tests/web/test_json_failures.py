"""A script that asks is answered in JSON: a sentence to show, and what it needs to ask again."""

import errno

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from app.core.db import db
from app.web.storage import storage_status
from tests.words import folded, say

JSON = {"Accept": "application/json"}
ENDED = (
    "Your session has ended, so nothing was saved yet."
    " Sign in in another tab, then come back here and send again."
)
EXPIRED = (
    "The form had been open for so long that it expired. Nothing was saved yet: send it again."
)
GONE = "Go back to the page before and use its buttons."


def told(answer):
    return answer.status_code, folded(answer.json["words"])


def post(visitor, address, token=None, **headers):
    data = {"csrf_token": token or visitor.token(), "title": "Même tribune"}
    return visitor._send("post", address, data=data, headers=headers)


@pytest.mark.parametrize("method", ["get", "post"])
def test_signed_out_a_script_is_told_so(anyone, method):
    fields = {"data": {"csrf_token": anyone.token()}} if method == "post" else {}
    answer = anyone._send(method, "/fr/campaigns/new", headers=JSON, **fields)
    assert told(answer) == (401, say("fr", ENDED))
    assert set(answer.json) == {"words"}
    assert "Location" not in answer.headers


def test_a_script_with_an_expired_form_gets_a_token_that_works(signed_in):
    visitor = signed_in()
    answer = post(visitor, "/fr/campaigns/new", "stale", **JSON)
    assert told(answer) == (419, say("fr", EXPIRED))
    assert set(answer.json) == {"words", "token"}
    assert answer.headers["Cache-Control"] == "no-store"
    again = post(visitor, "/fr/campaigns/new", answer.json["token"], **JSON)
    assert again.status_code == 303


def test_a_script_is_told_what_a_page_would_say(anyone):
    answer = post(anyone, "/fr/case-studies/", **JSON)
    assert told(answer) == (405, say("fr", GONE))
    assert "GET" in answer.headers["Allow"]
    assert "Accept" in answer.vary


@pytest.mark.parametrize(
    "accept",
    ["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "*/*", ""],
    ids=["browser", "htmx", "nothing"],
)
def test_everybody_else_gets_a_page(anyone, accept):
    anyone.open("/fr/nothing", status=404, headers={"Accept": accept})
    assert anyone.response.mimetype == "text/html"
    assert len(anyone.texts("h1")) == 1


class FromPostgresql(Exception):
    """An error as psycopg gives it, as far as it matters here."""

    def __init__(self, sqlstate):
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (OSError(errno.ENOSPC, "full"), 507),
        (OSError(errno.EDQUOT, "quota"), 507),
        (OSError(errno.EROFS, "only read"), 503),
        (OSError(errno.EIO, "broken"), 503),
        (FileNotFoundError(errno.ENOENT, "nothing there"), None),
        (NoConnectionFree(), 503),
        (OperationalError("", {}, FromPostgresql("53100")), 507),
        (OperationalError("", {}, FromPostgresql("57P01")), 503),
        (IntegrityError("", {}, FromPostgresql("23505")), None),
        (RuntimeError(), None),
    ],
    ids=repr,
)
def test_what_an_error_means(error, status):
    assert storage_status(error) == status


@pytest.mark.parametrize(("state", "status"), [("53100", 507), ("25006", 503), ("22012", None)])
def test_what_postgresql_says_is_understood(app, state, status):
    if db.engine.dialect.name == "sqlite":
        return
    fail = f"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{state}'; END $$"
    with pytest.raises(Exception, match="x") as raised, db.engine.connect() as connection:
        connection.execute(text(fail))
    assert storage_status(raised.value) == status
