"""The counts behind a percentage, as the note beside it names them: "412 of 5,300". Pure."""

import re

from app.measures.figure import Figure
from app.measures.formulas import can_be_worked_out, formula_of

NUMBER = r"\d(?:[\d\s.,'’]*\d)?"
COUNTS = re.compile(rf"(?P<part>{NUMBER})\s*(?:of|sur|من|/|÷)\s*(?P<whole>{NUMBER})")
NOT_A_DIGIT = re.compile(r"\D")
ROUNDED = 0.06  # percentage points: a value may have been kept with one decimal


def counts_behind(key: str, value: float, note: str) -> Figure | None:
    """Work a figure out again of the counts in its note, so that its margin can be shown.

    None unless the note names two counts that do give this value: a note is free text.
    """
    compute, found = formula_of(key).compute, COUNTS.search(note)
    if not found or compute is None or not can_be_worked_out(key):
        return None
    part, whole = (int(NOT_A_DIGIT.sub("", found[name])) for name in ("part", "whole"))
    try:
        figure = compute(part, whole)
    except ValueError:
        return None
    is_it = figure.value is not None and abs(figure.value - value) <= ROUNDED
    return figure if is_it else None
