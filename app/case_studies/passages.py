"""The passage of a case study that answers one question: whole sentences, never many. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.case_studies.filing import told
from app.case_studies.form import find_question, surroundings
from app.core.markdown import plain_paragraphs
from app.questions.fields import N_, UNKNOWN, Field
from app.questions.reading import Surroundings
from app.questions.telling import tell
from app.reference.in_use import labels

Content = Mapping[str, Any]
LONGEST = 280  # characters
WORTH_ADDING = 80  # what is left below this holds no sentence worth beginning
# The dot of an initial or of "e.V." ends no sentence.
SENTENCE_END = re.compile(r"(?:(?<=\w\w)\.|(?<=[)»”’%])\.|[!?…؟])(?:\s?[»”\")])*(?=\s|$)")
NAMES = {  # answers that are choices are told by name
    "messenger_kinds": N_("Who carried it"),
    "channels": N_("Channels"),
    "formats": N_("Format"),
    "team_size": N_("Team"),
    "budget": N_("Budget"),
    "evidence_level": N_("Evidence"),
}
SAYS_NOTHING = {"budget": "undisclosed", "evidence_level": 0}


@dataclass(frozen=True)
class Words:
    """A part of a passage, and the language it is in."""

    text: str
    language: str


def passage_of(content: Content, keys: Sequence[str], language: str, reader: str) -> list[Words]:
    """Give what a version (in `language`) answers under these keys, to who reads in `reader`.

    About LONGEST characters in all, cut where a sentence ends; nothing where all are open.
    """
    found: list[Words] = []
    left = LONGEST
    for text, spoken in _texts(content, keys, language, reader):
        if found and left < WORTH_ADDING:
            break
        part = cut(text, left)
        found.append(Words(part, spoken))
        left -= len(part)
    return found


def cut(text: str, longest: int) -> str:
    """Cut a text after its last whole sentence that fits, or else at a word."""
    text = re.sub(r"[ \t\r\n]+", " ", text)  # the narrow spaces of French stay
    if len(text) <= longest:
        return text
    ends = [match.end() for match in SENTENCE_END.finditer(text) if match.end() <= longest]
    if ends:
        return text[: ends[-1]]
    return text[:longest].rsplit(" ", 1)[0][: longest - 1].rstrip(" ,;:–") + "…"


def _texts(
    content: Content, keys: Sequence[str], language: str, reader: str
) -> Iterator[tuple[str, str]]:
    """Walk the answers in their order: (words, language)."""
    for key in keys:
        if key in NAMES:
            yield from ((words, reader) for words in _choices(content, key, reader))
        elif key == "results":
            yield from ((words, language) for words in _results(content, language, reader))
        elif key == "lessons":
            rows = content.get(key) or []
            yield from ((told(row, "text"), language) for row in rows if told(row, "text"))
        else:
            yield from ((words, language) for words in plain_paragraphs(told(content, key)))


def _choices(content: Content, key: str, reader: str) -> Iterator[str]:
    found = find_question(key)
    value = content.get(key)
    if found is None or not isinstance(found[1], Field) or value == SAYS_NOTHING.get(key, UNKNOWN):
        return
    around = surroundings(reader)
    words = [each for each in tell(found[1], value, around) if each != UNKNOWN]
    if words:
        yield _named(around.translate(NAMES[key]), ", ".join(words), around)


def _named(name: str, words: str, around: Surroundings) -> str:
    return around.translate(N_("%(label)s: %(answer)s")) % {"label": name, "answer": words}


def _results(content: Content, language: str, reader: str) -> Iterator[str]:
    """Tell the results that have a figure: what, how many, and how it was counted."""
    for row in content.get("results") or []:
        if value := told(row, "value"):
            named = labels("indicators", language).get(told(row, "indicator"), "")
            name = told(row, "label") or named
            words = _named(name, value, surroundings(reader)) if name else value
            yield f"{words}. {told(row, 'how')}".rstrip(" ")
