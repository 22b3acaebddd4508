"""How words are set: French spaces and apostrophes, which no writer need type, and days."""

import re
from datetime import date

from babel.dates import format_date

NARROW, WIDE = "\u202f", "\u00a0"
RULES = (
    (re.compile(r"(?<=\w)'(?=\w)"), "’"),
    (re.compile(rf"[ {WIDE}{NARROW}]+([;!?])"), rf"{NARROW}\1"),
    (re.compile(r"(?<=[\w»)…]) +:"), rf"{WIDE}:"),
    (re.compile(rf"«[ {WIDE}{NARROW}]*"), f"«{NARROW}"),
    (re.compile(rf"[ {WIDE}{NARROW}]*»"), f"{NARROW}»"),
    (re.compile(r"(?<=\d) +(?=%)"), NARROW),
)


def french(text: str) -> str:
    """Set a French text: narrow no-break spaces before ; ! ? and inside « », no-break before :."""
    for pattern, instead in RULES:
        text = pattern.sub(instead, text)
    return text


def day_in_words(day: date, language: str, pattern: str = "d MMMM y") -> str:
    """Write a day that begins with its number, the first of a month as French does: 1er mars."""
    words = str(format_date(day, pattern, locale=language))
    return f"1er {words[2:]}" if language == "fr" and words.startswith("1 ") else words
