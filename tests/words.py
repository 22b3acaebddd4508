"""What the site says in a language, so that a test need not repeat a translation."""

from typing import Any

from flask_babel import force_locale, gettext


def say(language: str, message: str, **given: Any) -> str:
    """Give a message as the site words it; needs an app context."""
    with force_locale(language):
        return folded(str(gettext(message, **given)))


def folded(text: str) -> str:
    """Give a text with each run of spaces, narrow and unbreakable ones too, made one space."""
    return " ".join(text.split())
