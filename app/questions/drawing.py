"""Questions as templates draw them: one flat object each, nothing left to work out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.questions.fields import UNKNOWN, Field, Kind, Option, Rows
from app.questions.forms import ROW_ID
from app.questions.reading import Posted, Problem, Surroundings, Unreadable, read
from app.questions.telling import as_typed
from app.questions.unread import UNREAD, is_unread

FEW = 9  # up to so many choices are radio buttons, above that a list to open


@dataclass(frozen=True)
class Source:
    """Where an answer is borrowed from: what that is called, as long as it is public."""

    title: str = ""
    address: str = ""
    language: str = ""


@dataclass(frozen=True)
class Drawn:
    """One question ready to draw: control name and id, what stands in it, and what is wrong."""

    question: Field
    name: str
    id: str
    texts: list[str]
    options: tuple[Option, ...]
    problem: Problem | None
    is_unknown: bool
    given: Mapping[str, str]  # of a list of checks: key -> answer
    offers_people: bool = False  # whether the page's list of the team helps to fill it in
    borrowed: Source | None = None

    @property
    def text(self) -> str:
        """What stands in a single control."""
        return self.texts[0] if self.texts else ""

    @property
    def control(self) -> str:
        """Which macro draws it."""
        kind = self.question.kind
        if kind in (Kind.CHOICE, Kind.REFERENCE):
            return "radios" if 0 < len(self.options) <= FEW else "select"
        return {
            Kind.CHOICES: "checkboxes",
            Kind.REFERENCES: "checkboxes",
            Kind.YES_NO: "radios",
            Kind.LONG_TEXT: "textarea",
            Kind.COUNTRY: "select",
            Kind.CHECKS: "checks",
            Kind.IMAGE: "image",
        }.get(kind, "input")

    @property
    def is_chosen(self) -> frozenset[str]:
        """The keys of the choices that are ticked."""
        return frozenset(self.texts)

    @property
    def described_by(self) -> str:
        """The ids of what explains this control, for `aria-describedby`."""
        parts = []
        if self.problem:
            parts.append(f"{self.id}-err")
        if self.question.hint:
            parts.append(f"{self.id}-hint")
        if self.question.limit and self.control in ("input", "textarea"):
            parts.append(f"{self.id}-count")
        if self.borrowed:
            parts.append(f"{self.id}-lent")
        return " ".join(parts)


@dataclass(frozen=True)
class DrawnRows:
    """A group of small rows inside a form: each row's id and its drawn questions.

    `blank` is the id of the row that is only offered.
    """

    group: Rows
    rows: list[tuple[str, list[Drawn]]]
    blank: str | None = None


@dataclass(frozen=True)
class Sheet:
    """What was typed and what was wrong with it, over what is stored."""

    answers: Mapping[str, Any]
    around: Surroundings
    posted: Posted | None = None
    problems: Mapping[str, Problem] | None = None


@dataclass(frozen=True)
class Origin:
    """What a page was drawn from: its revision, and its own saves since, as its form sends them."""

    base: int
    own: str = ""


def origin_of(posted: Posted | None, revision: int) -> Origin:
    """Say it for a fresh page; what was just typed still comes from the page before."""
    if posted is None:
        return Origin(revision)
    base, own = ((posted.getlist(name) or [""])[-1] for name in ("base", "own"))
    is_number = base.isascii() and base.isdigit() and len(base) < 10
    return Origin(int(base) if is_number else 0, own)


def draw(question: Field, sheet: Sheet, prefix: str = "") -> Drawn:
    """Draw one question: what was just typed wins over what is stored."""
    name = prefix + question.key
    posted, given = sheet.posted, {}
    problem = (sheet.problems or {}).get(name)
    if posted is None:
        value = sheet.answers.get(question.key)
        texts = as_typed(question, value, sheet.around)
        given = dict(value) if isinstance(value, Mapping) else {}
        is_unknown = value == UNKNOWN
        problem = problem or _problem_of(question, value, sheet.around)
    else:
        texts = posted.getlist(name)
        is_unknown = bool(posted.getlist(f"{name}-unknown")) or texts == [UNKNOWN]
        if question.kind is Kind.CHECKS:
            given = {
                str(o.key): (posted.getlist(f"{name}-{o.key}") or [""])[-1]
                for o in question.options
            }
    return Drawn(
        question=question,
        name=name,
        id=f"q-{name}",
        texts=texts,
        options=_offered(question, texts, sheet.around),
        problem=problem,
        is_unknown=is_unknown,
        given=given,
        offers_people=question.kind is Kind.PERSON and bool(sheet.around.people),
    )


def _problem_of(question: Field, value: Any, around: Surroundings) -> Problem | None:
    """Say again why a text that is kept as it was typed cannot be read."""
    if not is_unread(value):
        return None
    try:
        read(question, Retyped({question.key: value[UNREAD]}), around)
    except Unreadable as error:
        return error.problem
    return None


@dataclass(frozen=True)
class Retyped:
    """Texts by control name, as a form would send them."""

    texts: Mapping[str, list[str]]

    def getlist(self, key: str) -> list[str]:
        """Give every text under a name."""
        return list(self.texts.get(key, []))


def _offered(question: Field, texts: list[str], around: Surroundings) -> tuple[Option, ...]:
    """Offer the choices that fit here, and those that were chosen already."""
    return tuple(
        each
        for each in around.options(question)
        if each.key in texts or (not each.is_retired and _fits_here(question, each))
    )


def _fits_here(question: Field, option: Option) -> bool:
    return not question.among or option.is_added or option.key in question.among


def draw_rows(group: Rows, sheet: Sheet, *, blank: str | None = None) -> DrawnRows:
    """Draw the small rows inside a row, with a blank one (its new id) at the end if wanted."""
    stored = {row["id"]: row for row in sheet.answers.get(group.key) or []}
    ids = list(stored)
    if sheet.posted is not None:
        posted = dict.fromkeys(sheet.posted.getlist(f"{group.key}-row"))
        ids = [each for each in posted if ROW_ID.fullmatch(each)]
    if blank and (not group.most or len(ids) < group.most):
        ids.append(blank)
    rows = []
    for row_id in ids:
        is_blank = row_id == blank
        row = Sheet(
            stored.get(row_id, {}), sheet.around, None if is_blank else sheet.posted, sheet.problems
        )
        prefix = f"{group.key}-{row_id}-"
        rows.append((row_id, [draw(each, row, prefix) for each in group.plain_fields()]))
    return DrawnRows(group, rows, blank)


def names_of(questions: Iterable[Field | Rows], prefix: str = "") -> str:
    """Name what a page has drawn, for its `drawn` field: only that is read back."""
    return " ".join(prefix + each.key for each in questions)
