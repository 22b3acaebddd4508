"""Setting remarks of the coach aside with a reason, and taking that back."""

from collections.abc import Iterable

from app.accounts.models import User
from app.campaigns.coaching import LONGEST_REASON, Dismissal, Place, list_dismissals
from app.campaigns.opened import OpenCampaign
from app.campaigns.summaries import tell_campaign
from app.campaigns.visits import note_visit
from app.coach.rules import BY_KEY
from app.core.clock import now
from app.core.errors import Conflict, Missing
from app.core.events import record
from app.questions.fields import N_


def set_aside(
    opened: OpenCampaign, key: str, rows: Iterable[str | None], *, because: str, by: User
) -> None:
    """Set what a rule says of some rows aside; a second reason takes the place of the first.

    Raises Missing for a rule that does not exist, Conflict for one that protects a person.
    """
    if key not in BY_KEY:
        raise Missing
    if BY_KEY[key].protects:
        raise Conflict(N_("This remark protects somebody: it goes only once it is settled."))
    reason, moment = because[:LONGEST_REASON], now()
    answers = [Dismissal(key, row, reason, by.id, moment) for row in dict.fromkeys(rows)]
    _keep(opened, {(key, each.row) for each in answers}, answers)
    record("coach.set_aside", what=opened.campaign.public_id, who=by.public_id)


def take_back(opened: OpenCampaign, place: Place, by: User) -> None:
    """Let the coach say a remark again. Twice is once."""
    _keep(opened, {place}, [])
    record("coach.taken_back", what=opened.campaign.public_id, who=by.public_id)


def _keep(opened: OpenCampaign, places: set[Place], answers: list[Dismissal]) -> None:
    """Put these answers in the place of earlier ones, when nobody else can change them."""
    opened.look_again()
    kept = list_dismissals(opened.campaign.dismissals)
    others = [each for each in kept if (each.rule, each.row) not in places]
    opened.campaign.dismissals = [each.as_kept() for each in (*others, *answers)]
    note_visit(opened.member)
    tell_campaign(opened)
