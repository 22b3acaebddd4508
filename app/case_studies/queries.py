"""Finding case studies: each person finds what they may see, and nothing else exists for them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import joinedload

from app.accounts.models import Role, User
from app.case_studies.models import (
    CaseImage,
    CaseStudy,
    CaseStudyVersion,
    CheckMark,
    Move,
    Remark,
)
from app.case_studies.states import OWN, State
from app.core.db import db, own_session
from app.core.errors import Missing

PUBLIC_ID = re.compile(r"[a-z0-9]{1,20}")
TABS: dict[str, tuple[State, ...]] = {
    "to_read": (State.SUBMITTED, State.IN_REVIEW),
    "accepted": (State.ACCEPTED,),
    "with_author": (State.CHANGES_REQUESTED,),
    "published": (State.PUBLISHED,),
    "closed": (State.DECLINED, State.UNPUBLISHED),
}
WITH_MODERATORS = (CaseStudy.round > 0, CaseStudy.state.not_in(OWN))


@dataclass(frozen=True)
class Line:
    """One case study in a moderator's queue, called as in what was sent last."""

    case: CaseStudy
    title: str
    is_mine: bool


def get_own(public_id: str, by: User, *, lock: bool = False) -> CaseStudy:
    """Give a case study to its author; raises Missing for anybody else."""
    found = _one(public_id, select(CaseStudy).where(CaseStudy.author_id == by.id), lock)
    if found is None:
        raise Missing
    return found


def get_sent(public_id: str, *, lock: bool = False) -> CaseStudy:
    """Give moderators a case study that was sent and not taken back; raises Missing."""
    found = _one(public_id, select(CaseStudy).where(*WITH_MODERATORS), lock)
    if found is None:
        raise Missing
    return found


def _one(public_id: str, among: Select[CaseStudy], lock: bool) -> CaseStudy | None:
    if not PUBLIC_ID.fullmatch(public_id):
        return None
    there = (CaseStudy.public_id == public_id, CaseStudy.deleted_at.is_(None))
    chosen = among.where(*there).options(
        joinedload(CaseStudy.author), joinedload(CaseStudy.claimed_by)
    )
    if lock:
        chosen = chosen.with_for_update(of=CaseStudy)
    return db.session.scalars(chosen).one_or_none()


def list_own(by: User) -> Sequence[CaseStudy]:
    """List somebody's case studies, what they touched last first."""
    mine = select(CaseStudy).where(CaseStudy.author_id == by.id, CaseStudy.deleted_at.is_(None))
    return db.session.scalars(mine.order_by(CaseStudy.saved_at.desc()).limit(100)).all()


def list_queue(tab: str, by: User, *, limit: int = 100) -> list[Line]:
    """List what stands in a tab of the queue, the oldest first."""
    chosen = (
        select(CaseStudy, _title_sent())
        .where(CaseStudy.state.in_(TABS[tab]), *WITH_MODERATORS)
        .options(joinedload(CaseStudy.author), joinedload(CaseStudy.claimed_by))
        .order_by(CaseStudy.submitted_at, CaseStudy.id)
        .limit(limit)
    )
    rows = db.session.execute(chosen)
    return [Line(case, title or "", case.author_id == by.id) for case, title in rows]


def _title_sent() -> ColumnElement[str]:
    """Select the title in what was sent last, in the language of the case study if it is there."""
    last = (CaseStudyVersion.case_id == CaseStudy.id, CaseStudyVersion.number == CaseStudy.round)
    title = select(CaseStudyVersion.content["title"].as_string()).where(*last)
    same_language = title.where(CaseStudyVersion.language == CaseStudy.language)
    first = title.order_by(CaseStudyVersion.id).limit(1)
    return func.coalesce(same_language.scalar_subquery(), first.scalar_subquery())


def count_tabs() -> dict[str, int]:
    """Count what stands in each tab of the queue."""
    counted = select(CaseStudy.state, func.count()).where(*WITH_MODERATORS)
    rows = db.session.execute(counted.group_by(CaseStudy.state))
    found = {state: int(count) for state, count in rows}
    return {tab: sum(found.get(state, 0) for state in states) for tab, states in TABS.items()}


