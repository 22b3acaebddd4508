"""A step as its page shows it: one object, nothing left for the template to work out."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from app.campaigns.beside import Beside, look_beside
from app.campaigns.cards import Card, Cards, card_of, cards_of
from app.campaigns.coach_marks import Marks, marks_of
from app.campaigns.coach_views import Panel, panel_of
from app.campaigns.glances.glance import Glance
from app.campaigns.glances.places import glances_at
from app.campaigns.opened import OpenCampaign
from app.core.ids import new_id
from app.keeping.models import BinnedRow
from app.plan.days import also_asked
from app.plan.guidance import Guidance, guidance_for
from app.plan.journey import Journey, Phase, Stop, neighbours, shown
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
from app.questions.fields import Field, Page, Rows
from app.questions.reading import Posted, Problem, Surroundings
from app.reference.in_use import in_use


@dataclass(frozen=True)
class Typed:
    """What was posted and could not be kept as it is."""

    posted: Posted | None = None
    problems: Mapping[str, Problem] = field(default_factory=dict)


NOTHING_TYPED = Typed()


@dataclass(frozen=True)
class Wanted:
    """What a row's page shows beside the row: a blank line in a group inside it (its key), or the
    line that was just taken out."""

    more: str = ""
    removed: BinnedRow | None = None


AS_IT_IS = Wanted()


@dataclass(frozen=True, kw_only=True)
class StepView:
    """A step or one of its rows, open."""

    opened: OpenCampaign
    journey: Journey
    stop: Stop
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
    panel: Panel
    marks: Marks
    beside: Beside
    removed: BinnedRow | None = None  # of the lines inside the row, what was just taken out

    @property
    def phase(self) -> Phase:
        """The phase that the step is in."""
        return self.journey.phase_of(self.stop.step.slug)

    @property
    def arrived(self) -> str:
        """Which changes of these answers have arrived that pages sent by themselves."""
        place = (self.group.key, self.row.id) if self.group and self.row else ()
        return self.opened.paper(self.stop.step.slug).arrived(*place)

    @cached_property
    def glances(self) -> list[Glance]:
        """What the answers of several steps make together, where it helps here."""
        opened, group = self.opened, self.group.key if self.group else ""
        id = opened.campaign.public_id
        return glances_at(opened.plan, id, self.stop.step.slug, group)

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
    whole: str = "",
) -> StepView:
    """Show a step: its questions, its groups as cards, and what was just taken out of one.

    `whole` names a group that is shown whole, however long it is.
    """
    plan = opened.plan
    answers = plan.kept(slug)
    sheet = Sheet(answers, around, typed.posted, typed.problems)
    also = {*marks_of(opened.coaching, slug)}
    if slug == "calendar":
        also |= also_asked(plan, in_use())
    asked = shown(BY_SLUG[slug].questions, opened.campaign.depth, answers, also)
    drawn: list[Drawn | Cards | DrawnRows] = [
        cards_of((plan, slug), each, around, removed, is_whole=each.key == whole)
        if isinstance(each, Rows)
        else draw(each, sheet)
        for each in asked
    ]
    names = names_of(each for each in asked if isinstance(each, Field))
    return _marked(_view(opened, slug, sheet, drawn=drawn, names=names))


def view_row(
    opened: OpenCampaign,
    where: tuple[str, Rows, str],
    around: Surroundings,
    typed: Typed = NOTHING_TYPED,
    *,
    wanted: Wanted = AS_IT_IS,
) -> StepView:
    """Show one row of a group, open."""
    slug, group, row_id = where
    plan = opened.plan
    rows = plan.kept(slug).get(group.key) or []
    answers = next((row for row in rows if row["id"] == row_id), {"id": row_id})
    sheet = Sheet(answers, around, typed.posted, typed.problems)
    marked = marks_of(opened.coaching, slug, row_id)
    asked = shown(group.fields, opened.campaign.depth, answers, marked)
    drawn, details = _row_questions(asked, sheet, wanted)
    number = next((i for i, row in enumerate(rows, 1) if row["id"] == row_id), len(rows) + 1)
    card = card_of(plan, (slug, group), (number, answers, len(rows)), around)
    view = _view(opened, slug, sheet, drawn=drawn, names=names_of(asked), card=card)
    is_here = wanted.removed and wanted.removed.stood_in(slug, group.key, row_id)
    removed = wanted.removed if is_here else None
    view = replace(view, details=details, group=group, row=card, removed=removed)
    return _marked(view, (group.key, row_id))


def _marked(view: StepView, row: tuple[str, str] = ("", "")) -> StepView:
    """Say at each question whether its answer is borrowed."""
    mark = partial(view.beside.borrowed.marked, row=row)
    drawn = [mark(each) if isinstance(each, Drawn) else each for each in view.drawn]
    details = {heading: [mark(each) for each in part] for heading, part in view.details.items()}
    return replace(view, drawn=drawn, details=details)


def _row_questions(
    asked: tuple[Field | Rows, ...], sheet: Sheet, wanted: Wanted
) -> tuple[list[Drawn | Cards | DrawnRows], dict[str, list[Drawn]]]:
    """Draw the questions of a row: those at hand, and the details under their headings."""
    drawn: list[Drawn | Cards | DrawnRows] = []
    details: dict[str, list[Drawn]] = {}
    for each in asked:
        if isinstance(each, Rows):
            wants_blank = wanted.more == each.key or not sheet.answers.get(each.key)
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
    card: Card | None = None,
) -> StepView:
    journey = opened.journey
    before, after = neighbours(slug)
    row = card.id if card else ""
    guidance = guidance_for(slug, sheet.around.language)
    return StepView(
        opened=opened,
        journey=journey,
        stop=journey.stop(slug),
        panel=panel_of(opened, slug, row),
        marks=marks_of(opened.coaching, slug, row),
        beside=look_beside(opened, slug, guidance),
        guidance=guidance,
        origin=origin_of(sheet.posted, opened.revision(slug)),
        drawn=drawn,
        details={},
        names=names,
        problems=sheet.problems or {},
        people=list(sheet.around.people.values()),
        before=before,
        after=after,
    )
