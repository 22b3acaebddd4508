"""The formulas of reach, engagement, impact and process, each with its source. Pure.

Sources are named as in the toolkit's list of indicators: ISD-ME is "The Counter-Narrative
Monitoring and Evaluation Handbook" (Institute for Strategic Dialogue, 2016); ICPA is the toolkit
of narrativechange.org, "Develop an evaluation design". All take counts; percentages are between 0
and 100.
"""

from collections.abc import Sequence
from statistics import median

from app.measures.figure import Figure, Unit, ratio, share_of


def target_reach(in_segment: float, reached: float) -> Figure:
    """Give, in %, people reached who fit the segment ÷ all people reached (ISD-ME, reach)."""
    return share_of(in_segment, reached)


def target_coverage(in_segment: float, size: float) -> Figure:
    """Give, in %, people of the segment reached ÷ its estimated size (ISD-ME, reach).

    No margin: what is unsure here is the estimate, not chance. It may come out above 100 %, which
    says that the estimate was too low.
    """
    return ratio(in_segment, size, Unit.PERCENT, 100)


def frequency(impressions: float, reached: float) -> Figure:
    """Give, in times per person, impressions ÷ people reached (ISD-ME, reach); never below 1."""
    return ratio(impressions, reached, Unit.TIMES)


def eng_rate_reach(interactions: float, reached: float) -> Figure:
    """Give, in %, reactions + comments + shares + saves ÷ people reached (ISD-ME, engagement).

    No margin: one person may interact several times.
    """
    return ratio(interactions, reached, Unit.PERCENT, 100)


def eng_rate_impr(interactions: float, impressions: float) -> Figure:
    """Give, in %, reactions + comments + shares + saves ÷ impressions (ISD-ME, engagement)."""
    return ratio(interactions, impressions, Unit.PERCENT, 100)


def share_rate(shares: float, reached: float) -> Figure:
    """Give, in %, shares ÷ people reached (ISD-ME, engagement); one person may share twice."""
    return ratio(shares, reached, Unit.PERCENT, 100)


def view_rate(views: float, impressions: float) -> Figure:
    """Give, in %, views as the platform counts them ÷ impressions (ISD-ME, engagement)."""
    return share_of(views, impressions)


def completion(to_the_end: float, started: float) -> Figure:
    """Give, in %, views to 95–100 % of the length ÷ views started (ISD-ME, engagement)."""
    return share_of(to_the_end, started)


def avg_watch(seconds: float, views: float) -> Figure:
    """Give, in seconds, the total time watched ÷ views (ISD-ME, engagement)."""
    return ratio(seconds, views, Unit.SECONDS)


def ctr(clicks: float, impressions: float) -> Figure:
    """Give, in %, clicks ÷ impressions (ISD-ME, engagement)."""
    return share_of(clicks, impressions)


def conversion(did_it: float, visits: float) -> Figure:
    """Give, in %, people who did what was asked ÷ visits of the page (ISD-ME, engagement)."""
    return share_of(did_it, visits)


def constructive(constructive_ones: float, coded: float) -> Figure:
    """Give, in %, constructive comments ÷ comments read and sorted (ICPA, engagement)."""
    return share_of(constructive_ones, coded)


def hostile_share(hateful: float, coded: float) -> Figure:
    """Give, in %, hateful comments ÷ comments read and sorted (ICPA, harm watch)."""
    return share_of(hateful, coded)


def sentiment_net(positive: float, negative: float, coded: float) -> Figure:
    """Give, in points from −100 to 100, (positive − negative) ÷ all sorted × 100 (ISD-ME).

    No margin: it is the difference of two shares of one sample.
    """
    return ratio(positive - negative, coded, Unit.POINTS, 100)


def recall(rightly: float, asked: float) -> Figure:
    """Give, in %, people who remember the message rightly ÷ people asked (ISD-ME, impact)."""
    return share_of(rightly, asked)


def intention(likely: float, answers: float) -> Figure:
    """Give, in %, "likely" and "very likely" ÷ all answers (ICPA, impact); after − before later."""
    return share_of(likely, answers)


def response_rate(answers: float, invited: float) -> Figure:
    """Give, in %, answers received ÷ people invited (toolkit, quality gate)."""
    return share_of(answers, invited)


def delivery(on_time: float, planned: float) -> Figure:
    """Give, in %, pieces published on the day planned ÷ pieces planned (toolkit, process).

    No margin: every piece was counted, none was drawn by chance. For the same reason it is given
    however few there are: see `delivery.delivery_of`.
    """
    value = None if planned == 0 else on_time / planned * 100
    return Figure(Unit.PERCENT, value, on_time, planned)


def moderation_load(comments: float, hours: float) -> Figure:
    """Give, in comments per hour, comments handled ÷ hours of moderation (toolkit, process)."""
    return ratio(comments, hours, Unit.PER_HOUR)


def response_time(hours: Sequence[float]) -> float | None:
    """Give the median of hours from a comment to the answer (toolkit, process).

    The median, as one comment that waited a week would bend a mean. None without any.
    """
    return median(hours) if hours else None
