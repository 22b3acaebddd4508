"""What the pages of the case-study form draw: one object each, nothing left to work out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.case_studies.form import PAGES, page_after, page_before, surroundings
from app.case_studies.models import CaseStudy
from app.case_studies.rows import find_row, rows_of
from app.case_studies.states import EDITABLE, State
from app.keeping.models import BinnedRow
from app.questions.drawing import Drawn, Origin, Sheet, draw, names_of, origin_of
from app.questions.fields import UNKNOWN, Kind, Page, Rows
from app.questions.progress import Progress, list_gaps, progress_of
from app.questions.reading import Posted, Problem
from app.questions.telling import tell, title_of

Problems = Mapping[str, Problem]


@dataclass(frozen=True)
class RowCard:
    """A row as a card: its id, what names it, what else it tells, and whether it is complete."""

    id: str
    title: str
    lines: list[str]
    is_complete: bool


@dataclass(frozen=True)
class GroupView:
    """A repeating group as cards."""

    group: Rows
    cards: list[RowCard]
    is_full: bool
    removed: BinnedRow | None = None  # what was just taken out, to be put back by a button


@dataclass(frozen=True)
class PageView:
    """A page of the form."""

    case: CaseStudy
    origin: Origin
    sheet: Page
    questions: list[Drawn | GroupView]
    drawn: str
    problems: Problems
    labels: Mapping[str, str]
    progress: list[tuple[Page, Progress]]
    number: int
    before: Page | None
    after: Page | None

    @property
    def is_open(self) -> bool:
        """Whether the answers may be changed now."""
        return State(self.case.state) in EDITABLE


@dataclass(frozen=True)
class RowView:
    """One row of a list, open for writing."""

    case: CaseStudy
    origin: Origin
    sheet: Page
    group: Rows
    row_id: str
    questions: list[Drawn]
    drawn: str
    problems: Problems
    labels: Mapping[str, str]
    has_picture: bool

    @property
    def is_open(self) -> bool:
        """Whether the row may be changed now."""
        return State(self.case.state) in EDITABLE


def page_view(
    case: CaseStudy,
    sheet: Page,
    language: str,
    *,
    posted: Posted | None = None,
    problems: Problems | None = None,
    removed: BinnedRow | None = None,
) -> PageView:
    """Draw a page as stored, or as just typed with what was wrong."""
    paper = Sheet(case.answers, surroundings(language), posted, problems)
    return PageView(
        case=case,
        origin=origin_of(posted, case.revision),
        sheet=sheet,
        questions=[
            _group_view(each, case, language, removed)
            if isinstance(each, Rows)
            else draw(each, paper)
            for each in sheet.questions
        ],
        drawn=names_of(sheet.fields()),
        problems=problems or {},
        labels={each.key: each.label for each in sheet.questions},
        progress=[(each, progress_of(each, case.answers)) for each in PAGES],
        number=PAGES.index(sheet) + 1,
        before=page_before(sheet),
        after=page_after(sheet),
    )


def _group_view(
    group: Rows, case: CaseStudy, language: str, removed: BinnedRow | None
) -> GroupView:
    rows = rows_of(case.answers, group.key)
    open_rows = {
        gap.row for gap in list_gaps(Page("", "", (group,)), case.answers) if gap.row is not None
    }
    cards = [
        RowCard(
            row["id"],
            title_of(group.title, row) or _first_words(group, row, language),
            [line for key in group.also_told for line in _told(group, key, row, language)],
            row["id"] not in open_rows,
        )
        for row in rows
    ]
    gone = removed if removed and removed.group == group.key else None
    return GroupView(group, cards, bool(group.most and len(rows) >= group.most), gone)


def _told(group: Rows, key: str, row: Mapping[str, Any], language: str) -> list[str]:
    question = next(each for each in group.plain_fields() if each.key == key)
    return [
        each for each in tell(question, row.get(key), surroundings(language)) if each != UNKNOWN
    ]


def _first_words(group: Rows, row: Mapping[str, Any], language: str) -> str:
    """Name a row without title by its first answer that can be told."""
    for question in group.plain_fields():
        if question.kind is not Kind.IMAGE and (lines := _told(group, question.key, row, language)):
            return lines[0]
    return ""


def row_view(
    case: CaseStudy,
    place: tuple[Page, Rows],
    row_id: str,
    language: str,
    *,
    posted: Posted | None = None,
    problems: Problems | None = None,
) -> RowView:
    """Draw one row as stored, or as just typed; a new one is empty."""
    sheet, group = place
    stored = find_row(case.answers, group.key, row_id) or {}
    paper = Sheet(stored, surroundings(language), posted, problems)
    fields = group.plain_fields()
    return RowView(
        case=case,
        origin=origin_of(posted, case.revision),
        sheet=sheet,
        group=group,
        row_id=row_id,
        questions=[draw(each, paper) for each in fields],
        drawn=names_of(fields),
        problems=problems or {},
        labels={each.key: each.label for each in fields},
        has_picture=any(each.kind is Kind.IMAGE for each in fields),
    )
