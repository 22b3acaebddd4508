"""How long words at the desk may be: longer ones are refused in words, never cut."""

from app.core.errors import Conflict

NOTE = 300  # characters
LIMITS = {"note": NOTE}


class Unfit(Conflict):
    """Words at the desk that cannot be taken as they are; the page shows them again, and why."""

    status = 422
