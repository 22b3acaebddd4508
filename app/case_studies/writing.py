"""Writing a case study: starting it, and keeping answers without losing anybody's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from app.accounts.models import User
from app.case_studies.models import CaseImage, CaseStudy
from app.case_studies.rights import Deed, check
from app.case_studies.rows import find_row, with_row
from app.core.clock import now
from app.core.db import db
from app.core.errors import Conflict
from app.core.events import record
from app.core.ids import ALPHABET, new_id
from app.questions.fields import N_
from app.questions.forms import changed

Answers = Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """What somebody wants to keep: values by key, and the revision that they had before them.

    With `group` and `row`, the values are those of one row of a repeating group.
    """

    values: Answers
    base: int
    group: str = ""
    row: str = ""


@dataclass(frozen=True)
class Clash:
    """One answer that was changed in two places: both texts, for a person to choose."""

    key: str
    mine: Any
    theirs: Any


class Stale(Conflict):
    """Somebody changed the same answers meanwhile; nothing was overwritten."""

    def __init__(self, clashes: list[Clash]) -> None:
        super().__init__(N_("These answers were changed elsewhere meanwhile."))
        self.clashes = clashes


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
    found = _find_started(public_id, by)
    if found is not None:
        return found
    case = CaseStudy(
        public_id=public_id if public_id and _is_free(public_id) else new_id(),
        author_id=by.id,
        answers={"original_language": language, **answers},
        language=language,
        campaign=campaign,
    )
    db.session.add(case)
    db.session.flush()
    record("case_study.start", what=case.public_id, who=by.public_id)
    return case


def _is_free(public_id: str) -> bool:
    well_formed = len(public_id) == 12 and set(public_id) <= set(ALPHABET)
    taken = select(CaseStudy.id).where(CaseStudy.public_id == public_id)
    return well_formed and db.session.scalar(taken) is None


def _find_started(public_id: str | None, by: User) -> CaseStudy | None:
    if not public_id or set(public_id) - set(ALPHABET):
        return None
    return db.session.scalar(
        select(CaseStudy).where(CaseStudy.public_id == public_id, CaseStudy.author_id == by.id)
    )


def change_answers(case: CaseStudy, change: Change, by: User) -> CaseStudy:
    """Keep answers; raises Stale where the same ones were changed since `change.base`."""
    check(by, Deed.EDIT, case)
    clashes = list_clashes(case.answers, change)
    if change.base != case.revision and clashes:
        raise Stale(clashes)
    if clashes:
        keep(case, _after(case.answers, change))
    return case


def list_clashes(answers: Answers, change: Change) -> list[Clash]:
    """List where what somebody typed differs from what is stored."""
    stored = find_row(answers, change.group, change.row) if change.group else answers
    return [
        Clash(key, value, (stored or {}).get(key))
        for key, value in change.values.items()
        if value != (stored or {}).get(key)
    ]


def _after(answers: Answers, change: Change) -> dict[str, Any]:
    if change.group:
        return with_row(answers, change.group, change.row, change.values)
    return changed(answers, change.values)


def keep(case: CaseStudy, answers: dict[str, Any]) -> None:
    """Store the answers of a draft as its next revision."""
    case.answers = answers
    case.revision += 1
    case.changed_at = now()
    language = answers.get("original_language")
    if isinstance(language, str) and len(language) <= 12:
        case.language = language


def change_rows(case: CaseStudy, answers: dict[str, Any], by: User) -> CaseStudy:
    """Keep the rows of a group as moved, copied or removed; see rows.py for the ways."""
    check(by, Deed.EDIT, case)
    if answers != case.answers:
        keep(case, answers)
    return case


def add_image(case: CaseStudy, name: str, by: User) -> None:
    """Let a stored picture belong to this case study; readers see it once it is live."""
    check(by, Deed.EDIT, case)
    if db.session.get(CaseImage, (case.id, name)) is None:
        db.session.add(CaseImage(case_id=case.id, name=name))
