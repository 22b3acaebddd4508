"""Who of a campaign may be in a case study, and what of the plan stays out because of it. Pure.

Consent is given for one use: to be in a campaign is not to be in a case study that stays for years.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.plan.answers import is_yes, several, text
from app.plan.coverage import Consent, consents_of
from app.plan.plan import Plan
from app.questions.fields import N_

Row = Mapping[str, Any]
SHORTEST_NAME = 3  # letters: shorter ones stand in other words by chance
NOT_WRITTEN = N_("There is no written consent.")
HAS_ENDED = N_("The consent has ended.")
NOT_FOR_THIS = N_("The consent does not cover a case study.")
WITHDRAWN = N_("They have withdrawn it.")
NOT_REACHED = N_("They could not be reached to be asked again.")
NOT_ASKED = N_("They have not been asked again yet.")


@dataclass(frozen=True)
class Asked:
    """Somebody who can be recognised or is shown: what they agreed to, and why they stay out."""

    consent: Consent
    reason: str  # message id; empty: they may be told of

    @property
    def row(self) -> Row:
        """Their row among the messengers."""
        return self.consent.messenger

    @property
    def stays_out(self) -> bool:
        """Whether nothing that shows them may be in a case study."""
        return bool(self.reason)


def list_asked(plan: Plan, today: date) -> list[Asked]:
    """List everybody who can be recognised or is shown, with why they stay out of a case study."""
    return [Asked(each, _reason(each, today)) for each in consents_of(plan)]


def _reason(consent: Consent, today: date) -> str:
    row = consent.messenger
    said = text(row, "recheck")
    if said == "withdraws" or text(row, "consent_state") == "withdrawn":
        return WITHDRAWN
    if not consent.is_written:
        return NOT_WRITTEN
    if consent.has_ended(today):
        return HAS_ENDED
    if "case_study" not in several(row, "consent_scope"):
        return NOT_FOR_THIS
    if said == "not_reached":
        return NOT_REACHED
    return "" if said == "agrees" else NOT_ASKED


def all_were_asked(plan: Plan, today: date) -> bool:
    """Whether everybody who can be recognised has answered when asked again."""
    answers = [text(each.row, "recheck") for each in list_asked(plan, today)]
    return all(each in ("agrees", "withdraws") for each in answers)


def pieces_to_tell(plan: Plan, today: date) -> tuple[list[Row], list[Row]]:
    """Part the pieces: those that a case study may name, and those that stay out.

    Out stays what shows or is carried by somebody who stays out, and what names a messenger.
    """
    out = {each.row["id"] for each in list_asked(plan, today) if each.stays_out}
    names = names_in(plan)
    told: list[Row] = []
    kept_back: list[Row] = []
    for piece in plan.rows("content.pieces"):
        shows = {text(piece, "messenger"), *several(piece, "people_shown")}
        is_named = names is not None and bool(names.search(text(piece, "title")))
        (kept_back if shows & out or is_named else told).append(piece)
    return told, kept_back


def names_in(plan: Plan) -> re.Pattern[str] | None:
    """Match the names of messengers who need protection, as whole words; None if there are none.

    Those who can be recognised, are under age or have lived through violence.
    """
    rows = [
        row
        for row in plan.rows("messengers.messengers")
        if any(is_yes(row, key) for key in ("identifiable", "minor", "lived_trauma"))
    ]
    names = {name for row in rows if len(name := text(row, "label")) >= SHORTEST_NAME}
    longest_first = sorted(names, key=len, reverse=True)
    words = "|".join(re.escape(each) for each in longest_first)
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) if words else None
