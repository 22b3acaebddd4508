"""The letters about accounts; each link's `path` also shows to the administrator without mail."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from app.accounts.links import Purpose, lifetime, make, path_of
from app.accounts.models import User
from app.core.clock import now
from app.core.outbox import post


def send_confirmation(user: User, onward: str | None = None) -> None:
    """Send the link that confirms an address, and leads on to where the person was going."""
    path = path_of(Purpose.CONFIRM, make(Purpose.CONFIRM, user), user.language)
    if onward:
        path += "?" + urlencode({"next": onward})
    _send(Purpose.CONFIRM, to=user.email, language=user.language, path=path)


def send_reset(user: User) -> str:
    """Send the link with which a new password is set; returns its path."""
    path = path_of(Purpose.RESET, make(Purpose.RESET, user), user.language)
    _send(Purpose.RESET, to=user.email, language=user.language, path=path)
    return path


def send_email_change(user: User, email: str) -> None:
    """Send the link that changes an address to the new one, and a notice to the old one."""
    path = path_of(Purpose.EMAIL, make(Purpose.EMAIL, user, email=email), user.language)
    _send(Purpose.EMAIL, to=email, language=user.language, path=path)
    post("email_notice", to=user.email, language=user.language)


def send_already_registered(email: str, language: str) -> None:
    """Tell the owner of an address, and nobody else, that it has an account."""
    path = f"/{language}/account/sign-in"
    post("already_registered", to=email, language=language, path=path)


def send_invitation(email: str, role: str, language: str) -> str:
    """Send the link with which somebody makes an account that waits for them."""
    token = make(Purpose.INVITATION, email=email, role=role)
    path = path_of(Purpose.INVITATION, token, language)
    _send(Purpose.INVITATION, to=email, language=language, path=path, role=role)
    return path


def _send(purpose: Purpose, *, to: str, language: str, path: str, **given: Any) -> None:
    life = lifetime(purpose)
    given |= {"until": (now() + life).isoformat(), "hours": life // timedelta(hours=1)}
    post(purpose.value, to=to, language=language, path=path, **given)
