"""Countries, languages and currencies by their names, in the language of who reads."""

from functools import lru_cache

from babel import Locale
from babel.numbers import get_currency_precision

from app.core.folding import folded

OFTEN_USED = ("fr", "en", "ar", "es", "de", "it", "pt", "nl", "tr", "pl", "ro", "uk", "ru")
CURRENCIES = ("EUR", "GBP", "CHF", "USD", "CAD", "XOF", "XAF", "MAD", "DZD", "TND", "NGN")
NOT_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})


@lru_cache
def countries(language: str) -> dict[str, str]:
    """Map ISO 3166 codes to names, in the order of the alphabet of `language`."""
    names = Locale.parse(language).territories
    found = {
        code: name
        for code, name in names.items()
        if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES
    }
    return dict(sorted(found.items(), key=lambda each: folded(each[1])))


@lru_cache
def language_names(language: str) -> dict[str, str]:
    """Map BCP 47 codes to names in `language`."""
    return dict(Locale.parse(language).languages)


def name_of_language(code: str, language: str) -> str:
    """Name a language in words; a code nobody named stays a code."""
    return language_names(language).get(code.replace("-", "_"), code)


@lru_cache
def _codes_by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for speaker in ("ar", "en", "fr"):
        for code, name in language_names(speaker).items():
            found.setdefault(folded(name), code.replace("_", "-"))
    for code in OFTEN_USED:
        found[folded(Locale.parse(code).get_display_name() or code)] = code
    return found


def language_code(text: str) -> str | None:
    """Find the code of a language that somebody typed: a name in our languages, or a code."""
    wanted = folded(text)
    if wanted in _codes_by_name():
        return _codes_by_name()[wanted]
    known = {code.replace("_", "-").lower(): code for code in language_names("en")}
    found = known.get(text.strip().lower().replace("_", "-"))
    return found.replace("_", "-") if found else None


def minor_digits(currency: str) -> int:
    """How many digits the cents of a currency have: 2 for EUR, 0 for XOF."""
    return int(get_currency_precision(currency or "EUR"))
