"""The codes that somebody gave to the comments of a sheet, read from a file or a paste. Pure."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.core.folding import folded
from app.platforms.columns import named
from app.platforms.comments import MOST_DRAWN
from app.platforms.decoding import decode
from app.platforms.table import SEPARATORS, records
from app.platforms.unusable import Unusable
from app.questions.fields import N_

CONSTRUCTIVE, NEUTRAL, HOSTILE = KINDS = ("constructive", "neutral", "hostile")
POSITIVE, NEITHER, NEGATIVE = TONES = ("positive", "neither", "negative")
KIND_WORDS = {
    **dict.fromkeys(("c", "constructive", "constructif"), CONSTRUCTIVE),
    **dict.fromkeys(("n", "0", "neutral", "neutre"), NEUTRAL),
    **dict.fromkeys(("h", "hostile"), HOSTILE),
}
TONE_WORDS = {
    **dict.fromkeys(("p", "+", "positive", "positif"), POSITIVE),
    **dict.fromkeys(("", "0", "neither", "neutral", "neutre", "ni l'un ni l'autre"), NEITHER),
    **dict.fromkeys(("n", "-", "−", "negative", "negatif"), NEGATIVE),
}
NUMBERS = frozenset(
    map(named, ("Comment number", "Numéro du commentaire", "Number", "Numéro", "N°"))
)
KIND_HEADS = frozenset(
    map(named, ("Kind of comment", "Nature du commentaire", "Kind", "Nature", "Code"))
)
TONE_HEADS = frozenset(map(named, ("Tone of the comment", "Ton du commentaire", "Tone", "Ton")))
IN_A_LINE = re.compile(r"\s*(\d{1,4})[\s,;:.]+([^\s,;]+)(?:[\s,;]+([^\s,;]+))?[\s,;]*")
CODED_TWICE = N_("Line %(line)s: comment %(number)s has a code already.")
UNKNOWN = N_("Line %(line)s: “%(text)s” is none of the codes.")


@dataclass(frozen=True)
class Code:
    """How somebody sorted a comment."""

    kind: str
    tone: str = NEITHER


def read_codes(content: bytes) -> dict[int, Code]:
    """Map the numbers of comments to their codes; those without a code are left out.

    Takes the sheet as it was downloaded, filled in, or lines like "12 c p". Raises Unusable with
    the line that cannot be understood.
    """
    text, _encoding = decode(content)
    codes: dict[int, Code] = {}
    for line, number, kind, tone in _lines(text):
        if not kind and not tone:
            continue
        if not number.isdecimal() or not 0 < int(number[:6]) <= MOST_DRAWN:
            raise Unusable(N_("Line %(line)s has no number of a comment."), line=line)
        if int(number) in codes:
            raise Unusable(CODED_TWICE, line=line, number=number)
        kind_code, tone_code = KIND_WORDS.get(_folded(kind)), TONE_WORDS.get(_folded(tone))
        if kind_code is None or tone_code is None:
            wrong = kind if kind_code is None else tone
            raise Unusable(UNKNOWN, line=line, text=wrong[:40])
        codes[int(number)] = Code(kind_code, tone_code)
    if not codes:
        raise Unusable(N_("We found no code in it."))
    return codes


def _folded(text: str) -> str:
    return folded(text.strip().lstrip("'").replace("’", "'"))


def _lines(text: str) -> Iterator[tuple[int, str, str, str]]:
    """Give line, number of the comment, kind and tone."""
    first = text.lstrip().partition("\n")[0]
    for separator in SEPARATORS:
        heads = {
            named(each.strip('" \r')): place for place, each in enumerate(first.split(separator))
        }
        places = [_place(heads, known) for known in (NUMBERS, KIND_HEADS, TONE_HEADS)]
        if places[0] is not None and places[1] is not None:
            for line, row in list(records(text.lstrip(), separator))[1:]:
                number, kind, tone = (_cell(row, place) for place in places)
                yield line, number, kind, tone
            return
    for line, written in enumerate(text.splitlines(), start=1):
        if not written.strip():
            continue
        found = IN_A_LINE.fullmatch(written)
        if not found:
            raise Unusable(UNKNOWN, line=line, text=written.strip()[:40])
        yield line, found[1], found[2], found[3] or ""


def _place(heads: Mapping[str, int], known: frozenset[str]) -> int | None:
    return next((place for head, place in heads.items() if head in known), None)


def _cell(cells: list[str], place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""
