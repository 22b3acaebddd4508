"""Saving answers so that nothing is overwritten unseen, whoever else writes at the same time.

What somebody changed is merged, field by field and row by row, with what was saved since their
page was drawn. Only the same answer, changed twice in different ways, asks a person to choose.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Table, Update, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.attributes import set_committed_value

from app.accounts.models import User
from app.core.clock import now
from app.core.db import db
from app.core.errors import Conflict
from app.core.ids import hashed
from app.keeping.heard import Heard
from app.keeping.models import Act, BinnedRow, KeptAnswers
from app.questions.fields import N_
from app.questions.merge import Clash, Place, list_changes, list_written, merge, with_value

Answers = dict[str, Any]
Change = Callable[[Answers], Answers]
Kept = TypeVar("Kept", bound=KeptAnswers)
NOT_DRAWN = -1  # no form is drawn from it, so that none takes itself for newer than it is
TRIES = 8  # a writer who loses the race this often is told to try again
_insertion = cache(insert)  # statements are built once a table


class StaleAnswer(Conflict):
    """Somebody saved other words for the same answer meanwhile: both are shown, nothing is lost."""

    def __init__(self, clashes: list[Clash], stored: KeptAnswers) -> None:
        super().__init__(N_("Somebody has changed the same answer meanwhile."))
        self.clashes = clashes
        self.stored = stored


@dataclass(frozen=True)
class Sending:
    """A change that a browser sent by itself: its number, and the question it is of.

    Numbers grow within a browser, so what arrives twice or too late is known and does nothing.
    """

    number: int
    place: Place


@dataclass(frozen=True)
class Seen:
    """What somebody had before them when they changed something, and how it reaches us.

    `base` is the revision that their page was drawn from, `browser` the name that the page goes by
    when it saves by itself; `own` names answers of which they have seen a later revision. Either
    one answer was sent by itself, or a whole form, whose number is that of its place.
    """

    base: int
    own: Mapping[Place, int] = field(default_factory=dict)
    act: Act = Act.SAVED
    browser: str = ""
    sending: Sending | None = None
    form: Sending | None = None

    @property
    def numbers(self) -> dict[Place, int]:
        """The number of what was sent: nothing that was typed before it may come after it."""
        return {each.place: each.number for each in (self.sending, self.form) if each}

    def copy_of(self, row_id: str) -> str:
        """Name the copy that this makes of a row.

        The same click sent twice makes the same copy, and merging then keeps one; a later click
        comes from a later page and makes another.
        """
        return hashed(f"{row_id} {self.base}")[:8]


@dataclass(frozen=True)
class Outcome(Generic[Kept]):
    """What became of a change.

    `before` is the revision before it, `others` are the places that somebody else had changed
    meanwhile; `replaced` is what was stored until now, if it was changed; `binned` are the rows
    that the change took out. `drawn` is an earlier revision, if that is what still stands in the
    sender's field: they have not seen what is stored now.
    """

    paper: Kept
    before: int
    is_changed: bool
    others: list[Place]
    replaced: Mapping[str, Any] = field(default_factory=dict)
    binned: list[BinnedRow] = field(default_factory=list)
    drawn: int | None = None


def keep(paper: Kept, change: Change, seen: Seen, by: User) -> Outcome[Kept]:
    """Merge a change into answers and store them as a new version; raises StaleAnswer.

    The revision is checked in the UPDATE itself: who comes second merges again.
    """
    for _attempt in range(TRIES):
        heard = Heard.of(paper.heard, seen.browser)
        if seen.sending and heard.number(seen.sending.place) >= seen.sending.number:
            drawn = max(seen.base, heard.revision(seen.sending.place))
            return Outcome(paper, NOT_DRAWN, is_changed=False, others=[], drawn=drawn)
        started_from = _started_from(paper, seen.base, {**heard.since(seen.base), **seen.own})
        stored = dict(paper.answers or {})
        mine = change(dict(started_from))
        merged = merge(started_from, mine, stored, paper.groups)
        if merged.clashes:
            raise StaleAnswer(merged.clashes, paper)
        others = list_changes(started_from, stored, paper.groups)
        if merged.answers == stored and paper.revision:
            _name_version(paper, seen.act, by)
            _note_heard(paper, seen)
            unseen = {*others}.intersection(list_changes(mine, stored, paper.groups))
            if seen.sending and seen.sending.place in unseen:
                return Outcome(paper, NOT_DRAWN, is_changed=False, others=others, drawn=seen.base)
            return Outcome(paper, paper.revision, is_changed=False, others=others)
        if _put(paper, merged.answers, replace(seen, act=_act_of(seen, others)), by):
            before = paper.revision - 1
            return Outcome(paper, before, is_changed=True, others=others, replaced=stored)
        paper = _as_it_stands(paper)
    raise Conflict(N_("Several people are saving here at once. Wait a moment and try again."))


def _act_of(seen: Seen, others: list[Place]) -> Act:
    return Act.MERGED if others and seen.act in (Act.SAVED, Act.CONTINUED) else seen.act


def _started_from(paper: KeptAnswers, base: int, own: Mapping[Place, int]) -> Answers:
    """Give the answers as they stood before the person: those of the page, and its own saves.

    A state that is not kept any more counts as an empty one. An older or a newer state in its
    stead could make a change of somebody else look like none; this way the person is asked.
    """
    wanted = {base, *own.values()} - {paper.revision}
    found = _list_versions(paper, wanted) if wanted and paper.revision else {}
    found[paper.revision] = dict(paper.answers or {})
    started_from = dict(found.get(base, {}))
    for place, revision in own.items():
        blank: Answers = {place.group: [{"id": place.row}]} if place.group else {}
        started_from = with_value(started_from, place, found.get(revision, blank))
    return started_from


def _list_versions(paper: KeptAnswers, revisions: set[int]) -> dict[int, Answers]:
    """Load earlier states; a forged number, perhaps too long for the database, has none."""
    known = [each for each in revisions if 0 < each < paper.revision]
    if paper.versions is None or not known:
        return {}
    table: Any = paper.versions
    chosen = select(table.revision, table.answers)
    rows = db.session.execute(
        chosen.where(table.kept_id == paper.id, table.revision.in_(known))
    ).all()
    return {revision: dict(answers) for revision, answers in rows}


def _put(paper: KeptAnswers, answers: Answers, seen: Seen, by: User) -> bool:
    """Store the answers if nobody was faster."""
    revision = (paper.revision or 0) + 1
    places = list_written(paper.answers or {}, answers, paper.groups)
    if seen.sending:
        places = [seen.sending.place]
    after = {
        "answers": answers,
        "revision": revision,
        "heard": Heard.of(paper.heard, seen.browser).noting(places, seen.numbers, revision),
        "saved_at": now(),
        "saved_by_id": by.id,
    }
    if not (_update(paper, after) if paper.id else _insert(paper, after)):
        return False
    if paper.versions is not None:
        del after["heard"]
        version = {"kept_id": paper.id, "act": seen.act, **after}
        db.session.connection().execute(_insertion(paper.versions.__table__), version)
    return True


def _note_heard(paper: KeptAnswers, seen: Seen) -> None:
    """Note that a form has arrived though it changed nothing; what was typed before is over."""
    if paper.id and seen.form:
        heard = Heard.of(paper.heard, seen.browser).noting((), seen.numbers, paper.revision)
        _update(paper, {"heard": heard})


@cache
def _update_as_read(table: Table) -> Update:
    """Build, once a table, the UPDATE that finds its row only as it was read."""
    as_read = (table.c.id == bindparam("kept_id"), table.c.revision == bindparam("as_read"))
    return update(table).where(*as_read)


def _update(paper: KeptAnswers, after: Mapping[str, Any]) -> bool:
    db.session.flush()
    where = {"kept_id": paper.id, "as_read": paper.revision}
    done = db.session.connection().execute(_update_as_read(paper.__table__), {**after, **where})
    if done.rowcount != 1:
        return False
    for name, value in after.items():
        set_committed_value(paper, name, value)
    return True


def _insert(paper: KeptAnswers, after: Mapping[str, Any]) -> bool:
    """Make the row, unless somebody else makes it at the same moment."""
    for name, value in after.items():
        setattr(paper, name, value)
    try:
        with db.session.begin_nested():
            db.session.add(paper)
    except IntegrityError:
        return False
    return True


def _as_it_stands(paper: Kept) -> Kept:
    """Load what somebody faster has stored."""
    if not paper.id:
        found: Kept = db.session.scalars(paper.same_place()).one()
        return found
    db.session.refresh(paper)
    return paper


def _name_version(paper: KeptAnswers, act: Act, by: User) -> None:
    """Call the version by what was done now, when the page had saved its words by itself."""
    if act is not Act.TYPED and paper.versions is not None:
        table: Any = paper.versions
        name_version(paper, act, table.act == Act.TYPED, table.saved_by_id == by.id)


def name_version(paper: KeptAnswers, act: Act, *conditions: ColumnElement[bool]) -> None:
    """Call the answers as they stand by what was done with them, if the conditions hold."""
    if paper.versions is None:
        return
    table: Any = paper.versions
    last = (table.kept_id == paper.id, table.revision == paper.revision)
    db.session.execute(update(table).where(*last, *conditions).values(act=act))
