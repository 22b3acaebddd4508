"""Week by week: how many pieces are due, and how far they are."""

from app.campaigns.glances import words
from app.campaigns.glances.glance import Cell, Glance, Line, Table
from app.plan.arithmetic import PIECES, Span, Weeks, weeks_of
from app.plan.plan import Plan
from app.web.locale import gettext, ngettext


def weeks_glance(plan: Plan) -> Glance:
    """Show when pieces are due; nothing while there is none."""
    weeks, title = weeks_of(plan), gettext("Pieces, week by week")
    if not plan.rows(PIECES):
        return Glance("weeks", title)
    return Glance(
        "weeks",
        title,
        said=_said(weeks),
        more=_outside(weeks),
        tables=[_table(weeks)] if weeks.spans else [],
    )


def _said(weeks: Weeks) -> str:
    undated = ngettext(
        "One piece has no date yet.", "%(num)s pieces have no date yet.", len(weeks.undated)
    )
    if not weeks.dated:
        return undated if weeks.undated else gettext("No piece is due within your dates.")
    spread = ngettext("One week", "%(num)s weeks", weeks.total)
    due = ngettext("one piece is due", "%(num)s pieces are due", weeks.dated)
    said = gettext("%(weeks)s, in which %(pieces)s.", weeks=spread, pieces=due)
    if idle := weeks.total - weeks.busy:
        empty = ngettext("In one week nothing is due.", "In %(num)s weeks nothing is due.", idle)
        said = f"{said} {empty}"
    return f"{said} {undated}" if weeks.undated else said


def _outside(weeks: Weeks) -> list[str]:
    if not weeks.outside:
        return []
    return [
        ngettext(
            "One piece is due before work begins or after the end.",
            "%(num)s pieces are due before work begins or after the end.",
            len(weeks.outside),
        )
    ]


def _table(weeks: Weeks) -> Table:
    heads = [gettext("Week"), gettext("Pieces due"), gettext("How far they are")]
    lines = [_line(each) for each in weeks.spans]
    return Table(gettext("From the first week to the last"), heads, lines, is_wide=True)


def _line(span: Span) -> Line:
    when = gettext(
        "%(first)s to %(last)s",
        first=words.short_day(span.first),
        last=words.day_and_year(span.last),
    )
    launch = gettext("week of the launch") if span.has_launch else ""
    if not span.pieces:
        nothing = ngettext("none, for one week", "none, for %(num)s weeks", span.weeks)
        return Line(Cell.of(when, launch), [Cell.of(nothing), Cell.of("–")])
    states = [
        gettext("%(label)s: %(answer)s", label=_state(key), answer=words.figure(number))
        for key, number in span.by_status.items()
    ]
    return Line(Cell.of(when, launch), [Cell.of(words.figure(len(span.pieces))), Cell.of(*states)])


def _state(key: str) -> str:
    return words.chosen(PIECES, "status", key) if key else gettext("not said")
