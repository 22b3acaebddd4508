"""What a moderator has on the desk: answers, what changed, remarks, checklist, decisions. Pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.case_studies.checklist import (
    BEFORE,
    CONTROLS,
    POINTS,
    Mark,
    Point,
    list_open_points,
    mark_in,
    needs_two_people,
)
from app.case_studies.form import PAGES, surroundings
from app.case_studies.lengths import LIMITS
from app.case_studies.models import CaseStudy, CaseStudyVersion, DeskDraft, Move, Remark
from app.case_studies.progress import STATES
from app.case_studies.states import State
from app.questions.fields import N_, UNKNOWN, Field, Page, Rows
from app.questions.telling import tell

Texts = Mapping[str, Sequence[str]]  # by control name
DECISIONS: dict[str, tuple[str, frozenset[State]]] = {
    "changes": (N_("Request changes"), frozenset({State.IN_REVIEW, State.ACCEPTED})),
    "acceptance": (N_("Accept"), frozenset({State.IN_REVIEW})),
    "publication": (
        N_("Publish"),
        frozenset({State.IN_REVIEW, State.ACCEPTED, State.UNPUBLISHED}),
    ),
    "refusal": (N_("Decline"), frozenset({State.IN_REVIEW})),
}


@dataclass(frozen=True)
class AnswerView:
    """One answer: what it says now, what it said last round, and what was remarked."""

    key: str
    label: str
    lines: list[str]
    before: list[str]
    is_changed: bool
    is_unknown: bool
    remarks: list[Remark]


@dataclass(frozen=True)
class PointView:
    """A point of the checklist: what stands in its controls, and what they were drawn from."""

    point: Point
    shown: Mark
    drawn: Mark


@dataclass(frozen=True)
class Refused:
    """What a form of the desk could not do: why, in words by control, and all that it sent."""

    errors: Mapping[str, list[str]] = field(default_factory=dict)
    typed: Mapping[str, Texts] = field(default_factory=dict)  # by place of the desk
    base: int = 0  # what was typed there was drawn from


@dataclass(frozen=True)
class DeskView:
    """Everything on the desk for one case study."""

    case: CaseStudy
    title: str  # as in what was sent last: the draft may have another name by now
    state: str
    answers: list[tuple[Page, list[AnswerView]]]
    changed: int
    points: list[PointView]
    open_points: list[Point]
    needs_two: bool
    moves: Sequence[Move]
    states: Mapping[Any, str]
    decisions: list[tuple[str, str, bool]]  # name, label, whether it can be made now
    versions: Sequence[CaseStudyVersion]
    draft: DeskDraft
    refused: Refused
    limits: Mapping[str, int]

    def typed(self, place: str) -> Callable[[str], str]:
        """Give what was typed at a place of the desk and not sent yet: control name -> text."""
        texts = _typed(place, self.draft, self.refused)
        return lambda name: (texts.get(name) or [""])[0]

    @property
    def point_places(self) -> list[str]:
        """Name the places of the checklist."""
        return [f"point-{it.point.number}" for it in self.points]

    def drawn_from(self, *places: str) -> int:
        """Say which revision of what was typed stands in a form of these places."""
        was_sent = any(place in self.refused.typed for place in places)
        return self.refused.base if was_sent else self.draft.revision


@dataclass(frozen=True)
class Papers:
    """What was read from the database for the desk."""

    versions: Sequence[CaseStudyVersion]
    remarks: Sequence[Remark]
    moves: Sequence[Move]
    marks: Mapping[int, Mark]
    draft: DeskDraft
    refused: Refused


@dataclass(frozen=True)
class Reading:
    """The newest answers, those of the round before if there was one, and what was remarked."""

    newest: Mapping[str, Any]
    before: Mapping[str, Any] | None
    remarks: Sequence[Remark]
    language: str


def desk_view(case: CaseStudy, papers: Papers, language: str) -> DeskView:
    """Lay out the desk: the newest version beside the one before."""
    newest, before = _last_two(papers.versions, case)
    marked = {point: mark.answer for point, mark in papers.marks.items()}
    reading = Reading(newest, before, papers.remarks, language)
    answers = [(page, list(_answers(page, reading))) for page in PAGES]
    open_points = list_open_points(marked)
    return DeskView(
        case=case,
        title=str(newest.get("title") or ""),
        state=STATES[State(case.state)],
        answers=answers,
        changed=sum(each.is_changed for _page, many in answers for each in many),
        points=[_point_view(point, papers) for point in POINTS],
        open_points=open_points,
        needs_two=needs_two_people(marked),
        moves=papers.moves,
        states=STATES,
        decisions=list(_decisions(State(case.state), bool(open_points))),
        versions=papers.versions,
        draft=papers.draft,
        refused=papers.refused,
        limits=LIMITS,
    )


def _typed(place: str, draft: DeskDraft, refused: Refused) -> Texts:
    """Give what was typed at a place: what was just sent wins over what is kept."""
    return refused.typed.get(place) or draft.answers.get(place) or {}


def _point_view(point: Point, papers: Papers) -> PointView:
    """Lay out a point as it is stored, or as it was typed and not sent yet."""
    number = point.number
    stored = papers.marks.get(number, Mark())
    texts = _typed(f"point-{number}", papers.draft, papers.refused)
    if not texts:
        return PointView(point, stored, stored)
    knows = f"{BEFORE}{CONTROLS[0]}-{number}" in texts
    drawn = mark_in(texts, number, BEFORE) if knows else stored
    return PointView(point, mark_in(texts, number), drawn)


def _last_two(
    versions: Sequence[CaseStudyVersion], case: CaseStudy
) -> tuple[Mapping[str, Any], Mapping[str, Any] | None]:
    """Give what was sent last and, if there is one, the round before it.

    Its author may have changed the language in the draft: then it is the one that was sent.
    """
    sent = [each for each in versions if each.number == case.round]
    newest = _prefer(case.language, sent)
    earlier = [each for each in versions if each.number < case.round]
    before = _prefer(newest.language if newest else "", earlier)
    return newest.content if newest else {}, before.content if before else None


def _prefer(language: str, versions: Sequence[CaseStudyVersion]) -> CaseStudyVersion | None:
    same = (each for each in versions if each.language == language)
    return next(same, versions[0] if versions else None)


def _decisions(state: State, is_blocked: bool) -> Iterator[tuple[str, str, bool]]:
    for name, (label, states) in DECISIONS.items():
        if state in states:
            yield name, label, not (name == "publication" and is_blocked)


def _answers(page: Page, reading: Reading) -> Iterator[AnswerView]:
    for question in page.questions:
        value = reading.newest.get(question.key)
        lines = list(lines_of(question, value, reading.language))
        before = lines
        if reading.before is not None:
            old = reading.before.get(question.key)
            before = list(lines_of(question, old, reading.language))
        yield AnswerView(
            key=question.key,
            label=question.label,
            lines=lines,
            before=before,
            is_changed=lines != before,
            is_unknown=value == UNKNOWN,
            remarks=[each for each in reading.remarks if each.question == question.key],
        )


def lines_of(question: Field | Rows, value: Any, language: str) -> Iterator[str]:
    """Tell an answer as lines; a row of a list is one line."""
    around = surroundings(language)
    if isinstance(question, Field):
        yield from (line for line in tell(question, value, around) if line != UNKNOWN)
        return
    for row in value or []:
        told = [
            line
            for each in question.plain_fields()
            for line in tell(each, row.get(each.key), around)
        ]
        yield " · ".join(told)
