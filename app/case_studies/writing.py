"""Writing a case study: starting it, and keeping answers without losing anybody's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.accounts.models import User
from app.case_studies.form import PAGES, find_question
from app.case_studies.models import CaseImage, CaseStudy
from app.case_studies.rights import Deed, check
from app.case_studies.rows import with_row
from app.core.db import db
from app.core.events import record
from app.core.ids import ALPHABET, new_id
from app.keeping.binning import Owner, bin_taken
from app.keeping.models import Act
from app.keeping.restoring import restore
from app.keeping.saving import Change, Outcome, Seen, keep
from app.keeping.versions import get_version
from app.questions.forms import changed, ticked_keys

Answers = Mapping[str, Any]
TICKED = frozenset().union(*(ticked_keys(page.questions) for page in PAGES))


@dataclass(frozen=True)
class Edit:
    """What somebody wants to keep: values by key, and what they had before them.

    With `group` and `row`, the values are those of one row of a repeating group.
    """

    values: Answers
    seen: Seen
    group: str = ""
    row: str = ""


def start_case_study(
    answers: Answers,
    language: str,
    *,
    campaign: str | None = None,
    public_id: str | None = None,
    by: User,
) -> CaseStudy:
    """Begin a draft with what is already known; the same `public_id` twice is the same draft.

    `answers` has the keys of form.py; `campaign` is the public id of the plan it comes from.
    """
    wanted = public_id if public_id and _is_well_formed(public_id) else new_id()
    # One look: between two, the other of two clicks at once could slip in.
    found = db.session.scalar(select(CaseStudy).where(CaseStudy.public_id == wanted))
    if found is not None and found.author_id == by.id and found.deleted_at is None:
        return found
    case = CaseStudy(
        public_id=wanted if found is None else new_id(),
        author_id=by.id,
        language=language,
        campaign=campaign,
    )
    first = {"original_language": language, **answers}
    outcome = keep(case, lambda _before: dict(first), Seen(0, act=Act.STARTED), by)
    record("case_study.start", what=case.public_id, who=by.public_id)
    return outcome.paper  # of two clicks, what the first one began


def _is_well_formed(public_id: str) -> bool:
    return len(public_id) == 12 and set(public_id) <= set(ALPHABET)


def change_answers(case: CaseStudy, edit: Edit, by: User) -> Outcome[CaseStudy]:
    """Keep answers; raises StaleAnswer where the same ones were changed meanwhile."""
    check(by, Deed.EDIT, case)

    def change(before: dict[str, Any]) -> dict[str, Any]:
        if edit.group:
            return with_row(before, edit.group, edit.row, edit.values)
        return changed(before, edit.values, TICKED)

    return _keep(case, change, edit.seen, by)


def change_rows(case: CaseStudy, change: Change, seen: Seen, by: User) -> Outcome[CaseStudy]:
    """Move, copy or remove rows of a group; see rows.py for the ways."""
    check(by, Deed.EDIT, case)
    return _keep(case, change, seen, by)


def _keep(case: CaseStudy, change: Change, seen: Seen, by: User) -> Outcome[CaseStudy]:
    outcome = bin_taken(keep(case, change, seen, by), owner_of(case), page_of, seen=seen, by=by)
    language = case.answers.get("original_language")
    if isinstance(language, str) and len(language) <= 12 and language != case.language:
        case.language = language
    return outcome


def restore_draft(case: CaseStudy, revision: int, base: int, by: User) -> Outcome[CaseStudy]:
    """Go back to a version; raises ChangedMeanwhile unless `base` is the current revision."""
    check(by, Deed.EDIT, case)
    answers = get_version(case, revision)[1]
    return restore(case, answers, base, lambda change, seen: _keep(case, change, seen, by))


def owner_of(case: CaseStudy) -> Owner:
    """Say whose bin the rows of a case study go to."""
    return Owner(case_id=case.id)


def page_of(group: str) -> str:
    """Name the page of the form where a list stands."""
    found = find_question(group)
    return found[0].slug if found else ""


def add_image(case: CaseStudy, name: str, by: User) -> None:
    """Let a stored picture belong to this case study; readers see it once it is live."""
    check(by, Deed.EDIT, case)
    if db.session.get(CaseImage, (case.id, name)) is None:
        db.session.add(CaseImage(case_id=case.id, name=name))
