"""What other features borrow from the library: cards for the home page, answers for a new plan."""

import time
import tomllib
from functools import lru_cache
from typing import Any

from sqlalchemy import select

from app.case_studies.demo import FOLDER
from app.case_studies.models import CaseStudy, CaseStudyVersion
from app.case_studies.reading_room import SLUG
from app.case_studies.shelf import LibraryEntry
from app.core.db import db

FRESH_FOR = 60  # seconds that a process may go on believing a demonstration case is there


def list_latest_cards(language: str, *, limit: int) -> list[dict[str, Any]]:
    """List the cards of the case studies published last, as a reader of a language sees them."""
    latest = (
        select(LibraryEntry.card)
        .where(LibraryEntry.language == language)
        .order_by(LibraryEntry.published_at.desc(), LibraryEntry.case_id.desc())
        .limit(limit)
    )
    return list(db.session.scalars(latest))


def find_public_answers(slug: str, language: str) -> tuple[str, dict[str, Any]] | None:
    """Find what a published case study says, with its public id, for a plan that starts from it."""
    if not SLUG.fullmatch(slug):
        return None
    published = (
        select(CaseStudy.public_id, CaseStudyVersion.content)
        .join(LibraryEntry, LibraryEntry.version_id == CaseStudyVersion.id)
        .join(CaseStudy, CaseStudy.id == LibraryEntry.case_id)
        .where(LibraryEntry.slug == slug, LibraryEntry.language == language)
    )
    found = db.session.execute(published).one_or_none()
    return (found[0], found[1]) if found else None


def list_public_addresses() -> list[tuple[str, str]]:
    """List every published case study as (language, slug), for the sitemap."""
    every = select(LibraryEntry.language, LibraryEntry.slug).order_by(
        LibraryEntry.published_at.desc(), LibraryEntry.case_id
    )
    return [(language, slug) for language, slug in db.session.execute(every.limit(50_000))]


def find_demonstration_slug(key: str) -> str | None:
    """Give the address of a demonstration case while it is published."""
    slug = _slugs_by_key().get(key)
    if slug is None:
        return None
    return slug if slug in _published_slugs(int(time.monotonic() / FRESH_FOR)) else None


@lru_cache
def _slugs_by_key() -> dict[str, str]:
    files = [tomllib.loads(file.read_text(encoding="utf-8")) for file in FOLDER.glob("*.toml")]
    return {str(given["key"]): str(given["slug"]) for given in files}


@lru_cache(maxsize=1)
def _published_slugs(_minute: int) -> frozenset[str]:
    ours = list(_slugs_by_key().values())
    published = select(LibraryEntry.slug).where(LibraryEntry.slug.in_(ours)).distinct()
    return frozenset(db.session.scalars(published))
