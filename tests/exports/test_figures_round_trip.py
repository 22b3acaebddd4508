"""The log book as a table can be imported again: every figure is understood as it was."""

import pytest
from flask_babel import force_locale, gettext

from app.campaigns.import_words import world_of
from app.exports.sheets import Sheet, sheet_of
from app.plan.plan import surroundings
from app.platforms.reading import read_sheet
from tests.exports.full_plan import full_plan
from tests.platforms.conftest import TODAY


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_log_book_reads_back_as_it_was_written(app, language):
    plan = full_plan()
    entries = plan.rows("tracking.entries")
    with app.test_request_context(f"/{language}/"), force_locale(language):
        content = sheet_of(Sheet.FIGURES, plan, surroundings(plan, language, gettext))
        found = read_sheet(content, world_of(plan, TODAY))
    assert found.is_plain
    assert found.left_aside == ()
    read = [
        (line.span.last.isoformat(), *line.values.values(), line.spend, line.note, line.proof)
        for line in found.lines
    ]
    keys = ("date", "value", "spend", "note", "proof")
    wanted = [tuple(row[key] for key in keys) for row in entries]
    assert [(*row[:2], round(row[2] * 100), *row[3:]) for row in read] == wanted
