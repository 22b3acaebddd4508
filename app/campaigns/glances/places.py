"""Which glance helps where: on the page of a step, and on that of a row of it."""

from collections.abc import Callable, Set
from dataclasses import dataclass

from app.campaigns.glances.consent import consent_glance
from app.campaigns.glances.coverage import coverage_glance
from app.campaigns.glances.glance import Glance
from app.campaigns.glances.hours import hours_glance
from app.campaigns.glances.money import money_glance
from app.campaigns.glances.near import near_glance
from app.campaigns.glances.weeks import weeks_glance
from app.plan.plan import Plan


@dataclass(frozen=True)
class Place:
    """A glance on the page of a step, and on those of the rows of some groups of it."""

    make: Callable[[Plan, str], Glance]
    reads: frozenset[str]  # questions and groups of this step that it may change with
    rows: frozenset[str] = frozenset()


def _place(make: Callable[[Plan], Glance], reads: str, *, rows: str = "") -> Place:
    return Place(lambda plan, _id: make(plan), frozenset(reads.split()), frozenset(rows.split()))


PLACES = {
    "audience": [_place(coverage_glance, "segments")],
    "resources": [
        _place(hours_glance, "people", rows="people"),
        _place(money_glance, "currency income costs", rows="income costs"),
    ],
    "messengers": [
        _place(coverage_glance, "messengers no_messenger_why"),
        _place(consent_glance, "messengers", rows="messengers"),
    ],
    "content": [
        _place(consent_glance, "pieces"),
        _place(weeks_glance, "pieces", rows="pieces"),
    ],
    "channels": [
        _place(hours_glance, "channels", rows="channels"),
        _place(coverage_glance, "channels", rows="channels"),
    ],
    "calendar": [
        Place(
            near_glance,
            frozenset({"start", "launch_date", "key_dates", "own_dates", "date_sensitive"}),
            frozenset({"own_dates"}),
        ),
        _place(weeks_glance, "start launch_date end"),
    ],
}


def glances_at(plan: Plan, id: str, slug: str, group: str = "") -> list[Glance]:
    """Give the glances of a step's page of a campaign, or of the page of one row of a group of it.

    Those with nothing to say yet are among them: something may be said after the next answer.
    """
    return [each.make(plan, id) for each in _places(slug, group)]


def glances_after(plan: Plan, id: str, where: tuple[str, str], changed: Set[str]) -> list[Glance]:
    """Give those that may be others once these questions of the step have other answers.

    `where` is the page: the step, and the group of the row if it is a row's.
    """
    return [each.make(plan, id) for each in _places(*where) if each.reads & changed]


def _places(slug: str, group: str) -> list[Place]:
    return [each for each in PLACES.get(slug, ()) if not group or group in each.rows]
