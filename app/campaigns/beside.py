"""What stands beside a step: cases that answered its question, and what of it is borrowed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby, islice
from typing import Any

from flask import url_for

from app.campaigns.likeness import ANSWERS_TO, sought_of
from app.campaigns.loans import Loan
from app.campaigns.opened import OpenCampaign
from app.case_studies.lending import find_demonstration_slug
from app.case_studies.matching import Alike, Matches, Sought, find_alike
from app.case_studies.passages import Words, passage_of
from app.case_studies.shelves import name_on
from app.plan.guidance import Guidance
from app.questions.drawing import Drawn, Source
from app.questions.merge import Place
from app.reference.in_use import in_use
from app.web.locale import gettext, language, ngettext

MOST = 2  # cases beside a step
MOST_REASONS = 3  # why it is there, in so many sentences
MOST_NAMES = 2  # things in common that a sentence names


@dataclass(frozen=True)
class CaseBeside:
    """A published case beside a step: why it is there, and what it answers to this question."""

    slug: str
    title: str
    address: str
    language: str
    minutes: int
    reasons: list[str]
    passage: list[Words]


@dataclass(frozen=True)
class Borrowed:
    """Where a step still has answers of the case that its campaign began from."""

    source: Source = field(default_factory=Source)
    places: frozenset[Place] = frozenset()

    @property
    def rows(self) -> frozenset[tuple[str, str]]:
        """The rows in which anything is borrowed: (group, row)."""
        return frozenset((each.group, each.row) for each in self.places if each.group)

    def marked(self, drawn: Drawn, row: tuple[str, str] = ("", "")) -> Drawn:
        """Give a question of the step, or of a row of it, marked if its answer is borrowed."""
        is_borrowed = Place(drawn.question.key, *row) in self.places
        return replace(drawn, borrowed=self.source) if is_borrowed else drawn


@dataclass(frozen=True)
class Beside:
    """All of it; the case that the guidance tells of stands there where others are few."""

    cases: list[CaseBeside]
    has_guidance_case: bool
    borrowed: Borrowed


@dataclass(frozen=True)
class LoanView:
    """What a whole campaign has borrowed: of which case, and how many answers of each step."""

    source: Source
    counts: Mapping[str, int]


def look_beside(opened: OpenCampaign, slug: str, guidance: Guidance) -> Beside:
    """Find what stands beside a step, in one statement; in none while nothing is answered."""
    loan = Loan.read(opened.campaign.borrowed)
    places = loan.places(slug, opened.paper(slug).answers or {})
    keys = ANSWERS_TO.get(slug, ())
    matches = find_alike(
        sought_of(opened.plan) if keys else (),
        language(),
        source=loan.case if places else "",
        but_of=opened.campaign.public_id,
    )
    cases = _cases(matches, keys)
    named = find_demonstration_slug(guidance.case_key)
    return Beside(
        cases,
        has_guidance_case=len(cases) < MOST and named not in [each.slug for each in cases],
        borrowed=Borrowed(_source(matches.source), frozenset(places)),
    )


def view_loan(opened: OpenCampaign) -> LoanView | None:
    """Show what a campaign has borrowed, in one statement; None where it began from no case."""
    loan = Loan.read(opened.campaign.borrowed)
    if not loan.case:
        return None
    counted = {
        slug: len(loan.places(slug, step.answers or {})) for slug, step in opened.steps.items()
    }
    found = find_alike((), language(), source=loan.case)
    return LoanView(
        _source(found.source), {slug: count for slug, count in counted.items() if count}
    )


def list_made_own(
    opened: OpenCampaign, slug: str, before: Mapping[str, Any], row: tuple[str, str]
) -> list[str]:
    """List the questions of a step, or of a row, that were borrowed and are not any more."""
    loan = Loan.read(opened.campaign.borrowed)
    still = loan.places(slug, opened.paper(slug).answers)
    gone = [each for each in loan.places(slug, before) if each not in still]
    return [each.key for each in gone if (each.group, each.row) == row]


def _source(card: Mapping[str, Any] | None) -> Source:
    """Say where something is borrowed from; without a name once the case is not public."""
    if card is None:
        return Source()
    return Source(card["title"], url_for("library.show", slug=card["slug"]), card["language"])


def _cases(matches: Matches, keys: tuple[str, ...]) -> list[CaseBeside]:
    """Show the closest cases that have an answer."""
    answered = (
        (each, passage)
        for each in matches.alike
        if (passage := passage_of(each.content, keys, each.card["language"], language()))
    )
    return [_case(each, passage) for each, passage in islice(answered, MOST)]


def _case(alike: Alike, passage: list[Words]) -> CaseBeside:
    card = alike.card
    return CaseBeside(
        slug=card["slug"],
        title=card["title"],
        address=url_for("library.show", slug=card["slug"]),
        language=card["language"],
        minutes=card["minutes"],
        reasons=reasons_for(alike.shared),
        passage=passage,
    )


def reasons_for(shared: Iterable[Sought]) -> list[str]:
    """Say in words what a case has in common with the plan, what counts most first."""
    reasons: list[str] = []
    for name, found in groupby(shared, key=lambda each: each.name):
        named = {each.key: name_on(name, each.key, language()) for each in found}
        keys = list(named)[:MOST_NAMES]
        networks = [key for key in keys if name == "channel" and _is_network(key)]
        reasons += _told("network", [named[key] for key in networks])
        reasons += _told(name, [_inside(named[key]) for key in keys if key not in networks])
    return reasons[:MOST_REASONS]


def _is_network(channel: str) -> bool:
    return in_use().has("channels", channel, "social")


def _told(kind: str, names: list[str]) -> list[str]:
    return [REASONS[kind](len(names), ", ".join(names))] if names else []


REASONS: dict[str, Callable[[int, str], str]] = {
    "audience": lambda number, names: ngettext(
        "Same audience: %(names)s", "Same audiences: %(names)s", number, names=names
    ),
    "theme": lambda number, names: ngettext(
        "Same theme: %(names)s", "Same themes: %(names)s", number, names=names
    ),
    "messenger": lambda number, names: ngettext(
        "Same messenger: %(names)s", "Same messengers: %(names)s", number, names=names
    ),
    "network": lambda _number, names: gettext("Also on %(names)s", names=names),
    "channel": lambda number, names: ngettext(
        "Same channel: %(names)s", "Same channels: %(names)s", number, names=names
    ),
    "approach": lambda _number, names: gettext("Same approach: %(names)s", names=names),
}


def _inside(label: str) -> str:
    """Begin a label in small letters, as inside a sentence; not one such as LGBTQI+."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]
