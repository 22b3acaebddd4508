"""From what a person typed to a typed answer, or to a sentence that says how to mend it."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol
from urllib.parse import urlsplit

from babel.numbers import format_decimal

from app.core.folding import folded
from app.questions.fields import N_, UNKNOWN, Field, Kind, Option
from app.questions.numbers import possible_numbers, without_currency
from app.questions.world import countries, language_code, minor_digits
from app.reference.reference import OWN_KEY

LINK_LENGTH = 500
WRITTEN = {Kind.TEXT, Kind.LONG_TEXT, Kind.NUMBER, Kind.MONEY, Kind.DATE, Kind.LINK}
WRITTEN |= {Kind.LANGUAGE, Kind.LANGUAGES, Kind.PERSON}
FOLDED = re.compile(r"[ \t\n\v\f\x85\u2028\u2029]+")


class Posted(Protocol):
    """What a form sent: werkzeug's MultiDict, or a test's own."""

    def getlist(self, key: str) -> list[str]:
        """Give every text sent under a name."""
        ...


@dataclass(frozen=True)
class Problem:
    """Why an answer cannot be taken, and how to mend it: a message id with what fills it."""

    message: str
    parameters: Mapping[str, Any] = field(default_factory=dict)


class Unreadable(Exception):
    """Raised while reading; carries the problem."""

    def __init__(self, message: str, **parameters: Any) -> None:
        super().__init__(message)
        self.problem = Problem(message, parameters)


@dataclass(frozen=True)
class Surroundings:
    """What reading and drawing need to know of the world around a question.

    `translate` words labels in `language`; what people wrote never passes through it.
    """

    language: str
    options: Callable[[Field], tuple[Option, ...]]
    people: Mapping[str, str] = field(default_factory=dict)  # row id -> name
    currency: str = "EUR"
    translate: Callable[[str], str] = str


def clean(text: str) -> str:
    """Keep what a person meant: one kind of line end, no control marks, no edge spaces."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (
        each for each in text if each in "\n\t" or unicodedata.category(each) not in ("Cc", "Cs")
    )
    return "".join(kept).strip()


def read(question: Field, posted: Posted, around: Surroundings, prefix: str = "") -> Any:
    """Read one answer: its typed value, None if empty; raises Unreadable with the way to mend."""
    name = prefix + question.key
    texts = [text for each in posted.getlist(name) if (text := clean(each))]
    if question.may_be_unknown and posted.getlist(f"{name}-unknown"):
        if texts and question.kind in WRITTEN:
            raise Unreadable(
                N_("You wrote an answer and ticked “We do not know yet”: keep one of the two.")
            )
        return UNKNOWN
    if question.kind is Kind.CHECKS:
        return _checks(question, posted, name)
    if not texts:
        return None
    if question.may_be_unknown and texts == [UNKNOWN]:
        return UNKNOWN
    if question.kind in (Kind.CHOICES, Kind.REFERENCES):
        return _choices(question, texts, around)
    return READERS[question.kind](question, texts[-1], around)


def _text(question: Field, text: str, _around: Surroundings) -> str:
    if question.kind is Kind.TEXT:
        text = _in_one_line(text)
    if question.limit and len(text) > question.limit:
        raise Unreadable(
            N_("Shorten this text by %(over)s characters: %(limit)s at most."),
            over=len(text) - question.limit,
            limit=question.limit,
        )
    return text


def _in_one_line(text: str) -> str:
    """Fold spaces and line ends into one space, but for those at which no line may break."""
    return FOLDED.sub(" ", text).strip()


def _choice(question: Field, text: str, around: Surroundings) -> Any:
    for option in around.options(question):
        if str(option.key) == text:
            return option.key
    if question.taxonomy and OWN_KEY.fullmatch(text):  # of a plan that came from another site
        return text
    raise Unreadable(N_("Choose one of the answers offered."))


def _choices(question: Field, texts: list[str], around: Surroundings) -> list[Any]:
    chosen = [_choice(question, text, around) for text in dict.fromkeys(texts)]
    if question.alone and question.alone in chosen and len(chosen) > 1:
        raise Unreadable(N_("“None of these” cannot stand beside another answer: untick one."))
    if question.limit and len(chosen) > question.limit:
        raise Unreadable(N_("Choose %(limit)s at most."), limit=question.limit)
    return chosen


def _yes_no(_question: Field, text: str, _around: Surroundings) -> bool:
    if text not in ("yes", "no"):
        raise Unreadable(N_("Answer yes or no."))
    return text == "yes"


