"""Tables as CSV files that open well in a spreadsheet, in which nothing typed can calculate."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from unicodedata import category, normalize

Number = int | float | Decimal
Cell = str | Number | date | datetime | bool | None
DECIMAL_COMMA = frozenset({"fr"})  # spreadsheets there part cells by semicolons
BOM = b"\xef\xbb\xbf"
SIGNS = ("=", "+", "-", "@", "−")
PLAIN_NUMBER = re.compile(r"-?\d{1,15}(?:[.,]\d+)?")
NOT_KEPT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # a line feed and a tab are
WHERE_A_CELL_MAY_BEGIN = re.compile(r"([,;\t\n])")


def safe_cell(value: Cell) -> str | Number:
    """Make a cell inert: what begins like a formula gets an apostrophe; numbers stay numbers.

    OWASP, "CSV Injection": = + - @, tab and carriage return, and their full-width forms. Leading
    spaces and invisible marks do not hide one. A spreadsheet that parts cells at another mark, or
    at a line end inside the quotes, would begin a cell there: these places are looked at as well.
    """
    if value is None or isinstance(value, bool):
        return "" if value is None else int(value)
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        return value
    text = NOT_KEPT.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    if PLAIN_NUMBER.fullmatch(text):
        return text
    inert = "".join(_inert(piece) for piece in WHERE_A_CELL_MAY_BEGIN.split(text))
    return f"'{inert}" if inert.startswith(("\t", "\n")) else inert


def csv_file(rows: Iterable[Sequence[Cell]], language: str) -> bytes:
    """Write rows, the first with the columns' names, as UTF-8 with BOM.

    Every text is quoted. In French the cells are parted by semicolons and decimals by a comma, as
    a spreadsheet set to French expects them; in English by commas and points.
    """
    has_comma = language.split("-")[0] in DECIMAL_COMMA
    separator = ";" if has_comma else ","
    lines = [separator.join(_written(each, has_comma=has_comma) for each in row) for row in rows]
    return BOM + "".join(f"{line}\r\n" for line in lines).encode("utf-8", "replace")


def _written(value: Cell, *, has_comma: bool) -> str:
    cell = safe_cell(value)
    if not isinstance(cell, str):
        return str(cell).replace(".", ",") if has_comma else str(cell)
    quoted = cell.replace('"', '""')
    return f'"{quoted}"'


def _inert(piece: str) -> str:
    """Put an apostrophe before a text of one cell that a spreadsheet would calculate."""
    start = next((each for each in piece if not _is_invisible(each)), "")
    return f"'{piece}" if normalize("NFKC", start).startswith(SIGNS) else piece


def _is_invisible(character: str) -> bool:
    return character.isspace() or category(character) in ("Cf", "Cc")
