"""The form of an entry of the reference data: which values each list has, drawn and read."""

import re
from collections.abc import Mapping
from typing import Any

from flask_babel import gettext

from app.questions.fields import N_, Field, Kind, Option
from app.questions.forms import Reading, read_questions
from app.questions.progress import is_empty
from app.questions.reading import Posted, Problem, Surroundings
from app.reference.days import NOT_KNOWN_YET, is_rule
from app.reference.in_use import in_use
from app.site.reference_shapes import shape_of

IN_LINES, IN_WORDS = "words", "countries"


def surroundings(language: str) -> Surroundings:
    """Give what reading and drawing this form needs."""
    return Surroundings(language, lambda each: _options(each, language), translate=gettext)


def _options(question: Field, language: str) -> tuple[Option, ...]:
    if question.taxonomy:
        names = in_use().labels(question.taxonomy, language)
        return tuple(Option(key, name, is_ours=False) for key, name in names.items())
    return question.options


def as_answers(name: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    """Give the values of an entry as the form holds them: lists as text."""
    found = {each.key: entry.get(each.key) for each in shape_of(name)}
    if found.get("rule") == NOT_KNOWN_YET:
        found["rule"] = None
    texts = {k: _joined(name, v) for k, v in found.items() if isinstance(v, list)}
    is_text = {each.key for each in shape_of(name) if each.kind is Kind.LONG_TEXT}
    return {**found, **{key: words for key, words in texts.items() if key in is_text}}


def _joined(name: str, values: list[str]) -> str:
    return ("\n" if name == IN_LINES else " ").join(values)


def read_entry(name: str, posted: Posted, language: str) -> Reading:
    """Read an entry as posted: its values, lists again as lists, and what is wrong with them."""
    reading = read_questions(shape_of(name), posted, surroundings(language))
    for question in shape_of(name):
        value = reading.values.get(question.key)
        if question.needed and is_empty(value) and question.key not in reading.problems:
            reading.problems[question.key] = Problem(N_("This answer is still missing."))
    if name == "key_dates":
        rule = reading.values["rule"] = reading.values.get("rule") or NOT_KNOWN_YET
        if not is_rule(rule):
            words = N_("Write the days like this: 03-21, or 03-21/03-27, or 2027-03-14.")
            reading.problems["rule"] = Problem(words)
    if name == IN_LINES:
        lines = {key: (value or "").splitlines() for key, value in reading.values.items()}
        reading.values.update({k: [w.strip() for w in v if w.strip()] for k, v in lines.items()})
    if name == "advice":
        codes = re.findall("[A-Za-z]{2}", str(reading.values.get(IN_WORDS) or ""))
        reading.values[IN_WORDS] = [code.upper() for code in codes]
    return reading
