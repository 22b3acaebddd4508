"""The demonstration case studies: compiled from public sources, in French and in English."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.case_studies import search
from app.case_studies.models import CaseStudy, CaseStudyVersion
from app.case_studies.publishing import free_slug
from app.case_studies.states import State
from app.core.clock import now
from app.core.db import db
from app.core.ids import hashed

FOLDER = Path(__file__).parent.parent / "content" / "cases"
LANGUAGES = ("fr", "en")
GROUPS = ("results", "lessons", "sources")


def load_demonstration(folder: Path = FOLDER) -> int:
    """Publish the demonstration cases that are not there yet; returns how many were added."""
    here = set(db.session.scalars(select(CaseStudy.campaign).where(CaseStudy.is_demo)))
    added = 0
    for file in sorted(folder.glob("*.toml")):
        given = tomllib.loads(file.read_text(encoding="utf-8"))
        mark = f"demo:{hashed(given['slug'])[:15]}"
        if mark not in here:
            _add(given, mark)
            added += 1
    return added


def remove_demonstration() -> int:
    """Take the demonstration cases away, without a trace; returns how many there were."""
    cases = db.session.scalars(select(CaseStudy).where(CaseStudy.is_demo)).all()
    for case in cases:
        search.forget(case)
        db.session.delete(case)
    db.session.flush()
    return len(cases)


def _add(given: dict[str, Any], mark: str) -> None:
    contents = dict(_contents(given))
    original = next(iter(contents))
    moment = now()
    case = CaseStudy(
        slug=free_slug(str(given["slug"])),
        state=State.PUBLISHED,
        campaign=mark,
        answers=contents[original],
        language=original,
        round=1,
        is_live=True,
        is_demo=True,
        compiled=True,
        submitted_at=moment,
        published_at=moment,
        reviewed_at=moment,
    )
    db.session.add(case)
    db.session.flush()
    for language, content in contents.items():
        db.session.add(
            CaseStudyVersion(
                case_id=case.id, number=1, language=language, content=content, is_live=True
            )
        )
    db.session.flush()
    search.index(case)


def _contents(given: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give the answers in each language: what is shared, then what is told; rows get ids."""
    shared = {key: value for key, value in given.items() if key not in ("key", "slug", *LANGUAGES)}
    for language in LANGUAGES:
        if language in given:
            answers = {**shared, **given[language], "original_language": language}
            for group in GROUPS:
                answers[group] = [
                    {"id": f"{group}-{number}", **row}
                    for number, row in enumerate(answers.get(group, []), start=1)
                ]
            yield language, {**answers, "licence": "cc_by"}
