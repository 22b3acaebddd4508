"""Rows as a spreadsheet opens them: UTF-8 with its mark, and no cell that could compute. Pure.

Spreadsheets of countries with a decimal comma expect semicolons between cells, others commas.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from babel.numbers import get_decimal_symbol

MARK = b"\xef\xbb\xbf"  # UTF-8 signature: without it, Excel reads accents as gibberish
# What makes a program compute a cell instead of showing it (OWASP, CSV injection), and the
# full-width letters that some programs take for the same.
COMPUTES = re.compile(r"^[\s\u200b\ufeff]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20|%]")
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
Cell = str | int | float | None


def to_csv(rows: Iterable[Sequence[Cell]], language: str) -> bytes:
    """Write rows as CSV for the spreadsheets of a language; numbers stay numbers."""
    decimal = get_decimal_symbol(language)
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";" if decimal == "," else ",", lineterminator="\r\n")
    for row in rows:
        writer.writerow([_written(each, decimal) for each in row])
    return MARK + file.getvalue().encode()


def _written(cell: Cell, decimal: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return as_text(cell)
    whole = isinstance(cell, int) or cell.is_integer()
    return str(int(cell)) if whole else repr(round(cell, 6)).replace(".", decimal)


def as_text(text: str) -> str:
    """Keep a text from computing: an apostrophe before what a program takes for a formula."""
    text = UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return f"'{text}" if COMPUTES.match(text) else text
