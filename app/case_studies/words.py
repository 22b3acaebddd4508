"""Words as the search keeps them: accents dropped, reduced to their stems. Pure."""

import re
from functools import lru_cache
from typing import Any

import snowballstemmer

from app.core.ids import without_accents

STEMMERS = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "tr": "turkish",
}
WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 8  # of a search; further words are not looked for
LONGEST = 40


def words_of(text: str) -> list[str]:
    """Split a text into lower-case words; elided articles fall off as words of one letter."""
    return [word[:LONGEST] for word in WORD.findall(text.lower())]


@lru_cache(maxsize=20_000)
def stems(word: str, language: str) -> frozenset[str]:
    """Give what a word is kept as: its stem, and the stem of its form without accents."""
    plain = without_accents(word)
    name = STEMMERS.get(language.split("-")[0])
    if name is None:
        return frozenset({plain})
    stemmer: Any = _stemmer(name)
    return frozenset({without_accents(stemmer.stemWord(word)), stemmer.stemWord(plain)})


@lru_cache
def _stemmer(name: str) -> Any:
    return snowballstemmer.stemmer(name)


def kept_words(text: str, language: str, site_languages: tuple[str, ...]) -> str:
    """Give a text as the search keeps it; what no site language can stem is kept plain, too."""
    found: list[str] = []
    for word in words_of(text):
        found += sorted(stems(word, language))
        if language not in site_languages:
            found.append(without_accents(word))
    return " ".join(each for each in found if WORD.fullmatch(each))


def wanted_words(query: str, site_languages: tuple[str, ...]) -> list[list[str]]:
    """Give for each word of a search the forms of which one must be there."""
    wanted = []
    for word in [each for each in words_of(query) if len(each) > 1][:MOST_WORDS]:
        forms = {without_accents(word)}.union(*(stems(word, each) for each in site_languages))
        wanted.append(sorted(each for each in forms if WORD.fullmatch(each)))
    return wanted
