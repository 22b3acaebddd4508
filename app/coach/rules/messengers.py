"""Rules about messengers (G): trusted by the audience, and safe."""

from collections.abc import Iterator
from datetime import timedelta

from app.coach.answers import (
    CHECKED,
    by_id,
    called,
    day,
    has_any,
    is_yes,
    several,
    text,
)
from app.coach.remark import Basis, Found, Known, Phrase, Severity, Term, rule
from app.plan.plan import Plan
from app.questions.fields import N_

MESSENGERS = "messengers.messengers"
SOON = timedelta(days=14)
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
    "G1",
    Severity.CRITICAL,
    MESSENGERS,
    sources=("icpa", "coe_c"),
    why=N_(
        "Who says it often counts as much as what is said. If nobody shall speak, and "
        "the pieces speak for themselves, say so in one sentence."
    ),
)
def nobody_speaks(plan: Plan, _known: Known) -> Iterator[Found]:
    """There is no messenger, and no reason why not."""
    has_one = any(has_any(row) for row in plan.rows(MESSENGERS))
    if not has_one and not text(plan.answers("messengers"), "no_messenger_why"):
        yield Found(N_("Nobody carries your message yet, and there is no reason written down."))


@rule(
    "G2",
    Severity.WARNING,
    MESSENGERS,
    sources=("sogi",),
    why=N_(
        "Trust is theirs to give. You may be right about this person: then add the kind "
        "to whom this audience trusts; or look among those whom it named."
    ),
)
def not_trusted(plan: Plan, _known: Known) -> Iterator[Found]:
    """A messenger is of no kind that the audience which it addresses trusts."""
    segments = by_id(plan, "audience.segments")
    for row in plan.rows(MESSENGERS):
        segment, kind = segments.get(text(row, "segment"), {}), text(row, "kind")
        trusted = several(segment, "trusts")
        if trusted and kind and kind not in trusted:
            yield Found(
                N_("“%(messenger)s” is to speak to “%(audience)s”, who trust rather %(trusted)s."),
                {
                    "messenger": called(row),
                    "audience": called(segment),
                    "trusted": tuple(Term("messenger_kinds", each) for each in trusted),
                },
                row["id"],
                "kind",
            )


@rule(
    "G3",
    Severity.CRITICAL,
    MESSENGERS,
    sources=("vvt",),
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
                    "“%(messenger)s” speaks of what they lived through; the support is not written "
                    "down: %(missing)s."
                ),
                {
                    "messenger": called(row),
                    "missing": tuple(Phrase(SUPPORT[key]) for key in missing),
                },
                row["id"],
                missing[0],
            )


@rule(
    "G4",
    Severity.CRITICAL,
    MESSENGERS,
    sources=("witness", "icrc"),
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
    shown = _shown_in_checked_pieces(plan)
    for row in plan.rows(MESSENGERS):
        until = day(row, "consent_until")
        is_over = until is not None and known.today > until
        is_written = text(row, "consent_state") == "written"
        if (
            not is_yes(row, "identifiable")
            or row["id"] not in shown
            or (is_written and not is_over)
        ):
            continue
        name = {"messenger": called(row), "piece": shown[row["id"]]}
        if is_written and until:
            yield Found(
                N_(
                    "The consent of “%(messenger)s” ended on %(until)s, and “%(piece)s” shows them."
                ),
                {**name, "until": until},
                row["id"],
                "consent_until",
            )
        else:
            state = Phrase(CONSENT.get(text(row, "consent_state"), CONSENT[""]))
            yield Found(
                N_("“%(piece)s” shows “%(messenger)s”, whose consent is %(state)s."),
                {**name, "state": state},
                row["id"],
                "consent_state",
            )


def _shown_in_checked_pieces(plan: Plan) -> dict[str, str | Phrase]:
    shown: dict[str, str | Phrase] = {}
    for piece in plan.rows("content.pieces"):
        if text(piece, "status") in CHECKED:
            for each in (text(piece, "messenger"), *several(piece, "people_shown")):
                shown.setdefault(each, called(piece, "title"))
    return shown


@rule(
    "G5",
    Severity.CRITICAL,
    MESSENGERS,
    sources=("img_fr",),
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
                N_("“%(messenger)s” is a minor, and the parents’ written consent is missing."),
                "consent_state",
            )
        elif not has_child:
            saw, question = (
                N_("“%(messenger)s” is a minor and has not agreed in writing."),
                "agreed",
            )
        else:
            continue
        yield Found(saw, {"messenger": called(row)}, row["id"], question)


@rule(
    "G6",
    Severity.WARNING,
    MESSENGERS,
    sources=("mohamed", "icpa"),
    why=N_(
        "A story told against the state sounds confirmed when the state answers it. One "
        "person whom the audience knows convinces more; the institution can help from "
        "behind."
    ),
)
def only_officials(plan: Plan, _known: Known) -> Iterator[Found]:
    """A counter narrative is carried by public institutions alone; other organisations are none."""
    rows = [row for row in plan.rows(MESSENGERS) if has_any(row)]
    is_counter = text(plan.answers("context"), "approach") == "counter"
    if is_counter and rows and all(text(row, "kind") == "official" for row in rows):
        for row in rows:
            yield Found(
                N_("“%(messenger)s” is an institution, and no person speaks beside it."),
                {"messenger": called(row)},
                row["id"],
                "kind",
            )


@rule(
    "G7",
    Severity.TIP,
    "channels.influencers",
    sources=("ctk_ttl", "competendo"),
    basis=Basis.READING,
    why=N_(
        "Known accounts need time and a personal word. #TurnToLove leant on about a "
        "hundred of them, written to one by one before the launch."
    ),
)
def nobody_confirmed(plan: Plan, known: Known) -> Iterator[Found]:
    """Accounts were asked, the launch is at most 14 days away, and none has confirmed.

    Fires at 14 days, and is silent once the launch is past.
    """
    launch = day(plan.answers("calendar"), "launch_date")
    states = [text(row, "state") for row in plan.rows("channels.influencers")]
    asked = states.count("asked")
    if launch and asked and "confirmed" not in states and launch >= known.today >= launch - SOON:
        yield Found(
            N_(
                "The launch is on %(launch)s, and none of the %(number)s accounts you asked has "
                "confirmed."
            ),
            {"launch": launch, "number": asked},
        )