def _checks(question: Field, posted: Posted, name: str) -> dict[str, str] | None:
    found = {}
    for option in question.options:
        for text in posted.getlist(f"{name}-{option.key}")[-1:]:
            if text in ("yes", "no", "unsure"):
                found[str(option.key)] = text
            elif text:
                raise Unreadable(N_("Answer yes, no or not sure."))
    return found or None


def _date(_question: Field, text: str, _around: Surroundings) -> str:
    day_first = re.fullmatch(r"(\d{1,2})[/. ](\d{1,2})[/. ](\d{4})", text)
    if day_first:
        text = f"{day_first[3]}-{int(day_first[2]):02}-{int(day_first[1]):02}"
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise Unreadable(N_("Write the date as day/month/year, for example 22/03/2027.")) from None


def _plain_number(text: str, language: str) -> float:
    meant = possible_numbers(text, language)
    if not meant:
        raise Unreadable(N_("Write a number in figures, for example 1500 or 12.5."))
    if len(meant) > 1:
        large, small = (format_decimal(each, locale=language) for each in meant)
        raise Unreadable(
            N_("Is this %(large)s or %(small)s? Write it in one of these two ways."),
            large=large,
            small=small,
        )
    return meant[0]


def _number(question: Field, text: str, around: Surroundings) -> float | int:
    number = _plain_number(text, around.language)
    if question.whole and number != int(number):
        raise Unreadable(N_("Write a whole number, without decimals."))
    if question.least is not None and number < question.least:
        raise Unreadable(N_("Write a number of %(least)s or more."), least=int(question.least))
    if question.most is not None and number > question.most:
        raise Unreadable(N_("Write a number of %(most)s or less."), most=int(question.most))
    return int(number) if number == int(number) else number


def _money(_question: Field, text: str, around: Surroundings) -> int:
    figures = without_currency(text, around.currency, around.language)
    if figures is None:
        raise Unreadable(
            N_("This plan counts in %(currency)s: convert the amount, or change the currency."),
            currency=around.currency,
        )
    amount = _plain_number(figures, around.language)
    if amount < 0:
        raise Unreadable(N_("Write an amount of 0 or more."))
    return round(amount * 10.0 ** minor_digits(around.currency))


def _link(_question: Field, text: str, _around: Surroundings) -> str:
    if "://" not in text and re.match(r"[\w-]+(\.[\w-]+)+(/|$|\?)", text):
        text = f"https://{text}"
    try:
        parts = urlsplit(text)
        good = parts.scheme in ("http", "https") and "." in (parts.hostname or "")
    except ValueError:
        good = False
    if not good or re.search(r"[\s<>\"]", text):
        raise Unreadable(N_("Write the whole address, for example https://example.org/page."))
    if len(text) > LINK_LENGTH:
        raise Unreadable(N_("This address is too long: %(limit)s characters."), limit=LINK_LENGTH)
    return text


def _country(_question: Field, text: str, around: Surroundings) -> str:
    if text not in countries(around.language):
        raise Unreadable(N_("Choose a country in the list."))
    return text


def _language(_question: Field, text: str, _around: Surroundings) -> str:
    code = language_code(text)
    if code is None:
        raise Unreadable(
            N_("We do not know the language “%(text)s”: check how it is spelt."), text=text
        )
    return code


def _languages(question: Field, text: str, around: Surroundings) -> list[str]:
    names = [name.strip() for name in re.split(r"[,;،\n]", text) if name.strip()]
    return list(dict.fromkeys(_language(question, name, around) for name in names))


def _person(question: Field, text: str, around: Surroundings) -> str:
    for row, name in around.people.items():
        if folded(name) == folded(text):
            return row
    return _text(question, _in_one_line(text), around)


READERS: dict[Kind, Callable[[Field, str, Surroundings], Any]] = {
    Kind.TEXT: _text,
    Kind.LONG_TEXT: _text,
    Kind.CHOICE: _choice,
    Kind.REFERENCE: _choice,
    Kind.YES_NO: _yes_no,
    Kind.DATE: _date,
    Kind.NUMBER: _number,
    Kind.MONEY: _money,
    Kind.LINK: _link,
    Kind.COUNTRY: _country,
    Kind.LANGUAGE: _language,
    Kind.LANGUAGES: _languages,
    Kind.PERSON: _person,
    Kind.IMAGE: _text,
}
