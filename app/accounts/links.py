"""Secret links: single use, for one purpose, dead once what they change has changed."""

from datetime import timedelta
from enum import StrEnum

from sqlalchemy import delete, select, update
from sqlalchemy.engine import CursorResult
from sqlalchemy.orm import Session, joinedload

from app.accounts.models import Token, User
from app.core.clock import now
from app.core.db import db, own_session
from app.core.errors import Refusal
from app.core.forgetting import delete_some
from app.core.ids import hashed, new_token
from app.core.settings import site_settings


class Purpose(StrEnum):
    """What a link is for."""

    CONFIRM = "confirm"
    RESET = "reset"
    EMAIL = "email"
    INVITATION = "invitation"
    SETUP = "setup"


LIFETIMES = {
    Purpose.CONFIRM: timedelta(hours=24),
    Purpose.RESET: timedelta(hours=1),
    Purpose.EMAIL: timedelta(hours=1),
    Purpose.INVITATION: timedelta(days=7),
    Purpose.SETUP: timedelta(days=7),
}
HANDED_OVER = timedelta(days=3)  # at least, where an administrator carries links by hand
PATHS = {
    Purpose.CONFIRM: "account/confirm",
    Purpose.RESET: "account/reset",
    Purpose.EMAIL: "account/email",
    Purpose.INVITATION: "account/invitation",
    Purpose.SETUP: "setup",
}


class DeadLink(Refusal):
    """The link was used, is too old, or what it was to change has changed since."""

    status = 410

    def __init__(self, purpose: Purpose) -> None:
        super().__init__()
        self.purpose = purpose


def make(purpose: Purpose, user: User | None = None, *, email: str = "", role: str = "") -> str:
    """Make a link; returns its secret, of which the database keeps only a hash."""
    db.session.flush()
    db.session.execute(delete(Token).where(Token.expires_at <= now()))
    token = new_token()
    db.session.add(
        Token(
            token_hash=hashed(token),
            purpose=purpose,
            user_id=user.id if user else None,
            bound_to=_state_of(user),
            email=email,
            role=role,
            expires_at=now() + lifetime(purpose),
        )
    )
    return token


def lifetime(purpose: Purpose) -> timedelta:
    """Say how long a link works: longer where people must carry it by hand."""
    by_hand = timedelta(0) if site_settings().has_mail else HANDED_OVER
    return max(LIFETIMES[purpose], by_hand)


def path_of(purpose: Purpose, token: str, language: str) -> str:
    """Give the address of a link's page, without the site's own."""
    return f"/{language}/{PATHS[purpose]}/{token}"


def look_at(token: str, purpose: Purpose) -> Token:
    """Give a link that still works, and its person, without using it; raises DeadLink."""
    with own_session() as session:
        return _alive(session, token, purpose)


def use(token: str, purpose: Purpose) -> Token:
    """Use a link, within the transaction of its deed; raises DeadLink when it is too late."""
    found = _alive(db.session(), token, purpose)
    unused = update(Token).where(Token.id == found.id, Token.used_at.is_(None))
    taken = db.session.execute(unused.values(used_at=now()))
    if not isinstance(taken, CursorResult) or taken.rowcount != 1:
        raise DeadLink(purpose)
    return found


def forget(purpose: Purpose, *, email: str = "") -> None:
    """Kill the links of a purpose, such as earlier invitations of an address."""
    db.session.execute(delete(Token).where(Token.purpose == purpose, Token.email == email))


def forget_expired() -> int:
    """Forget some links that work no more, and the addresses with them; says how many."""
    return delete_some(Token.id, Token.expires_at <= now())


def _alive(session: Session, token: str, purpose: Purpose) -> Token:
    found = session.scalars(
        select(Token)
        .options(joinedload(Token.user))
        .where(
            Token.token_hash == hashed(token),
            Token.purpose == purpose,
            Token.used_at.is_(None),
            Token.expires_at > now(),
        )
    ).one_or_none()
    if found is None or found.bound_to != _state_of(found.user):
        raise DeadLink(purpose)
    return found


def _state_of(user: User | None) -> str:
    """Give a fingerprint of what links change: address, password, being confirmed or suspended."""
    if user is None:
        return ""
    state = (user.email, user.password_hash, user.confirmed_at, user.suspended_at)
    return hashed("|".join(str(each) for each in state))
