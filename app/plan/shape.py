"""Whether a stored or imported answer has the shape that its question asks for."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from app.plan.steps import STEPS
from app.questions.fields import UNKNOWN, Field, Kind
from app.reference.edits import GROWING
from app.reference.reference import OWN_KEY
from app.reference.taxonomy import entries

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
WORD_LIMIT = 80  # characters, of references and people


def fits(question: Field, value: Any) -> bool:
    """Whether a value may answer a question; a reference to no row still fits."""
    if value in ("", []) or (value == UNKNOWN and _may_be_unknown(question)):
        return True
    return TESTS[question.kind](question, value)


def _may_be_unknown(question: Field) -> bool:
    return question.needed or question.may_be_unknown or question.kind is Kind.REFERENCE


def _keys(question: Field) -> set[Any]:
    if question.options:
        return {option.key for option in question.options}
    if question.taxonomy == "steps":
        return {step.slug for step in STEPS}
    return set(entries(question.taxonomy))


def _choice(question: Field, value: Any) -> bool:
    if question.key == "currency":
        return isinstance(value, str) and bool(re.fullmatch("[A-Z]{3}", value))
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return False
    grown = question.taxonomy in GROWING and isinstance(value, str) and OWN_KEY.fullmatch(value)
    return bool(grown) or value in _keys(question)


def _choices(question: Field, value: Any) -> bool:
    if not isinstance(value, list) or not all(_choice(question, each) for each in value):
        return False
    return len(set(value)) == len(value) and (not question.limit or len(value) <= question.limit)


def _text(question: Field, value: Any) -> bool:
    if not isinstance(value, str) or "\x00" in value:  # no database holds it
        return False
    return not question.limit or len(value) <= question.limit


def _number(question: Field, value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    if not abs(value) < 10**15 or (question.whole and value != int(value)):
        return False
    too_small = question.least is not None and value < question.least
    return not too_small and (question.most is None or value <= question.most)


def _money(_question: Field, value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**17


def _matches(pattern: re.Pattern[str]) -> Callable[[Field, Any], bool]:
    return lambda _question, value: isinstance(value, str) and bool(pattern.fullmatch(value))


def _date(_question: Field, value: Any) -> bool:
    if not isinstance(value, str) or not DATE.fullmatch(value):
        return False
    try:
        return bool(date.fromisoformat(value))
    except ValueError:
        return False


def _languages(_question: Field, value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(each, str) and LANGUAGE.fullmatch(each) for each in value
    )


def _word(_question: Field, value: Any) -> bool:
    return isinstance(value, str) and len(value) <= WORD_LIMIT


def _words(question: Field, value: Any) -> bool:
    return isinstance(value, list) and all(_word(question, each) for each in value)


def _checks(question: Field, value: Any) -> bool:
    return isinstance(value, dict) and all(
        key not in _keys(question) or each in ("yes", "no", "unsure") for key, each in value.items()
    )


def _link(_question: Field, value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 500 and bool(re.match("https?://", value))


TESTS: dict[Kind, Callable[[Field, Any], bool]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _text,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.YES_NO: lambda _question, value: isinstance(value, bool),
    Kind.DATE: _date,
    Kind.NUMBER: _number,
    Kind.MONEY: _money,
    Kind.LINK: _link,
    Kind.COUNTRY: _matches(re.compile(r"[A-Z]{2}|unknown")),
    Kind.LANGUAGE: _matches(LANGUAGE),
    Kind.LANGUAGES: _languages,
    Kind.REFERENCE: _word,
    Kind.REFERENCES: _words,
    Kind.PERSON: _word,
    Kind.CHECKS: _checks,
    Kind.IMAGE: _word,
}
