"""What readers ask of the library: one case study, those close to it, or that it is gone."""

import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any, NoReturn

from sqlalchemy import Subquery, func, select, union_all

from app.case_studies.filing import as_list
from app.case_studies.models import CaseStudy, CaseStudyVersion
from app.case_studies.search import CHANGED
from app.case_studies.shelf import Facet, LibraryEntry
from app.core.db import db
from app.core.errors import Missing, Withdrawn
from app.core.events import latest
from app.questions.fields import N_

SLUG = re.compile(r"[a-z0-9-]{1,80}")
CLOSE = {  # shelf -> key of the answer
    "theme": "themes",
    "audience": "audience_kinds",
    "messenger": "messenger_kinds",
    "channel": "channels",
}
MOST_SHELVES = 12
NEWEST = 200
RELATED = 3


@dataclass(frozen=True)
class Opened:
    """A published case study as one reader opens it."""

    case: CaseStudy = field(compare=False)
    version: CaseStudyVersion = field(compare=False)
    entry: LibraryEntry = field(compare=False)
    shown: tuple[str, str, int, datetime]  # slug, language, version, since when
    stamp: datetime | None  # the library's last change


def open_case(slug: str, language: str) -> Opened:
    """Give what a reader sees at an address; raises Missing, or Withdrawn where it is gone."""
    if not SLUG.fullmatch(slug):
        raise Missing
    chosen = (
        select(CaseStudy, CaseStudyVersion, LibraryEntry, latest(CHANGED).scalar_subquery())
        .join(LibraryEntry, LibraryEntry.case_id == CaseStudy.id)
        .join(CaseStudyVersion, CaseStudyVersion.id == LibraryEntry.version_id)
        .where(LibraryEntry.slug == slug, LibraryEntry.language == language, CaseStudy.is_live)
    )
    found = db.session.execute(chosen).one_or_none()
    if found is None:
        _say_why(slug)
    case, version, entry, stamp = found
    return Opened(case, version, entry, (slug, language, version.id, entry.published_at), stamp)


def get_stamp() -> datetime | None:
    """Give the library's last change: as long as it stays, so does every public page."""
    return db.session.scalar(latest(CHANGED))


def _say_why(slug: str) -> NoReturn:
    """Tell one that is gone from one that never was."""
    if db.session.scalar(select(CaseStudy.id).where(CaseStudy.slug == slug)) is None:
        raise Missing
    raise Withdrawn(
        N_("This case study was taken off the site. Nothing of it is shown here any more.")
    )


@lru_cache(maxsize=256)
def list_close(opened: Opened) -> list[dict[str, Any]]:
    """List the cards of the cases that share most with this one; asked once per library change."""
    shared = [_newest_on(opened.case, name, key) for name, key in _shelves_of(opened)]
    if not shared:
        return []
    every = union_all(*(select(each.c.case_id) for each in shared)).subquery()
    best = (
        select(every.c.case_id, func.count().label("shared"))
        .group_by(every.c.case_id)
        .order_by(func.count().desc(), every.c.case_id.desc())
        .limit(RELATED)
        .subquery()
    )
    cards = (
        select(LibraryEntry.card)
        .join(best, best.c.case_id == LibraryEntry.case_id)
        .where(LibraryEntry.language == opened.entry.language)
        .order_by(best.c.shared.desc(), best.c.case_id.desc())
    )
    return list(db.session.scalars(cards))


def _shelves_of(opened: Opened) -> list[tuple[str, str]]:
    """List the shelves on which to look for what is close."""
    content = opened.version.content
    return [
        (name, str(key)) for name, answer in CLOSE.items() for key in as_list(content.get(answer))
    ][:MOST_SHELVES]


def _newest_on(case: CaseStudy, name: str, key: str) -> Subquery:
    """Select the newest others on a shelf: thousands would not make the choice better."""
    return (
        select(Facet.case_id)
        .where(Facet.name == name, Facet.key == key, Facet.case_id != case.id)
        .order_by(Facet.published_at.desc())
        .limit(NEWEST)
        .subquery()
    )
