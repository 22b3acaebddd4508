"""What people do with their own account. Passwords come in as what is kept of them."""

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from app.accounts import letters, links, sign_ins
from app.accounts.links import Purpose
from app.accounts.models import SignIn, User
from app.accounts.queries import find_by_email
from app.core.clock import now
from app.core.db import db
from app.core.errors import Conflict, Missing
from app.core.events import record
from app.questions.fields import N_


def register(newcomer: User, onward: str | None = None) -> None:
    """Make an account that waits for its confirmation.

    The owner of an address that has one gets a letter that says so. Until an address is
    confirmed, its latest registration counts: nobody can take it in advance for somebody else.
    """
    record("account.registration")
    user = find_by_email(newcomer.email) or keep_newcomer(newcomer)
    if user.confirmed_at:
        letters.send_already_registered(user.email, newcomer.language)
        return
    user.name = newcomer.name
    user.language = newcomer.language
    user.password_hash = newcomer.password_hash
    letters.send_confirmation(user, onward)


def confirm(token: str) -> User:
    """Confirm that an address is somebody's own; raises DeadLink."""
    user = _person_of(token, Purpose.CONFIRM)
    user.confirmed_at = now()
    record("account.confirmed", what=user.public_id, who=user.public_id)
    return user


def send_confirmation_again(person: User, onward: str | None = None) -> None:
    """Send another link to somebody who has not confirmed their address."""
    letters.send_confirmation(db.session.get_one(User, person.id), onward)


def sign_in(
    person: User, browser: str, *, fresh_hash: str | None = None, is_shared: bool = False
) -> str:
    """Sign in somebody who has proved who they are; returns the secret for their cookie."""
    user = db.session.get_one(User, person.id)
    if fresh_hash:
        user.password_hash = fresh_hash
    return sign_ins.begin(user, browser, is_shared=is_shared)


def ask_for_reset(email: str) -> None:
    """Send a link for a new password to an address, if it has an account."""
    record("account.reset_asked")
    user = find_by_email(email)
    if user is not None and user.suspended_at is None:
        letters.send_reset(user)


def reset_password(token: str, password_hash: str) -> User:
    """Set a new password by a mailed link, which also proves the address; raises DeadLink."""
    user = _person_of(token, Purpose.RESET)
    user.confirmed_at = user.confirmed_at or now()
    change_password(user, password_hash)
    return user


def change_password(person: User, password_hash: str) -> User:
    """Change a password and sign the person out everywhere."""
    user = db.session.get_one(User, person.id)
    user.password_hash = password_hash
    sign_ins.end_all(user)
    record("account.password_changed", what=user.public_id, who=user.public_id)
    return user


def ask_for_email_change(person: User, email: str) -> None:
    """Send a link to the new address; if that has an account, only its owner is told."""
    user = db.session.get_one(User, person.id)
    record("account.email_change_asked", what=user.public_id, who=user.public_id)
    if find_by_email(email) is not None:
        letters.send_already_registered(email, user.language)
    else:
        letters.send_email_change(user, email)


def change_email(token: str, by: User) -> User:
    """Take the new address and end every sign-in; raises DeadLink, Conflict."""
    link = links.use(token, Purpose.EMAIL)
    user = link.user
    if user is None or user.id != by.id:
        raise links.DeadLink(Purpose.EMAIL)
    try:
        with db.session.begin_nested():
            user.email = link.email
    except IntegrityError:  # also where two people take one address at the same moment
        raise Conflict(N_("This address already has an account of its own.")) from None
    sign_ins.end_all(user)
    record("account.email_changed", what=user.public_id, who=user.public_id)
    return user


def change_profile(person: User, name: str, language: str) -> None:
    """Change how somebody is called, and the language of their letters."""
    user = db.session.get_one(User, person.id)
    user.name, user.language = name, language


def end_sign_in(public_id: str, by: User) -> None:
    """Sign out one of one's own browsers; raises Missing."""
    own = select(SignIn).where(SignIn.public_id == public_id, SignIn.user_id == by.id)
    found = db.session.scalars(own).one_or_none()
    if found is None:
        raise Missing
    db.session.execute(delete(SignIn).where(SignIn.id == found.id))


def keep_newcomer(newcomer: User) -> User:
    """Keep a new account, or give the one that a second click made a moment before."""
    try:
        with db.session.begin_nested():
            db.session.add(newcomer)
    except IntegrityError:
        return db.session.scalars(select(User).where(User.email == newcomer.email)).one()
    return newcomer


def _person_of(token: str, purpose: Purpose) -> User:
    user = links.use(token, purpose).user
    if user is None or user.suspended_at:
        raise links.DeadLink(purpose)
    return user
