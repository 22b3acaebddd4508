"""Putting case studies into the library, and finding them: by words, by shelf, page by page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, delete, func, select, text, tuple_
from sqlalchemy.orm import InstrumentedAttribute, aliased

from app.case_studies.filing import card_of, keys_of, text_of
from app.case_studies.models import CaseStudy, CaseStudyVersion
from app.case_studies.search_tables import forget_words, keep_words, matching
from app.case_studies.shelf import Facet, FacetCount, LibraryEntry
from app.case_studies.words import kept_words, wanted_words
from app.core.db import UtcDateTime, db
from app.core.events import record
from app.core.settings import site_settings

PER_PAGE = 12
NEWEST = 1000  # matches that facet counts look at
COUNT = text(
    "INSERT INTO library_facet_count (name, key, count) VALUES (:name, :key, :step)"
    " ON CONFLICT (name, key) DO UPDATE SET count = library_facet_count.count + :step"
)
Facets = Mapping[str, Sequence[str]]
Place = tuple[datetime, int]
Order = tuple[InstrumentedAttribute[datetime], InstrumentedAttribute[int]]


@dataclass(frozen=True)
class Found:
    """One page of results, and where the pages before and after it begin."""

    cards: list[dict[str, Any]]
    before: Place | None = None
    after: Place | None = None


@dataclass(frozen=True)
class Tally:
    """How many results stand on each shelf; `more` says that they were counted up to NEWEST."""

    total: int
    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    more: bool = False


CHANGED = "library.changed"


def index(case: CaseStudy) -> None:
    """Put a live case study on its shelves: once for each language of the site."""
    forget(case)
    versions = _live_versions(case)
    if not versions or case.published_at is None:
        return
    languages = site_settings().languages
    original = versions.get(case.language) or next(iter(versions.values()))
    for language in languages:
        shown = versions.get(language, original)
        db.session.add(
            LibraryEntry(
                case_id=case.id,
                language=language,
                slug=case.slug or "",
                version_id=shown.id,
                published_at=case.published_at,
                card=card_of(shown.content, shown.language, case.slug or ""),
            )
        )
    _file(case, [*keys_of(original.content), *(("language", each) for each in versions)])
    keep_words(
        case.id,
        "\n".join(
            kept_words(text_of(each.content), each.language, languages)
            for each in versions.values()
        ),
    )


def _live_versions(case: CaseStudy) -> dict[str, CaseStudyVersion]:
    chosen = select(CaseStudyVersion).where(
        CaseStudyVersion.case_id == case.id, CaseStudyVersion.is_live
    )
    ordered = db.session.scalars(chosen.order_by(CaseStudyVersion.number, CaseStudyVersion.id))
    return {each.language: each for each in ordered}


def _file(case: CaseStudy, keys: list[tuple[str, str]]) -> None:
    for name, key in keys:
        db.session.add(Facet(case_id=case.id, name=name, key=key, published_at=case.published_at))
        _count(name, key, 1)
    _count("all", "all", 1)
    db.session.flush()


def _count(name: str, key: str, step: int) -> None:
    """Count one more or one less on a shelf, whoever else counts there at this moment."""
    db.session.execute(COUNT, {"name": name, "key": key, "step": step})


def forget(case: CaseStudy) -> None:
    """Take a case study from every shelf, list and search; twice is once."""
    filed = db.session.scalars(select(Facet).where(Facet.case_id == case.id)).all()
    for each in filed:
        _count(each.name, each.key, -1)
        db.session.delete(each)
    removed = db.session.execute(delete(LibraryEntry).where(LibraryEntry.case_id == case.id))
    if removed.rowcount:  # type: ignore[attr-defined]
        _count("all", "all", -1)
    forget_words(case.id)
    record(CHANGED, what=case.public_id)
    db.session.flush()


def find(
    query: str, facets: Facets, language: str, *, after: Place | None = None,
    before: Place | None = None
) -> Found:  # fmt: skip
    """Find one page of entries, the newest first: after a place, or before one."""
    chosen, order = _chosen(select(LibraryEntry), query, facets, language)
    if before is not None:
        chosen = chosen.where(tuple_(*order) > tuple_(*_bound(before))).order_by(*order)
    else:
        if after is not None:
            chosen = chosen.where(tuple_(*order) < tuple_(*_bound(after)))
        chosen = chosen.order_by(*(column.desc() for column in order))
    entries = list(db.session.scalars(chosen.limit(PER_PAGE + 1)))
    return _as_page(entries, after, before)


def _bound(place: Place) -> tuple[Any, Any]:
    return bindparam(None, place[0], type_=UtcDateTime()), bindparam(None, place[1])


def _as_page(entries: list[LibraryEntry], after: Place | None, before: Place | None) -> Found:
    is_more = len(entries) > PER_PAGE
    shown = entries[:PER_PAGE]
    if before is not None:
        shown.reverse()
    first = (shown[0].published_at, shown[0].case_id) if shown else None
    last = (shown[-1].published_at, shown[-1].case_id) if shown else None
    return Found(
        cards=[each.card for each in shown],
        before=first if (is_more if before is not None else after is not None) else None,
        after=last if (before is not None or is_more) else None,
    )


def _chosen(
    wanted: Select[Any], query: str, facets: Facets, language: str
) -> tuple[Select[Any], Order]:
    """Narrow a selection to every word, and on each named shelf to one of its keys.

    Gives the columns to order by, too: those of a shelf where one key is chosen, so that the
    database walks along that shelf instead of collecting all that stands on it.
    """
    order: Order = (LibraryEntry.published_at, LibraryEntry.case_id)
    chosen = wanted.where(LibraryEntry.language == language)
    if words := wanted_words(query, site_settings().languages):
        chosen = chosen.where(LibraryEntry.case_id.in_(matching(words)))
    along = next((name for name, keys in facets.items() if len(keys) == 1), "")
    for name, keys in facets.items():
        if name == along:
            on_it = (Facet.case_id == LibraryEntry.case_id) & (Facet.name == name)
            chosen = chosen.join(Facet, on_it & (Facet.key == keys[0]))
            order = (Facet.published_at, Facet.case_id)
        elif keys:
            chosen = chosen.where(_stands_on(name, keys))
    return chosen, order


def _stands_on(name: str, keys: Sequence[str]) -> ColumnElement[bool]:
    shelf = aliased(Facet)
    here = select(shelf.case_id).where(shelf.case_id == LibraryEntry.case_id, shelf.name == name)
    return here.where(shelf.key.in_(keys)).exists()


def tally(query: str, facets: Facets, language: str) -> Tally:
    """Count the results on each shelf: kept counts without a filter, else over the newest."""
    if not wanted_words(query, site_settings().languages) and not any(facets.values()):
        kept = db.session.execute(select(FacetCount.name, FacetCount.key, FacetCount.count))
        counts = {(name, key): count for name, key, count in kept if count}
        return Tally(counts.pop(("all", "all"), 0), counts)
    chosen, order = _chosen(select(LibraryEntry.case_id), query, facets, language)
    chosen = chosen.order_by(*(column.desc() for column in order))
    newest = chosen.limit(NEWEST).cte("newest")
    in_all = select(func.count()).select_from(newest).scalar_subquery()
    counted = (
        select(Facet.name, Facet.key, func.count(), in_all)
        .join(newest, newest.c.case_id == Facet.case_id)
        .group_by(Facet.name, Facet.key)
    )
    rows = db.session.execute(counted).all()
    total = int(rows[0][3]) if rows else 0
    return Tally(total, {(name, key): count for name, key, count, _ in rows}, total >= NEWEST)
