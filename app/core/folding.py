"""Texts as they count for "the same", however they were typed."""

import unicodedata


def folded(text: str) -> str:
    """Forget case, accents and stray spaces, to compare what people type."""
    parts = unicodedata.normalize("NFKD", " ".join(text.split()))
    return "".join(each for each in parts if not unicodedata.combining(each)).casefold()
