"""Whether somebody is who they say: limited tries, the same time for everybody.

Everything here happens before the request's own transaction: counts are kept when the request
is refused, and no password is worked on while the database waits (SQLite has one writer).
"""

from dataclasses import dataclass
from ipaddress import ip_address, ip_network

from app.accounts import passwords
from app.accounts.models import User
from app.accounts.queries import find_by_email
from app.core import throttle
from app.core.db import own_session

FAILURES = "10 per 5 minutes"
MAIL_A_DAY = "5 per day"
RESETS_OF_AN_ADDRESS = "30 per day"
NEWCOMERS = "60 per hour"  # a whole class may sign up from one school's connection


@dataclass(frozen=True)
class Proven:
    """Somebody who knows their password, and its new form if costs were raised since."""

    user: User
    fresh_hash: str | None


def prove(email: str, password: str, address: str) -> Proven | None:
    """Give who knows this password; None if nobody does. Raises TooMany after ten failures."""
    for_account, for_address = _failure_keys(email, address)
    throttle.refuse_if_spent(FAILURES, *for_account)
    throttle.refuse_if_spent(FAILURES, *for_address)
    with own_session() as session:
        user = find_by_email(email, session)
    good = passwords.is_right(user.password_hash if user else None, password)
    if user is None or not good or user.suspended_at:
        throttle.count(FAILURES, *for_account)
        throttle.count(FAILURES, *for_address)
        return None
    throttle.forget(FAILURES, *for_account)
    outdated = passwords.is_outdated(user.password_hash or "")
    return Proven(user, passwords.keep(password) if outdated else None)


def allow_letter(kind: str, email: str, address: str) -> None:
    """Count a letter that somebody asks for; raises TooMany after five of a kind in a day."""
    throttle.count(RESETS_OF_AN_ADDRESS, kind, network_of(address))
    throttle.count(MAIL_A_DAY, kind, email, network_of(address))


def allow_newcomer(email: str, address: str) -> None:
    """Count a registration; raises TooMany when one place makes many."""
    throttle.count(NEWCOMERS, "register", network_of(address))
    throttle.count(MAIL_A_DAY, "register", email, network_of(address))


def network_of(address: str) -> str:
    """Give the neighbourhood of an address: its /24, or its /64 in IPv6."""
    try:
        size = 24 if ip_address(address).version == 4 else 64
    except ValueError:
        return address
    return str(ip_network(f"{address}/{size}", strict=False))


def _failure_keys(email: str, address: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    network = network_of(address)
    alone = address if ":" not in address else network  # an IPv6 household has 2^64 addresses
    return ("sign-in", email, network), ("sign-in", alone)
