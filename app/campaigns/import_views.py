"""The preview of a file of figures: what was understood, what not, and what would be kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from babel.numbers import format_currency

from app.campaigns.answering import around
from app.campaigns.import_words import (
    WAYS,
    Words,
    first_targets,
    planned_of,
    world_of,
)
from app.campaigns.importing import Compared, State, compare
from app.campaigns.opened import OpenCampaign
from app.campaigns.packing import pack
from app.core.clock import today
from app.plan.steps import BY_SLUG
from app.platforms.columns import platform_name
from app.platforms.dates import Order
from app.platforms.figures import EACH, LARGEST, MOST_FIGURES, Made, make_figures
from app.platforms.numbers import Style
from app.platforms.reading import read_sheet
from app.platforms.sheet import Choices, Doubt, Line, Sheet, Source
from app.questions.fields import Option
from app.questions.reading import Posted
from app.questions.world import minor_digits
from app.reference.in_use import in_use
from app.web.locale import gettext, language

SHOWN_LINES = 100


@dataclass(frozen=True)
class SourceRow:
    """A column of the file, or a rate worked out of several, and where it goes."""

    number: int
    key: str
    name: str
    way: str
    chosen: str
    not_added: int


@dataclass(frozen=True)
class FigureRow:
    """One entry that the file makes, in words."""

    id: str
    day: str
    name: str
    value: str
    spend: str
    note: str
    state: State
    before: str
    is_ticked: bool


@dataclass(frozen=True)
class Asked:
    """A question that the file leaves open: the control's name, the answer so far, the readings."""

    name: str
    chosen: str
    text: str
    readings: list[tuple[str, str]]


@dataclass(frozen=True)
class Preview:
    """All that the preview shows. Nothing of it is kept yet."""

    opened: OpenCampaign
    sheet: Sheet
    packed: str
    people: str
    sources: list[SourceRow]
    offered: Sequence[Option]
    compared: list[Compared]
    figures: list[FigureRow]
    order: Order | None
    style: Style | None
    words: Words
    too_many: int = 0
    problem: str = ""

    @property
    def platform(self) -> str:
        """Name the platform that has written the file."""
        return gettext(platform_name(self.sheet.platform))

    @property
    def is_open(self) -> bool:
        """Whether a person must first say how dates or figures are meant."""
        has_order = not self.sheet.order_doubt or self.order
        return not has_order or bool(self.sheet.style_doubt and not self.style)

    @property
    def doubts(self) -> list[Asked]:
        """What is open, and its readings in words."""
        asked = [
            ("order", self.order, self.sheet.order_doubt),
            ("style", self.style, self.sheet.style_doubt),
        ]
        return [
            Asked(name, str(chosen or ""), doubt.text, self._told(doubt))
            for name, chosen, doubt in asked
            if doubt
        ]

    def _told(self, doubt: Doubt) -> list[tuple[str, str]]:
        words = self.words
        return [
            (key, words.day(each) if isinstance(each, date) else words.number(each))
            for key, each in doubt.readings
        ]

    @property
    def has_pieces(self) -> bool:
        """Whether several lines of the file are of one day."""
        days = [line.span.last for line in self.sheet.used if line.span]
        return not self.sheet.is_plain and len(set(days)) < len(days)

    @property
    def not_understood(self) -> list[Line]:
        """The lines of which something was not understood."""
        return [line for line in self.sheet.lines if line.problems][:SHOWN_LINES]

    @property
    def more_problems(self) -> int:
        """How many more of them there are than are shown."""
        count = sum(bool(line.problems) for line in self.sheet.lines)
        return count - len(self.not_understood)

    def count(self, state: str) -> int:
        """Count the entries that are new, there already, or changed."""
        return sum(each.state == state for each in self.figures)

    @property
    def totals(self) -> int:
        """How many lines are totals of the others."""
        return sum(line.is_total for line in self.sheet.lines)


def preview(opened: OpenCampaign, content: bytes, posted: Posted, problem: str = "") -> Preview:
    """Understand a file, with what the person has chosen so far; raises Unusable."""
    order, style = _one(posted, "order", Order), _one(posted, "style", Style)
    sheet = read_sheet(content, world_of(opened.plan, today()), Choices(order, style))
    offered = _offered(opened)
    planned = planned_of(opened.plan)
    targets = first_targets(sheet, planned)
    if posted.getlist("chosen"):
        targets = _chosen_targets(sheet, posted, {str(option.key) for option in offered})
    people = EACH if posted.getlist("people") == [EACH] else LARGEST
    made = make_figures(sheet, targets, people)
    words = Words(sheet, language(), gettext, targets, opened.plan.currency)
    rows = [words.row(figure) for figure in made.figures[:MOST_FIGURES]]
    compared = compare(rows, opened.plan.rows("tracking.entries"), planned)
    labels = {str(option.key): option.label for option in offered}
    return Preview(
        opened=opened,
        sheet=sheet,
        packed=pack(content),
        people=people,
        sources=[_source_row(i, s, targets, made) for i, s in enumerate(sheet.sources, 1)],
        offered=offered,
        compared=compared,
        figures=[_figure_row(each, words, labels, posted) for each in compared],
        order=order,
        style=style,
        too_many=max(0, len(made.figures) - MOST_FIGURES),
        problem=problem,
        words=words,
    )


def _one(posted: Posted, name: str, kind: type[StrEnum]) -> Any:
    texts = posted.getlist(name)
    return kind(texts[-1]) if texts and texts[-1] in set(kind) else None


def _offered(opened: OpenCampaign) -> Sequence[Option]:
    """List where figures may go: the plan's own indicators, then all others."""
    group = BY_SLUG["tracking"].group("entries")
    asked = [each for each in group.plain_fields() if each.key == "indicator"] if group else []
    options = [option for each in asked for option in around(opened).options(each)]
    return [option for option in options if not option.is_retired]


def _chosen_targets(sheet: Sheet, posted: Posted, legal: set[str]) -> dict[str, str]:
    given = {source.key: posted.getlist(f"to-{source.key}")[-1:] for source in sheet.sources}
    return {key: texts[0] for key, texts in given.items() if texts and texts[0] in legal}


def _source_row(number: int, source: Source, targets: dict[str, str], made: Made) -> SourceRow:
    label = in_use().label("indicators", source.indicator, language()) if source.indicator else ""
    return SourceRow(
        number=number,
        key=source.key,
        name=source.name or label,
        way=WAYS[source.kind],
        chosen=targets.get(source.key, ""),
        not_added=made.not_added.get(source.key, 0),
    )


def _figure_row(each: Compared, words: Words, labels: dict[str, str], posted: Posted) -> FigureRow:
    row, before = each.row, each.before or {}
    ticked = each.state is State.NEW
    if row["id"] in " ".join(posted.getlist("shown")).split():
        ticked = row["id"] in posted.getlist("keep")
    old = words.number(before["value"]) if isinstance(before.get("value"), int | float) else ""
    return FigureRow(
        id=row["id"],
        day=words.day(date.fromisoformat(row["date"])),
        name=labels[str(row["indicator"])],
        value=words.number(row["value"]),
        spend=_money(row.get("spend"), words),
        note=row.get("note", ""),
        state=each.state,
        before=old,
        is_ticked=ticked and each.state is not State.SAME,
    )


def _money(amount: int | None, words: Words) -> str:
    if amount is None:
        return ""
    whole = amount / 10.0 ** minor_digits(words.currency)
    return str(format_currency(whole, words.currency, locale=words.language))
