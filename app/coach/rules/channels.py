"""Rules about channels and pieces (C): no more than one can look after, open to everybody."""

from collections.abc import Iterator

from app.coach.answers import MADE, PIECE, called
from app.coach.remark import Found, Known, Phrase, Severity, Term, practice, rule, source
from app.plan.answers import is_no, is_yes, several, text
from app.plan.arithmetic import CHANNELS, hours_of
from app.plan.plan import Plan
from app.questions.fields import N_

PER_PERSON = 2  # channels that one person can keep up
GRANT = {
    "landing_page": N_("a landing page"),
    "two_sitelinks": N_("two sitelinks"),
    "conversion": N_("a conversion that is counted"),
}


def _channel(row: dict[str, object]) -> Term | Phrase:
    key = text(row, "channel")
    return Term("channels", key) if key else Phrase(N_("a channel not chosen yet"))


@rule(
    "C1",
    Severity.WARNING,
    CHANNELS,
    title=N_("More channels than hours"),
    rests_on=source("osha", "unw"),
    why=N_(
        "A channel that falls silent looks worse than none. Drop one, or ask one more "
        "person; two that answer are worth more than five that do not."
    ),
)
def too_much_work(plan: Plan, _known: Known) -> Iterator[Found]:
    """Channels need more hours than people have, or there are more than two per active person.

    Active is who has hours above zero; nobody listed: silent.
    """
    hours = hours_of(plan)
    if not hours.people or not hours.channels:
        return
    if hours.short > 0:
        yield Found(
            N_(
                "Hours a week that your channels ask for: %(needed)s. Hours that you have "
                "together: %(there)s."
            ),
            {"needed": hours.needed, "there": hours.there},
        )
    elif len(hours.channels) > PER_PERSON * hours.active:
        yield Found(
            N_("Channels: %(channels)s. People with time for them: %(people)s."),
            {"channels": len(hours.channels), "people": hours.active},
        )


@rule(
    "C2",
    Severity.CRITICAL,
    CHANNELS,
    title=N_("A channel without anybody"),
    rests_on=practice(),
    why=N_(
        "What belongs to everybody is looked at by nobody, and comments do not wait. "
        "One name is enough; a second can help."
    ),
)
def nobody_looks_after(plan: Plan, _known: Known) -> Iterator[Found]:
    """A channel has nobody who looks after it; "unknown" is nobody."""
    for row in plan.rows(CHANNELS):
        if not text(row, "owner"):
            yield Found(
                N_("Nobody looks after %(channel)s yet."),
                {"channel": _channel(row)},
                row["id"],
                "owner",
            )


@rule(
    "C3",
    Severity.CRITICAL,
    CHANNELS,
    title=N_("Advertising that is no longer taken"),
    rests_on=source("ttpa", "ttpa_meta"),
    why=N_(
        "What you pay for may be refused, or your account blocked. Look at the "
        "platform’s rules of today, then tick it; or spend the money on people who tell "
        "others."
    ),
)
def ads_stopped(plan: Plan, known: Known) -> Iterator[Found]:
    """Paid advertising in an EU country, on a platform that stopped it, rules not looked at.

    Which platforms and which countries is reference data. No answer counts as "not looked at":
    money is about to be spent.
    """
    country = text(plan.answers("basics"), "country")
    if country not in known.reference.eu_countries:
        return
    for row in plan.rows(CHANNELS):
        is_stopped = known.reference.has(
            "channels", text(row, "channel"), "eu_political_ads_stopped"
        )
        if is_yes(row, "paid") and is_stopped and not is_yes(row, "ad_rules_checked"):
            yield Found(
                N_(
                    "You plan to pay for advertising on %(channel)s in %(country)s, and its rules "
                    "have not been looked at. %(advice)s"
                ),
                {
                    "channel": _channel(row),
                    "country": Term("countries", country),
                    "advice": Term("advice", "eu_political_ads"),
                },
                row["id"],
                "ad_rules_checked",
            )


@rule(
    "C4",
    Severity.TIP,
    CHANNELS,
    title=N_("The conditions of the grant"),
    rests_on=source("adg"),
    why=N_(
        "A grant for search advertising is kept only by who meets its conditions. "
        "Prepare them before you apply; it takes an afternoon."
    ),
)
def grant_not_ready(plan: Plan, _known: Known) -> Iterator[Found]:
    """A search advertising grant is planned, and one of its three conditions is not ticked."""
    for row in plan.rows(CHANNELS):
        missing = [key for key in GRANT if key not in several(row, "ad_grant_checks")]
        if text(row, "channel") == "search_ads" and text(row, "ad_type") == "grant" and missing:
            yield Found(
                N_("For the advertising grant, this is not ready yet: %(missing)s."),
                {"missing": tuple(Phrase(GRANT[key]) for key in missing)},
                row["id"],
                "ad_grant_checks",
            )


@rule(
    "C5",
    Severity.WARNING,
    "content.pieces",
    title=N_("Open it to everybody"),
    rests_on=practice("wcag"),
    why=N_(
        "Many watch without sound, and some cannot hear or see. Captions and a sentence "
        "for the picture let them in; both can be made in the programmes you use."
    ),
)
def not_for_everybody(plan: Plan, known: Known) -> Iterator[Found]:
    """A piece that is made has sound without captions, or is an image without its description.

    Formats carry "has sound" and "is image" in the reference data; no answer: silent. For what is
    only heard a transcript does.
    """
    for row in plan.rows("content.pieces"):
        if text(row, "status") not in MADE:
            continue
        form, name = text(row, "format"), {"piece": called(row, PIECE)}
        is_written = known.reference.has("formats", form, "only_heard") and is_yes(
            row, "transcript"
        )
        has_sound = known.reference.has("formats", form, "has_sound")
        if has_sound and is_no(row, "captions") and not is_written:
            yield Found(N_("%(piece)s has no captions."), name, row["id"], "captions")
        elif known.reference.has("formats", form, "is_image") and is_no(row, "alt_text"):
            yield Found(
                N_("%(piece)s has no description for those who do not see it."),
                name,
                row["id"],
                "alt_text",
            )
