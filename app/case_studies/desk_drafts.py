"""What a moderator types at the desk before sending it: kept for them alone, until it is sent."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.accounts.models import User
from app.case_studies.models import CaseStudy, DeskDraft
from app.core.db import db
from app.keeping.models import Act
from app.keeping.saving import Outcome, Seen, keep
from app.questions.forms import changed

Texts = Mapping[str, list[str]]  # by control name


def find_draft(case: CaseStudy, by: User) -> DeskDraft:
    """Give what somebody has typed at a desk; a new sheet if that is nothing yet."""
    new = DeskDraft(case_id=case.id, user_id=by.id, answers={}, revision=0)
    return db.session.scalars(new.same_place()).one_or_none() or new


def keep_typed(
    draft: DeskDraft, key: str, texts: Texts | None, *, seen: Seen, by: User
) -> Outcome[DeskDraft]:
    """Keep what was typed in one place of the desk; raises StaleAnswer."""
    return keep(draft, lambda before: changed(before, {key: texts}), seen, by)


def forget_typed(case: CaseStudy, prefix: str, by: User) -> None:
    """Forget what was typed in the places whose name begins so: it was sent."""
    chosen = select(DeskDraft).where(DeskDraft.case_id == case.id, DeskDraft.user_id == by.id)
    draft = db.session.scalars(chosen).one_or_none()
    if draft is not None:
        seen = Seen(draft.revision, act=Act.SUBMITTED)
        keep(draft, lambda before: _without(before, prefix), seen, by)


def _without(before: dict[str, Any], prefix: str) -> dict[str, Any]:
    return {key: texts for key, texts in before.items() if not key.startswith(prefix)}
