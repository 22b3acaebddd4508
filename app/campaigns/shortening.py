"""Cutting what was written so that it fits into a shorter answer."""

from typing import Any


def shortened(text: Any, limit: int) -> str | None:
    """Cut at a word so that it fits; the author sees it and may say it better."""
    if not isinstance(text, str) or len(text) <= limit:
        return text if isinstance(text, str) else None
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
