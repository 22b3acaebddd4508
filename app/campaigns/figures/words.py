"""How figures are written, in the language of the page: with their unit, short or in full."""

from decimal import Decimal
from math import floor, log10
from typing import Any

from babel.numbers import (
    format_compact_decimal,
    format_currency,
    format_decimal,
    format_percent,
)

from app.measures.figure import Unit
from app.measures.formulas import formula_of
from app.measures.series import Series
from app.reference.in_use import in_use, label
from app.reference.reference import OWN
from app.web.locale import gettext, language

DIGITS = 3  # after the comma, of a small number as well


def _rounded(value: float) -> Decimal:
    """Keep one decimal of what is above ten, and three digits of what is small."""
    if value == 0:
        return Decimal(0)
    size = floor(log10(abs(value)))
    return Decimal(str(round(value, max(DIGITS - 1 - size, 1 if size < DIGITS else 0))))


def indicator(key: str) -> str:
    """Name an indicator; the log book may still hold figures of one that was removed."""
    if key in in_use().lists["indicators"] or key.startswith(OWN):
        return label("indicators", key, language())
    return gettext("An indicator that was removed")


def told(key: str, what: str) -> str:
    """Give what the reference data says of an indicator: its formula, unit or caution."""
    entry: Any = in_use().lists["indicators"].get(key, {})
    return str(entry.get(f"{what}_{language()}") or entry.get(f"{what}_en") or "")


def unit(series: Series) -> str:
    """Name what an indicator is counted in: as the team calls it, else as the list does."""
    return series.unit or told(series.key, "unit")


def plain(value: float) -> str:
    """Write a number alone."""
    return format_decimal(_rounded(value), locale=language())


def percent(value: float) -> str:
    """Write a percentage with one decimal."""
    share = Decimal(str(round(value, 1))) / 100
    return format_percent(share, locale=language(), decimal_quantization=False)


def money(value: float, currency: str) -> str:
    """Write an amount that is given in whole units; a small one keeps its digits."""
    if abs(value) >= 1 or value == 0:
        return format_currency(value, currency, locale=language())
    return format_currency(_rounded(value), currency, locale=language(), decimal_quantization=False)


def short(value: float, series: Series) -> str:
    """Write a number for an axis, in few letters: 12 k."""
    if series.formula.unit is Unit.PERCENT and abs(value) < 1000:
        return percent(value)
    if abs(value) < 10_000:
        return format_decimal(Decimal(str(round(value, 4))), locale=language())
    return format_compact_decimal(value, locale=language(), fraction_digits=1)


def measured(value: float, series: Series, currency: str) -> str:
    """Write a figure of an indicator with its unit."""
    return in_unit(value, formula_of(series.key).unit, unit(series), currency)


def in_unit(value: float, kind: Unit, called: str, currency: str) -> str:
    """Write a value in a unit, which a percentage and an amount bring along."""
    if kind is Unit.PERCENT:
        return percent(value)
    if kind is Unit.MONEY:
        return money(value, currency)
    if not called:
        return plain(value)
    return gettext("%(value)s %(unit)s", value=plain(value), unit=called)


def apart(value: float, series: Series, currency: str) -> str:
    """Write how far two figures are apart: between percentages, in points."""
    if series.formula.unit is Unit.PERCENT:
        return gettext("%(value)s percentage points", value=plain(round(value, 1)))
    return measured(value, series, currency)
