"""Every indicator of the toolkit: how it is worked out, of what, in which unit. Pure.

`FORMULAS` has an entry for each key of the reference data; an indicator that an organisation has
added itself is a figure that is typed in as it is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from app.measures import costs, rates
from app.measures.figure import Figure, Unit
from app.questions.fields import N_

Compute = Callable[[float, float], Figure]


class Origin(StrEnum):
    """Where a figure comes from."""

    COUNTED = "counted"  # a plain count, typed in
    WORKED_OUT = "worked_out"  # of a numerator and a denominator: see `compute`
    COMPARED = "compared"  # two surveys: see change.py
    MEDIAN = "median"  # of single waiting times: see rates.response_time
    IN_PLAN = "in_plan"  # of the plan's own pieces: see delivery.py


@dataclass(frozen=True)
class Formula:
    """How one indicator comes about.

    `adds_up` says whether counts of separate days may be added: pieces of news may, people reached
    may not, as the same person would count twice. `falls` says that less is better.
    """

    unit: Unit
    origin: Origin
    numerator: str = ""
    denominator: str = ""
    compute: Compute | None = None
    adds_up: bool = False
    falls: bool = False
    times: int = 1


def _count(*, adds_up: bool = False) -> Formula:
    return Formula(Unit.COUNT, Origin.COUNTED, adds_up=adds_up)


def _of(
    unit: Unit, numerator: str, denominator: str, compute: Compute, *, falls: bool = False
) -> Formula:
    times = 100 if unit is Unit.PERCENT else 1
    return Formula(
        unit, Origin.WORKED_OUT, numerator, denominator, compute, falls=falls, times=times
    )


def _cost(denominator: str, compute: Compute, times: int = 1) -> Formula:
    return Formula(
        Unit.MONEY, Origin.WORKED_OUT, SPEND, denominator, compute, falls=True, times=times
    )


def _net_tone(net: float, coded: float) -> Figure:
    """Give the net tone out of positive less negative comments."""
    return rates.sentiment_net(max(net, 0), max(-net, 0), coded)


REACHED, SHOWN = N_("People reached"), N_("Impressions")
INTERACTIONS = N_("Reactions, comments, shares and saves")
IN_SEGMENT, CODED = N_("People of the segment reached"), N_("Comments read and sorted")
VIEWS, SPEND, ACTS = N_("Views"), N_("Money spent"), N_("Acts done")

FORMULAS: dict[str, Formula] = {
    "reach": _count(),
    "target_reach": _of(Unit.PERCENT, IN_SEGMENT, REACHED, rates.target_reach),
    "target_coverage": _of(
        Unit.PERCENT, IN_SEGMENT, N_("Estimated size of the segment"), rates.target_coverage
    ),
    "frequency": _of(Unit.TIMES, SHOWN, REACHED, rates.frequency),
    "impressions": _count(adds_up=True),
    "attendance": _count(adds_up=True),
    "media_mentions": _count(adds_up=True),
    "eng_rate_reach": _of(Unit.PERCENT, INTERACTIONS, REACHED, rates.eng_rate_reach),
    "eng_rate_impr": _of(Unit.PERCENT, INTERACTIONS, SHOWN, rates.eng_rate_impr),
    "share_rate": _of(Unit.PERCENT, N_("Shares"), REACHED, rates.share_rate),
    "view_rate": _of(Unit.PERCENT, VIEWS, SHOWN, rates.view_rate),
    "completion": _of(
        Unit.PERCENT, N_("Views up to the end"), N_("Views started"), rates.completion
    ),
    "avg_watch": _of(Unit.SECONDS, N_("Seconds watched in all"), VIEWS, rates.avg_watch),
    "ctr": _of(Unit.PERCENT, N_("Clicks"), SHOWN, rates.ctr),
    "conversion": _of(
        Unit.PERCENT,
        N_("People who did what was asked"),
        N_("Visits to the page"),
        rates.conversion,
    ),
    "hashtag_use": _count(adds_up=True),
    "constructive": _of(Unit.PERCENT, N_("Constructive comments"), CODED, rates.constructive),
    "hostile_share": _of(
        Unit.PERCENT, N_("Hateful comments"), CODED, rates.hostile_share, falls=True
    ),
    "sentiment_net": Formula(
        Unit.POINTS,
        Origin.WORKED_OUT,
        N_("Positive comments less negative ones"),
        CODED,
        _net_tone,
        times=100,
    ),
    "recall": _of(
        Unit.PERCENT,
        N_("People who remember the message rightly"),
        N_("People asked"),
        rates.recall,
    ),
    "knowledge": Formula(Unit.POINTS, Origin.COMPARED),
    "attitude": Formula(Unit.POINTS, Origin.COMPARED),
    "did": Formula(Unit.POINTS, Origin.COMPARED),
    "intention": _of(
        Unit.PERCENT,
        N_("Answers “likely” or “very likely”"),
        N_("All answers"),
        rates.intention,
    ),
    "behaviour": _count(adds_up=True),
    "help": _count(adds_up=True),
    "response_time": Formula(Unit.HOURS, Origin.MEDIAN, falls=True),
    "moderation_load": _of(
        Unit.PER_HOUR,
        N_("Comments handled"),
        N_("Hours of moderation"),
        rates.moderation_load,
        falls=True,
    ),
    "delivery": Formula(
        Unit.PERCENT,
        Origin.IN_PLAN,
        N_("Pieces out in public"),
        N_("Pieces due"),
        rates.delivery,
        times=100,
    ),
    "cpr": _cost(REACHED, costs.cpr),
    "cpm": _cost(SHOWN, costs.cpm, 1000),
    "cpv": _cost(VIEWS, costs.cpv),
    "cpe": _cost(INTERACTIONS, costs.cpe),
    "cpa": _cost(ACTS, costs.cpa),
    "response_rate": _of(
        Unit.PERCENT, N_("Answers received"), N_("People invited"), rates.response_rate
    ),
}
TYPED_IN = Formula(Unit.COUNT, Origin.COUNTED)  # an indicator that only an organisation knows


def formula_of(key: str) -> Formula:
    """Give the formula of an indicator."""
    return FORMULAS.get(key, TYPED_IN)


def can_be_worked_out(key: str) -> bool:
    """Whether a numerator and a denominator give this indicator."""
    return formula_of(key).origin is Origin.WORKED_OUT
