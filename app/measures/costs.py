"""What a result has cost, in money; the team's time stands apart and is never mixed in. Pure.

An amount comes out in the units in which the money went in.
"""

from dataclasses import dataclass
from datetime import date

from app.measures.figure import Figure, Unit, ratio
from app.plan.answers import day, number
from app.plan.arithmetic import hours_of
from app.plan.plan import Plan

DAYS_OF_A_WEEK = 7


def cpr(spend: float, reached: float) -> Figure:
    """Give the money spent ÷ people reached (toolkit, cost)."""
    return ratio(spend, reached, Unit.MONEY)


def cpm(spend: float, impressions: float) -> Figure:
    """Give the money spent ÷ impressions × 1,000 (toolkit, cost)."""
    return ratio(spend, impressions, Unit.MONEY, 1000)


def cpv(spend: float, views: float) -> Figure:
    """Give the money spent ÷ views (toolkit, cost)."""
    return ratio(spend, views, Unit.MONEY)


def cpe(spend: float, interactions: float) -> Figure:
    """Give the money spent ÷ (reactions + comments + shares + saves) (toolkit, cost)."""
    return ratio(spend, interactions, Unit.MONEY)


def cpa(spend: float, acts: float) -> Figure:
    """Give the money spent ÷ acts done (toolkit, cost)."""
    return ratio(spend, acts, Unit.MONEY)


@dataclass(frozen=True)
class StaffTime:
    """The hours of a team over a campaign: an estimate out of the plan, not a record.

    `untold` people have not said how many hours they have: they are not in the sum.
    """

    hours_per_week: float
    weeks: float
    untold: int

    @property
    def hours(self) -> float:
        """Hours a week × weeks."""
        return self.hours_per_week * self.weeks

    def worth(self, an_hour: float) -> float:
        """Give what these hours would cost at so much an hour, apart from spend."""
        return self.hours * an_hour


def staff_time_of(plan: Plan, today: date) -> StaffTime | None:
    """Estimate the team's hours: what people have a week × weeks from the start up to today.

    A campaign that is over ends on its last day. None before its first day, or without a first
    day, or if nobody has said how many hours they have.
    """
    team, calendar = hours_of(plan), plan.answers("calendar")
    first = day(calendar, "start") or day(calendar, "launch_date")
    end = day(calendar, "end")
    last = min(end, today) if end else today
    said = [row for row in team.people if number(row, "hours_per_week") is not None]
    if first is None or last < first or not said:
        return None
    weeks = ((last - first).days + 1) / DAYS_OF_A_WEEK
    return StaffTime(team.there, weeks, len(team.people) - len(said))
