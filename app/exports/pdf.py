"""A plan as PDF for printing and for screen readers: tagged, titled, in its language (PDF/UA-1)."""

from collections.abc import Callable, Iterator, Mapping
from itertools import zip_longest
from typing import Any

from app.exports.document import Document
from app.exports.plain_text import breakable, drawable, every_text, readable
from app.exports.press import printed

TRACKS = 12
SHARES = (
    (33, 3),
    (44, 4),
    (66, 6),
    (88, 8),
)  # letters, tracks: a quarter of the line to two thirds
Item = Mapping[str, Any]
TO_WRITE = 30  # letters of a label that leave room to write on half a line
NARROW = 3  # columns: two such tables stand side by side


def to_pdf(document: Document) -> bytes:
    """Make the PDF; raises PressFailed."""
    return printed("pdf_press", as_set(document))


def as_set(document: Document) -> dict[str, Any]:
    """Give the document as it is set: what no font draws is told by its number."""
    given: dict[str, Any] = every_text(document.as_mapping(), _fit)
    for part, tracks in (("first_page", _above), ("blocks", _leading)):
        for block in given[part]:
            if block["kind"] == "facts":
                _share_lines(block["items"], tracks)
    given["blocks"] = list(_side_by_side(given["blocks"]))
    return given


def _side_by_side(blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Put two narrow tables that follow each other beside each other."""
    waiting: dict[str, Any] | None = None
    for block in blocks:
        if waiting and _is_narrow(block):
            yield {"kind": "pair", "tables": [waiting, block]}
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = block if _is_narrow(block) else None
        if waiting is None:
            yield block
    if waiting:
        yield waiting


def _is_narrow(block: dict[str, Any]) -> bool:
    is_table = block["kind"] == "table" and len(block["head"]) <= NARROW
    return is_table and not any(row["more"] for row in block["rows"])


def _share_lines(items: list[dict[str, Any]], tracks: Callable[[Item], int]) -> None:
    """Say how many of the twelve tracks of a line each answer takes; the last one fills it."""
    room = TRACKS
    for item, after in zip_longest(items, items[1:]):
        room -= item.setdefault("span", min(tracks(item), room))
        if after is None or tracks(after) > room:
            item["span"] += room
            room = TRACKS


def _above(item: Item) -> int:
    """Give the width of an answer whose label stands above it."""
    return _width(max(sum(map(len, item["lines"])), len(item["label"])) * 1.2)


def _leading(item: Item) -> int:
    """Give the width of an answer whose label stands before it on the line, or is to be written."""
    if not item["lines"]:
        return TRACKS if len(item["label"]) > TO_WRITE else TRACKS // 2
    return _width(sum(map(len, item["lines"])) + len(item["label"]) * 1.1)


def _width(letters: float) -> int:
    return next((tracks for most, tracks in SHARES if letters <= most), TRACKS)


def _fit(text: str) -> str:
    return breakable(drawable(readable(text)))
