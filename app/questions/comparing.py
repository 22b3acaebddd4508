"""Two states of the same answers, told question by question: what was there, what is there. Pure.

Words come out in the language of who reads; labels of questions are message ids.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from app.questions.differences import differences
from app.questions.fields import N_, UNKNOWN, Field, Kind, Rows
from app.questions.merge import list_moved
from app.questions.progress import is_empty
from app.questions.reading import Surroundings
from app.questions.telling import tell, title_of
from app.questions.unread import is_unread

Answers = Mapping[str, Any]
Piece = tuple[str, str]  # "same" | "del" | "ins", and a text
WRITTEN = (Kind.TEXT, Kind.LONG_TEXT)
ALIKE = 0.3  # texts that share less than this are told one after the other


class Deed(StrEnum):
    """What happened to an answer, or to a row as a whole."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True)
class Change:
    """One answer that differs, as paragraphs of pieces; `row` names the row it stands in.

    Where the deed is about a row as a whole, `label` is that of its group.
    """

    label: str
    deed: Deed
    paragraphs: list[list[Piece]] = field(default_factory=list)
    row: str = ""


def compare(
    before: Answers, after: Answers, questions: Iterable[Field | Rows], around: Surroundings
) -> list[Change]:
    """List what differs between two states, in the order of the questions."""
    found: list[Change] = []
    asked = list(questions)
    for question in asked:
        was, now = before.get(question.key), after.get(question.key)
        if isinstance(question, Rows):
            found += _row_changes(question, was or [], now or [], around)
        elif not _is_same(was, now):
            paragraphs = _paragraphs(question, was, now, around)
            found.append(Change(question.label, Deed.CHANGED, paragraphs))
    known = {each.key for each in asked}
    others = [key for key in {**before, **after} if key not in known]
    return found + [
        Change(key, Deed.CHANGED, list(_by_line(_plain(before.get(key)), _plain(after.get(key)))))
        for key in others
        if before.get(key) != after.get(key)
    ]


def _is_same(was: Any, now: Any) -> bool:
    return bool(was == now or (is_empty(was) and is_empty(now)))


def _plain(value: Any) -> list[str]:
    return [] if is_empty(value) else [str(value)]


def _row_changes(
    group: Rows, was: list[Any], now: list[Any], around: Surroundings
) -> Iterator[Change]:
    """Walk a group: rows that are there still in the order of now, then those taken out."""
    old, new = ({row["id"]: row for row in side} for side in (was, now))
    moved = list_moved([each for each in old if each in new], [each for each in new if each in old])
    for number, (row_id, row) in enumerate(new.items(), start=1):
        name = name_row(group, row, number, around)
        if row_id not in old:
            added = Change(group.label, Deed.ADDED, row=name)
            yield _whole(added, group, row, around)
            continue
        if row_id in moved:
            yield Change(group.label, Deed.MOVED, row=name)
        for each in group.fields:
            before, after = old[row_id].get(each.key), row.get(each.key)
            if not _is_same(before, after):
                paragraphs = _paragraphs(each, before, after, around)
                yield Change(each.label, Deed.CHANGED, paragraphs, name)
    for number, (row_id, row) in enumerate(old.items(), start=1):
        if row_id not in new:
            name = name_row(group, row, number, around)
            removed = Change(group.label, Deed.REMOVED, row=name)
            yield _whole(removed, group, row, around)


def name_row(group: Rows, row: Answers, number: int, around: Surroundings) -> str:
    """Name a row by what was typed as its title, or by its number."""
    question = next((each for each in group.plain_fields() if each.key == group.title), None)
    if question is None or is_unread(row.get(group.title)):
        told = ""
    elif question.kind in WRITTEN:
        told = title_of(group.title, row)
    else:
        told = " · ".join(_told(question, row.get(group.title), around))
    return told or f"{around.translate(group.one)} {number}"


def _whole(change: Change, group: Rows, row: Answers, around: Surroundings) -> Change:
    """Tell a row that came or went, answer by answer."""
    kind = "ins" if change.deed is Deed.ADDED else "del"
    paragraphs: list[list[Piece]] = []
    for each in group.fields:
        if lines := _told(each, row.get(each.key), around):
            label = around.translate(each.label)
            colon = " " if label.endswith("?") else around.translate(N_(": "))
            paragraphs.append([("same", label + colon), (kind, ", ".join(lines))])
    return replace(change, paragraphs=paragraphs)


def _paragraphs(
    question: Field | Rows, was: Any, now: Any, around: Surroundings
) -> list[list[Piece]]:
    """Tell the way from one answer to another, word by word where both are texts."""
    old, new = _told(question, was, around), _told(question, now, around)
    if not old or not new or UNKNOWN in (was, now) or not _is_text(question):
        return list(_by_line(old, new))
    pieces = differences("\n".join(old), "\n".join(new))
    same = sum(len(text) for kind, text in pieces if kind == "same")
    if same < ALIKE * max(len("".join(old)), len("".join(new))):
        return list(_by_line(["\n".join(old)], ["\n".join(new)]))
    return [pieces]


def _is_text(question: Field | Rows) -> bool:
    return isinstance(question, Field) and question.kind in WRITTEN


def _by_line(old: list[str], new: list[str]) -> Iterator[list[Piece]]:
    for tag, first, last, start, end in SequenceMatcher(None, old, new, False).get_opcodes():
        if tag == "equal":
            yield from ([("same", line)] for line in old[first:last])
            continue
        yield from ([("del", line)] for line in old[first:last])
        yield from ([("ins", line)] for line in new[start:end])


def _told(question: Field | Rows, value: Any, around: Surroundings) -> list[str]:
    """Tell an answer in words; small rows inside a row take one line each."""
    if isinstance(question, Rows):
        rows = (
            [w for each in question.fields for w in _told(each, row.get(each.key), around)]
            for row in value or []
        )
        return [" · ".join(words) for words in rows if words]
    if question.kind is Kind.IMAGE and value and not is_unread(value):
        return [around.translate(N_("Picture %(name)s")) % {"name": str(value)[:6]}]
    if question.points_to and isinstance(value, list):
        return [word for each in value for word in _told(question, each, around)]
    if question.points_to and isinstance(value, str) and value != UNKNOWN:
        keys = {option.key for option in around.options(question)}
        if value not in keys and question.kind in (Kind.REFERENCE, Kind.REFERENCES):
            return [around.translate(N_("a row that is not there any more"))]
    settled = around.translate(N_("to be settled"))
    return [settled if line == UNKNOWN else line for line in tell(question, value, around)]
