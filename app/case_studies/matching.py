"""Published cases that resemble what somebody plans: ranked by the shelves that they share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Integer,
    Select,
    String,
    Subquery,
    bindparam,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)

from app.case_studies.models import CaseStudy, CaseStudyVersion
from app.case_studies.shelf import Facet, LibraryEntry
from app.core.db import db

MOST_SHELVES = 20
NEWEST = 100  # cases looked at on each shelf: the oldest of thousands would not be closer
CLOSEST = 32  # cases of which the evidence is compared
BEST = 8  # cases of which the answers are read: some have none to what is asked
NO_CASE = ""


@dataclass(frozen=True)
class Sought:
    """A shelf of the library to look on, and what standing there is worth."""

    name: str
    key: str
    worth: int


@dataclass(frozen=True)
class Alike:
    """A published case study, and on which of the shelves sought it stands, the best first."""

    card: Mapping[str, Any]
    content: Mapping[str, Any]
    shared: list[Sought]


@dataclass(frozen=True)
class Matches:
    """What was found, the closest first; `source` is the card of the case asked for by its id."""

    alike: list[Alike] = field(default_factory=list)
    source: Mapping[str, Any] | None = None


def find_alike(
    sought: Sequence[Sought], language: str, *, source: str = NO_CASE, but_of: str = NO_CASE
) -> Matches:
    """Find the case studies that stand on most of these shelves, as a reader of a language does.

    Among equals the one with better evidence comes first, then the newer. Looks at the newest
    NEWEST cases of each shelf only, so that it costs the same in a library of any size; of more
    than MOST_SHELVES it takes the first. `source` is a case to find anyway, by its public id, if
    it is public; `but_of` is a plan whose own case study does not count. One statement, or none.
    """
    wanted = sought[:MOST_SHELVES]
    if not wanted and not source:
        return Matches()
    asked: dict[str, Any] = {"language": language, "source": source, "own": but_of}
    for number, each in enumerate(wanted):
        asked |= {
            f"name{number}": each.name,
            f"key{number}": each.key,
            f"worth{number}": each.worth,
        }
    rows = db.session.execute(_statement(len(wanted)), asked).all()
    return _matches(rows, wanted)


def _matches(rows: Sequence[Any], wanted: Sequence[Sought]) -> Matches:
    return Matches(
        alike=[
            Alike(
                card, content, [wanted[int(place)] for place in sorted(shared.split(","), key=int)]
            )
            for card, content, shared in rows
            if shared
        ],
        source=next((card for card, _content, shared in rows if not shared), None),
    )


@lru_cache(maxsize=MOST_SHELVES + 1)
def _statement(shelves: int) -> Select[Any]:
    """Build, once for each number of shelves, what finds the closest cases and the source."""
    found = [_source(), *([select(*_best(shelves).c)] if shelves else [])]
    chosen = union_all(*found).subquery("chosen")
    return (
        select(LibraryEntry.card, CaseStudyVersion.content, chosen.c.shared)
        .join(chosen, chosen.c.case_id == LibraryEntry.case_id)
        .join(CaseStudy, CaseStudy.id == chosen.c.case_id)
        .join(CaseStudyVersion, CaseStudyVersion.id == LibraryEntry.version_id)
        .where(
            LibraryEntry.language == bindparam("language"),
            or_(CaseStudy.campaign.is_(None), CaseStudy.campaign != bindparam("own")),
        )
        .order_by(
            chosen.c.worth.desc(),
            chosen.c.evidence.desc(),
            chosen.c.published_at.desc(),
            chosen.c.case_id.desc(),
        )
    )


def _source() -> Select[int, int, str, datetime | None, str]:
    """Select the case asked for by its id; it stands on no shelf here."""
    return select(
        CaseStudy.id.label("case_id"),
        literal(0).label("worth"),
        literal("").label("evidence"),
        CaseStudy.published_at.label("published_at"),
        literal("").label("shared"),
    ).where(CaseStudy.public_id == bindparam("source"))


def _best(shelves: int) -> Subquery:
    """Select the BEST cases by what the shelves that they stand on are worth together."""
    each = union_all(*(_newest_on(number) for number in range(shelves))).subquery("each")
    worth, published_at = func.sum(each.c.worth), func.max(each.c.published_at)
    closest = (
        select(
            each.c.case_id,
            worth.label("worth"),
            published_at.label("published_at"),
            func.aggregate_strings(each.c.place, ",").label("shared"),
        )
        .group_by(each.c.case_id)
        .order_by(worth.desc(), published_at.desc(), each.c.case_id.desc())
        .limit(CLOSEST)
        .subquery("closest")
    )
    level = select(Facet.key).where(Facet.case_id == closest.c.case_id, Facet.name == "evidence")
    evidence = func.coalesce(level.limit(1).scalar_subquery(), "").label("evidence")
    columns = (closest.c.worth, evidence, closest.c.published_at)
    return (
        select(closest.c.case_id, *columns, closest.c.shared)
        .order_by(*(each.desc() for each in columns), closest.c.case_id.desc())
        .limit(BEST)
        .subquery("best")
    )


def _newest_on(number: int) -> Select[Any]:
    """Select the newest cases on one shelf, with the shelf's number and worth."""
    on_it = (
        select(Facet.case_id, Facet.published_at)
        .where(Facet.name == bindparam(f"name{number}"), Facet.key == bindparam(f"key{number}"))
        .order_by(Facet.published_at.desc(), Facet.case_id.desc())
        .limit(NEWEST)
        .subquery(f"shelf{number}")
    )
    return select(
        on_it.c.case_id,
        on_it.c.published_at,
        cast(literal(str(number)), String).label("place"),
        bindparam(f"worth{number}", type_=Integer).label("worth"),
    )
