"""Numbers as people write them: a mark between thousands here is a decimal mark elsewhere."""

import re

from babel.numbers import get_currency_symbol, get_decimal_symbol, get_group_symbol

PLAIN = re.compile(r"-?\d{1,15}([.,]\d{1,6})?")  # no figure of a campaign is longer
GROUPED = re.compile(
    r"-?(?!0)\d{1,3}(?P<mark>['.,])\d{3}((?P=mark)\d{3}){0,3}((?!(?P=mark))[.,]\d{1,6})?"
)
CURRENCY = re.compile(r"[€$£]|[A-Z]{3}")
SPACES = re.compile(r"[\s’]")  # narrow and no-break ones, too; an apostrophe does as well


def possible_numbers(text: str, language: str) -> list[float]:
    """Give every number that a text may mean in a language: none, one, or two.

    "1,500" is 1500 in English and 1.5 in French, where "1.500" may be either.
    """
    text = SPACES.sub("'", text.strip())
    plain, grouped = PLAIN.fullmatch(text), GROUPED.fullmatch(text)
    if plain and grouped and grouped["mark"] == get_group_symbol(language):
        plain = None
    if plain and grouped and grouped["mark"] == get_decimal_symbol(language):
        grouped = None
    meant = [text.replace(grouped["mark"], "")] if grouped else []
    meant += [text] if plain else []
    return [float(each.replace(",", ".")) for each in meant]


def without_currency(text: str, currency: str, language: str) -> str | None:
    """Give an amount without the sign or the code of its currency; None if that is another one."""
    symbol = get_currency_symbol(currency, locale=language)
    is_ours = all(sign == currency or sign in symbol for sign in CURRENCY.findall(text))
    return CURRENCY.sub("", text) if is_ours else None
