"""The first page of a plan on paper: what it is about, for whom, with what, until when. Pure."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from babel.numbers import format_currency, format_decimal

from app.exports.document import Block, Cell, Fact, Facts, Note, Row, Table
from app.exports.wording import OPEN, fact, lines_of
from app.plan.answers import day, text
from app.plan.arithmetic import budget_of, hours_of
from app.plan.journey import journey_of
from app.plan.plan import Plan
from app.plan.sentences import objective_in_words
from app.plan.steps import BY_SLUG
from app.questions.fields import N_, UNKNOWN, Field, Rows
from app.questions.reading import Surroundings
from app.questions.world import minor_digits

MOST_MILESTONES = 8
FIRST = (  # "step.field", what it is called here
    ("basics.organisation", N_("Organisation")),
    ("basics.country", N_("Country")),
    ("basics.area", N_("Place")),
    ("basics.languages", N_("Languages")),
    ("basics.themes", N_("Themes")),
    ("context.approach", N_("Approach")),
    ("calendar.start", N_("Work begins")),
    ("calendar.launch_date", N_("Launch")),
    ("calendar.end", N_("Campaign ends")),
    ("objectives.goal", N_("Goal")),
)


def summary_of(plan: Plan, around: Surroundings, *, tells_progress: bool = True) -> list[Block]:
    """Sum up a plan on one page; what is not known yet is left out, or said to be open."""
    basics = plan.answers("basics")
    blocks: list[Block] = []
    if words := text(basics, "summary"):
        blocks.append(Note(words, "lead"))
    facts = [
        *_first(plan, around),
        *_aims(plan, around),
        *_audiences(plan, around),
        *_messages(plan, around),
        *_means(plan, around),
        *([_standing(plan, around)] if tells_progress else []),
    ]
    blocks.append(Facts([each for each in facts if each.lines]))
    return blocks + _milestones(plan, around)


def _first(plan: Plan, around: Surroundings) -> Iterator[Fact]:
    for place, title in FIRST:
        slug, _, key = place.partition(".")
        question = next(each for each in BY_SLUG[slug].fields() if each.key == key)
        yield fact(around.translate(title), lines_of(question, plan.answers(slug), around))


def _group(where: str) -> Rows:
    slug, _, key = where.partition(".")
    group = BY_SLUG[slug].group(key)
    if group is None:
        raise KeyError(where)
    return group


def _teller(where: str, row: Mapping[str, Any], around: Surroundings) -> Callable[[str], str]:
    """Give how to word an answer of a row; an open question is no answer in a sum."""
    fields: dict[str, Field] = {each.key: each for each in _group(where).plain_fields()}

    def told(key: str) -> str:
        is_open = row.get(key) == UNKNOWN
        return "" if is_open else ", ".join(lines_of(fields[key], row, around))

    return told


def _aims(plan: Plan, around: Surroundings) -> list[Fact]:
    say, answers = around.translate, plan.answers("objectives")
    sentences = []
    for row in plan.rows("objectives.objectives"):
        told = _teller("objectives.objectives", row, around)
        said = [say(message) % given for message, given in objective_in_words(row, told)]
        sentences.append(" ".join(said) or told("what"))
    theory = [text(answers, key) for key in ("if_we", "then", "because")]
    how = say(N_("If we %(if_we)s, then %(then)s, because %(because)s.")) % {
        "if_we": theory[0],
        "then": theory[1],
        "because": theory[2],
    }
    return [
        Fact(say(N_("How it should work")), [how] if all(theory) else [], is_long=True),
        Fact(say(N_("Objectives")), [each for each in sentences if each], is_long=True),
    ]


def _audiences(plan: Plan, around: Surroundings) -> list[Fact]:
    lines = []
    for row in plan.rows("audience.segments"):
        told = _teller("audience.segments", row, around)
        words = [told(key) for key in ("label", "rank", "place", "cares_about")]
        lines.append(" · ".join(each for each in words if each))
    return [Fact(around.translate(N_("Audiences")), [each for each in lines if each], True)]


def _messages(plan: Plan, around: Surroundings) -> list[Fact]:
    lines = []
    for row in plan.rows("message.messages"):
        words = [text(row, "core_message"), text(row, "cta")]
        lines.append(" · ".join(each for each in words if each))
    title = around.translate(N_("Message and call to action"))
    return [Fact(title, [each for each in lines if each], is_long=True)]


def _means(plan: Plan, around: Surroundings) -> list[Fact]:
    say = around.translate
    channels = [
        _teller("channels.channels", row, around)("channel")
        for row in plan.rows("channels.channels")
    ]
    return [
        fact(say(N_("Channels")), [", ".join(dict.fromkeys(filter(None, channels)))]),
        Fact(say(N_("Content")), _pieces(plan, around)),
        Fact(say(N_("Hours a week")), _hours(plan, around)),
        Fact(say(N_("Budget")), _money(plan, around)),
    ]


def _pieces(plan: Plan, around: Surroundings) -> list[str]:
    counted = Counter(
        _teller("content.pieces", row, around)("status") or around.translate(OPEN)
        for row in plan.rows("content.pieces")
    )
    words = (f"{status}: {number}" for status, number in counted.items())
    return [", ".join(words)] if counted else []


def _hours(plan: Plan, around: Surroundings) -> list[str]:
    hours = hours_of(plan)
    if not hours.needed and not hours.there:
        return []
    given = {"needed": hours.needed, "there": hours.there}
    words = {key: format_decimal(each, locale=around.language) for key, each in given.items()}
    return [around.translate(N_("%(needed)s asked for by the channels, %(there)s there")) % words]


def _money(plan: Plan, around: Surroundings) -> list[str]:
    budget = budget_of(plan)
    if not budget.costs and not budget.income:
        return []
    scale = 10 ** minor_digits(plan.currency)
    given = {"cost": budget.cost, "held": budget.held, "asked": budget.asked}
    words = {
        key: format_currency(each / scale, plan.currency, locale=around.language)
        for key, each in given.items()
    }
    said = around.translate(N_("costs %(cost)s; there %(held)s; asked for %(asked)s"))
    return [said % words]


def _standing(plan: Plan, around: Surroundings) -> Fact:
    stops = journey_of(plan).stops
    say = around.translate
    answered = sum(not stop.gaps for stop in stops)
    missing = sum(len(stop.gaps) for stop in stops)
    said = say(N_("%(answered)s of %(steps)s steps have every needed answer")) % {
        "answered": answered,
        "steps": len(stops),
    }
    lines = [said]
    if missing:
        lines.append(say(N_("Answers missing: %(missing)s")) % {"missing": missing})
    return Fact(say(N_("Where the plan stands")), lines)


def _milestones(plan: Plan, around: Surroundings) -> list[Block]:
    rows = [row for row in plan.rows("calendar.milestones") if day(row, "date")]
    rows.sort(key=lambda row: str(row["date"]))
    if not rows:
        return []
    cells = []
    for row in rows[:MOST_MILESTONES]:
        told = _teller("calendar.milestones", row, around)
        cells.append(Row([Cell([told(key)]) for key in ("date", "what", "owner")]))
    say = around.translate
    head = [say(N_("When")), say(N_("Milestone")), say(N_("Who"))]
    return [Table(say(N_("Milestones")), head, [2, 5, 2], cells)]
