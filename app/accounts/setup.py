"""The first administrator: a one-time link instead of a default password."""

from app.accounts import links, sign_ins
from app.accounts.links import Purpose
from app.accounts.models import Role, User
from app.accounts.queries import find_by_email, has_administrator
from app.accounts.verbs import keep_newcomer
from app.core.clock import now
from app.core.db import db
from app.core.events import record


def setup_link(base_url: str, language: str) -> str | None:
    """Give the address where the first administrator signs up; None where there is one.

    For `portevoix start`, inside its unit of work. A new link replaces the one before.
    """
    token = offer_setup()
    return base_url + links.path_of(Purpose.SETUP, token, language) if token else None


def offer_setup() -> str | None:
    """Make the secret of the setup page; None where there is an administrator."""
    if has_administrator():
        return None
    links.forget(Purpose.SETUP)
    return links.make(Purpose.SETUP)


def set_up(token: str, first: User) -> User:
    """Make the first administrator; raises DeadLink, also when there is one by now."""
    links.use(token, Purpose.SETUP)
    if has_administrator():
        raise links.DeadLink(Purpose.SETUP)
    user = find_by_email(first.email) or keep_newcomer(first)
    user.name, user.password_hash = first.name, first.password_hash
    user.role, user.confirmed_at, user.suspended_at = Role.ADMINISTRATOR, now(), None
    db.session.flush()
    sign_ins.end_all(user)
    record("site.set_up", what=user.public_id, who=user.public_id)
    return user
