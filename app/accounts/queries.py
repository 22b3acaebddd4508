"""Finding people and their sign-ins."""

from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.accounts.models import Role, SignIn, User
from app.accounts.sign_ins import ABSOLUTE_LIMIT, IDLE_LIMIT
from app.core.clock import now
from app.core.db import db
from app.core.errors import Missing

PAGE = 50


@dataclass(frozen=True)
class PeoplePage:
    """Some people, newest first; `after` leads on where there are more."""

    people: list[User]
    after: str | None


def find_by_email(email: str, session: Session | None = None) -> User | None:
    """Find somebody by their address in its normal spelling."""
    chosen = session or db.session()
    return chosen.scalars(select(User).where(User.email == email)).one_or_none()


def get_person(public_id: str) -> User:
    """Give somebody by their public id; raises Missing."""
    found = db.session.scalars(select(User).where(User.public_id == public_id)).one_or_none()
    if found is None:
        raise Missing
    return found


def has_administrator(session: Session | None = None) -> bool:
    """Whether somebody can administer the site."""
    chosen = session or db.session()
    active = select(User.id).where(
        User.role == Role.ADMINISTRATOR,
        User.confirmed_at.is_not(None),
        User.suspended_at.is_(None),
    )
    return chosen.scalars(active.limit(1)).first() is not None


def list_people(words: str = "", role: str = "", after: str = "") -> PeoplePage:
    """List people, newest first, whose name or address holds some words."""
    chosen = select(User).order_by(User.id.desc()).limit(PAGE + 1)
    if words:
        chosen = chosen.where(
            or_(
                User.name.icontains(words, autoescape=True),
                User.email.icontains(words, autoescape=True),
            )
        )
    if role:
        chosen = chosen.where(User.role == role)
    if after:
        before = select(User.id).where(User.public_id == after).scalar_subquery()
        chosen = chosen.where(User.id < before)
    people = list(db.session.scalars(chosen))
    more = len(people) > PAGE
    return PeoplePage(people[:PAGE], people[PAGE - 1].public_id if more else None)


def list_sign_ins(user: User) -> list[SignIn]:
    """List where somebody is signed in, the last used first."""
    found = select(SignIn).where(
        SignIn.user_id == user.id,
        SignIn.seen_at > now() - IDLE_LIMIT,
        SignIn.started_at > now() - ABSOLUTE_LIMIT,
    )
    return list(db.session.scalars(found.order_by(SignIn.seen_at.desc(), SignIn.id.desc())))
