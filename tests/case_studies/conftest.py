"""Case studies for tests: complete answers, and case studies in each state."""

import copy
from typing import Any

import pytest
from flask import Flask

from app.accounts.models import Role, User
from app.case_studies.checklist import POINTS, Mark, Ticked
from app.case_studies.deciding import claim, mark_points
from app.case_studies.models import CaseStudy
from app.case_studies.publishing import publish
from app.case_studies.queries import get_sent, marks_of
from app.case_studies.sending import send_to_moderators
from app.case_studies.writing import start_case_study
from app.core.db import one_commit

ANSWERS: dict[str, Any] = {
    "title": "La soupe des voisins",
    "summary": "Trois dimanches, une soupe, et des voisins qui se parlent.",
    "country": "FR",
    "area": "Lille",
    "languages": ["fr"],
    "organiser": "Les Voisins du quai",
    "organiser_type": "informal",
    "organiser_contact": "https://example.org/voisins",
    "start": "2026-05-03",
    "status": "finished",
    "themes": ["polarisation"],
    "approach": "dialogue",
    "problem": "Des affichettes visaient des familles du quartier.",
    "goal": "Que les voisins se reparlent.",
    "objectives": "Cent personnes à table.",
    "audience_kinds": ["local"],
    "audience": "Les habitants de deux immeubles, surtout les témoins silencieux.",
    "core_message": "Asseyez-vous avec nous.",
    "cta": "Venez manger une soupe.",
    "messenger_kinds": ["peer"],
    "channels": ["street"],
    "formats": ["gathering"],
    "team_size": "2_5",
    "budget": "lt_500",
    "evidence_level": 1,
    "worked": "Servir la soupe avant de parler.",
    "would_change": "Inviter les commerçants dès le premier dimanche.",
    "harm": "unknown",
    "results": [{"id": "r1", "indicator": "attendance", "value": "340", "how": "Au carnet."}],
    "lessons": [
        {"id": "l1", "title": "Un repas d’abord", "text": "On parle mieux à table."},
        {"id": "l2", "title": "Trois fois", "text": "Une fois ne suffit pas."},
        {"id": "l3", "title": "Compter", "text": "Un carnet à l’entrée."},
    ],
    "role": "volunteer",
    "authority": True,
    "affected_told": "yes",
    "safety_concern": "none",
    "licence": "cc_by",
    "takedown_agreed": True,
    "translation_allowed": True,
}


@pytest.fixture
def answers() -> dict[str, Any]:
    """Give answers with which a case study may be sent."""
    return copy.deepcopy(ANSWERS)


@pytest.fixture
def author(person: Any) -> User:
    """Give somebody who writes."""
    user: User = person("aicha@example.org")
    return user


@pytest.fixture
def moderator(person: Any) -> User:
    """Give somebody who reads."""
    user: User = person("karim@example.org", role=Role.MODERATOR)
    return user


@pytest.fixture
def draft(app: Flask, author: User) -> Any:
    """Make drafts: `draft(title="…")`."""

    def make(by: User = author, **given: Any) -> CaseStudy:
        with one_commit():
            filled = {**copy.deepcopy(ANSWERS), **given}
            return start_case_study(filled, "fr", by=by)

    return make


@pytest.fixture
def sent(draft: Any, author: User) -> Any:
    """Make case studies that wait for a moderator."""

    def make(by: User = author, **given: Any) -> CaseStudy:
        case = draft(by, **given)
        with one_commit():
            return send_to_moderators(case, by)

    return make


@pytest.fixture
def in_review(sent: Any, moderator: User, author: User) -> Any:
    """Make case studies that a moderator is reading."""

    def make(by: User = author, **given: Any) -> CaseStudy:
        case = sent(by, **given)
        with one_commit():
            return claim(get_sent(case.public_id), moderator)

    return make


@pytest.fixture
def published(in_review: Any, moderator: User, author: User) -> Any:
    """Make case studies that stand in the library."""

    def make(by: User = author, **given: Any) -> CaseStudy:
        case = in_review(by, **given)
        with one_commit():
            mark_all(case, moderator)
            return publish(case, case.turn, moderator)

    return make


def mark_all(case: CaseStudy, by: User, answer: str = "na") -> None:
    """Answer every point of the checklist alike."""
    mark(case, by, {point.number: Mark(answer) for point in POINTS})


def mark(case: CaseStudy, by: User, given: dict[int, Mark]) -> None:
    """Answer points of the checklist as from a page that shows them as they are stored."""
    drawn = {point: mark.said for point, mark in marks_of(case).items()}
    mark_points(case, Ticked(given, drawn, case.round), by)
