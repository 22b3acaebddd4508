"""Every failure as a page in plain words, in the person's language, with a way out."""

import logging
from collections.abc import Sequence
from datetime import date

from flask import Flask, jsonify, make_response, redirect, request, url_for
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError, generate_csrf
from sqlalchemy.exc import DataError
from werkzeug.exceptions import HTTPException, SecurityError
from werkzeug.wrappers import Response

from app.core.db import db
from app.core.errors import Missing, Refusal
from app.web.caching import keep_private
from app.web.failure_words import title_of, way_out_of
from app.web.guards import SignInNeeded, TypedByAnother
from app.web.locale import day
from app.web.pages import page, wants_part
from app.web.sent_again import ask_to_send_again, list_typed, was_sent
from app.web.storage import ERRORS, storage_status

SIGNED_OUT, STALE_FORM = 401, 419
log = logging.getLogger("portevoix")


def add_failures(app: Flask) -> None:
    """Answer failures of every kind with words instead of a bare code."""
    app.register_error_handler(SignInNeeded, _ask_to_sign_in)
    app.register_error_handler(CSRFError, _offer_to_send_again)
    app.register_error_handler(Refusal, _explain_refusal)
    app.register_error_handler(SecurityError, _explain_host)
    app.register_error_handler(HTTPException, _explain_http)
    for kind in ERRORS:
        app.register_error_handler(kind, _explain_storage)
    app.register_error_handler(DataError, _explain_unreadable)
    app.before_request(_refuse_null_marks)
    app.register_error_handler(Exception, _explain_fault)


def failure(status: int, words: str = "", typed: Sequence[str] = ()) -> Response:
    """Show the page for a status, with words of its own and what was typed, where there is any."""
    words = words or way_out_of(status)
    if asks_for_json():
        return in_json(status, words)
    title = title_of(status)
    return page("failure.html", status=status, code=status, title=title, words=words, typed=typed)


def asks_for_json() -> bool:
    """Whether a script asks, and not a person before a page: our own scripts say so."""
    accepted = request.accept_mimetypes
    return accepted["application/json"] > accepted["text/html"]


def in_json(status: int, words: str, **more: str) -> Response:
    """Tell a script what it should show: `{"words": "…"}`."""
    response: Response = jsonify(words=words, **more)
    response.status_code = status
    response.vary.add("Accept")
    return response


def _is_unsafe() -> bool:
    return request.method not in ("GET", "HEAD", "OPTIONS")


def _ask_to_sign_in(error: SignInNeeded) -> Response:
    words = way_out_of(SIGNED_OUT)
    if isinstance(error, TypedByAnother):
        words = _(
            "Somebody else has signed in here meanwhile, so nothing was saved. Sign in again"
            " under your own name in another tab, then come back here and send again."
        )
    if asks_for_json():
        return in_json(SIGNED_OUT, words)
    if _is_unsafe():
        return ask_to_send_again(SIGNED_OUT, words)
    address = url_for("accounts.sign_in", next=request.full_path.rstrip("?"))
    if wants_part():
        response = make_response("", 401)
        response.headers["HX-Redirect"] = address
        return response
    return redirect(address, 303)


def _offer_to_send_again(_error: CSRFError) -> Response:
    """Show what was typed, with a fresh token and a button: nothing is lost, nothing is done."""
    if asks_for_json():
        keep_private()
        return in_json(STALE_FORM, way_out_of(STALE_FORM), token=generate_csrf())
    return ask_to_send_again(STALE_FORM)


def _explain_refusal(error: Refusal) -> Response:
    given = {k: day(v) if isinstance(v, date) else v for k, v in error.parameters.items()}
    words = _(error.message, **given) if error.message else ""
    return failure(error.status, words, list_typed())


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


def _explain_storage(error: Exception) -> Response:
    """Nothing could be stored: say so, and show what was typed."""
    status = storage_status(error)
    if status is None:
        return _explain_fault(error)
    log.error("storage: %s", str(getattr(error, "orig", error)).replace("\n", " ")[:300])
    db.session.rollback()
    return _broken(status)


def _explain_unreadable(_error: DataError) -> Response:
    """The database cannot hold what was sent, such as a null mark: nobody types that."""
    db.session.rollback()
    return failure(400, typed=list_typed())


def _refuse_null_marks() -> None:
    """There is nothing at an address with a null mark, which PostgreSQL would choke on."""
    if "\0" in request.path:
        raise Missing


def _explain_fault(error: Exception) -> Response:
    log.exception("fault at %s", request.endpoint, exc_info=error)
    db.session.rollback()
    return _broken(500)


def _broken(status: int) -> Response:
    """Say that something of ours is out of order; what was sent may be sent again."""
    return ask_to_send_again(status) if was_sent() and not asks_for_json() else failure(status)
