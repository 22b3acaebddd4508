"""A case study as readers see it: facts, story, results, lessons; the preview is the same. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.case_studies.covers import Cover, cover
from app.case_studies.filing import as_list, minutes_to_read, told, year_of
from app.case_studies.form import find_question, surroundings
from app.core.markdown import plain_paragraphs
from app.questions.fields import N_, UNKNOWN, Field
from app.questions.telling import tell
from app.questions.world import countries
from app.reference.in_use import in_use, label, labels

Content = Mapping[str, Any]
FACTS = (  # label, key of the answer, whether it takes the whole width
    (N_("Audience"), "audience_kinds", False),
    (N_("Who carried it"), "messenger_kinds", False),
    (N_("Did it work?"), "evidence_level", False),
    (N_("Organiser"), "organiser", False),
    (N_("Goal"), "goal", True),
    (N_("Channels"), "channels", True),
    (N_("Started on"), "start", False),
    (N_("Ended on"), "end", False),
    (N_("Team"), "team_size", False),
    (N_("Budget"), "budget", False),
)
PARTS = (  # anchor, title, keys of the answers told there
    ("context", N_("What was going on"), ("problem",)),
    ("idea", N_("The idea"), ("core_message", "cta", "audience", "objectives")),
    ("done", N_("What they did"), ("story", "timing", "partners")),
    ("results", N_("What happened"), ("worked",)),
    ("change", N_("What they would do differently"), ("would_change",)),
    ("harm", N_("Harm and attacks"), ("harm",)),
)


@dataclass(frozen=True)
class Fact:
    """One line of the facts box; no line at all means unknown."""

    label: str
    lines: list[str]
    is_wide: bool = False


@dataclass(frozen=True)
class Passage:
    """One answer as prose; a label where the part tells several."""

    label: str
    paragraphs: list[str]  # none where it is unknown


@dataclass(frozen=True)
class Part:
    """One part of the story, with its anchor."""

    anchor: str
    title: str
    passages: list[Passage]


@dataclass(frozen=True)
class Story:
    """Everything that the page of a case study shows, in the language of who reads."""

    title: str
    summary: str
    hashtag: str
    language: str
    themes: list[str]
    approach: str
    place: str
    minutes: int
    evidence: int | None
    evidence_words: str
    facts: list[Fact]
    parts: list[Part]
    results: list[dict[str, str]]
    lessons: list[dict[str, str]]
    sources: list[dict[str, str]]
    images: list[dict[str, str]]
    videos: list[dict[str, str]]
    cover: Cover
    licence: str = field(default="")


def story_of(content: Content, language: str, slug: str, reader: str) -> Story:
    """Tell a version (in `language`) to somebody who reads in `reader`."""
    level = content.get("evidence_level")
    themes = as_list(content.get("themes"))
    approach = told(content, "approach")
    return Story(
        title=told(content, "title"),
        summary=told(content, "summary"),
        hashtag=told(content, "hashtag"),
        language=language,
        themes=[label("themes", each, reader) for each in themes],
        approach=label("approaches", approach, reader) if approach else "",
        place=place_of(content, reader),
        minutes=minutes_to_read(content),
        evidence=level if isinstance(level, int) else None,
        evidence_words=_lines("evidence_level", content, reader)[0]
        if isinstance(level, int)
        else "",
        facts=[Fact(name, _lines(key, content, reader), wide) for name, key, wide in FACTS],
        parts=list(_parts(content)),
        results=[_result(row, reader) for row in content.get("results") or []],
        lessons=_rows(content, "lessons", ("title", "text")),
        sources=_rows(content, "sources", ("title", "link")),
        images=_rows(content, "images", ("image", "alt_text", "author", "caption")),
        videos=_rows(content, "videos", ("link", "title")),
        cover=cover(slug, themes, as_list(content.get("formats")), approach),
        licence=(_lines("licence", content, reader) or [""])[0],
    )


def _lines(key: str, content: Content, reader: str) -> list[str]:
    """Tell one answer; an open one has no line."""
    found = find_question(key)
    if found is None or not isinstance(found[1], Field):
        return []
    lines = tell(found[1], content.get(key), surroundings(reader))
    return [line for line in lines if line != UNKNOWN]


def _safely_told(row: Content, key: str) -> str:
    """Tell an answer; an address that leads anywhere but to a page is none."""
    text = told(row, key)
    is_address = key in ("link", "proof")
    return "" if is_address and not text.startswith(("https://", "http://")) else text


def _rows(content: Content, group: str, keys: tuple[str, ...]) -> list[dict[str, str]]:
    """Tell the rows of a list, those whose first answer is there."""
    rows = [{key: _safely_told(row, key) for key in keys} for row in content.get(group) or []]
    return [row for row in rows if row[keys[0]]]


def _parts(content: Content) -> Iterator[Part]:
    """Walk the parts of the story in which there is anything to tell."""
    for anchor, title, keys in PARTS:
        passages = [
            Passage(NAMES.get(key, ""), plain_paragraphs(told(content, key)))
            for key in keys
            if content.get(key)
        ]
        if passages:
            yield Part(anchor, title, passages)


NAMES = {
    "cta": N_("What people were asked to do"),
    "audience": N_("The people they spoke to"),
    "objectives": N_("What they aimed for"),
    "timing": N_("Why at that moment"),
    "partners": N_("Partners and funders"),
}


def _result(row: Mapping[str, Any], reader: str) -> dict[str, str]:
    """Tell one result; an empty value is unknown, never 0."""
    indicator = told(row, "indicator")
    name = told(row, "label") or (
        labels("indicators", reader).get(indicator, "") if indicator else ""
    )
    return {
        "name": name,
        "value": told(row, "value"),
        "period": told(row, "period"),
        "how": told(row, "how"),
        "proof": _safely_told(row, "proof"),
    }


def place_of(content: Content, reader: str) -> str:
    """Say where and when: town or country, and year."""
    country = told(content, "country")
    where = told(content, "area") or (countries(reader).get(country, "") if country else "")
    return ", ".join(each for each in (where, year_of(content)) if each)


@dataclass(frozen=True)
class Card:
    """A case study in a list, in the words of who reads."""

    slug: str
    title: str
    summary: str
    language: str
    theme: str
    phase: str
    audience: str
    budget: str
    place: str
    evidence: int | None
    minutes: int
    cover: Cover


def card_for(card: Mapping[str, Any], reader: str, phases: Mapping[str, str]) -> Card:
    """Put a stored card into words; `phases` gives the colour of a theme."""
    themes = card["themes"]
    country = card["country"]
    where = countries(reader).get(country, "") if country else card["area"]
    return Card(
        slug=card["slug"],
        title=card["title"],
        summary=card["summary"],
        language=card["language"],
        theme=label("themes", themes[0], reader) if themes else "",
        phase=phases.get(themes[0], "plan") if themes else "plan",
        audience=", ".join(label("audience_kinds", each, reader) for each in card["audiences"]),
        budget=(_lines("budget", {"budget": card["budget"]}, reader) or [""])[0],
        place=", ".join(each for each in (where, card["year"]) if each),
        evidence=card["evidence"],
        minutes=card["minutes"],
        cover=cover(card["slug"], themes, card["formats"], card["approach"]),
    )


def theme_phases() -> dict[str, str]:
    """Give the colour of each theme, as the class that sets it."""
    classes = {"plan": "p1", "produce": "p2", "promote": "p3", "measure": "p4"}
    themes = in_use().lists["themes"]
    return {key: classes.get(str(entry.get("phase")), "p1") for key, entry in themes.items()}
