"""Hours a week: what the channels ask for, beside what the team has."""

from app.campaigns.glances import words
from app.campaigns.glances.glance import Cell, Glance, Line, Table
from app.plan.answers import number
from app.plan.arithmetic import Hours, hours_of
from app.plan.plan import Plan
from app.web.locale import gettext, joined


def hours_glance(plan: Plan) -> Glance:
    """Show whether the team has the time that its channels take; nothing without any hours."""
    hours = hours_of(plan)
    title = gettext("Hours")
    has_needs = len(hours.untold(hours.channels)) < len(hours.channels)
    has_people = len(hours.untold(hours.people)) < len(hours.people)
    if not has_needs and not has_people:
        return Glance("hours", title)
    return Glance(
        "hours",
        title,
        said=_said(hours, has_needs=has_needs, has_people=has_people),
        is_warning=has_needs and has_people and hours.short > 0,
        more=_uncounted(hours),
        tables=[_channels(hours, plan.people), _people(hours)],
    )


def _said(hours: Hours, *, has_needs: bool, has_people: bool) -> str:
    given = {"needed": words.hours(hours.needed), "there": words.hours(hours.there)}
    if not has_people:
        return gettext(
            "Your channels need %(needed)s a week; how many your team has is not known yet.",
            **given,
        )
    if not has_needs:
        return gettext(
            "Your team has %(there)s a week; how many your channels need is not known yet.",
            **given,
        )
    said = gettext("Your channels need %(needed)s a week; your team has %(there)s.", **given)
    rest = gettext("That is exactly enough.")
    if hours.short > 0:
        rest = gettext("Too few: %(hours)s.", hours=words.hours(hours.short))
    elif hours.short < 0:
        rest = gettext("Left: %(hours)s.", hours=words.hours(-hours.short))
    return f"{said} {rest}"


def _uncounted(hours: Hours) -> list[str]:
    names = [words.channel(row) for row in hours.untold(hours.channels)]
    names += [words.person(row) for row in hours.untold(hours.people)]
    if not names:
        return []
    return [
        gettext("Not counted, as their hours are not known yet: %(names)s.", names=joined(names))
    ]


def _cell(value: float | None) -> Cell:
    return Cell.gap(gettext("not known yet")) if value is None else Cell.of(words.figure(value))


def _channels(hours: Hours, people: dict[str, str]) -> Table:
    lines = [
        Line(
            Cell.of(words.upper(words.channel(row)), people.get(str(row.get("owner")), "")),
            [_cell(number(row, "hours_per_week"))],
        )
        for row in hours.channels
    ]
    total = Line(Cell.of(gettext("In all")), [_cell(hours.needed)], is_total=True)
    heads = [gettext("Channel"), gettext("Hours a week")]
    return Table(gettext("What the channels need"), heads, [*lines, total], numbers=True)


def _people(hours: Hours) -> Table:
    """Table people; "for channels" is what those take that name this person."""
    lines = [
        Line(
            Cell.of(words.upper(words.person(row))),
            [_cell(number(row, "hours_per_week")), _cell(hours.asked_of(row))],
        )
        for row in hours.people
    ]
    shared = sum(hours.asked_of(row) for row in hours.people)
    total = [_cell(hours.there), _cell(shared)]
    heads = [gettext("Person"), gettext("Has, a week"), gettext("For their channels")]
    lines.append(Line(Cell.of(gettext("In all")), total, is_total=True))
    return Table(gettext("What the team has"), heads, lines, numbers=True)
