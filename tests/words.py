"""What the site says in a language, so that a test need not repeat a translation."""

import re
from typing import Any

from flask_babel import force_locale, gettext


def say(language: str, message: str, **given: Any) -> str:
    """Give a message as the site words it; needs an app context."""
    with force_locale(language):
        return folded(str(gettext(message, **given)))


def folded(text: str) -> str:
    """Give a text with each run of spaces, narrow and unbreakable ones too, made one space."""
    return " ".join(text.split())


def lines_of(markdown: str) -> list[str]:
    """Give the lines of a text as a page shows them, without bullets, numbers and stars."""
    plain = re.sub(r"^(?:\d+\.|-) +|\*\*", "", markdown, flags=re.MULTILINE)
    return [folded(line) for line in plain.splitlines() if line.strip()]
