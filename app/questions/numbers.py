"""Numbers as people write them: a mark between thousands here is a decimal mark elsewhere."""

import re

from babel.numbers import get_decimal_symbol, get_group_symbol

PLAIN = re.compile(r"-?\d{1,15}([.,]\d{1,6})?")  # no figure of a campaign is longer
GROUPED = re.compile(
    r"-?(?!0)\d{1,3}(?P<mark>['.,])\d{3}((?P=mark)\d{3}){0,3}((?!(?P=mark))[.,]\d{1,6})?"
)
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
