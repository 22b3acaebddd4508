"""On which days of the week somebody reads the comments, as far as their own words say so. Pure."""

import re

from app.core.folding import folded

WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
NAMES = {
    "lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5, "dimanche": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5,
    "sunday": 6,
}  # fmt: skip
DAY = "|".join(NAMES)
SPAN = re.compile(rf"\b({DAY})s?\s*(?:au|a|to|till|until|through|-|–|—)\s*({DAY})s?\b")
ONE = re.compile(rf"\b({DAY})s?\b")
WORKING = re.compile(r"\b(?:weekdays?|weeknights?|(?<!fin )de semaine|en semaine)\b")
WEEKEND = re.compile(r"\b(?:week-?\s?ends?|fins? de semaine)\b")
UNSURE = re.compile(
    r"\b(?:sauf|hors|excepte|pas|ni|sans|avant|apres|un|une|deux|except|not|but|before|after|every"
    r" (?:other|second)|sur)\b"
)


def days_named(words: str) -> tuple[str, ...]:
    """Read the days of the week in words such as "soirs de semaine" or "Saturday, Sunday".

    Where the words name none, or say more than this can read ("sauf", "un lundi sur deux"), it is
    every day: a shift too many is noticed, one too few leaves comments unread.
    """
    text = folded(words)
    found: set[int] = set()
    if not UNSURE.search(text):
        for first, last in SPAN.findall(text):
            found |= {(NAMES[first] + n) % 7 for n in range((NAMES[last] - NAMES[first]) % 7 + 1)}
        found |= {NAMES[name] for name in ONE.findall(text)}
        found |= set(range(5)) if WORKING.search(text) else set()
        found |= {5, 6} if WEEKEND.search(text) else set()
    return tuple(WEEK[day] for day in sorted(found)) or WEEK
