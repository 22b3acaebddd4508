"""Coverage: through what each audience is reached, and what is missing."""

from app.campaigns.glances import words
from app.campaigns.glances.glance import Cell, Glance, Line, Table
from app.plan.answers import text
from app.plan.coverage import Coverage, Need, Reached, coverage_of
from app.plan.plan import Plan
from app.questions.fields import N_
from app.web.locale import gettext, joined, ngettext

MISSING = {
    Need.CHANNEL: N_("a channel"),
    Need.MESSENGER: N_("a messenger"),
    Need.MESSAGE: N_("a message"),
    Need.PIECE: N_("a piece"),
}


def coverage_glance(plan: Plan) -> Glance:
    """Show what each audience is reached through; nothing before something is planned for one."""
    coverage, title = coverage_of(plan), gettext("Who is reached, and how")
    if not coverage.is_begun:
        return Glance("coverage", title)
    lacking = [each for each in coverage.audiences if each.gaps]
    said = [_gaps(each) for each in lacking] or [_all_reached(plan)]
    return Glance(
        "coverage",
        title,
        said=said[0],
        is_warning=bool(lacking),
        more=[*said[1:], *_loose(coverage)],
        tables=[_table(coverage)],
    )


def _all_reached(plan: Plan) -> str:
    if text(plan.answers("messengers"), "no_messenger_why"):
        return gettext("Every audience has a channel, a message and a piece.")
    return gettext("Every audience has a channel, a messenger, a message and a piece.")


def _gaps(reached: Reached) -> str:
    gaps = joined([gettext(MISSING[need]) for need in reached.gaps])
    name = words.upper(words.audience(reached.segment))
    return gettext("%(audience)s: still missing is %(gaps)s.", audience=name, gaps=gaps)


def _loose(coverage: Coverage) -> list[str]:
    counts = {
        Need.CHANNEL: lambda n: ngettext("one channel", "%(num)s channels", n),
        Need.MESSENGER: lambda n: ngettext("one messenger", "%(num)s messengers", n),
        Need.MESSAGE: lambda n: ngettext("one message", "%(num)s messages", n),
        Need.PIECE: lambda n: ngettext("one piece", "%(num)s pieces", n),
    }
    told = [counts[need](number) for need, number in coverage.loose.items() if number]
    return [gettext("For no audience yet: %(what)s.", what=joined(told))] if told else []


def _table(coverage: Coverage) -> Table:
    heads = [
        gettext("Audience"),
        gettext("Channels"),
        gettext("Who speaks"),
        gettext("Message"),
        gettext("Pieces"),
    ]
    lines = [_line(each) for each in coverage.audiences]
    return Table(gettext("Audience by audience"), heads, lines, is_wide=True)


def _line(reached: Reached) -> Line:
    segment, rows = reached.segment, reached.rows
    rank = text(segment, "rank")
    head = Cell.of(
        words.upper(words.audience(segment)),
        words.lower(words.chosen("audience.segments", "rank", rank)) if rank else "",
    )
    channels = [_channel(row) for row in rows[Need.CHANNEL]]
    messengers = [words.upper(words.messenger(row)) for row in rows[Need.MESSENGER]]
    messages = rows[Need.MESSAGE]
    pieces = rows[Need.PIECE]
    return Line(
        head,
        [
            _cell(reached, Need.CHANNEL, words.each_once(channels)),
            _cell(reached, Need.MESSENGER, words.each_once(messengers)),
            _cell(reached, Need.MESSAGE, [gettext("written")] if messages else []),
            _cell(reached, Need.PIECE, [words.figure(len(pieces))] if pieces else []),
        ],
    )


def _channel(row: words.Row) -> str:
    name, role = words.upper(words.channel(row)), text(row, "role")
    if not role:
        return name
    purpose = words.lower(words.chosen(Need.CHANNEL, "role", role))
    return gettext("%(name)s (%(role)s)", name=name, role=purpose)


def _cell(reached: Reached, need: Need, lines: list[str]) -> Cell:
    if lines:
        return Cell.of(*lines)
    return Cell.gap(gettext("none yet")) if need in reached.gaps else Cell.of("–")
