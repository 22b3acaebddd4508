"""What a case study is filed under in the library, and what its card says. Pure."""

from collections.abc import Mapping
from typing import Any

from app.questions.fields import UNKNOWN

Content = Mapping[str, Any]
FACETS: dict[str, str] = {  # name in addresses -> key of the answer
    "theme": "themes",
    "country": "country",
    "audience": "audience_kinds",
    "channel": "channels",
    "messenger": "messenger_kinds",
    "format": "formats",
    "approach": "approach",
    "budget": "budget",
    "evidence": "evidence_level",
}
OTHER_FACETS = ("language", "year")
PROSE = (
    "problem",
    "goal",
    "objectives",
    "audience",
    "core_message",
    "cta",
    "story",
    "timing",
    "worked",
    "would_change",
    "harm",
)
SEARCHED = ("title", "summary", "hashtag", "area", "organiser", "partners", *PROSE)
WORDS_A_MINUTE = 200


def as_list(value: Any) -> list[Any]:
    """Give one or several answers as a list, open ones left out."""
    values = value if isinstance(value, list) else [value]
    return [each for each in values if each not in (None, "", UNKNOWN)]


def keys_of(content: Content) -> list[tuple[str, str]]:
    """List under what a case study is filed: (facet, key), without its languages."""
    found = [
        (name, str(key)) for name, answer in FACETS.items() for key in as_list(content.get(answer))
    ]
    if year := year_of(content):
        found.append(("year", year))
    return list(dict.fromkeys((name, key[:40]) for name, key in found))


def year_of(content: Content) -> str:
    """Give the year in which the campaign started, or nothing."""
    start = content.get("start")
    return start[:4] if isinstance(start, str) and start[:4].isdigit() else ""


def told(content: Content, key: str) -> str:
    """Give a text answer, or nothing where it is open."""
    value = content.get(key)
    return value if isinstance(value, str) and value != UNKNOWN else ""


def minutes_to_read(content: Content) -> int:
    """How long reading it takes, in whole minutes."""
    words = sum(len(told(content, key).split()) for key in PROSE)
    words += sum(len(told(row, "text").split()) for row in content.get("lessons") or [])
    return max(1, round(words / WORDS_A_MINUTE))


def text_of(content: Content) -> str:
    """Give all the words that a search looks through."""
    texts = [told(content, key) for key in SEARCHED]
    for lesson in content.get("lessons") or []:
        texts += [told(lesson, "title"), told(lesson, "text")]
    return "\n".join(each for each in texts if each)


def card_of(content: Content, language: str, slug: str) -> dict[str, Any]:
    """Give what a card in a list needs, as keys; words are found when it is drawn."""
    themes = as_list(content.get("themes"))
    level = content.get("evidence_level")
    return {
        "slug": slug,
        "language": language,
        "title": told(content, "title"),
        "summary": told(content, "summary"),
        "themes": themes,
        "audiences": as_list(content.get("audience_kinds"))[:2],
        "formats": as_list(content.get("formats")),
        "approach": told(content, "approach"),
        "budget": told(content, "budget"),
        "country": told(content, "country"),
        "area": told(content, "area"),
        "year": year_of(content),
        "evidence": level if isinstance(level, int) else None,
        "minutes": minutes_to_read(content),
    }
