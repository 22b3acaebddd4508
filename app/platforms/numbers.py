"""Figures as exports write them; which mark is the decimal one is decided by the whole file."""

import re
from collections.abc import Iterable
from enum import StrEnum

from app.core.folding import folded

NOTHING = frozenset(
    {
        "",
        "-",
        "--",
        "—",
        "–",
        "n/a",
        "#n/a",
        "na",
        "n.a.",
        "nan",
        "null",
        "none",
        "nd",
        "n.d.",
        "s.o.",
    }
)
SPACE_BETWEEN = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")
AROUND = re.compile(r"^(?:[€$£]|[A-Z]{3}\s)|(?:[€$£%]|\s?[A-Z]{3})$")
CURRENCIES = {"€": "EUR", "$": "USD", "£": "GBP"}
CURRENCY = re.compile(r"[€$£]|\b[A-Z]{3}\b")
DURATION = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d{2})(?:[.,]\d+)?")
MOST = 10.0**15  # beyond it no figure of a plan can be kept


class Style(StrEnum):
    """Which mark stands before the decimals."""

    POINT = "point"
    COMMA = "comma"


PLAIN = {
    Style.POINT: re.compile(r"(-?)(\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.(\d{1,12}))?"),
    Style.COMMA: re.compile(r"(-?)(\d{1,3}(?:\.\d{3})+|\d{1,15})(?:,(\d{1,12}))?"),
}


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is no figure."""
    return not text.isdecimal() and len(text) < 8 and folded(text) in NOTHING


def is_bare(text: str) -> bool:
    """Whether there are digits and nothing else: most figures, read without ado."""
    return text.isdecimal() and len(text) < 16


def read_number(text: str, style: Style) -> float | None:
    """Read a figure without what stands around it; None if it is none."""
    if is_bare(text):
        return float(text)
    text = text.strip().replace("−", "-").lstrip("+")
    for _ in range(2):  # "12,50 € " may have a sign at both ends
        text = AROUND.sub("", text).strip()
    found = PLAIN[style].fullmatch(SPACE_BETWEEN.sub("", text))
    if not found:
        return None
    sign, whole, decimals = found.groups()
    number = float(f"{sign}{re.sub('[.,]', '', whole)}.{decimals or 0}")
    return number if abs(number) < MOST else None


def read_seconds(text: str, style: Style, unit: float) -> float | None:
    """Read a length of time in seconds: 1:02:03, 2:03, or a number of units."""
    if found := DURATION.fullmatch(text.strip()):
        hours, minutes, seconds = (int(each or 0) for each in found.groups())
        return float(hours * 3600 + minutes * 60 + seconds)
    number = read_number(text, style)
    return None if number is None else round(number * unit, 6)


def currency_of(text: str) -> str:
    """Give the currency that an amount names, if it names one."""
    found = CURRENCY.search(text)
    return CURRENCIES.get(found[0], found[0]) if found else ""


def styles_of(texts: Iterable[str], wholes: Iterable[str]) -> tuple[Style, ...]:
    """Give the styles in which the figures of a file make sense: two if nothing decides.

    `wholes` are figures without decimals, so that "1,234" among them is above a thousand.
    """
    understood = dict.fromkeys(Style, 0)
    differ = False
    written = [(text, False) for text in texts] + [(text, True) for text in wholes]
    for text, is_whole in written:
        if is_bare(text):
            continue
        readings = {style: read_number(text, style) for style in Style}
        differ = differ or readings[Style.POINT] != readings[Style.COMMA]
        for style, number in readings.items():
            is_good = number is not None and not (is_whole and number % 1)
            understood[style] += is_good
    most = max(understood.values())
    best = tuple(style for style in Style if understood[style] == most)
    return best if differ else best[:1]
