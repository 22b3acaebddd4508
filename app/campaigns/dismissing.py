"""Setting remarks of the coach aside with a reason, and taking that back."""

from app.accounts.models import User
from app.campaigns.coaching import LONGEST_REASON, Dismissal, Place, list_dismissals
from app.campaigns.queries import OpenCampaign
from app.campaigns.visits import note_visit
from app.coach.rules import BY_KEY
from app.core.clock import now
from app.core.errors import Conflict, Missing
from app.core.events import record
from app.questions.fields import N_


def set_aside(opened: OpenCampaign, place: Place, because: str, by: User) -> None:
    """Set a remark aside; a second reason takes the place of the first.

    Raises Missing for a rule that does not exist, Conflict for one that protects a person.
    """
    key, row = place
    if key not in BY_KEY:
        raise Missing
    if BY_KEY[key].protects:
        raise Conflict(N_("This remark protects somebody: it goes only once it is settled."))
    answer = Dismissal(key, row, because[:LONGEST_REASON], by.id, now())
    _keep(opened, [*_others(opened, place), answer])
    record("coach.set_aside", what=opened.campaign.public_id, who=by.public_id)


def take_back(opened: OpenCampaign, place: Place, by: User) -> None:
    """Let the coach say a remark again. Twice is once."""
    _keep(opened, _others(opened, place))
    record("coach.taken_back", what=opened.campaign.public_id, who=by.public_id)


def _others(opened: OpenCampaign, place: Place) -> list[Dismissal]:
    """Give the other dismissals as they stand now, when nobody else can change them."""
    opened.look_again()
    kept = list_dismissals(opened.campaign.dismissals)
    return [each for each in kept if (each.rule, each.row) != place]


def _keep(opened: OpenCampaign, dismissals: list[Dismissal]) -> None:
    opened.campaign.dismissals = [each.as_kept() for each in dismissals]
    note_visit(opened.member)
