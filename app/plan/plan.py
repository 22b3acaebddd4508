"""A campaign plan as an object: all its answers, and what each question may refer to."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from app.plan.steps import BY_SLUG, STEPS
from app.questions.fields import UNKNOWN, Field, Kind, Option, Rows
from app.questions.listed import list_choices
from app.questions.reading import Surroundings
from app.questions.telling import tell
from app.questions.unread import has_unread, readable
from app.questions.world import countries
from app.reference.in_use import in_use
from app.reference.reference import OWN, OWN_KEY

Answers = Mapping[str, Any]


@dataclass(frozen=True)
class Plan:
    """The answers of every step, and whatever else its file held (kept, not understood).

    `unread` holds the steps in which something was typed that cannot be read, with those texts.
    """

    steps: Mapping[str, Answers] = field(default_factory=dict)
    extras: Mapping[str, Any] = field(default_factory=dict)
    unread: Mapping[str, Answers] = field(default_factory=dict)

    def answers(self, slug: str) -> Answers:
        """Give the answers of a step; none is an empty one."""
        return self.steps.get(slug, {})

    def kept(self, slug: str) -> Answers:
        """Give the answers of a step with the texts that could not be read."""
        return self.unread.get(slug) or self.answers(slug)

    def rows(self, where: str) -> list[dict[str, Any]]:
        """Give the rows of a group named "step.group"."""
        slug, _, group = where.partition(".")
        return list(self.answers(slug).get(group) or [])

    @property
    def currency(self) -> str:
        """The currency of all amounts."""
        given = self.answers("resources").get("currency")
        return given if isinstance(given, str) and given != UNKNOWN else "EUR"

    @cached_property
    def added_keys(self) -> frozenset[str]:
        """The choices in this plan that an organisation has added to a list, here or elsewhere."""
        found = (each for each in _texts(self.steps) if each.startswith(OWN))
        return frozenset(each for each in found if OWN_KEY.fullmatch(each))

    @property
    def people(self) -> dict[str, str]:
        """The team: row id -> name."""
        rows = self.rows("resources.people")
        return {row["id"]: str(row["name"]) for row in rows if row.get("name")}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping | list):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from _texts(each)


def plan_of(kept: Mapping[str, Answers], extras: Mapping[str, Any]) -> Plan:
    """Make a plan of stored answers, apart from what was typed in them and cannot be read."""
    unread = {slug: answers for slug, answers in kept.items() if has_unread(answers)}
    steps = {slug: readable(each) if slug in unread else each for slug, each in kept.items()}
    return Plan(steps, extras, unread)


def surroundings(plan: Plan, language: str, translate: Callable[[str], str] = str) -> Surroundings:
    """Give what reading and drawing a step needs to know of the rest of the plan."""
    return Surroundings(
        language=language,
        options=lambda question: options_of(question, plan, language, translate),
        translate=translate,
        people=plan.people,
        currency=plan.currency,
    )


def options_of(
    question: Field, plan: Plan, language: str, translate: Callable[[str], str] = str
) -> tuple[Option, ...]:
    """List what a question offers: its own options, a taxonomy list, or rows of another step."""
    if question.options:
        return question.options
    if question.kind is Kind.COUNTRY:
        names = countries(language)
        return tuple(Option(code, name, is_ours=False) for code, name in names.items())
    offered: list[Option] = []
    if question.points_to:
        offered += _row_options(question.points_to, plan, surroundings(plan, language, translate))
    if question.taxonomy == "steps":
        offered += [Option(step.slug, step.title) for step in STEPS]
    elif question.taxonomy:
        offered += _listed(question.taxonomy, plan, language)
    return tuple(offered)


def _listed(name: str, plan: Plan, language: str) -> Iterator[Option]:
    """List the entries of a taxonomy list, and those in the plan that only another site knows."""
    yield from list_choices(name, language)
    known = in_use()
    for key in plan.added_keys - known.lists[name].keys():
        words = known.label(name, key, language)
        yield Option(key, words, is_ours=False, is_retired=True, is_added=True)


def _row_options(where: str, plan: Plan, around: Surroundings) -> list[Option]:
    slug, _, key = where.partition(".")
    group = BY_SLUG[slug].group(key)
    if group is None:
        return []
    words = around.translate(group.one)
    return [
        Option(row["id"], row_title(group, row, around) or f"{words} {number}", is_ours=False)
        for number, row in enumerate(plan.rows(where), start=1)
    ]


def row_title(group: Rows, row: Answers, around: Surroundings) -> str:
    """Name a row by the field that names it; nothing while that is empty or unknown."""
    question = next(each for each in group.plain_fields() if each.key == group.title)
    value = row.get(question.key)
    return "" if value == UNKNOWN else " · ".join(tell(question, value, around))


def list_references(plan: Plan, where: str, row_id: str) -> list[tuple[str, Rows, Answers]]:
    """List the rows of other groups that refer to a row: (step, group, row)."""
    found: list[tuple[str, Rows, Answers]] = []
    for step in STEPS:
        for group, question in step.every_field():
            if question.points_to != where or group is None:
                continue
            for row in plan.rows(f"{step.slug}.{group.key}"):
                value = row.get(question.key)
                if value == row_id or (isinstance(value, list) and row_id in value):
                    found.append((step.slug, group, row))
    return found
