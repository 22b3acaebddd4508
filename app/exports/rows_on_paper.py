"""The rows of a group on paper: a table, or one row after the other. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.exports.columns import columns_of, short_words
from app.exports.document import Block, Cell, Facts, Heading, Note, Row, Table
from app.exports.wording import Way, facts_of, in_cell, inner_facts, small_print
from app.plan.plan import row_title
from app.questions.fields import N_, Field, Rows
from app.questions.progress import is_empty

MOST_ROWS = {"tracking.entries": 12}
BLANK_ROWS = 2  # to write in, where rows are needed and none is there
Answers = Mapping[str, Any]


def rows_on_paper(slug: str, group: Rows, rows: Sequence[Answers], way: Way) -> Iterator[Block]:
    """Set the rows of a group as a table where it has columns, else one after the other."""
    if columns_of(slug, group):
        return _cut(slug, group, rows, way)
    return _row_by_row(slug, group, rows or [{}], way)


def _cut(slug: str, group: Rows, rows: Sequence[Answers], way: Way) -> Iterator[Block]:
    """Set the rows as a table; of a log book that knows no end, its latest figures."""
    most = MOST_ROWS.get(f"{slug}.{group.key}", len(rows))
    if len(rows) <= most:
        yield _table(slug, group, rows, way)
        return
    latest = sorted(rows, key=lambda row: str(row.get("date") or ""))[-most:]
    yield _table(slug, group, latest, way)
    left_out = way.around.translate(N_("Older figures, in the spreadsheet of figures: %(number)s"))
    yield Note(left_out % {"number": len(rows) - most}, "small")


def _table(slug: str, group: Rows, rows: Sequence[Answers], way: Way) -> Table:
    used = _columns_in_use(slug, group, rows, way)
    fields = [field for field, _, _ in used]
    say = way.around.translate
    others = [
        (each, short_words(slug, group, each))
        for each in group.plain_fields()
        if each not in fields and each.key != group.title
    ]
    return Table(
        caption=say(group.label),
        head=[say(words) for _, words, _ in used],
        widths=[width for _, _, width in used],
        rows=[
            Row(
                [Cell(in_cell(each, row, way.around)) for each in fields],
                small_print(others, row, way.around) + inner_facts(group, row, way.around),
            )
            for row in rows
        ]
        or [Row([Cell([]) for _ in used]) for _ in range(BLANK_ROWS)],
    )


def _columns_in_use(
    slug: str, group: Rows, rows: Sequence[Answers], way: Way
) -> list[tuple[Field, str, float]]:
    """Leave out columns in which nothing stands and nothing is to be written."""
    columns = columns_of(slug, group)
    used = [
        (field, words, width)
        for field, words, width in columns
        if not rows or way.waits_for(field) or any(not is_empty(row.get(field.key)) for row in rows)
    ]
    return used or columns[:1]


def _row_by_row(slug: str, group: Rows, rows: Sequence[Answers], way: Way) -> Iterator[Block]:
    one = way.around.translate(group.one)
    for number, row in enumerate(rows, start=1):
        name = row_title(group, row, way.around)
        yield Heading(3, name or f"{one} {number}")
        questions = [
            (each, short_words(slug, group, each))
            for each in group.plain_fields()
            if each.key != group.title or not name
        ]
        facts = facts_of(questions, row, way) + inner_facts(group, row, way.around)
        if facts:
            yield Facts(facts)
