"""The results of a survey in words, with what may and what may not be claimed from them."""

from dataclasses import dataclass

from babel.numbers import format_decimal, format_percent

from app.measures.change import Sample
from app.measures.proportions import Difference, Proportion
from app.measures.survey_results import Result, Verdict, response_rates, results_of
from app.plan.survey import AFTER, BEFORE, FAVOURABLE, POINTS, Survey
from app.questions.fields import N_
from app.web.locale import gettext, language, ngettext

ONE_ROUND = N_("You have asked once. Say what people answered, not that something has changed.")
TOO_FEW = N_(
    "Fewer than 30 answers in one of the rounds: too few to conclude. Tell it as what these people "
    "said, with the number of answers."
)
WHO_ANSWERED = N_(
    "Say below whether the same people answered before and after. Until then, no change can be "
    "worked out."
)
HOW_SURE = N_(
    "You may say what people answered each time. Nobody can tell how sure the change is, because "
    "the answers of one person cannot be laid side by side. Do not call it proven."
)
MAY_BE_CHANCE = N_(
    "The change may be chance. You may say that you saw no clear change, and give both figures. "
    "That does not prove that nothing changed."
)
CLEAR = N_(
    "You may say that the answers differ before and after, with both figures and the number of "
    "answers. You may not say that the campaign caused it: other things happened meanwhile, and "
    "nobody else was asked to compare."
)
CLEAR_WITH_GROUP = N_(
    "You may say that the answers differ before and after. That the campaign did it you may only "
    "say if those who did not see it changed less: ask them the same, and compare."
)
CLAIMS = {
    Verdict.ONE_ROUND: ONE_ROUND,
    Verdict.TOO_FEW: TOO_FEW,
    Verdict.WHO_ANSWERED: WHO_ANSWERED,
    Verdict.HOW_SURE: HOW_SURE,
    Verdict.MAY_BE_CHANCE: MAY_BE_CHANCE,
    Verdict.CLEAR: CLEAR,
}


@dataclass(frozen=True)
class ToldResult:
    """The result of a question as the page shows it."""

    words: str
    rows: list[tuple[str, str, str]]  # what, before, after
    said: list[str]
    claim: str
    is_careful: bool


def tell_results(survey: Survey) -> list[ToldResult]:
    """Word the results of a survey."""
    return [_told(survey, each) for each in results_of(survey)]


def tell_rates(survey: Survey) -> list[str]:
    """Say how many of those who were asked have answered, or that the sums disagree."""
    rates = response_rates(survey)
    names = {BEFORE: gettext("Before"), AFTER: gettext("After")}
    told = []
    for round, invited in survey.invited.items():
        answered = max((each.n(round) for each in survey.questions), default=0)
        given = {"round": names[round], "answered": answered, "invited": invited}
        if round in rates and rates[round].share is not None:
            words = N_("%(round)s: %(answered)s of %(invited)s people asked answered (%(rate)s).")
            told.append(gettext(words, **given, rate=percent(rates[round].share or 0)))
        elif answered > invited:
            words = N_("%(round)s: %(answered)s answers, but only %(invited)s people asked. Check.")
            told.append(gettext(words, **given))
        elif answered:
            words = N_("%(round)s: %(answered)s of %(invited)s people asked answered.")
            told.append(gettext(words, **given))
    return told


def favourable(scale: str) -> str:
    """Name the answers of a scale that count as favourable."""
    return ", ".join(gettext(words) for point, words in POINTS[scale] if point in FAVOURABLE[scale])


def percent(share: float) -> str:
    """Write a share in whole per cent, as the language does."""
    return str(format_percent(round(share, 2), locale=language()))


def number(value: float, digits: int = 1) -> str:
    """Write a figure."""
    return str(format_decimal(round(value, digits), locale=language()))


def _told(survey: Survey, result: Result) -> ToldResult:
    question = result.question
    shares, means = result.shares, result.means
    rows = [(gettext("Answers"), number(question.n(BEFORE)), number(question.n(AFTER)))]
    if shares:
        label = gettext("Favourable (%(answers)s)", answers=favourable(question.scale))
        rows.append((label, _share(shares.get(BEFORE)), _share(shares.get(AFTER))))
    if means:
        rows.append((gettext("Mean"), _mean(means.get(BEFORE)), _mean(means.get(AFTER))))
    said = [_share_change(result.share_change), _mean_change(result.mean_change)]
    if result.pairs:
        among = N_("Among the %(pairs)s people who answered both times:")
        said[0] = f"{gettext(among, pairs=number(result.pairs))} {said[0]}"
    claim = CLAIMS[result.verdict]
    if result.verdict is Verdict.CLEAR and survey.comparison == "group":
        claim = CLEAR_WITH_GROUP
    is_careful = result.verdict is not Verdict.CLEAR
    return ToldResult(
        question.words, rows, [each for each in said if each], gettext(claim), is_careful
    )


def _share(found: Proportion | None) -> str:
    if found is None:
        return "–"
    if found.share is None or found.low is None or found.high is None:
        return gettext("%(part)s of %(n)s", part=found.part, n=found.n)
    told = gettext(
        "%(share)s (between %(low)s and %(high)s)",
        share=percent(found.share),
        low=percent(found.low),
        high=percent(found.high),
    )
    few = gettext("too few answers")
    return f"{told} – {few}" if found.too_few else told


def _mean(found: Sample | None) -> str:
    return "–" if found is None else number(found.mean, 2)


def _share_change(change: Difference | None) -> str:
    if change is None or change.value is None:
        return ""
    points = _signed(100 * change.value, 0)
    count = round(abs(100 * change.value))
    if change.low is None or change.high is None:
        return ngettext(
            "Favourable answers: %(points)s point. No interval can be worked out.",
            "Favourable answers: %(points)s points. No interval can be worked out.",
            count,
            points=points,
        )
    return ngettext(
        "Favourable answers: %(points)s point (95%% interval: from %(low)s to %(high)s).",
        "Favourable answers: %(points)s points (95%% interval: from %(low)s to %(high)s).",
        count,
        points=points,
        low=_signed(100 * change.low, 0),
        high=_signed(100 * change.high, 0),
    )


def _mean_change(change: Difference | None) -> str:
    if change is None or change.value is None:
        return ""
    value = _signed(change.value, 2)
    if change.low is None or change.high is None:
        return gettext("Mean: %(value)s. No interval can be worked out.", value=value)
    return gettext(
        "Mean: %(value)s (95%% interval: from %(low)s to %(high)s).",
        value=value,
        low=_signed(change.low, 2),
        high=_signed(change.high, 2),
    )


def _signed(value: float, digits: int) -> str:
    near = round(value, digits)
    return f"+{number(near, digits)}" if near > 0 else number(near or 0, digits).replace("-", "−")
