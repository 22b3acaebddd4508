"""What administrators do with other people's accounts; `by` is None at the command line."""

from sqlalchemy import select

from app.accounts import letters, links, sign_ins
from app.accounts.links import Purpose
from app.accounts.models import Role, User
from app.accounts.queries import find_by_email
from app.accounts.verbs import keep_newcomer
from app.core.clock import now
from app.core.db import db
from app.core.errors import Conflict
from app.core.events import record
from app.questions.fields import N_


def add_person(newcomer: User, by: User | None = None) -> User:
    """Make a confirmed account; raises Conflict when the address has one."""
    user = _fill(newcomer)
    record("person.added", what=user.public_id, who=_id(by))
    return user


def invite(email: str, role: str, language: str, by: User | None = None) -> str:
    """Send an invitation, which replaces earlier ones; returns its path. Raises Conflict."""
    _refuse_taken(find_by_email(email))
    links.forget(Purpose.INVITATION, email=email)
    record("person.invited", who=_id(by))
    return letters.send_invitation(email, role, language)


def accept_invitation(token: str, newcomer: User) -> User:
    """Make the account that waited behind an invitation; raises DeadLink, Conflict."""
    link = links.use(token, Purpose.INVITATION)
    newcomer.email, newcomer.role = link.email, link.role
    user = _fill(newcomer)
    record("person.joined", what=user.public_id, who=user.public_id)
    return user


def change_role(user: User, role: str, by: User | None = None) -> None:
    """Give somebody another role, and end their sign-ins; raises Conflict for the last one."""
    if user.role == role:
        return
    if role != Role.ADMINISTRATOR:
        _keep_an_administrator(user)
    user.role = role
    sign_ins.end_all(user)
    record(f"person.became_{role}", what=user.public_id, who=_id(by))


def suspend(user: User, by: User | None = None) -> None:
    """Keep somebody out until further notice; raises Conflict for the last administrator."""
    if user.suspended_at:
        return
    _keep_an_administrator(user)
    user.suspended_at = now()
    sign_ins.end_all(user)
    record("person.suspended", what=user.public_id, who=_id(by))


def lift_suspension(user: User, by: User | None = None) -> None:
    """Let somebody in again."""
    if user.suspended_at:
        user.suspended_at = None
        record("person.let_in_again", what=user.public_id, who=_id(by))


def send_reset(user: User, by: User | None = None) -> str:
    """Send somebody a link for a new password; returns its path."""
    record("person.reset_sent", what=user.public_id, who=_id(by))
    return letters.send_reset(user)


def sign_out(user: User, by: User | None = None) -> None:
    """Sign somebody out everywhere."""
    sign_ins.end_all(user)
    record("person.signed_out", what=user.public_id, who=_id(by))


def _fill(newcomer: User) -> User:
    """Keep a confirmed account, in place of one that was never confirmed; raises Conflict."""
    user = find_by_email(newcomer.email) or keep_newcomer(newcomer)
    _refuse_taken(user)
    user.name, user.language = newcomer.name, newcomer.language
    user.password_hash, user.role = newcomer.password_hash, newcomer.role
    user.confirmed_at, user.suspended_at = now(), None
    db.session.flush()
    return user


def _refuse_taken(user: User | None) -> None:
    if user is not None and (user.confirmed_at or user.suspended_at):
        raise Conflict(N_("This address already has an account."))


def _keep_an_administrator(leaving: User) -> None:
    """Refuse to lose the last one; administrators are locked so that two cannot go at once."""
    chosen = select(User).where(User.role == Role.ADMINISTRATOR).order_by(User.id)
    administrators = db.session.scalars(
        chosen.with_for_update().execution_options(populate_existing=True)
    )
    active = [user.id for user in administrators if user.is_active]
    if active == [leaving.id]:
        raise Conflict(N_("This is the last administrator. Give somebody else this role first."))


def _id(by: User | None) -> str | None:
    return by.public_id if by else None
