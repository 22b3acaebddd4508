"""Rules about messengers (G): trusted by the audience, and safe."""

from collections.abc import Iterator
from datetime import timedelta

from app.coach.answers import AUDIENCE, MESSENGER, called
from app.coach.remark import Found, Known, Severity, Term, reading, rule, source
from app.plan.answers import by_id, day, has_any, several, text
from app.plan.plan import Plan
from app.questions.fields import N_

MESSENGERS = "messengers.messengers"
SOON = timedelta(days=14)


@rule(
    "G1",
    Severity.CRITICAL,
    MESSENGERS,
    title=N_("Nobody speaks"),
    rests_on=source("icpa", "coe_c"),
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
    title=N_("Not somebody whom they named"),
    rests_on=source("sogi"),
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
                N_("%(messenger)s is to speak to %(audience)s, who trust rather %(trusted)s."),
                {
                    "messenger": called(row, MESSENGER),
                    "audience": called(segment, AUDIENCE),
                    "trusted": tuple(Term("messenger_kinds", each) for each in trusted),
                },
                row["id"],
                "kind",
            )


@rule(
    "G6",
    Severity.WARNING,
    MESSENGERS,
    title=N_("Only the institution speaks"),
    rests_on=source("mohamed", "icpa"),
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
                N_("%(messenger)s is an institution, and no person speaks beside it."),
                {"messenger": called(row, MESSENGER)},
                row["id"],
                "kind",
            )


@rule(
    "G7",
    Severity.TIP,
    "channels.influencers",
    title=N_("Nobody has said yes yet"),
    rests_on=reading("ctk_ttl", "competendo"),
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
                "The launch is on %(launch)s, and of the accounts you asked (%(number)s) none has "
                "confirmed."
            ),
            {"launch": launch, "number": asked},
        )
