"""Asking everybody who can be recognised again, after the campaign, whether they still agree."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.campaigns.glances import words
from app.campaigns.opened import OpenCampaign
from app.plan.answers import several, text
from app.plan.coverage import MESSENGERS, Consent, consents_of, list_unasked
from app.plan.plan import Plan
from app.plan.steps import BY_SLUG
from app.questions.drawing import Drawn, Sheet, draw
from app.questions.fields import N_, Field
from app.questions.forms import Reading, Sent
from app.questions.reading import Posted, Problem, Surroundings
from app.web.locale import day as in_full
from app.web.locale import gettext, joined

QUESTIONS = ("recheck", "rechecked_on")
NO_DAY = N_("Write the day on which you asked.")
DAY_TO_COME = N_("This day has not come yet.")
NO_ANSWER = N_("Say what they answered.")


@dataclass(frozen=True)
class Answers:
    """What was read of the form: values by messenger, and problems by control."""

    values: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    problems: Mapping[str, Problem] = field(default_factory=dict)


@dataclass(frozen=True)
class Asking:
    """One person, and the two questions about them as drawn."""

    name: str
    words: str
    drawn: list[Drawn]


def questions() -> list[Field]:
    """Give the two questions: what they said, and when."""
    group = BY_SLUG["messengers"].group("messengers")
    found = {each.key: each for each in group.plain_fields()} if group else {}
    return [found[key] for key in QUESTIONS]


def prefix_of(consent: Consent) -> str:
    """Begin the names of the controls of one person."""
    return f"{consent.messenger['id']}-"


def labels_of(asking: list["Asking"]) -> dict[str, str]:
    """Give the label of each control, for the list of what is wrong."""
    return {each.name: each.question.label for one in asking for each in one.drawn}


def draw_asking(
    plan: Plan,
    around: Surroundings,
    posted: Posted | None = None,
    problems: Mapping[str, Problem] | None = None,
) -> list[Asking]:
    """Draw the questions for everybody who can be recognised."""
    return [
        Asking(
            words.upper(words.messenger(each.messenger)),
            _agreed_to(each),
            [
                draw(question, Sheet(each.messenger, around, posted, problems), prefix_of(each))
                for question in questions()
            ],
        )
        for each in consents_of(plan)
    ]


def _agreed_to(consent: Consent) -> str:
    """Say what somebody has agreed to so far, for what, and until when."""
    row = consent.messenger
    state = text(row, "consent_state")
    uses = [words.chosen(MESSENGERS, "consent_scope", key) for key in several(row, "consent_scope")]
    said = [
        words.chosen(MESSENGERS, "consent_state", state) if state else gettext("not recorded"),
        joined(uses) if uses else gettext("no use named"),
        gettext("until %(day)s", day=in_full(consent.until)) if consent.until else "",
    ]
    kept = " · ".join(each for each in said if each)
    return gettext("Consent so far: %(kept)s.", kept=kept)


def read_answers(plan: Plan, posted: Posted, around: Surroundings, today: date) -> Answers:
    """Read what was posted about each person; an answer needs its day, and a day its answer."""
    values: dict[str, dict[str, Any]] = {}
    problems: dict[str, Problem] = {}
    for consent in consents_of(plan):
        prefix, reading = prefix_of(consent), Reading()
        for question in questions():
            Sent(posted, around).read_into(reading, question, prefix)
        problems |= reading.problems | _lacks(reading, prefix, today)
        values[consent.messenger["id"]] = reading.values
    return Answers(values, problems)


def _lacks(reading: Reading, prefix: str, today: date) -> dict[str, Problem]:
    said, when = (reading.values.get(key) for key in QUESTIONS)
    if not reading.is_good:
        return {}
    if said and not when:
        return {f"{prefix}rechecked_on": Problem(NO_DAY)}
    if when and not said:
        return {f"{prefix}recheck": Problem(NO_ANSWER)}
    if when and when > today.isoformat():
        return {f"{prefix}rechecked_on": Problem(DAY_TO_COME)}
    return {}


def changes_of(consent: Consent, values: Mapping[str, Any]) -> dict[str, Any]:
    """Say what changes in a messenger's row; whoever withdraws has withdrawn their consent."""
    row = consent.messenger
    changed = {key: value for key, value in values.items() if value != row.get(key)}
    if values.get("recheck") == "withdraws" and text(row, "consent_state") != "withdrawn":
        changed["consent_state"] = "withdrawn"
    return changed


def claims_too_much(opened: OpenCampaign) -> bool:
    """Whether the review says that all were asked again, and somebody was not."""
    says_so = opened.plan.answers("review").get("consents_rechecked") is True
    return says_so and bool(list_unasked(opened.plan))
