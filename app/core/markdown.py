"""Safe text to HTML: what people and writers type becomes clean markup, never live code."""

import re
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

TAGS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "strong", "em", "a", "blockquote", "code"}
TAGS |= {"hr", "br", "table", "thead", "tbody", "tr", "th", "td"}
_markdown = MarkdownIt("js-default", {"html": False, "linkify": False})
# It prepares its rules at first use, which two threads may not do at once: three people who came
# just after a restart got an error instead of their page.
_markdown.render("*first use*")


@lru_cache(maxsize=256)
def to_html(text: str) -> Markup:
    """Turn Markdown into clean HTML."""
    html = nh3.clean(_markdown.render(text), tags=TAGS, attributes={"a": {"href"}})
    return Markup(html)  # noqa: S704 cleaned by nh3 just above


def plain_paragraphs(text: str) -> list[str]:
    """Split plain text at its blank lines."""
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
