"""Who is signed in: a random secret in a cookie, its hash and its limits on the server."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import Flask, Request, g, request
from flask_login import LoginManager, current_user
from sqlalchemy import and_, bindparam, delete, or_, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import make_transient_to_detached
from werkzeug.wrappers import Response

from app.accounts.models import SignIn, User
from app.core.clock import now
from app.core.db import db, own_session
from app.core.forgetting import delete_some
from app.core.ids import hashed, new_token
from app.core.settings import site_settings
from app.web.caching import keep_private

IDLE_LIMIT = timedelta(days=14)
SHARED_IDLE_LIMIT = timedelta(hours=2)
ABSOLUTE_LIMIT = timedelta(days=30)
SEEN_EVERY = timedelta(minutes=15)
log = logging.getLogger("portevoix")


def add_sign_in(app: Flask) -> None:
    """Let Flask-Login know people by our cookie."""
    manager = LoginManager(app)
    manager.session_protection = None
    manager.request_loader(_load_from_cookie)
    app.jinja_env.globals.update(viewer=viewer, shared_computer=is_shared_computer)


def cookie_name() -> str:
    """`__Host-` under TLS, so that no neighbouring site can plant one."""
    return "__Host-portevoix" if site_settings().is_https else "portevoix"


def viewer() -> User | None:
    """Who looks at this page; a reader without cookie costs no look-up and no session."""
    if cookie_name() not in request.cookies or not current_user.is_authenticated:
        return None
    keep_private()
    user: User = current_user._get_current_object()
    return user


def is_shared_computer() -> bool:
    """Whether this person said at sign-in that others use this computer, too."""
    return bool(g.get("is_shared_computer"))


def begin(user: User, browser: str, *, is_shared: bool = False) -> str:
    """Sign somebody in; returns the secret for the cookie. Their other sign-ins stay."""
    token = new_token()
    db.session.add(
        SignIn(token_hash=hashed(token), user_id=user.id, browser=browser[:60], is_shared=is_shared)
    )
    return token


def end_this(token: str) -> None:
    """Sign out the browser that holds this secret."""
    db.session.execute(delete(SignIn).where(SignIn.token_hash == hashed(token)))


def end_all(user: User, *, but: str | None = None) -> None:
    """Sign somebody out everywhere, but perhaps in the browser that holds a secret."""
    sign_ins = delete(SignIn).where(SignIn.user_id == user.id)
    if but:
        sign_ins = sign_ins.where(SignIn.token_hash != hashed(but))
    db.session.execute(sign_ins)


def forget_ended() -> int:
    """Forget some sign-ins that are past their limits, and where they were; says how many."""
    moment = now()
    shared = and_(SignIn.is_shared, SignIn.seen_at <= moment - SHARED_IDLE_LIMIT)
    idle = SignIn.seen_at <= moment - IDLE_LIMIT
    return delete_some(SignIn.id, or_(shared, idle, SignIn.started_at <= moment - ABSOLUTE_LIMIT))


def set_cookie(response: Response, token: str, *, is_shared: bool = False) -> Response:
    """Give the browser its secret; on a shared computer it forgets it when it is closed."""
    response.set_cookie(
        cookie_name(),
        token,
        max_age=None if is_shared else ABSOLUTE_LIMIT,
        secure=site_settings().is_https,
        httponly=True,
        samesite="Lax",
        path="/",
    )
    return response


def clear_cookie(response: Response) -> Response:
    """Take the secret away, and with it the pages that the browser kept.

    Not all that it stores: what somebody else typed there waits for them to come back, and what
    this person typed goes by a script, which asks first whether anything is unsaved.
    """
    response.delete_cookie(cookie_name(), path="/", secure=site_settings().is_https)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def _load_from_cookie(incoming: Request) -> User | None:
    token = incoming.cookies.get(cookie_name())
    if not token or g.get("sign_in_unreadable"):
        return None
    g.sign_in_unreadable = True  # should reading fail: the page that says so asks again
    found = _find(token)
    g.sign_in_unreadable = False
    if found is None or (found.is_shared and found.seen_at <= now() - SHARED_IDLE_LIMIT):
        return None
    g.is_shared_computer = found.is_shared
    _note_seen(found)
    return found.user


# Built once and read without the ORM's help: every page asks this first.
FIND = (
    select(SignIn.id.label("sign_in_id"), SignIn.seen_at, SignIn.is_shared, *User.__table__.c)
    .join(User, User.id == SignIn.user_id)
    .where(
        SignIn.token_hash == bindparam("token_hash"),
        SignIn.seen_at > bindparam("seen_after"),
        SignIn.started_at > bindparam("started_after"),
        User.suspended_at.is_(None),
    )
)
PEOPLE_COLUMNS = tuple(column.name for column in User.__table__.c)


@dataclass(frozen=True)
class FoundSignIn:
    """A sign-in that still holds, and whose it is."""

    id: int
    seen_at: datetime
    is_shared: bool
    user: User


def _find(token: str) -> FoundSignIn | None:
    moment = now()
    asked = {
        "token_hash": hashed(token),
        "seen_after": moment - IDLE_LIMIT,
        "started_after": moment - ABSOLUTE_LIMIT,
    }
    with db.engine.connect() as connection:
        row = connection.execute(FIND, asked).one_or_none()
    if row is None:
        return None
    user = User(**dict(zip(PEOPLE_COLUMNS, row[3:], strict=True)))
    make_transient_to_detached(user)  # it stands in the database, and no session watches it
    return FoundSignIn(row.sign_in_id, row.seen_at, row.is_shared, user)


def _note_seen(found: FoundSignIn) -> None:
    """Keep roughly when it was used last; not each click, and never at the price of the page."""
    if now() - found.seen_at < SEEN_EVERY:
        return
    try:
        with own_session(write=True, patient=False) as session:
            session.execute(update(SignIn).where(SignIn.id == found.id).values(seen_at=now()))
    except OperationalError as error:
        log.warning("not noted when a sign-in was last used: %s", error.orig)
