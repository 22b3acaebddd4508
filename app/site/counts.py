"""The counts in words: tables for a page, for a spreadsheet and for programs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal

from app.accounts.models import Role
from app.campaigns.models import Depth
from app.case_studies.progress import STATES
from app.core.clock import now
from app.exports.csv_cells import Cell
from app.plan.journey import PHASES
from app.questions.fields import N_
from app.questions.world import name_of_language
from app.reference.in_use import label
from app.site.counting import ALL_READY, FEW, Counts, Numbers
from app.web.locale import gettext, language

ROLES = {
    Role.MEMBER: N_("Member"),
    Role.MODERATOR: N_("Moderator"),
    Role.ADMINISTRATOR: N_("Administrator"),
}
DEPTHS = {Depth.EXPRESS: N_("Express"), Depth.COMPLETE: N_("Complete")}


@dataclass(frozen=True)
class Line:
    """One thing that was counted; no number: too few, so that it is not told."""

    key: str
    label: str
    number: float | None

    @property
    def told(self) -> str:
        """The number as people write it."""
        if self.number is None:
            return gettext("not told")
        return str(format_decimal(self.number, locale=language()))


@dataclass(frozen=True)
class Table:
    """Counts under a title; `note` says what else one should know."""

    key: str
    title: str
    lines: list[Line]
    note: str = ""


def tables_of(numbers: Numbers) -> list[Table]:
    """Word all counts in the language of the page."""
    return [
        _table("phases", N_("Campaigns by the phase they have reached"), numbers.phases, _PHASES),
        _table("depths", N_("Campaigns by depth"), numbers.depths, DEPTHS),
        _themes(numbers.themes),
        _states(numbers),
        _waited(numbers.waited),
        _months(numbers.months),
        _languages("case_languages", N_("Languages of case studies"), numbers.case_languages),
        _table("people", N_("People by role"), numbers.people, ROLES),
        _languages("reading", N_("Languages that people read in"), numbers.reading_languages),
    ]


_PHASES = {**PHASES, ALL_READY: N_("All steps are ready")}


def _table(key: str, title: str, counts: Counts, words: Mapping[Any, str]) -> Table:
    lines = [Line(str(each), gettext(words[each]), counts.get(each, 0)) for each in words]
    return Table(key, gettext(title), [each for each in lines if each.key in counts])


def _themes(counts: Counts) -> Table:
    lines = [Line(key, label("themes", key, language()), counts[key]) for key in counts]
    note = gettext("A campaign may have several. Only themes of three campaigns or more are named.")
    return Table("themes", gettext("Campaigns by theme"), _by_number(lines), note)


def _states(numbers: Numbers) -> Table:
    table = _table("states", N_("Case studies by state"), numbers.states, STATES)
    note = gettext(
        "Without the cases that came with the site: %(num)s.", num=numbers.demonstrations
    )
    return Table(table.key, table.title, table.lines, note)


def _waited(waited: tuple[int, float | None]) -> Table:
    decisions, days = waited
    title = gettext("How long moderation took, in the last twelve months")
    lines = [
        Line("decisions", gettext("Decisions"), decisions),
        Line("median_days", gettext("Days from sending to decision (median)"), days),
    ]
    note = gettext(
        "Half of the decisions took less than the median, half took more. It takes three to tell"
        " it."
    )
    return Table("moderation", title, lines, note)


def _months(counts: Counts) -> Table:
    first = now().replace(day=1)
    lines = []
    for key, number in counts.items():
        month = first.replace(year=int(key[:4]), month=int(key[5:]))
        words = format_date(month, "MMMM y", locale=language())
        lines.append(Line(key, words[:1].upper() + words[1:], number))
    return Table("published", gettext("Case studies published by month"), lines)


def _languages(key: str, title: str, counts: Counts) -> Table:
    names = {code: name_of_language(code, language()) for code in counts}
    lines = [Line(code, names[code][:1].upper() + names[code][1:], counts[code]) for code in counts]
    return Table(key, gettext(title), _by_number(lines))


def _by_number(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda each: (-(each.number or 0), each.label))


def as_rows(tables: list[Table]) -> Iterator[list[Cell]]:
    """Give the tables as rows of one sheet."""
    yield [gettext("Table"), gettext("What is counted"), gettext("Number")]
    for table in tables:
        for line in table.lines:
            yield [table.title, line.label, line.told if line.number is None else line.number]


def as_document(tables: list[Table]) -> dict[str, Any]:
    """Give the tables for programs; `null` is a number that is not told: it, or another
    part of the same whole, is below `not_told_below`.
    """
    counts = {table.key: {each.key: each.number for each in table.lines} for table in tables}
    return {
        "counted_at": now().isoformat(timespec="seconds"),
        "not_told_below": FEW,
        "counts": counts,
    }
