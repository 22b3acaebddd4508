"""What the site writes about a case study; the words stand in templates/mail."""

from typing import Any

from app.accounts.models import User
from app.case_studies.models import CaseStudy
from app.case_studies.queries import get_title_sent, list_moderators
from app.core.outbox import post

DECISIONS = {
    "changes": "case_changes",
    "acceptance": "case_accepted",
    "refusal": "case_declined",
    "publication": "case_published",
    "unpublication": "case_unpublished",
}


def letter_about(
    case: CaseStudy, decision: str, message: str, *, open_remarks: int = 0
) -> dict[str, Any] | None:
    """Give what the outbox needs to write to the author; None where there is nobody to write to."""
    if case.author is None:
        return None
    return {
        "kind": DECISIONS[decision],
        "to": case.author.email,
        "language": case.author.language,
        "parameters": {
            "name": case.author.own_name,
            "title": get_title_sent(case),
            "case": case.public_id,
            "slug": case.slug or "",
            "message": message,
            "remarks": open_remarks,
        },
    }


def write_to_author(
    case: CaseStudy, decision: str, message: str = "", *, open_remarks: int = 0
) -> None:
    """Put the letter about a decision in the outbox."""
    letter = letter_about(case, decision, message, open_remarks=open_remarks)
    if letter is not None:
        post(
            letter["kind"],
            to=letter["to"],
            language=letter["language"],
            **letter["parameters"],
        )


def confirm_sending(case: CaseStudy, by: User) -> None:
    """Tell the author that it arrived, and every other moderator that it waits."""
    facts = {"title": case.title, "case": case.public_id}
    post("case_received", to=by.email, language=by.language, name=by.own_name, **facts)
    for moderator in list_moderators(but=by.id):
        post(
            "case_waiting",
            to=moderator.email,
            language=moderator.language,
            name=moderator.own_name,
            round=case.round,
            **facts,
        )


def tell_reader_of_withdrawal(case: CaseStudy) -> None:
    """Spare the moderator who was reading it the rest of the work."""
    if case.claimed_by is not None:
        post(
            "case_withdrawn",
            to=case.claimed_by.email,
            language=case.claimed_by.language,
            name=case.claimed_by.own_name,
            title=get_title_sent(case),
        )
