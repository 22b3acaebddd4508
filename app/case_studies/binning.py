"""Deleting drafts that were never sent, and rows of them: 30 days in the bin, then gone."""

from collections.abc import Collection, Sequence

from sqlalchemy import delete, select

from app.accounts.models import User
from app.case_studies.models import CaseImage, CaseStudy
from app.case_studies.queries import list_image_names
from app.case_studies.rights import Deed, check
from app.case_studies.rows import LONGEST, group_of
from app.case_studies.writing import change_rows
from app.core.clock import now
from app.core.db import db
from app.core.errors import Missing
from app.core.events import record
from app.core.media import Media
from app.keeping.binning import returned
from app.keeping.models import KEPT_IN_BIN, Act, BinnedRow
from app.keeping.saving import Seen


def put_back(case: CaseStudy, binned: BinnedRow, by: User) -> None:
    """Put a row back where it stood; raises Conflict where its list is full."""
    group = group_of(binned.group)
    if group is None:
        raise Missing
    seen = Seen(case.revision, act=Act.RESTORED)
    change_rows(case, returned(binned, group.most or LONGEST), seen, by)
    db.session.delete(binned)


def delete_row_for_good(case: CaseStudy, binned: BinnedRow, by: User) -> None:
    """Take a row out of the bin; earlier versions of the draft still show it."""
    db.session.delete(binned)
    record("case_study.row_deleted", what=case.public_id, who=by.public_id)


def delete_draft(case: CaseStudy, by: User) -> None:
    """Put a draft into the bin; what moderators have seen is taken back instead."""
    check(by, Deed.DELETE, case)
    case.deleted_at = now()
    record("case_study.binned", what=case.public_id, who=by.public_id)


def list_deleted(by: User, *, limit: int = 100) -> Sequence[CaseStudy]:
    """List somebody's drafts in the bin, the last deleted first."""
    mine = select(CaseStudy).where(
        CaseStudy.author_id == by.id, CaseStudy.deleted_at > now() - KEPT_IN_BIN
    )
    return db.session.scalars(mine.order_by(CaseStudy.deleted_at.desc()).limit(limit)).all()


def get_deleted(public_id: str, by: User) -> CaseStudy:
    """Give a draft in the bin to its author; raises Missing."""
    found = next((each for each in list_deleted(by) if each.public_id == public_id), None)
    if found is None:
        raise Missing
    return found


def return_draft(case: CaseStudy, by: User) -> None:
    """Take a draft out of the bin, as it was."""
    case.deleted_at = None
    record("case_study.returned", what=case.public_id, who=by.public_id)


def delete_draft_for_good(case: CaseStudy, by: User) -> None:
    """Delete a draft with everything in it, its pictures too."""
    _delete([case])
    record("case_study.deleted", what=case.public_id, who=by.public_id)


def purge_drafts() -> None:
    """Delete for good what has lain in the bin for 30 days."""
    old = select(CaseStudy).where(CaseStudy.deleted_at <= now() - KEPT_IN_BIN)
    _delete(db.session.scalars(old).all())


def _delete(cases: Collection[CaseStudy]) -> None:
    """Delete case studies, and the pictures that no other one shows."""
    if not cases:
        return
    names = {name for case in cases for name in list_image_names(case)}
    ids = [case.id for case in cases]
    db.session.execute(delete(CaseStudy).where(CaseStudy.id.in_(ids)))
    still_shown = select(CaseImage.name).where(CaseImage.name.in_(names))
    db.session.execute(delete(Media).where(Media.name.in_(names), Media.name.not_in(still_shown)))
