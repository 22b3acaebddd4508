"""What people typed, made fit for paper: text stays text, whatever marks it holds. Pure.

Marks that turn the order of letters around are taken out: on paper they could make a line say
what nobody wrote. Words longer than a column get places where a line may break.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
UNSEEN = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff{TURNING}]")
LONG_WORD = re.compile(r"[^\s\u200b-]{25,}")
BREAK_AFTER, BREAK = 12, "\u200b"
COVERAGE = Path(__file__).parent / "data" / "coverage.txt"


def readable(text: str) -> str:
    """Take out what no paper shows: control characters and marks that turn the order around."""
    return UNSEEN.sub("", text)


def breakable(text: str) -> str:
    """Let long words and addresses break across lines."""
    return LONG_WORD.sub(_with_breaks, text)


def _with_breaks(found: re.Match[str]) -> str:
    word = found[0]
    pieces = [word[at : at + BREAK_AFTER] for at in range(0, len(word), BREAK_AFTER)]
    return BREAK.join(pieces)


def drawable(text: str) -> str:
    """Say by its number what no font of ours can draw, such as U+4E2D: nothing goes missing."""
    known = covered()
    return "".join(
        each if ord(each) in known or each in "\n\t" else f"[U+{ord(each):04X}]" for each in text
    )


@cache
def covered() -> frozenset[int]:
    """List the characters that the fonts of the PDF draw (data/coverage.txt, ranges in hex)."""
    found: set[int] = set()
    for line in COVERAGE.read_text(encoding="ascii").split():
        first, _, last = line.partition("-")
        found |= set(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)


def every_text(value: Any, change: Callable[[str], str]) -> Any:
    """Put every text inside lists and mappings through a function; keys stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [every_text(each, change) for each in value]
    if isinstance(value, dict):
        return {key: every_text(each, change) for key, each in value.items()}
    return value
