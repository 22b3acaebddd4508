"""Rules about the conversation (D): somebody is there, and knows what to do."""

from collections.abc import Iterator

from app.coach.answers import named_channels
from app.coach.remark import Found, Known, Phrase, Severity, practice, reading, rule, source
from app.plan.answers import has_any, is_missing, is_no, number, text
from app.plan.plan import Plan
from app.questions.fields import N_

MATRIX = "moderation.response_matrix"
SLOW = 24  # hours
PARTS = {
    "house_rules": N_("house rules"),
    "response_matrix": N_("what you answer in which case"),
    "escalation": N_("whom you call"),
}
GRAVE = {"distress": N_("somebody in distress"), "threat": N_("a threat")}


def _decided(plan: Plan) -> set[str]:
    return {text(row, "case") for row in plan.rows(MATRIX) if text(row, "do")}


@rule(
    "D1",
    Severity.CRITICAL,
    "moderation.house_rules",
    title=N_("The rules of the house"),
    rests_on=source("ssg"),
    why=N_(
        "The first comments set the tone. With rules to point to, and one answer agreed "
        "for each case, nobody has to decide alone at midnight."
    ),
)
def no_house_rules(plan: Plan, known: Known) -> Iterator[Found]:
    """People can answer on a channel, and rules, answers or whom to call are missing.

    Rows of the matrix that say no deed yet do not count.
    """
    social = [
        each for each in named_channels(plan) if known.reference.has("channels", each, "social")
    ]
    there = {
        "house_rules": not is_missing(plan.answers("moderation"), "house_rules"),
        "response_matrix": bool(_decided(plan)),
        "escalation": any(has_any(row) for row in plan.rows("moderation.escalation")),
    }
    missing = [key for key, is_there in there.items() if not is_there]
    if social and missing:
        parts = tuple(Phrase(PARTS[key]) for key in missing)
        yield Found(
            N_("People can answer you on your channels; still missing: %(parts)s."),
            {"parts": parts},
            at=f"moderation.{missing[0]}",
        )


@rule(
    "D2",
    Severity.WARNING,
    "moderation.launch_week_cover",
    title=N_("Somebody must be there"),
    rests_on=practice(),
    why=N_(
        "In the first week most comments come, and most attacks. Share the days among "
        "you, and answer within a day; a short answer is enough."
    ),
)
def not_there(plan: Plan, _known: Known) -> Iterator[Found]:
    """The week of the launch is not covered, or an answer takes more than 24 hours."""
    answers = plan.answers("moderation")
    hours = number(answers, "response_time_h")
    if is_no(answers, "launch_week_cover"):
        yield Found(N_("In the week of the launch nobody is there every day."))
    elif hours is not None and hours > SLOW:
        yield Found(
            N_("You answer after %(hours)s hours."),
            {"hours": hours},
            at="moderation.response_time_h",
        )


@rule(
    "D3",
    Severity.WARNING,
    MATRIX,
    title=N_("When somebody cannot go on"),
    rests_on=reading("coe_c", "ctk_sec"),
    why=N_(
        "Some day somebody writes that they cannot go on, or threatens one of you. "
        "Decide today who answers, and keep a number at hand that they can call."
    ),
)
def no_help_at_hand(plan: Plan, _known: Known) -> Iterator[Found]:
    """No deed is decided for distress or a threat, or no contact for support is there."""
    bare = [case for case in GRAVE if case not in _decided(plan)]
    if bare:
        yield Found(
            N_("What you do is not decided yet for: %(cases)s."),
            {"cases": tuple(Phrase(GRAVE[case]) for case in bare)},
        )
    elif not any(has_any(row) for row in plan.rows("risks.support_contacts")):
        yield Found(
            N_("No number to call for support is written down."), at="risks.support_contacts"
        )
