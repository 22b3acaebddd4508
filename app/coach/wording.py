"""Words of a text, as the rules compare them. Pure."""

import re
from collections.abc import Iterable
from unicodedata import normalize

from app.core.folding import folded

TYPED_ALIKE = str.maketrans("’‘“”«»", '\'\'""""')
WORD = re.compile(r"[^\W\d_]+")


def words_of(text: str) -> list[str]:
    """List the words of a text, folded; an elided "l'" is a word of its own."""
    return WORD.findall(folded(text))


def same_words(text: str) -> str:
    """Give a text as it counts for "the same": case and spaces make no other one.

    Nor does how an apostrophe, a quotation mark or an accent was typed, which nobody sees.
    """
    typed_alike = normalize("NFC", text).translate(TYPED_ALIKE)
    return " ".join(typed_alike.split()).casefold()


def holds_any(text: str, phrases: Iterable[str]) -> bool:
    """Whether one of these phrases stands in a text, as whole words."""
    spaced = f" {' '.join(words_of(text))} "
    return any(f" {phrase} " in spaced for phrase in phrases)


def overlap(text: str, other: str, small: frozenset[str]) -> float:
    """Say which share of the content words of a text occurs in another: 0 to 1."""
    content = {word for word in words_of(text) if word not in small and len(word) > 1}
    return len(content.intersection(words_of(other))) / len(content) if content else 0.0
