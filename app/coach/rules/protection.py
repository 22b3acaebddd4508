"""Rules that protect whoever speaks (G): support, consent, childhood."""

from collections.abc import Iterator

from app.coach.answers import CHECKED, MESSENGER, PIECE, called
from app.coach.remark import Found, Known, Phrase, Severity, rule, source
from app.plan.answers import is_yes, text
from app.plan.coverage import MESSENGERS, consents_of, pieces_showing
from app.plan.plan import Plan
from app.questions.fields import N_

SUPPORT = {
    "support_before": N_("before"),
    "support_during": N_("during"),
    "support_after": N_("afterwards"),
}
CONSENT = {
    "": N_("not recorded"),
    "none": N_("not given"),
    "spoken": N_("only spoken"),
    "withdrawn": N_("withdrawn"),
}


@rule(
    "G3",
    Severity.CRITICAL,
    MESSENGERS,
    title=N_("Alone with their story"),
    rests_on=source("vvt"),
    why=N_(
        "To tell what one has lived through can open it again, weeks later, too. Agree "
        "beforehand who prepares, who is there, and who calls afterwards; and that one "
        "may stop at any moment."
    ),
)
def no_support(plan: Plan, _known: Known) -> Iterator[Found]:
    """Somebody speaks of what they lived through, and support before, during or after is missing.

    "Unknown" is none: it is needed to keep somebody safe.
    """
    for row in plan.rows(MESSENGERS):
        missing = [key for key in SUPPORT if not text(row, key)]
        if is_yes(row, "lived_trauma") and missing:
            yield Found(
                N_(
                    "%(messenger)s speaks of what they lived through; the support is not written "
                    "down: %(missing)s."
                ),
                {
                    "messenger": called(row, MESSENGER),
                    "missing": tuple(Phrase(SUPPORT[key]) for key in missing),
                },
                row["id"],
                missing[0],
            )


@rule(
    "G4",
    Severity.CRITICAL,
    MESSENGERS,
    title=N_("Recognisable without consent"),
    rests_on=source("witness", "icrc"),
    why=N_(
        "Whoever can be recognised decides about it: freely, knowing what is shown "
        "where and for how long, in writing, and they may take it back. Until then the "
        "piece waits."
    ),
)
def no_consent(plan: Plan, known: Known) -> Iterator[Found]:
    """Somebody recognisable is in a checked piece without written consent that still holds.

    Linked by the piece's messenger or by the people it shows. Consent holds on its last day, too;
    no answer and "unknown" are no consent.
    """
    checked = pieces_showing(plan, CHECKED)
    for consent in consents_of(plan):
        row = consent.messenger
        if not is_yes(row, "identifiable") or row["id"] not in checked:
            continue
        name = {
            "messenger": called(row, MESSENGER),
            "piece": called(checked[row["id"]][0], PIECE),
        }
        if not consent.is_written:
            state = Phrase(CONSENT.get(text(row, "consent_state"), CONSENT[""]))
            yield Found(
                N_("%(piece)s shows %(messenger)s, whose consent is %(state)s."),
                {**name, "state": state},
                row["id"],
                "consent_state",
            )
        elif consent.has_ended(known.today):
            yield Found(
                N_("The consent of %(messenger)s ended on %(until)s, and %(piece)s shows them."),
                {**name, "until": consent.until},
                row["id"],
                "consent_until",
            )


@rule(
    "G5",
    Severity.CRITICAL,
    MESSENGERS,
    title=N_("A child without protection"),
    rests_on=source("img_fr"),
    why=N_(
        "A child needs the written consent of everybody who holds parental authority, "
        "and must want it as well. In France there is no exception; in Belgium, being "
        "filmed and being published are two consents."
    ),
)
def minor_unprotected(plan: Plan, _known: Known) -> Iterator[Found]:
    """A minor speaks without both the parents' written consent and their own agreement."""
    for row in plan.rows(MESSENGERS):
        if not is_yes(row, "minor"):
            continue
        has_parents, has_child = (
            text(row, "consent_state") == "written",
            text(row, "agreed") == "yes",
        )
        if not has_parents:
            saw, question = (
                N_("%(messenger)s is a minor, and the parents’ written consent is missing."),
                "consent_state",
            )
        elif not has_child:
            saw, question = (
                N_("%(messenger)s is a minor and has not agreed in writing."),
                "agreed",
            )
        else:
            continue
        yield Found(saw, {"messenger": called(row, MESSENGER)}, row["id"], question)
