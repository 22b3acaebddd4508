"""The letter that invites somebody to a team, and how many of them may be sent."""

import re

from app.accounts.models import User
from app.campaigns.models import Invitation
from app.core.outbox import post
from app.core.throttle import count

OF_A_PERSON = "30 per day"
TO_AN_ADDRESS = "5 per day"
KIND = "team_invitation"
ADDRESS_LIKE = re.compile(r"[/@]|www\.", re.IGNORECASE)


def allow_team_letter(email: str, by: User) -> None:
    """Count a letter; raises TooMany. Call it before the request's own transaction begins."""
    count(OF_A_PERSON, KIND, by.public_id)
    count(TO_AN_ADDRESS, KIND, email)


def join_path(token: str, language: str) -> str:
    """Give the address at which somebody joins, without the site's own."""
    return f"/{language}/campaigns/join/{token}"


def send_team_invitation(
    invitation: Invitation, token: str, by: User, *, days: int, language: str
) -> None:
    """Invite somebody by mail: who asks, and nothing of the campaign, should others read it.

    A name that looks like an address is left out: our letters carry no foreign links.
    """
    post(
        KIND,
        to=invitation.email,
        language=language,
        path=join_path(token, language),
        name="" if ADDRESS_LIKE.search(by.name) else by.name,
        until=invitation.expires_at.isoformat(),
        days=days,
    )
