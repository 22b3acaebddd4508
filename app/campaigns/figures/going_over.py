"""What goes into the draft of a case study, and what stays out and why: shown before the press."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.campaigns.glances import words
from app.campaigns.handover import draft_from, list_tellable
from app.case_studies.form import PAGES, surroundings
from app.plan.answers import text
from app.plan.coverage import MESSENGERS, Consent, consents_of
from app.plan.plan import Plan
from app.questions.fields import Field, Rows
from app.questions.telling import tell
from app.web.locale import day as in_full
from app.web.locale import gettext, language, ngettext

NOT_TOLD = frozenset({"original_language", "people_named"})


@dataclass(frozen=True)
class GoingIn:
    """An answer of the draft: its question, and the lines that it would hold."""

    label: str
    lines: list[str]


@dataclass(frozen=True)
class Person:
    """Somebody who can be recognised: what goes in of them, and why not more."""

    name: str
    goes_in: bool
    why: str


@dataclass(frozen=True)
class GoingOver:
    """The draft as it would be, people by people, and what is left out."""

    goes_in: list[GoingIn]
    people: list[Person]
    stays_out: list[str]


def going_over(plan: Plan, today: date) -> GoingOver:
    """Say what a draft would hold if it were made now."""
    draft = draft_from(plan, language(), translate=gettext, today=today)
    asked = [each for page in PAGES for each in page.questions if each.key in draft]
    goes_in = [_told(each, draft[each.key]) for each in asked if each.key not in NOT_TOLD]
    people = [_person(each, today) for each in consents_of(plan)]
    return GoingOver(goes_in, people, _stays_out(plan, today))


def _told(question: Field | Rows, value: Any) -> GoingIn:
    if isinstance(question, Rows):
        return GoingIn(gettext(question.label), [_row(question, row) for row in value])
    return GoingIn(gettext(question.label), tell(question, value, surroundings(language())))


def _row(group: Rows, row: Mapping[str, Any]) -> str:
    around = surroundings(language())
    found = (" ".join(tell(e, row.get(e.key), around)) for e in group.plain_fields())
    return " · ".join(each for each in found if each)


def _person(consent: Consent, today: date) -> Person:
    row = consent.messenger
    name = words.upper(words.messenger(row))
    if consent.covers_case_study(today):
        return Person(name, True, gettext("Agreed in writing to a case study: told by role only."))
    return Person(name, False, _why_not(consent, today))


def _why_not(consent: Consent, today: date) -> str:
    row = consent.messenger
    if text(row, "recheck") == "withdraws" or text(row, "consent_state") == "withdrawn":
        return gettext("Has withdrawn their consent.")
    if text(row, "recheck") == "not_reached":
        return gettext("Could not be reached when asked again.")
    if not consent.is_written:
        return gettext("Has not agreed in writing.")
    if consent.until and consent.has_ended(today):
        return gettext("Their consent ended on %(day)s.", day=in_full(consent.until))
    return gettext("Their consent does not cover a case study.")


def _stays_out(plan: Plan, today: date) -> list[str]:
    names = [row for row in plan.rows(MESSENGERS) if text(row, "label")]
    hidden = len(plan.rows("content.pieces")) - len(list_tellable(plan, today))
    said = [gettext("The list of your team, risks, contacts and whatever concerns your safety.")]
    if names:
        said.append(
            gettext("The names of your messengers: a text that holds one says what they are.")
        )
    if hidden:
        said.append(
            ngettext(
                "One piece, as somebody in it has not agreed to a case study.",
                "%(num)s pieces, as somebody in them has not agreed to a case study.",
                hidden,
            )
        )
    return [*said, gettext("Pictures: you add them to the draft yourself, each with its consent.")]
