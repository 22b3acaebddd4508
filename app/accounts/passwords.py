"""Passwords: kept as Argon2id, checked in the same time for everybody, refused when common."""

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from threading import BoundedSemaphore

from argon2 import PasswordHasher, Type
from argon2.exceptions import Argon2Error, InvalidHashError

from app.core.ids import without_accents
from app.questions.fields import N_

SHORTEST, LONGEST = 12, 128
OWN_LETTERS = 4  # what must remain of a password without its common words
FEWEST_DIFFERENT = 5
MOST_STEPS = 0.7  # share of neighbours that are next to each other in an alphabet or on a keyboard

# 34 ms on a small machine; the library's default takes 64 MiB and 235 ms (quality.md, 1).
hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1, type=Type.ID)
_two_at_once = BoundedSemaphore(2)

WALKS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "qwertyuiop",
    "qwertzuiop",
    "asdfghjkl",
    "zxcvbnm",
    "yxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik",
    "1aqwzsxedcrfvtgbyhnujik",
)
STEPS = frozenset(pair for walk in WALKS for a, b in pairwise(walk) for pair in (a + b, b + a))
LOOK_ALIKES = str.maketrans("013457@$!€", "oieastasie")


def keep(password: str) -> str:
    """Turn a password into what the database keeps; never inside a write transaction."""
    with _two_at_once:
        return hasher.hash(password)


def is_right(kept: str | None, password: str) -> bool:
    """Whether this is the password; without one to compare, take the same time and say no."""
    if kept is None:
        keep(password)
        return False
    with _two_at_once:
        try:
            return hasher.verify(kept, password)
        except (Argon2Error, InvalidHashError):
            return False


def is_outdated(kept: str) -> bool:
    """Whether it was kept with other costs than today's."""
    return hasher.check_needs_rehash(kept)


def weakness(password: str, near: Iterable[str] = ()) -> str | None:
    """Say what to change about a password, or None; `near` are its owner's address and name."""
    if len(password) < SHORTEST:
        return N_("Use 12 characters or more. Three or four words in a row do very well.")
    if len(password) > LONGEST:
        return N_("Use 128 characters or fewer.")
    if _is_pattern(password.casefold()) or _is_well_known(password.casefold(), near):
        return N_(
            "This password is among the first that somebody would try. "
            "Take three or four words that have nothing to do with each other."
        )
    return None


def _is_pattern(password: str) -> bool:
    """Whether it is a number, repeats itself, or walks along an alphabet or a keyboard."""
    if len(set(password)) < FEWEST_DIFFERENT or password.isdigit():
        return True
    if (password + password).find(password, 1) < len(password):
        return True
    pairs = [a + b for a, b in pairwise(password)]
    steps = sum(pair in STEPS or pair[0] == pair[1] for pair in pairs)
    return steps / len(pairs) >= MOST_STEPS


def _is_well_known(password: str, near: Iterable[str]) -> bool:
    """Whether hardly anything of its own remains once common words are taken out."""
    if password in _lines("common_passwords.txt"):
        return True
    words = {*_lines("common_words.txt"), *_own_words(near)}
    plain = without_accents(password)
    return any(_is_mostly(words, _letters(text)) for text in (plain, plain.translate(LOOK_ALIKES)))


def _is_mostly(words: set[str], letters: str) -> bool:
    rest = letters
    for word in sorted(words, key=len, reverse=True):
        rest = rest.replace(word, " ")
    return rest != letters and len(rest.replace(" ", "")) < OWN_LETTERS


def _own_words(near: Iterable[str]) -> set[str]:
    """Split an address or a name into the words that a guesser would know."""
    parts = re.split(r"[\W_]+", " ".join(near).casefold())
    return {word for part in parts if len(word := _letters(without_accents(part))) >= 3}


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]", "", text)


@lru_cache
def _lines(name: str) -> frozenset[str]:
    text = files("app.accounts").joinpath("data", name).read_text(encoding="utf-8")
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#"))
