"""The rows of a group as its step shows them: cards that say in a few words what they hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.core.ids import new_id
from app.keeping.models import BinnedRow
from app.plan.plan import Plan, list_references, row_title
from app.plan.sentences import Sentence
from app.plan.steps import BY_SLUG
from app.questions.fields import N_, UNKNOWN, Field, Kind, Page, Rows
from app.questions.progress import is_asked, list_gaps
from app.questions.reading import Surroundings
from app.questions.telling import tell

MOST_CARDS = 60  # a full content plan; a log book with imported figures may have hundreds


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
    hidden: int = 0  # how many rows stand before the first card that is shown

    @property
    def is_full(self) -> bool:
        """Whether no row can be added."""
        return bool(self.group.most) and len(self.cards) + self.hidden >= self.group.most


def cards_of(
    where: tuple[Plan, str],
    group: Rows,
    around: Surroundings,
    removed: BinnedRow | None,
    *,
    is_whole: bool = False,
) -> Cards:
    """Sum up the rows of a group of a step, and offer to put back what was just removed.

    Of a very long group only the last rows are shown, unless the whole is asked for.
    """
    plan, slug = where
    rows = plan.kept(slug).get(group.key) or []
    hidden = 0 if is_whole or len(rows) <= MOST_CARDS else len(rows) - MOST_CARDS
    cards = [
        card_of(plan, (slug, group), (number, row, len(rows)), around)
        for number, row in enumerate(rows[hidden:], start=hidden + 1)
    ]
    is_here = removed and removed.group == group.key and removed.stood_in(slug)
    return Cards(group, cards, new_id(8), removed if is_here else None, hidden)


def card_of(
    plan: Plan,
    where: tuple[str, Rows],
    place: tuple[int, Mapping[str, Any], int],
    around: Surroundings,
) -> Card:
    """Sum up a row at its place (its number, its answers, how many rows there are)."""
    (slug, group), (number, row, count) = where, place
    return Card(
        id=row["id"],
        number=number,
        title=row_title(group, row, around),
        told=_told_of(group.plain_fields(), row, around, group.also_told),
        gaps=len(list_gaps(Page("", "", group.fields), row)),
        is_first=number == 1,
        is_last=number == count,
        said=_said(slug, group, row, around),
        used=len(list_references(plan, f"{slug}.{group.key}", row["id"])),
    )


def _told_of(
    fields: tuple[Field, ...], row: Mapping[str, Any], around: Surroundings, keys: tuple[str, ...]
) -> list[tuple[str, list[str]]]:
    """Tell some answers of a row: (label, lines of words), those with an answer only."""
    found = [(each, _lines(each, row, around)) for each in fields if each.key in keys]
    return [(each.label, lines) for each, lines in found if lines and is_asked(each, row)]


def _lines(question: Field, row: Mapping[str, Any], around: Surroundings) -> list[str]:
    """Word an answer; a number says of what it is one."""
    lines = tell(question, row.get(question.key), around)
    if question.kind is not Kind.NUMBER or lines in ([], [UNKNOWN]):
        return lines
    named = {"label": around.translate(question.label), "answer": ", ".join(lines)}
    return [around.translate(N_("%(label)s: %(answer)s")) % named]


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
