"""A plan on paper: one page that sums up, then phase by phase, whatever the file. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.exports.annex import Annex, annex_of
from app.exports.columns import columns_of, short_words
from app.exports.document import Block, Cell, Document, Facts, Heading, Note, Row, Table
from app.exports.summary import summary_of
from app.exports.wording import facts_of, in_cell, inner_facts, small_print
from app.plan.journey import NUMBER_OF_STEP, PHASES
from app.plan.plan import Plan, row_title
from app.plan.steps import STEPS
from app.questions.fields import N_, Field, Page, Rows
from app.questions.progress import is_empty
from app.questions.reading import Surroundings

MOST_ROWS = {"tracking.entries": 12}
BLANK_ROWS = 2  # to write in, where rows are needed and none is there


@dataclass(frozen=True)
class Choices:
    """What somebody wants on paper.

    `all_asked` leaves a line for every question that was not answered, not for needed ones alone;
    `made_on` is the day in words.
    """

    made_on: str
    direction: str = "ltr"
    all_asked: bool = False
    is_large: bool = False
    annex: Annex | None = None


@dataclass(frozen=True)
class Told:
    """How the answers of a paper are told."""

    around: Surroundings
    all_asked: bool


def paper_of(plan: Plan, around: Surroundings, choices: Choices) -> Document:
    """Lay out a plan for reading away from the screen, in the language of `around`."""
    say = around.translate
    title = str(plan.answers("basics").get("title") or say(N_("Campaign without a name")))
    footer = say(N_("%(title)s. Plan of %(day)s, for the team.")) % {
        "title": title,
        "day": choices.made_on,
    }
    blocks = [block for phase in PHASES for block in _phase(phase, plan, around, choices)]
    if choices.annex is not None:
        blocks += annex_of(choices.annex, say)
    return Document(
        title=title,
        subtitle=str(plan.answers("basics").get("hashtag") or ""),
        language=around.language,
        direction=choices.direction,
        footer=footer,
        page_words=say(N_("Page %(page)s of %(pages)s")),
        first_page=summary_of(plan, around),
        blocks=blocks,
        is_large=choices.is_large,
    )


def _phase(phase: str, plan: Plan, around: Surroundings, choices: Choices) -> Iterator[Block]:
    yield Heading(1, around.translate(PHASES[phase]))
    for step in STEPS:
        if step.phase == phase:
            title = around.translate(step.title)
            yield Heading(2, f"{NUMBER_OF_STEP[step.slug]}. {title}")
            yield from _step(step, plan, around, choices) or _nothing(around)


def _nothing(around: Surroundings) -> list[Block]:
    return [Note(around.translate(N_("Nothing written yet.")), "small")]


def _step(step: Page, plan: Plan, around: Surroundings, choices: Choices) -> list[Block]:
    answers = plan.kept(step.slug)
    single = facts_of(_asked_of(step), answers, around, all_asked=choices.all_asked)
    blocks: list[Block] = [Facts(single)] if single else []
    for group in (each for each in step.groups() if not each.own_page):
        rows = answers.get(group.key) or []
        columns = columns_of(step.slug, group)
        if columns and (rows or group.needed or choices.all_asked):
            blocks += _cut(step.slug, group, rows, around)
        elif rows or group.needed or choices.all_asked:
            told = Told(around, all_asked=choices.all_asked)
            blocks += _row_by_row(step.slug, group, rows or [{}], told)
    return blocks


def _asked_of(step: Page) -> list[tuple[Field, str]]:
    return [(each, each.label) for each in step.fields()]


def _cut(
    slug: str, group: Rows, rows: Sequence[Mapping[str, Any]], around: Surroundings
) -> Iterator[Block]:
    """Set the rows as a table; of a log book that knows no end, its latest figures."""
    most = MOST_ROWS.get(f"{slug}.{group.key}", len(rows))
    if len(rows) <= most:
        yield _table(slug, group, rows, around)
        return
    latest = sorted(rows, key=lambda row: str(row.get("date") or ""))[-most:]
    yield _table(slug, group, latest, around)
    left_out = around.translate(N_("Older figures, in the spreadsheet of figures: %(number)s"))
    yield Note(left_out % {"number": len(rows) - most}, "small")


def _table(
    slug: str, group: Rows, rows: Sequence[Mapping[str, Any]], around: Surroundings
) -> Table:
    used = [
        (field, words, width)
        for field, words, width in columns_of(slug, group)
        if not rows or field.needed or any(not is_empty(row.get(field.key)) for row in rows)
    ]
    fields = [field for field, _, _ in used]
    others = [
        (each, short_words(slug, group, each))
        for each in group.plain_fields()
        if each not in fields and each.key != group.title
    ]
    blank = [Row([Cell([]) for _ in used]) for _ in range(BLANK_ROWS)]
    return Table(
        caption=around.translate(group.label),
        head=[around.translate(words) for _, words, _ in used],
        widths=[width for _, _, width in used],
        rows=[
            Row(
                [Cell(in_cell(each, row, around)) for each in fields],
                small_print(others, row, around) + inner_facts(group, row, around),
            )
            for row in rows
        ]
        or blank,
    )


def _row_by_row(
    slug: str, group: Rows, rows: Sequence[Mapping[str, Any]], told: Told
) -> Iterator[Block]:
    one = told.around.translate(group.one)
    for number, row in enumerate(rows, start=1):
        name = row_title(group, row, told.around)
        yield Heading(3, name or f"{one} {number}")
        questions = [
            (each, short_words(slug, group, each))
            for each in group.plain_fields()
            if each.key != group.title or not name
        ]
        facts = facts_of(questions, row, told.around, all_asked=told.all_asked)
        yield Facts(facts + inner_facts(group, row, told.around))
