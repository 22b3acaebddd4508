"""Static texts: about, help, privacy, terms, accessibility, one Markdown file per language."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from app.core.errors import Missing
from app.core.markdown import to_html
from app.core.settings import Settings

PAGES = Path(__file__).parent.parent / "content"
SLUGS = ("about", "help", "privacy", "terms", "accessibility")


@dataclass(frozen=True)
class Text:
    """A page of prose: its title and its body."""

    title: str
    body: Markup


def text_for(slug: str, language: str, settings: Settings) -> Text:
    """Give a text with the site's own names filled in; raises Missing."""
    if slug not in SLUGS:
        raise Missing
    title, body = _read(slug, language)
    unnamed = {
        "fr": "l’organisation qui tient ce site",
        "en": "the organisation that runs this site",
    }
    nobody = {"fr": "la personne qui tient ce site", "en": "whoever runs this site"}
    names = {
        "{site}": settings.site_name,
        "{organisation}": settings.organisation or unnamed.get(language, unnamed["en"]),
        "{contact}": settings.contact or nobody.get(language, nobody["en"]),
    }
    for placeholder, name in names.items():
        title, body = title.replace(placeholder, name), body.replace(placeholder, name)
    return Text(title, to_html(body))


@lru_cache
def _read(slug: str, language: str) -> tuple[str, str]:
    text = (PAGES / language / "pages" / f"{slug}.md").read_text(encoding="utf-8")
    title, _, body = text.strip().removeprefix("# ").partition("\n")
    return title.strip(), body.strip()
