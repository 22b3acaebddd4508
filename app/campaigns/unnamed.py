"""Taking the names of messengers out of what is told to others: only what they are is left."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from app.case_studies.form import find_question
from app.core.folding import folded
from app.plan.answers import is_no, text
from app.plan.plan import Plan
from app.questions.fields import Field, Kind, Rows
from app.reference.in_use import label

Draft = dict[str, Any]
WRITTEN = (Kind.TEXT, Kind.LONG_TEXT, Kind.LINK)
NO_PERSONS = frozenset({"org", "fictional"})
KEPT_AS_IT_IS = frozenset({"organiser", "hashtag"})
LINK = re.compile(r"https?://\S+")
SHORTEST, SHORTEST_PART = 3, 4  # letters of a name, and of one part of it
PART = re.compile(r"[^\W\d_]+")
NAMELESS = "[…]"


def without_names(draft: Draft, plan: Plan, language: str) -> Draft:
    """Put what a messenger is in the place of each name in a draft: "[athlete]".

    Names are the labels of the messengers, and of people who can be recognised also each part of
    their label that is written with a capital, unless the campaign itself is called so. A link
    that holds such a name is left out.
    """
    names = dict(sorted(_names(plan, language), key=lambda each: -len(each[0])))
    if not names:
        return draft
    return {k: v if k in KEPT_AS_IT_IS else _unnamed(k, v, names) for k, v in draft.items()}


def _names(plan: Plan, language: str) -> Iterator[tuple[str, str]]:
    basics = plan.answers("basics")
    called_so = [text(basics, key) for key in ("title", "organisation")]
    ours = {part.casefold() for each in called_so for part in PART.findall(each)}
    for row in plan.rows("messengers.messengers"):
        name, kind = text(row, "label"), text(row, "kind")
        if kind in NO_PERSONS or len(name) < SHORTEST or name in called_so:
            continue
        called = f"[{label('messenger_kinds', kind, language).lower()}]" if kind else NAMELESS
        yield name, called
        if not is_no(row, "identifiable"):
            parts = (each for each in PART.findall(name) if len(each) >= SHORTEST_PART)
            yield from ((p, called) for p in parts if p[0].isupper() and p.casefold() not in ours)


def _unnamed(key: str, value: Any, names: Mapping[str, str]) -> Any:
    """Take the names out of an answer that was written; a choice is no text."""
    found = find_question(key)
    question = found[1] if found else None
    if isinstance(question, Rows) and isinstance(value, list):
        written = {each.key for each in question.plain_fields() if each.kind in WRITTEN}
        return [_row_unnamed(row, written, names) for row in value]
    is_text = isinstance(question, Field) and question.kind in WRITTEN
    return _without(value, names) if is_text and isinstance(value, str) else value


def _row_unnamed(row: Draft, written: set[str], names: Mapping[str, str]) -> Draft:
    told = {k: _without(each, names) if k in written else each for k, each in row.items()}
    return {key: each for key, each in told.items() if each != ""}


def _without(words: str, names: Mapping[str, str]) -> str:
    if LINK.fullmatch(words):
        plain = _joined(words)
        return "" if any(_joined(name) in plain for name in names) else words
    for name, called in names.items():
        words = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", called, words, flags=re.IGNORECASE)
    return words


def _joined(words: str) -> str:
    """Give the letters of a name as an address writes them: together, small, without accents."""
    return "".join(PART.findall(folded(words)))
