"""A plan as a Word file, with real headings, tables and languages, for teams that write on."""

from app.exports.document import Document
from app.exports.plain_text import every_text, readable
from app.exports.press import printed


def to_word(document: Document) -> bytes:
    """Make the file; raises PressFailed."""
    return printed("word_press", every_text(document.as_mapping(), readable))
