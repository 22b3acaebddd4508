"""Where one is signed in, and ending that."""

from flask import Blueprint, flash, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.accounts import sign_ins, verbs
from app.accounts.queries import list_sign_ins
from app.accounts.routes.entering import me
from app.core.ids import hashed
from app.web.guards import signed_in
from app.web.pages import arrive, page

blueprint = Blueprint("accounts_sessions", __name__, url_prefix="/<lang:lang>/account/sessions")


@blueprint.get("")
@signed_in
def show() -> Response:
    """List the browsers in which one is signed in."""
    own = hashed(_secret())
    found = [(each, each.token_hash == own) for each in list_sign_ins(me())]
    return page("accounts/sessions.html", sign_ins=found)


@blueprint.post("/<public_id>/end")
@signed_in
def end(public_id: str) -> Response:
    """Sign out one browser."""
    verbs.end_sign_in(public_id, me())
    flash(_("That session has ended."), "ok")
    return arrive(url_for(".show"))


@blueprint.post("/end")
@signed_in
def end_others() -> Response:
    """Sign out everywhere but here."""
    sign_ins.end_all(me(), but=_secret())
    flash(_("You are signed out everywhere but here."), "ok")
    return arrive(url_for(".show"))


def _secret() -> str:
    return request.cookies.get(sign_ins.cookie_name(), "")
