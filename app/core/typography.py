"""French typography: the right spaces and apostrophes, so that writers need not type them."""

import re

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


def first_of_month(day: str, language: str) -> str:
    """Write the first of a month, given as "1 ...", as its language does: French 1er décembre."""
    return f"1er {day[2:]}" if language == "fr" and day.startswith("1 ") else day
