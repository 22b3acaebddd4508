"""A step as its page shows it: one object, nothing left for the template to work out."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from app.campaigns.queries import OpenCampaign
from app.core.ids import new_id
from app.keeping.models import BinnedRow
from app.plan.guidance import Guidance, guidance_for
from app.plan.journey import Journey, Phase, Stop, neighbours, shown
from app.plan.plan import Plan, list_references, row_title
from app.plan.sentences import Sentence
from app.plan.steps import BY_SLUG
from app.questions.drawing import (
    Drawn,
    DrawnRows,
    Origin,
    Sheet,
    draw,
    draw_rows,
    names_of,
    origin_of,
)
from app.questions.fields import UNKNOWN, Field, Page, Rows
from app.questions.progress import is_asked, list_gaps
from app.questions.reading import Posted, Problem, Surroundings
from app.questions.telling import tell


@dataclass(frozen=True)
class Typed:
    """What was posted and could not be kept as it is."""

    posted: Posted | None = None
    problems: Mapping[str, Problem] = field(default_factory=dict)


NOTHING_TYPED = Typed()


@dataclass(frozen=True)
class Card:
    """A row of a group, summed up."""

    id: str
    number: int
    title: str
    told: list[tuple[str, list[str]]]
    gaps: int
    is_first: bool
    is_last: bool
    said: list[Sentence]
    used: int  # rows elsewhere that refer to it


@dataclass(frozen=True)
class Cards:
    """A repeating group as cards."""

    group: Rows
    cards: list[Card]
    new_row: str
    removed: BinnedRow | None = None  # what was just taken out, to be put back by a button

    @property
    def is_full(self) -> bool:
        """Whether no row can be added."""
        return bool(self.group.most) and len(self.cards) >= self.group.most


@dataclass(frozen=True, kw_only=True)
class StepView:
    """A step or one of its rows, open."""

    opened: OpenCampaign
    journey: Journey
    stop: Stop
    phase: Phase
    guidance: Guidance
    origin: Origin
    drawn: list[Drawn | Cards | DrawnRows]
    details: dict[str, list[Drawn]]
    names: str
    problems: Mapping[str, Problem]
    people: list[str]
    before: Page | None
    after: Page | None
    group: Rows | None = None
    row: Card | None = None

    @property
    def arrived(self) -> str:
        """Which changes of these answers have arrived that pages sent by themselves."""
        place = (self.group.key, self.row.id) if self.group and self.row else ()
        return self.opened.paper(self.stop.step.slug).arrived(*place)

    @property
    def labels(self) -> dict[str, str]:
        """Control or group -> label, for the error summary."""
        groups = [each.group for each in self.drawn if not isinstance(each, Drawn)]
        plain = [each for each in self.drawn if isinstance(each, Drawn)]
        folded = [each for part in self.details.values() for each in part]
        inner = [
            each for g in self.drawn if isinstance(g, DrawnRows) for _, r in g.rows for each in r
        ]
        labels = {each.name: each.question.label for each in [*plain, *folded, *inner]}
        return labels | {group.key: group.label for group in groups}


def view_step(
    opened: OpenCampaign,
    slug: str,
    around: Surroundings,
    typed: Typed = NOTHING_TYPED,
    *,
    removed: BinnedRow | None = None,
) -> StepView:
    """Show a step: its questions, its groups as cards, and what was just taken out of one."""
    plan = opened.plan
    answers = plan.kept(slug)
    sheet = Sheet(answers, around, typed.posted, typed.problems)
    asked = shown(BY_SLUG[slug].questions, opened.campaign.depth, answers)
    drawn: list[Drawn | Cards | DrawnRows] = [
        _cards((plan, slug), each, around, removed) if isinstance(each, Rows) else draw(each, sheet)
        for each in asked
    ]
    names = names_of(each for each in asked if isinstance(each, Field))
    return _view(opened, slug, sheet, drawn=drawn, names=names)


def view_row(
    opened: OpenCampaign,
    where: tuple[str, Rows, str],
    around: Surroundings,
    typed: Typed = NOTHING_TYPED,
    *,
    more: str = "",
) -> StepView:
    """Show one row of a group, open; `more` names an inner group that wants a blank row."""
    slug, group, row_id = where
    plan = opened.plan
    rows = plan.kept(slug).get(group.key) or []
    answers = next((row for row in rows if row["id"] == row_id), {"id": row_id})
    sheet = Sheet(answers, around, typed.posted, typed.problems)
    asked = shown(group.fields, opened.campaign.depth, answers)
    drawn, details = _row_questions(asked, sheet, more)
    number = next((i for i, row in enumerate(rows, 1) if row["id"] == row_id), len(rows) + 1)
    card = _card(plan, (slug, group), (number, answers, len(rows)), around)
    view = _view(opened, slug, sheet, drawn=drawn, names=names_of(asked))
    return replace(view, details=details, group=group, row=card)


def _row_questions(
    asked: tuple[Field | Rows, ...], sheet: Sheet, more: str
) -> tuple[list[Drawn | Cards | DrawnRows], dict[str, list[Drawn]]]:
    """Draw the questions of a row: those at hand, and the details under their headings."""
    drawn: list[Drawn | Cards | DrawnRows] = []
    details: dict[str, list[Drawn]] = {}
    for each in asked:
        if isinstance(each, Rows):
            wants_blank = more == each.key or not sheet.answers.get(each.key)
            drawn.append(draw_rows(each, sheet, blank=new_id(8) if wants_blank else None))
        elif each.group:
            details.setdefault(each.group, []).append(draw(each, sheet))
        else:
            drawn.append(draw(each, sheet))
    return drawn, details


def _view(
    opened: OpenCampaign,
    slug: str,
    sheet: Sheet,
    *,
    drawn: list[Drawn | Cards | DrawnRows],
    names: str,
) -> StepView:
    journey = opened.journey
    before, after = neighbours(slug)
    return StepView(
        opened=opened,
        journey=journey,
        stop=journey.stop(slug),
        phase=journey.phase_of(slug),
        guidance=guidance_for(slug, sheet.around.language),
        origin=origin_of(sheet.posted, opened.revision(slug)),
        drawn=drawn,
        details={},
        names=names,
        problems=sheet.problems or {},
        people=list(sheet.around.people.values()),
        before=before,
        after=after,
    )


def _cards(
    where: tuple[Plan, str], group: Rows, around: Surroundings, removed: BinnedRow | None
) -> Cards:
    plan, slug = where
    rows = plan.kept(slug).get(group.key) or []
    cards = [
        _card(plan, (slug, group), (number, row, len(rows)), around)
        for number, row in enumerate(rows, start=1)
    ]
    is_here = removed is not None and (removed.page, removed.group) == (slug, group.key)
    return Cards(group, cards, new_id(8), removed if is_here else None)


def _card(
    plan: Plan,
    where: tuple[str, Rows],
    place: tuple[int, Mapping[str, Any], int],
    around: Surroundings,
) -> Card:
    (slug, group), (number, row, count) = where, place
    return Card(
        id=row["id"],
        number=number,
        title=row_title(group, row, around),
        told=told_of(group.plain_fields(), row, around, group.also_told),
        gaps=len(list_gaps(Page("", "", group.fields), row)),
        is_first=number == 1,
        is_last=number == count,
        said=_said(slug, group, row, around),
        used=len(list_references(plan, f"{slug}.{group.key}", row["id"])),
    )


def told_of(
    fields: tuple[Field, ...], row: Mapping[str, Any], around: Surroundings, keys: tuple[str, ...]
) -> list[tuple[str, list[str]]]:
    """Tell some answers of a row: (label, lines of words), those with an answer only."""
    found = [(each, tell(each, row.get(each.key), around)) for each in fields if each.key in keys]
    return [(each.label, lines) for each, lines in found if lines and is_asked(each, row)]


def _said(slug: str, group: Rows, row: Mapping[str, Any], around: Surroundings) -> list[Sentence]:
    """Compose the sentence that a row makes, where its step knows how."""
    compose = BY_SLUG[slug].said
    if compose is None or group.key != slug:
        return []
    by_key = {each.key: each for each in group.plain_fields()}

    def told(key: str) -> str:
        value = row.get(key)
        return "" if value == UNKNOWN else ", ".join(tell(by_key[key], value, around))

    return compose(row, told)
