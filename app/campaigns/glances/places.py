"""Which glance helps where: on the page of a step, and on that of a row of it."""

from collections.abc import Callable

from app.campaigns.glances.consent import consent_glance
from app.campaigns.glances.coverage import coverage_glance
from app.campaigns.glances.glance import Glance
from app.campaigns.glances.hours import hours_glance
from app.campaigns.glances.money import money_glance
from app.campaigns.glances.near import near_glance
from app.campaigns.glances.weeks import weeks_glance
from app.plan.plan import Plan

Make = Callable[[Plan], Glance]
# Step -> its glances; each with the groups whose rows it depends on, on whose pages it stands, too.
PLACES: dict[str, tuple[tuple[Make, frozenset[str]], ...]] = {
    "audience": ((coverage_glance, frozenset()),),
    "resources": (
        (hours_glance, frozenset({"people"})),
        (money_glance, frozenset({"income", "costs"})),
    ),
    "messengers": (
        (coverage_glance, frozenset()),
        (consent_glance, frozenset({"messengers"})),
    ),
    "content": (
        (consent_glance, frozenset()),
        (weeks_glance, frozenset({"pieces"})),
    ),
    "channels": (
        (hours_glance, frozenset({"channels"})),
        (coverage_glance, frozenset({"channels"})),
    ),
    "calendar": ((weeks_glance, frozenset()),),
}


def glances_at(plan: Plan, id: str, slug: str, group: str = "") -> list[Glance]:
    """Give the glances of a step's page of a campaign, or of the page of one row of a group of it.

    Those with nothing to say yet are among them: something may be said after the next answer.
    """
    made = [make(plan) for make, groups in PLACES.get(slug, ()) if not group or group in groups]
    if slug == "calendar" and group in ("", "own_dates"):
        made.insert(0, near_glance(plan, id))
    return made