def list_versions(case: CaseStudy) -> Sequence[CaseStudyVersion]:
    """List the versions of a case study, the newest first."""
    chosen = select(CaseStudyVersion).where(CaseStudyVersion.case_id == case.id)
    return db.session.scalars(
        chosen.order_by(CaseStudyVersion.number.desc(), CaseStudyVersion.id)
    ).all()


def get_latest_version(case: CaseStudy) -> CaseStudyVersion:
    """Give what was sent last, in the language it was written in; raises Missing."""
    chosen = select(CaseStudyVersion).where(
        CaseStudyVersion.case_id == case.id, CaseStudyVersion.number == case.round
    )
    found = db.session.scalars(chosen.order_by(CaseStudyVersion.id)).all()
    if not found:
        raise Missing
    return next((each for each in found if each.language == case.language), found[0])


def get_title_sent(case: CaseStudy) -> str:
    """Say how it is called in what was sent last: the draft may have another name by now."""
    return str(get_latest_version(case).content.get("title") or "")


def list_remarks(case: CaseStudy, *, for_author: bool = False) -> Sequence[Remark]:
    """List the remarks at answers, in the order in which they were made."""
    chosen = select(Remark).where(Remark.case_id == case.id).options(joinedload(Remark.by))
    if for_author:
        chosen = chosen.where(Remark.for_author)
    return db.session.scalars(chosen.order_by(Remark.id)).all()


def list_moves(case: CaseStudy) -> Sequence[Move]:
    """List every move of a case study, the first one first."""
    chosen = select(Move).where(Move.case_id == case.id).options(joinedload(Move.by))
    return db.session.scalars(chosen.order_by(Move.id)).all()


def marks_of(case: CaseStudy) -> dict[int, CheckMark]:
    """Map the points of the checklist to how they were answered for the last round."""
    chosen = select(CheckMark).where(CheckMark.case_id == case.id, CheckMark.number == case.round)
    return {mark.point: mark for mark in db.session.scalars(chosen)}


def list_moderators(*, but: int | None = None) -> Sequence[User]:
    """List who moderates, without one person."""
    chosen = select(User).where(
        User.role.in_((Role.MODERATOR, Role.ADMINISTRATOR)),
        User.confirmed_at.is_not(None),
        User.suspended_at.is_(None),
    )
    if but is not None:
        chosen = chosen.where(User.id != but)
    return db.session.scalars(chosen.order_by(User.id)).all()


def is_own(public_id: str, by: User) -> bool:
    """Whether this is their case study; asked apart, before anything slow is done for them."""
    if not PUBLIC_ID.fullmatch(public_id):
        return False
    mine = select(CaseStudy.id).where(
        CaseStudy.author_id == by.id,
        CaseStudy.public_id == public_id,
        CaseStudy.deleted_at.is_(None),
    )
    with own_session() as session:
        return session.scalar(mine) is not None


def list_image_names(case: CaseStudy) -> set[str]:
    """List the pictures that were uploaded for a case study."""
    return set(db.session.scalars(select(CaseImage.name).where(CaseImage.case_id == case.id)))


def find_viewable_image(name: str, by: User | None) -> bool | None:
    """Say whether a picture is public (True), shown to this person only (False), or to nobody."""
    is_with_moderators = and_(*WITH_MODERATORS)
    chosen = select(CaseImage.is_live, CaseStudy.author_id, is_with_moderators)
    chosen = chosen.join(CaseStudy, CaseStudy.id == CaseImage.case_id)
    there = (CaseImage.name == name, CaseStudy.deleted_at.is_(None))
    rows = db.session.execute(chosen.where(*there)).all()
    if any(is_live for is_live, _author, _sent in rows):
        return True
    if by is None:
        return None
    shown = any(author == by.id or (by.is_moderator and sent) for _, author, sent in rows)
    return False if shown else None
