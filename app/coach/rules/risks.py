"""Rules about risks (R): what may go wrong is thought through before anybody is hurt."""

from collections.abc import Iterator

from app.coach.answers import choice, count_filled
from app.coach.remark import Found, Known, Phrase, Severity, rule, source
from app.plan.answers import number, several, text
from app.plan.plan import Plan
from app.questions.fields import N_

RISKS = "risks.risks"
FEWEST = 3
HIGH = 6  # likelihood times impact, each from 1 to 3
TICKS_WANTED = 5
HARM = frozenset({"harm_messenger", "harm_audience"})
PEOPLE = {
    "children": N_("children"),
    "survivors": N_("survivors"),
    "refugees": N_("refugees"),
    "formers": N_("people who left extremism"),
    "at_risk_country": N_("people at risk in their country"),
}


@rule(
    "R1",
    Severity.CRITICAL,
    RISKS,
    title=N_("What may go wrong"),
    rests_on=source("ctk_sec"),
    why=N_(
        "Whoever works against hate draws some. Half an hour together now, and "
        "everybody knows what to do on a bad evening."
    ),
)
def risks_not_covered(plan: Plan, _known: Known) -> Iterator[Found]:
    """Fewer than three risks, or a high one (6 or more) without what is done, or by whom.

    Either missing is enough; "unknown" is missing: it is needed to keep people safe.
    """
    rows = plan.rows(RISKS)
    written = count_filled(plan, RISKS)
    if written < FEWEST:
        yield Found(
            N_("Risks written down: %(number)s. Three are a beginning."), {"number": written}
        )
    for row in rows:
        score = (number(row, "likelihood") or 0) * (number(row, "impact") or 0)
        missing = [key for key in ("mitigation", "owner") if not text(row, key)]
        if score >= HIGH and missing:
            saw = N_(
                "The risk “%(risk)s” is high (%(score)s of 9), and what you do against it is "
                "missing."
            )
            if missing == ["owner"]:
                saw = N_("The risk “%(risk)s” is high (%(score)s of 9), and nobody looks after it.")
            name = choice(RISKS, "kind", text(row, "kind"))
            yield Found(saw, {"risk": name, "score": score}, row["id"], missing[0])


@rule(
    "R2",
    Severity.CRITICAL,
    "risks.vulnerable_people",
    title=N_("Those who can be hurt"),
    rests_on=source("ctk_sec"),
    why=N_(
        "You named people who can be hurt more than others. Write down for them what "
        "might happen, and what you do about it, before anything is published."
    ),
)
def people_not_covered(plan: Plan, _known: Known) -> Iterator[Found]:
    """Vulnerable people are named, and no risk is about harm to them.

    Harm to a messenger or the audience counts for all; a data leak for people at risk in their
    country, too.
    """
    kinds = {text(row, "kind") for row in plan.rows(RISKS)}
    if HARM & kinds:
        return
    named = [each for each in several(plan.answers("risks"), "vulnerable_people") if each in PEOPLE]
    bare = [each for each in named if not (each == "at_risk_country" and "data_leak" in kinds)]
    if bare:
        people = tuple(Phrase(PEOPLE[each]) for each in bare)
        yield Found(N_("No risk is about harm to %(people)s."), {"people": people})


@rule(
    "R3",
    Severity.WARNING,
    "risks.security_checklist",
    title=N_("Lock the door"),
    rests_on=source("ctk_sec"),
    why=N_(
        "Accounts are taken over by guessed passwords, not by magic. Five of these "
        "eight take one evening; begin with the second factor."
    ),
)
def unsafe_accounts(plan: Plan, _known: Known) -> Iterator[Found]:
    """Fewer than five of the eight measures are ticked."""
    done = len(several(plan.answers("risks"), "security_checklist"))
    if done < TICKS_WANTED:
        yield Found(N_("Safety measures that are done: %(number)s of eight."), {"number": done})
