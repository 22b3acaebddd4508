"""Remarks in the words of whoever reads them, numbers and days as their language has them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from app.coach.remark import Basis, Money, Phrase, Remark, Severity, Term
from app.core.typography import day_in_words
from app.questions.fields import N_
from app.questions.world import countries, minor_digits, name_of_language
from app.reference.reference import Reference

SEVERITIES = {
    Severity.CRITICAL: N_("To settle first"),
    Severity.WARNING: N_("Worth a second look"),
    Severity.TIP: N_("A tip"),
}
BASES = {
    Basis.SOURCE: N_("Source"),
    Basis.READING: N_("Our reading"),
    Basis.PRACTICE: N_("Good practice"),
}
OWN_WORDS = N_("“%(words)s”")


@dataclass(frozen=True)
class Teller:
    """Words remarks for one reader: `translate` knows the messages of `language`."""

    translate: Callable[[str], str]
    language: str
    reference: Reference
    currency: str = "EUR"

    def saw(self, remark: Remark) -> str:
        """Say what the coach saw, with the person's own words and numbers."""
        given = {name: self._word(value) for name, value in remark.given.items()}
        said = self.translate(remark.saw) % given
        return said[:1].upper() + said[1:]

    def why(self, remark: Remark) -> str:
        """Say why it matters, and what helps."""
        return self.translate(remark.rule.why)

    def _word(self, value: Any) -> str:
        if isinstance(value, tuple):
            return str(format_list([self._word(each) for each in value], locale=self.language))
        if isinstance(value, str):
            return self.translate(OWN_WORDS) % {"words": value}
        if isinstance(value, Phrase):
            return self.translate(value.words)
        if isinstance(value, Term):
            return self._name(value)
        if isinstance(value, date):
            return day_in_words(value, self.language)
        if isinstance(value, Money):
            amount = value.amount / 10 ** minor_digits(self.currency)
            return str(format_currency(amount, self.currency, locale=self.language))
        return str(format_decimal(value, locale=self.language))

    def _name(self, term: Term) -> str:
        if term.list == "countries":
            return countries(self.language).get(term.key, term.key)
        if term.list == "languages":
            return name_of_language(term.key, self.language)
        entry = self.reference.lists[term.list].get(term.key, {})
        return str(entry.get(self.language) or entry.get("en") or term.key)
