"""What the counts of a small survey say, and what may be claimed from them. Pure.

Favourable are "yes", the two highest of five answers ("top-two box"), nothing on a scale from 0 to
10, of which there is a mean. Shares, means and changes are those of proportions.py and change.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.measures.change import (
    Change,
    Pairing,
    Sample,
    change_of_means,
    change_of_paired_shares,
    sample_of,
)
from app.measures.proportions import ENOUGH, Difference, Proportion, difference_of, proportion_of
from app.plan.survey import AFTER, BEFORE, FAVOURABLE, ROUNDS, Survey, SurveyQuestion


class Verdict(StrEnum):
    """What may be said of a question."""

    ONE_ROUND = "one_round"
    TOO_FEW = "too_few"
    WHO_ANSWERED = "who_answered"  # nobody has said whether the same people answered
    HOW_SURE = "how_sure"  # a change, but nobody can say how sure it is
    MAY_BE_CHANCE = "may_be_chance"
    CLEAR = "clear"


@dataclass(frozen=True)
class Result:
    """What came out for one question."""

    question: SurveyQuestion
    shares: Mapping[str, Proportion]
    means: Mapping[str, Sample]
    share_change: Difference | None
    mean_change: Difference | None
    verdict: Verdict
    pairs: int | None = None  # if the change of the share is that of so many people


def results_of(survey: Survey) -> list[Result]:
    """Work out the results of every question that somebody has answered."""
    counted = (each for each in survey.questions if any(each.n(round) for round in ROUNDS))
    return [_result(survey, each) for each in counted]


def response_rates(survey: Survey) -> dict[str, Proportion]:
    """Give, by round, the share of the people asked who answered; none where the sums disagree.

    Answers received ÷ people invited (indicator response_rate); the question that most people
    answered counts.
    """
    found = {}
    for round, invited in survey.invited.items():
        answered = max((each.n(round) for each in survey.questions), default=0)
        if 0 < answered <= invited:
            found[round] = proportion_of(answered, invited)
    return found


def _result(survey: Survey, question: SurveyQuestion) -> Result:
    shares, means = _shares(question), _means(question)
    share_change = _share_change(survey, question, shares)
    mean_change = _mean_change(survey, question)
    difference = share_change if shares else mean_change
    verdict = _verdict(survey, question, difference)
    is_of_pairs = survey.is_paired and share_change and paired_change(survey, question)
    pairs = survey.pairs if is_of_pairs else None
    return Result(question, shares, means, share_change, mean_change, verdict, pairs)


def _shares(question: SurveyQuestion) -> dict[str, Proportion]:
    favourable = FAVOURABLE.get(question.scale, ())
    return {
        round: proportion_of(sum(counts.get(point, 0) for point in favourable), question.n(round))
        for round, counts in question.counts.items()
        if favourable and question.n(round)
    }


def _means(question: SurveyQuestion) -> dict[str, Sample]:
    if question.scale == "yes_no":
        return {}
    found = {round: sample_of(_scale(question, round)) for round in ROUNDS}
    return {round: sample for round, sample in found.items() if sample}


def _scale(question: SurveyQuestion, round: str) -> dict[float, int]:
    return {float(point): count for point, count in question.counts.get(round, {}).items()}


def _share_change(
    survey: Survey, question: SurveyQuestion, shares: Mapping[str, Proportion]
) -> Difference | None:
    if len(shares) < len(ROUNDS) or not survey.pairing:
        return None
    if survey.pairing == Pairing.INDEPENDENT:
        return difference_of(shares[AFTER], shares[BEFORE])
    if survey.is_paired and (change := paired_change(survey, question)):
        return change.difference
    after, before = shares[AFTER].share, shares[BEFORE].share
    value = None if after is None or before is None else after - before
    return Difference(value, None, None, min(question.n(each) for each in ROUNDS))


def paired_change(survey: Survey, question: SurveyQuestion) -> Change | None:
    """Give the change among those who answered both times, if what was counted fits together."""
    gained, lost, pairs = question.only_after, question.only_before, survey.pairs
    if gained is None or lost is None or not pairs or gained + lost > pairs:
        return None
    return change_of_paired_shares(gained, lost, pairs)


def _mean_change(survey: Survey, question: SurveyQuestion) -> Difference | None:
    """Give the change of the means: of the same people without an interval, for want of pairs."""
    if question.scale == "yes_no" or not survey.pairing:
        return None
    pairing = Pairing.MARGINALS if survey.is_paired else Pairing(survey.pairing)
    before, after = (_scale(question, each) for each in ROUNDS)
    change = change_of_means(before, after, pairing)
    return change.difference if change else None


def _verdict(survey: Survey, question: SurveyQuestion, difference: Difference | None) -> Verdict:
    fewest = min(question.n(round) for round in ROUNDS)
    if not fewest:
        return Verdict.ONE_ROUND
    if fewest < ENOUGH or (difference and difference.too_few):
        return Verdict.TOO_FEW
    if not survey.pairing or difference is None:
        return Verdict.WHO_ANSWERED
    if difference.low is None:
        return Verdict.HOW_SURE
    return Verdict.CLEAR if difference.is_clear else Verdict.MAY_BE_CHANCE
