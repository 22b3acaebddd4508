"""Two texts, word by word: what is the same, what only the first has, what only the second has."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

WORDS = re.compile(r"\s+|[^\s\w]|\w+")
LONGEST = 4000  # words: beyond that, comparing costs more than a page may


def differences(before: str, after: str) -> list[tuple[str, str]]:
    """Give the pieces of both texts in order: ("same" | "del" | "ins", text)."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    if len(old) + len(new) > LONGEST:
        return [("del", before), ("ins", after)]
    return list(_pieces(old, new))


def _pieces(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            yield "same", "".join(old[first:last])
            continue
        if first < last:
            yield "del", "".join(old[first:last])
        if start < end:
            yield "ins", "".join(new[start:end])
