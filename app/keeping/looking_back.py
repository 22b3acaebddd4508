"""The pages on which people look back: what was done, what is different, and going back to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request
from werkzeug.wrappers import Response

from app.core.errors import Missing
from app.keeping.history import ACTS, Version
from app.keeping.models import KeptAnswers
from app.keeping.saving import Answers
from app.keeping.versions import get_version, list_versions, names_of
from app.questions.comparing import Change, compare
from app.questions.fields import Field, Rows
from app.questions.reading import Surroundings
from app.web.pages import page


@dataclass(frozen=True)
class Place:
    """Whose past it is: what it is called, and the addresses around it."""

    title: str
    name: str
    back: str
    here: str
    bin: str
    may_restore: bool


@dataclass(frozen=True)
class Line:
    """One version in the list."""

    version: Version
    act: str
    by: str  # nothing where the account is gone


@dataclass(frozen=True)
class Comparison:
    """What is different between two versions, the earlier one first."""

    was: Line
    now: Line
    changes: list[Change]


@dataclass(frozen=True)
class HistoryView:
    """All versions, and what is different between two of them where there are two."""

    place: Place
    lines: list[Line]
    current: int
    compared: Comparison | None
    older: int
    before: int


@dataclass(frozen=True)
class RestoreView:
    """What would change if somebody went back to a version."""

    place: Place
    line: Line
    base: int
    changes: list[Change]
    is_stale: bool


@dataclass(frozen=True)
class Asked:
    """The questions that the answers are for, and what reading them needs."""

    questions: Sequence[Field | Rows]
    around: Surroundings

    def compare(self, before: Answers, after: Answers) -> list[Change]:
        """Tell what is different between two states."""
        return compare(before, after, self.questions, self.around)


def history_page(paper: KeptAnswers, asked: Asked, place: Place) -> Response:
    """Show the versions of some answers, two of them compared."""
    before = _number("before")
    versions, older = list_versions(paper, before=before)
    view = HistoryView(
        place=place,
        lines=_lines(versions),
        current=paper.revision,
        compared=_compared(paper, asked, *_chosen(versions)),
        older=older,
        before=before,
    )
    return page("keeping/history.html", view=view)


def _chosen(versions: Sequence[Version]) -> tuple[int, int]:
    """Say which two to compare: the newest with the one before it, unless others are named."""
    newest = versions[0].revision if versions else 0
    new = _number("to") or newest
    old = _number("from") or next((v.revision for v in versions if v.revision < new), 0)
    return min(old, new), max(old, new)


def _number(name: str) -> int:
    """Read a number of the address; none counts as 0, what cannot be a revision is Missing."""
    text = request.args.get(name, "")
    if not text:
        return 0
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise Missing
    return int(text)


def _compared(paper: KeptAnswers, asked: Asked, old: int, new: int) -> Comparison | None:
    if not old:
        return None
    (was, before), (now, after) = get_version(paper, old), get_version(paper, new)
    lines = _lines([was, now])
    return Comparison(lines[0], lines[1], asked.compare(before, after))


def _lines(versions: Sequence[Version]) -> list[Line]:
    names = names_of(each.saved_by_id for each in versions)
    return [
        Line(each, ACTS.get(each.act, each.act), names.get(each.saved_by_id or 0, ""))
        for each in versions
    ]


def restore_page(
    paper: KeptAnswers, revision: int, asked: Asked, place: Place, *, is_stale: bool = False
) -> Response:
    """Ask whether to go back to a version, and show what that would change."""
    version, answers = get_version(paper, revision)
    changes = asked.compare(paper.answers or {}, answers)
    view = RestoreView(place, _lines([version])[0], paper.revision, changes, is_stale)
    return page("keeping/restore.html", status=409 if is_stale else 200, view=view)
