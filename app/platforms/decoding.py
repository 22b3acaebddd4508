"""From the bytes of a file to its text, whatever program has written it."""

import codecs
import re

from app.platforms.unusable import Unusable
from app.questions.fields import N_

LARGEST = 1_000_000  # bytes: a year of daily figures is a tenth of it
WORKBOOK = N_(
    "This is a spreadsheet file, be it named .csv or not. Open it, and save it as CSV from there."
)
PICTURE = N_("This is a picture. We need the table itself: a CSV file.")
DOCUMENT = N_("This is a document, not a table. We need a CSV file.")
SIGNS = {
    b"PK\x03\x04": WORKBOOK,
    b"\xd0\xcf\x11\xe0": WORKBOOK,
    b"\x89PNG": PICTURE,
    b"\xff\xd8\xff": PICTURE,
    b"GIF8": PICTURE,
    b"RIFF": PICTURE,
    b"%PDF": DOCUMENT,
    b"{\\rtf": DOCUMENT,
}
MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def decode(content: bytes) -> tuple[str, str]:
    """Give the text of a file and the name of its encoding; raises Unusable.

    A mark at its beginning decides; else UTF-8, and what is none is read as Windows-1252, which
    old spreadsheets write.
    """
    if len(content) > LARGEST:
        raise Unusable(N_("This file is too large: 1 MB at most. Export a shorter period."))
    for sign, message in SIGNS.items():
        if content.startswith(sign):
            raise Unusable(message)
    text, encoding = _decoded(content)
    if not text.strip():
        raise Unusable(N_("This file is empty."))
    if found := NO_TEXT.search(text.rstrip("\x1a")):
        line = text.count("\n", 0, found.start()) + 1
        raise Unusable(
            N_("Line %(line)s holds signs that no text has: this is not a CSV file."), line=line
        )
    return text.rstrip("\x1a"), encoding


def _decoded(content: bytes) -> tuple[str, str]:
    mark, encoding = next(
        ((mark, name) for mark, name in MARKS.items() if content.startswith(mark)), (b"", "utf-8")
    )
    try:
        return content[len(mark) :].decode(encoding), encoding
    except UnicodeDecodeError:
        if mark:
            raise Unusable(
                N_("This file is damaged: its text cannot be read. Export it again.")
            ) from None
    try:
        return content.decode("windows-1252"), "windows-1252"
    except UnicodeDecodeError:
        return content.decode("latin-1"), "latin-1"
