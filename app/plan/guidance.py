"""The guidance of a step: what it is for, how to do it, two answers to compare, one real case."""

import re
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

CONTENT = Path(__file__).parent.parent / "content"
WORD = re.compile(r"- \*\*(?P<word>.+?)\*\*\s*:\s*(?P<meaning>.+)")


class Unfinished(ValueError):
    """A text of the guide lacks a part; says which, for whoever writes it."""


@dataclass(frozen=True)
class Word:
    """A word that a step uses, and what it means in one sentence."""

    word: str
    meaning: str


@dataclass(frozen=True, kw_only=True)
class Guidance:
    """What a step tells in one language, as Markdown.

    `how` takes ten minutes. `example` is a good answer; `weak` is a weak one of the same made-up
    campaign, and `lacking` says kindly what it lacks. `case_key` names the real campaign of `case`.
    """

    question: str
    lead: str
    why: str
    how: str
    tip: str
    example: str
    weak: str
    lacking: str
    mistakes: str
    words: tuple[Word, ...]
    case: str
    case_key: str


@lru_cache
def guidance_for(slug: str, language: str) -> Guidance:
    """Read a step's guidance from content/<language>/steps/<slug>.md."""
    name = f"{language}/steps/{slug}.md"
    return read_guidance((CONTENT / name).read_text(encoding="utf-8"), name)


def read_guidance(text: str, file: str) -> Guidance:
    """Tell the parts of a text from each other; an error names the file and what it lacks."""
    head, *sections = re.split(r"^## ", text, flags=re.MULTILINE)
    question, _, lead = head.strip().removeprefix("# ").partition("\n")
    told = {"question": question, "lead": lead}
    for section in sections:
        heading, _, body = section.partition("\n")
        name, _, key = heading.partition(": ")
        told[name] = body.strip()
        if key:
            told[f"{name}_key"] = key
    if "weak" in told:
        told["weak"], _, told["lacking"] = told["weak"].partition("\n\n")
    _insist_on_every_part(told, file)
    return Guidance(words=_words_of(told.pop("words"), file), **told)


def _insist_on_every_part(told: dict[str, str], file: str) -> None:
    wanted = [each.name for each in fields(Guidance)]
    for part in wanted:
        if not told.get(part):
            raise Unfinished(f"{file}: the part “{part}” is missing or empty")
    for part in told:
        if part not in wanted:
            raise Unfinished(f"{file}: there is no part “{part}”")


def _words_of(part: str, file: str) -> tuple[Word, ...]:
    words = []
    for line in part.splitlines():
        found = WORD.fullmatch(line)
        if not found:
            raise Unfinished(f"{file}: in “words”, this is not “- **word**: meaning”: {line}")
        words.append(Word(found["word"], found["meaning"]))
    return tuple(words)
