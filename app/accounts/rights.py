"""Who may do what by their role; rights over a thing stand in that thing's feature."""

from enum import StrEnum
from typing import Any


class Right(StrEnum):
    """What a role allows."""

    MODERATE = "moderate"
    ADMINISTER = "administer"


def is_moderator(user: Any) -> bool:
    """Moderators and administrators."""
    return bool(user.is_moderator)


def is_administrator(user: Any) -> bool:
    """Administrators only."""
    return bool(user.is_administrator)


ROLE_RULES = {
    Right.MODERATE: is_moderator,
    Right.ADMINISTER: is_administrator,
}
