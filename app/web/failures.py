"""Every failure as a page in plain words, in the person's language, with a way out."""

import logging
from collections.abc import Sequence
from datetime import date

from flask import Flask, make_response, redirect, request, url_for
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError, OperationalError
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.wrappers import Response

from app.core.db import db
from app.core.errors import Conflict, Missing, Refusal
from app.web.guards import SignInNeeded
from app.web.locale import day
from app.web.pages import page, wants_part

STALE_FORM = 419
SECRET_FIELDS = frozenset({"csrf_token", "password", "new_password", "current_password"})
log = logging.getLogger("portevoix")


def add_failures(app: Flask) -> None:
    """Answer failures of every kind with words instead of a bare code."""
    app.register_error_handler(SignInNeeded, _ask_to_sign_in)
    app.register_error_handler(CSRFError, _offer_to_send_again)
    app.register_error_handler(Refusal, _explain_refusal)
    app.register_error_handler(SecurityError, _explain_host)
    app.register_error_handler(HTTPException, _explain_http)
    app.register_error_handler(OperationalError, _explain_database)
    app.register_error_handler(DataError, _explain_unreadable)
    app.before_request(_refuse_null_marks)
    app.register_error_handler(Exception, _explain_fault)


def failure(status: int, words: str = "", typed: Sequence[str] = ()) -> Response:
    """Show the page for a status, with words of its own and what was typed, where there is any."""
    return page("failure.html", status=status, code=status, words=words, typed=typed)


def _ask_to_sign_in(_error: SignInNeeded) -> Response:
    if request.method not in ("GET", "HEAD"):
        return _keep_text("keep_text.html", 401)
    address = url_for("accounts.sign_in", next=request.full_path.rstrip("?"))
    if wants_part():
        response = make_response("", 401)
        response.headers["HX-Redirect"] = address
        return response
    return redirect(address, 303)


def _offer_to_send_again(_error: CSRFError) -> Response:
    """Show what was typed, with a fresh token and a button: nothing is lost, nothing is done."""
    return _keep_text("keep_text.html", STALE_FORM)


def _keep_text(template: str, status: int) -> Response:
    db.session.rollback()
    kept = _sent()
    return page(
        template,
        status=status,
        code=status,
        action=request.full_path.rstrip("?"),
        kept=kept,
        had_secrets=any(name != "csrf_token" and name in request.form for name in SECRET_FIELDS),
        had_files=any(file.filename for file in request.files.values()),
    )


def _sent() -> list[tuple[str, str]]:
    """List what a form sent, but for secrets."""
    return [
        (name, value)
        for name, values in request.form.lists()
        for value in values
        if name not in SECRET_FIELDS
    ]


def _typed() -> list[str]:
    """List the texts that somebody wrote in a form that could not be kept: words, not keys."""
    return [value for name, value in _sent() if name != "drawn" and " " in value.strip()]


def _explain_refusal(error: Refusal) -> Response:
    given = {k: day(v) if isinstance(v, date) else v for k, v in error.parameters.items()}
    words = _(error.message, **given) if error.message else ""
    is_conflict = error.status == Conflict.status and request.method not in ("GET", "HEAD")
    return failure(error.status, words, _typed() if is_conflict else ())


def _explain_host(_error: SecurityError) -> Response:
    """Answer in plain text: under another host's name no link can be made."""
    return make_response(_("We could not read this request"), 400, {"Content-Type": "text/plain"})


def _explain_http(error: HTTPException) -> Response:
    if error.response is not None or (error.code or 500) < 400:
        return make_response(error.get_response())
    response = failure(error.code or 500)
    for name, value in error.get_headers():
        if name not in ("Content-Type", "Content-Length"):
            response.headers[name] = value
    return response


def _explain_database(error: OperationalError) -> Response:
    log.error("database: %s", str(error.orig).replace("\n", " ")[:300])
    db.session.rollback()
    return failure(503)


def _explain_unreadable(_error: DataError) -> Response:
    """The database cannot hold what was sent, such as a null mark: nobody types that."""
    db.session.rollback()
    return failure(400)


def _refuse_null_marks() -> None:
    """There is nothing at an address with a null mark, which PostgreSQL would choke on."""
    if "\0" in request.path:
        raise Missing


def _explain_fault(error: Exception) -> Response:
    log.exception("fault at %s", request.endpoint, exc_info=error)
    db.session.rollback()
    return failure(500)
