"""Rules about what remains (L): rights, lessons, and consent for what comes after."""

from collections.abc import Iterator
from typing import Any

from app.coach.answers import CHECKED, MESSENGER, PIECE, called
from app.coach.remark import Found, Known, Severity, reading, rule, source
from app.plan.answers import has_any, is_missing, is_yes, several, text
from app.plan.coverage import MESSENGERS, Consent
from app.plan.plan import Plan
from app.questions.fields import N_

MISSED = frozenset({"no", "partly"})


@rule(
    "L1",
    Severity.WARNING,
    "content.pieces",
    title=N_("Whose picture is it?"),
    rests_on=reading("img_fr"),
    why=N_(
        "A picture or a song without permission can cost you the whole piece, after "
        "everybody has seen it. Ask its author, or take one that is free to use."
    ),
)
def rights_unclear(plan: Plan, _known: Known) -> Iterator[Found]:
    """A checked or published piece has unclear rights."""
    for row in plan.rows("content.pieces"):
        if text(row, "rights") == "unclear" and text(row, "status") in CHECKED:
            yield Found(
                N_("Who holds the rights of %(piece)s is unclear."),
                {"piece": called(row, PIECE)},
                row["id"],
                "rights",
            )


@rule(
    "L2",
    Severity.WARNING,
    "review.outcomes",
    title=N_("What did you learn?"),
    rests_on=reading("ctk_me"),
    why=N_(
        "A target missed is the most useful thing you can pass on. Write for those who "
        "come after you what you would do differently; nobody will blame you."
    ),
)
def nothing_learnt(plan: Plan, _known: Known) -> Iterator[Found]:
    """An objective was missed, or reached only partly, and what one would change is empty."""
    if not is_missing(plan.answers("review"), "would_change"):
        return
    for row in plan.rows("review.outcomes"):
        if text(row, "achieved") in MISSED:
            yield Found(
                N_(
                    "A target was missed, and what you would do differently is not written down "
                    "yet."
                ),
                row=row["id"],
                way="review.would_change",
            )


@rule(
    "L3",
    Severity.CRITICAL,
    "review.consents_rechecked",
    title=N_("Ask again before telling"),
    rests_on=source("icrc", "apd"),
    why=N_(
        "Somebody who agreed to a campaign has not agreed to a case study that stays "
        "for years. Ask everybody who can be recognised again, and take out whoever "
        "says no."
    ),
)
def consent_for_the_case(plan: Plan, known: Known) -> Iterator[Found]:
    """It is to be told, is finished or its review begun, and consent was not asked for again.

    Or somebody recognisable has not agreed to a case study. "Unknown" and no answer are no; so is
    an agreement that was withdrawn, whatever it once was for, or whose last day is over.
    """
    review = plan.answers("review")
    is_over = text(plan.answers("basics"), "is_live") == "finished" or has_any(review)
    if not (known.is_telling or is_over):
        return
    if not is_yes(review, "consents_rechecked"):
        yield Found(N_("The consents have not been asked for again since the campaign."))
    for row in plan.rows(MESSENGERS):
        if is_yes(row, "identifiable") and (found := _lacks_consent(row, known)):
            question, words = found
            yield Found(
                words, {"messenger": called(row, MESSENGER)}, row["id"], question, at=MESSENGERS
            )


def _lacks_consent(row: dict[str, Any], known: Known) -> tuple[str, str] | None:
    """Say why somebody cannot be in a case study: the question to go to, and the words."""
    if "case_study" not in several(row, "consent_scope"):
        words = N_("%(messenger)s can be recognised and has not agreed to a case study.")
        return "consent_scope", words
    gone = N_("%(messenger)s can be recognised, and the consent that was given holds no more.")
    if text(row, "consent_state") == "withdrawn":
        return "consent_state", gone
    return ("consent_until", gone) if Consent(row, []).has_ended(known.today) else None
