"""What a moderator types at the desk before sending it: kept for them alone, until it is sent."""

from collections.abc import Mapping, Set
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from app.accounts.models import User
from app.case_studies.checklist import BEFORE
from app.case_studies.models import CaseStudy, DeskDraft
from app.core.db import db
from app.keeping.models import Act
from app.keeping.saving import Outcome, Seen, StaleAnswer, keep
from app.questions.forms import changed
from app.questions.reading import clean

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


def forget_typed(case: CaseStudy, sent: Mapping[str, Texts], seen: Seen, by: User) -> None:
    """Forget what was typed in places of the desk and is sent now, place by place.

    Other words that were typed at the same place in another tab, unseen by this page, stay.
    """
    chosen = select(DeskDraft).where(DeskDraft.case_id == case.id, DeskDraft.user_id == by.id)
    draft = db.session.scalars(chosen).one_or_none()
    if draft is None:
        return
    stored = draft.answers
    same = {place for place, texts in sent.items() if _words(texts) == _words(stored.get(place))}
    _forget(draft, same, Seen(draft.revision, act=Act.SUBMITTED), by)
    # One sheet for many forms: what is typed in another one may still be under way.
    _forget(draft, sent.keys() - same, replace(seen, form=None), by)


def _words(texts: Texts | None) -> dict[str, list[str]]:
    """Give what was typed without what a browser or a page adds to it."""
    given = {name: [clean(each) for each in all_] for name, all_ in (texts or {}).items()}
    return {name: all_ for name, all_ in given.items() if any(all_) and not name.startswith(BEFORE)}


def _forget(draft: DeskDraft, places: Set[str], seen: Seen, by: User) -> None:
    places = places & draft.answers.keys()
    if not places:
        return
    try:
        keep(draft, lambda before: _without(before, places), seen, by)
    except StaleAnswer as stale:
        _forget(draft, places - {clash.key for clash in stale.clashes}, seen, by)


def _without(before: dict[str, Any], places: Set[str]) -> dict[str, Any]:
    return {place: texts for place, texts in before.items() if place not in places}
