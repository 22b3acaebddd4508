"""How a form declares its questions: what each is called, holds, offers and needs.

Pure values: the wizard's steps and the case-study form are lists of these, one engine reads,
checks and draws them. Labels are message ids; `N_` marks them for the catalogues.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

UNKNOWN = "unknown"


def N_(message: str) -> str:  # noqa: N802 gettext's customary name
    """Mark a text for translation where it is declared; it is translated where it is shown."""
    return message


class Kind(StrEnum):
    """What an answer holds."""

    TEXT = "text"  # one line
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    CHOICES = "choices"  # several
    YES_NO = "yes_no"  # True, False
    DATE = "date"  # ISO 8601
    NUMBER = "number"
    MONEY = "money"  # minor units
    LINK = "link"  # http or https
    COUNTRY = "country"  # ISO 3166 alpha-2
    LANGUAGE = "language"  # BCP 47
    LANGUAGES = "languages"
    REFERENCE = "reference"  # id of a row elsewhere
    REFERENCES = "references"
    PERSON = "person"  # id of a row of the team, or a name
    CHECKS = "checks"  # ten small questions with the same three answers
    IMAGE = "image"  # content hash of a stored image


@dataclass(frozen=True)
class Option:
    """One choice: its stable key and how it is worded."""

    key: str | int
    label: str
    hint: str = ""
    is_ours: bool = True  # a message id, to be translated; not reference data or typed words
    is_retired: bool = False  # offered only where it was chosen before
    is_added: bool = False  # by the organisation: it fits wherever its list is offered


@dataclass(frozen=True)
class Field:
    """One question.

    `needed` means needed for "ready", never for saving; `limit` is in characters (texts) or items;
    `taxonomy` names a list of the reference data whose entries are the choices; `points_to` is
    "step.group" for references; `only_if` is (other field, its value) for conditional questions.
    """

    key: str
    kind: Kind
    label: str
    hint: str = ""
    needed: bool = False
    unknown: bool | None = None
    limit: int = 0
    least: float | None = None
    most: float | None = None
    whole: bool = False
    is_year: bool = False  # written without a space between thousands
    options: tuple[Option, ...] = ()
    taxonomy: str = ""
    points_to: str = ""
    among: tuple[str, ...] = ()  # of a long taxonomy list, what is offered; others stay legal
    alone: str = ""  # the choice that excludes all others
    only_if: tuple[str, Any] | None = None
    group: str = ""  # heading under which details are folded in Complete
    checks: str = ""  # what a moderator will look at, shown beside the question

    @property
    def may_be_unknown(self) -> bool:
        """Whether "unknown" is a legal answer: of every needed question, unless said otherwise."""
        return self.needed if self.unknown is None else self.unknown

    @property
    def looks_around(self) -> bool:
        """Whether reading its answer takes other answers: rows, names of the team, a currency."""
        return bool(self.points_to) or self.kind in (Kind.PERSON, Kind.MONEY)


@dataclass(frozen=True)
class Rows:
    """A repeating group: cards, one of them open at a time.

    `most` rows at most (0: no limit), `needs` rows for "ready"; `title` names the field that names
    a row; `prefilled` makes the rows that a new plan starts with. What has an `own_page` is filled
    in there, and does not make the page that declares it longer.
    """

    key: str
    label: str
    one: str
    add: str
    fields: tuple["Field | Rows", ...]
    title: str
    hint: str = ""
    most: int = 0
    needs: int = 0
    prefilled: Callable[[], list[dict[str, Any]]] | None = None
    also_told: tuple[str, ...] = ()  # fields that the card tells beside its title
    checks: str = ""
    own_page: bool = False

    @property
    def needed(self) -> bool:
        """Whether "ready" needs rows here."""
        return self.needs > 0

    @property
    def looks_around(self) -> bool:
        """Whether reading a row takes answers that stand elsewhere."""
        return any(each.looks_around for each in self.fields)

    def plain_fields(self) -> tuple[Field, ...]:
        """The questions of a row, without the groups inside it."""
        return tuple(each for each in self.fields if isinstance(each, Field))

    def inner_groups(self) -> tuple["Rows", ...]:
        """The groups inside a row."""
        return tuple(each for each in self.fields if isinstance(each, Rows))


@dataclass(frozen=True)
class Page:
    """A page of questions: a step of the wizard, or a page of the case-study form."""

    slug: str
    title: str
    questions: tuple[Field | Rows, ...]
    phase: str = ""
    minutes: int = 3
    said: Callable[..., list[tuple[str, dict[str, Any]]]] | None = field(
        default=None, compare=False
    )

    def fields(self) -> tuple[Field, ...]:
        """The single questions."""
        return tuple(each for each in self.questions if isinstance(each, Field))

    def groups(self) -> tuple[Rows, ...]:
        """The repeating groups."""
        return tuple(each for each in self.questions if isinstance(each, Rows))

    def group(self, key: str, around: str = "") -> Rows | None:
        """The repeating group of this name, if there is one; `around` names the group around it."""
        outer = self.group(around) if around else None
        groups = outer.inner_groups() if outer else () if around else self.groups()
        return next((each for each in groups if each.key == key), None)

    def every_field(self) -> Iterator[tuple[Rows | None, Field]]:
        """Walk all questions, those of rows with their group."""
        for question in self.questions:
            if isinstance(question, Field):
                yield None, question
            else:
                yield from ((question, each) for each in question.plain_fields())
