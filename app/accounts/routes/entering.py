"""The last step of every way in: a new session in this browser, then on to where one was going."""

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.accounts import sign_ins, verbs
from app.accounts.browsers import browser_name
from app.accounts.models import User
from app.web.pages import arrive, safe_next


def enter(user: User, *, fresh_hash: str | None = None, leading_to: str | None = None) -> Response:
    """Sign somebody in with a new secret; the one this browser held before ends."""
    if before := request.cookies.get(sign_ins.cookie_name()):
        sign_ins.end_this(before)
    browser = browser_name(request.headers.get("User-Agent", ""))
    is_shared = request.form.get("shared") == "yes"
    token = verbs.sign_in(user, browser, fresh_hash=fresh_hash, is_shared=is_shared)
    address = leading_to or way_on() or url_for("campaigns.dashboard")
    return sign_ins.set_cookie(arrive(address), token, is_shared=is_shared)


def way_on() -> str | None:
    """Where the person was going before they had to sign in."""
    return safe_next(request.args.get("next"))


def remote_address() -> str:
    """Where the request comes from, for counting tries."""
    return request.remote_addr or ""


def me() -> User:
    """The person who is signed in."""
    user: User = current_user._get_current_object()
    return user
