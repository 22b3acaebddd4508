"""Putting a case study before the public, and taking it off: page, list, search and pictures."""

from datetime import date
from typing import Any

from sqlalchemy import select, update

from app.accounts.models import User
from app.case_studies import search
from app.case_studies.checklist import list_open_points, needs_two_people
from app.case_studies.lengths import MESSAGE, TOO_LONG, check_length
from app.case_studies.letters import write_to_author
from app.case_studies.models import CaseImage, CaseStudy, CaseStudyVersion, Move
from app.case_studies.moving import check_turn, move
from app.case_studies.queries import get_latest_version, marks_of
from app.case_studies.rights import Deed, check
from app.case_studies.states import Actor, State
from app.core.clock import now, today
from app.core.db import db
from app.core.errors import Conflict
from app.core.ids import slugify
from app.questions.fields import N_


def publish(case: CaseStudy, seen: int, by: User, *, message: str = "") -> CaseStudy:
    """Publish what was sent last; raises Conflict while a needed point of the checklist is open.

    Straight from reading it is accepted and published in one go, unless two people must agree.
    """
    check(by, Deed.REVIEW, case)
    if case.state == State.PUBLISHED:
        return case
    check_turn(case, seen)
    check_length(message, MESSAGE, TOO_LONG)
    version = get_latest_version(case)
    _check_may_be_public(case, version.content, by)
    if case.state == State.IN_REVIEW:
        move(case, State.ACCEPTED, Actor.MODERATOR, by=by)
    move(case, State.PUBLISHED, Actor.MODERATOR, why=message, by=by)
    put_on(case, version)
    write_to_author(case, "publication", message)
    return case


def _check_may_be_public(case: CaseStudy, content: dict[str, Any], by: User) -> None:
    answers = {point: mark.answer for point, mark in marks_of(case).items()}
    if list_open_points(answers):
        raise Conflict(N_("Needed points of the checklist are still open."))
    if needs_two_people(answers) and _accepted_by(case) in (None, by.id):
        raise Conflict(
            N_("Two moderators decide here: one accepts, another publishes. Accept it first.")
        )
    embargo = content.get("embargo")
    if isinstance(embargo, str) and embargo > today().isoformat():
        raise Conflict(
            N_("Its author asked that it is not published before %(day)s."),
            day=date.fromisoformat(embargo),
        )


def _accepted_by(case: CaseStudy) -> int | None:
    """Who accepted this round, if somebody did."""
    if case.state == State.IN_REVIEW:
        return None
    accepted = select(Move.by_id).where(Move.case_id == case.id, Move.after == State.ACCEPTED)
    return db.session.scalar(accepted.order_by(Move.id.desc()).limit(1))


def unpublish(case: CaseStudy, why: str, by: User) -> CaseStudy:
    """Take it off the site at once, whatever is under way; twice is once."""
    check(by, Deed.REVIEW, case)
    if not case.is_live:
        return case
    check_length(why, MESSAGE, N_("Shorten your reason: %(limit)s characters at most."))
    take_off(case)
    move(case, State.UNPUBLISHED, Actor.MODERATOR, why=why, by=by)
    write_to_author(case, "unpublication", why)
    return case


def put_on(case: CaseStudy, version: CaseStudyVersion) -> None:
    """Let readers see this version; the others in its language are not shown any more."""
    for other in db.session.scalars(
        select(CaseStudyVersion).where(
            CaseStudyVersion.case_id == case.id, CaseStudyVersion.language == version.language
        )
    ):
        other.is_live = other.id == version.id
    moment = now()
    case.is_live = True
    case.reviewed_at = moment
    case.published_at = case.published_at or moment
    case.slug = case.slug or free_slug(str(version.content.get("title") or ""))
    shown = {row.get("image") for row in version.content.get("images") or []}
    for image in db.session.scalars(select(CaseImage).where(CaseImage.case_id == case.id)):
        image.is_live = image.name in shown
    db.session.flush()
    search.index(case)


def take_off(case: CaseStudy) -> None:
    """Let nobody see it any more: no version, entry, facet, search word or picture stays."""
    db.session.execute(
        update(CaseStudyVersion).where(CaseStudyVersion.case_id == case.id).values(is_live=False)
    )
    db.session.execute(update(CaseImage).where(CaseImage.case_id == case.id).values(is_live=False))
    case.is_live = False
    search.forget(case)


def free_slug(title: str) -> str:
    """Make an address of a title that no other case study has."""
    slug = slugify(title)
    like = select(CaseStudy.slug).where(CaseStudy.slug.startswith(slug, autoescape=True))
    taken = set(db.session.scalars(like))
    if slug not in taken:
        return slug
    return next(name for number in range(2, 10_000) if (name := f"{slug}-{number}") not in taken)
