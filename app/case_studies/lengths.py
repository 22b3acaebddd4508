"""How long words at the desk may be: longer ones are refused in words, never cut."""

from app.core.errors import Conflict
from app.questions.fields import N_

REMARK = 1000  # characters, like all of these
NOTE = 300
MESSAGE = 2000  # to the author; also why a page is taken off the site
KEPT = 5000  # of one text that is kept as it is typed
TOO_LONG = N_("Shorten your message: %(limit)s characters at most.")
LIMITS = {"remark": REMARK, "note": NOTE, "message": MESSAGE}


class Unfit(Conflict):
    """Words at the desk that cannot be taken as they are; the page shows them again, and why."""

    status = 422


class TooMuchTyped(Unfit):
    """More than is kept while somebody types: sent again as it is, it would not fit either."""

    status = 413


def check_length(text: str, limit: int, words: str) -> None:
    """Raise Unfit, in these words, if a text is longer than there is room for."""
    if len(text) > limit:
        raise Unfit(words, limit=limit)
