"""Entries of a file as rows of the log book: where each goes, and the note that says what it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.numbers import format_decimal

from app.core.folding import folded
from app.core.typography import day_in_words
from app.plan.plan import Plan
from app.platforms.columns import PEOPLE, UNSURE, platform_name
from app.platforms.figures import Figure
from app.platforms.sheet import Sheet, World
from app.questions.fields import N_
from app.questions.world import minor_digits
from app.reference.in_use import in_use

NOTE_LENGTH = 240
ADDED_UP = N_("%(told)s, %(pieces)s pieces added up")
LARGEST_OF = N_("%(told)s, the largest of %(pieces)s pieces")
BY_ITS_FORMULA = N_("%(numerator)s ÷ %(denominator)s")
SINCE = N_("%(told)s, from %(first)s")
WAYS = {
    "count": N_("Added up over the pieces of a day."),
    "time": N_("Added up over the pieces of a day."),
    PEOPLE: N_("People are not added up: some have seen several pieces."),
    "rate": N_("Never added up over pieces or days."),
    "mean": N_("Never added up over pieces or days."),
    UNSURE: N_("We do not know this column: say what it is, or leave it."),
    "plain": N_("One entry for each line."),
}


@dataclass(frozen=True)
class Words:
    """What wording entries needs: the language of the page, and where each source goes."""

    sheet: Sheet
    language: str
    translate: Callable[[str], str]
    targets: Mapping[str, str]  # source key -> row of the measurement plan, or indicator
    currency: str

    def number(self, value: float) -> str:
        """Write a figure."""
        return str(format_decimal(round(value, 2), locale=self.language))

    def day(self, value: date) -> str:
        """Write a day in full."""
        return day_in_words(value, self.language)

    def row(self, figure: Figure) -> dict[str, Any]:
        """Give the row of the log book that an entry makes."""
        found = {
            "id": figure.id,
            "date": figure.day.isoformat(),
            "indicator": self.targets[figure.source.key],
            "value": figure.value,
            "spend": self._spend(figure.spend),
            "note": (figure.note if self.sheet.is_plain else self._note(figure))[:NOTE_LENGTH],
            "proof": figure.proof,
        }
        return {key: value for key, value in found.items() if value not in (None, "")}

    def _spend(self, amount: float | None) -> int | None:
        return None if amount is None else round(amount * 10.0 ** minor_digits(self.currency))

    def _note(self, figure: Figure) -> str:
        """Say what a figure is: its column or its formula, and of which pieces."""
        words = self.translate
        told = self.formula(figure) if figure.source.formula else figure.source.name
        if figure.pieces > 1 and not figure.source.formula:
            pattern = LARGEST_OF if figure.source.kind == PEOPLE else ADDED_UP
            told = words(pattern) % {"told": told, "pieces": figure.pieces}
        if figure.first:
            told = words(SINCE) % {"told": told, "first": self.day(figure.first)}
        piece = f" – {figure.piece}" if figure.piece else ""
        platform = words(platform_name(self.sheet.platform))
        return words(N_("%(label)s: %(answer)s")) % {"label": platform, "answer": told + piece}

    def formula(self, figure: Figure) -> str:
        """Write a rate as its numerator and denominator, each with what it counts."""
        formula = figure.source.formula
        if formula is None:
            return ""
        parts = " + ".join(self._column(part) for part in figure.source.parts)
        over = self._column(formula.over)
        numerator = f"({parts}) {self.number(figure.numerator or 0)}"
        denominator = f"({over}) {self.number(figure.denominator or 0)}"
        told = self.translate(BY_ITS_FORMULA)
        told = told % {"numerator": numerator, "denominator": denominator}
        return f"{told} × 100" if formula.times == 100 else told

    def _column(self, means: str) -> str:
        source = self.sheet.source(f"c:{means}")
        return source.name if source else means


def world_of(plan: Plan, today: date) -> World:
    """Give what reading a file needs to know of a plan: indicators go by any of their names."""
    known = in_use()
    names = {folded(key): key for key in known.lists["indicators"]}
    for language in ("en", "fr"):
        labels = known.labels("indicators", language)
        names |= {folded(label): key for key, label in labels.items()}
    return World(today, plan.currency, names)


def planned_of(plan: Plan) -> dict[str, str]:
    """Map the rows of the measurement plan to their indicators."""
    rows = plan.rows("measurement.indicators")
    return {row["id"]: str(row["indicator"]) for row in rows if row.get("indicator")}


def first_targets(sheet: Sheet, planned: Mapping[str, str]) -> dict[str, str]:
    """Say where each source goes by itself: to the plan's own indicator; else only plain counts.

    Rates that nobody has planned to follow are left out until somebody wants them.
    """
    rows = {indicator: row for row, indicator in reversed(list(planned.items()))}
    found: dict[str, str] = {}
    taken: set[str] = set()
    for source in sheet.sources:
        target = rows.get(source.indicator, "")
        if not target and (sheet.is_plain or source.kind in ("count", PEOPLE)):
            target = source.indicator
        if target and target not in taken:
            found[source.key] = target
            taken.add(target)
    return found
