"""Tables for spreadsheets: their separators, numbers to reckon with, and formulas kept asleep."""

import csv
import io

import pytest

from app.exports.columns import COLUMNS, SHORT, columns_of
from app.exports.csv_cells import BOM
from app.exports.sheets import Sheet, sheet_of
from app.plan.plan import surroundings
from app.plan.steps import BY_SLUG
from tests.campaigns.plans import plan_of
from tests.exports.full_plan import full_plan

COSTS = {
    "costs": [{"id": "c1", "line": "media", "amount": 12350}],
    "income": [{"id": "i1", "source": "Mairie", "amount": 20000, "state": "held"}],
}


def read(content, language):
    assert content.startswith(BOM)
    separator = ";" if language == "fr" else ","
    return list(
        csv.reader(io.StringIO(content[len(BOM) :].decode(), newline=""), delimiter=separator)
    )


def sheet(plan, wanted, language="fr"):
    return read(sheet_of(wanted, plan, surroundings(plan, language)), language)


def test_the_content_plan_has_a_row_for_each_piece_and_a_column_for_each_question():
    rows = sheet(full_plan(), Sheet.CONTENT)
    group = BY_SLUG["content"].group("pieces")
    assert len(rows) == 1 + 60
    assert {len(row) for row in rows} == {len(group.plain_fields())}
    assert rows[1][rows[0].index("Due")] == "2027-01-01"


@pytest.mark.parametrize(("language", "cost"), [("fr", "-123,50"), ("en", "-123.50")])
def test_amounts_are_written_as_the_language_reckons(language, cost):
    rows = sheet(plan_of(resources=COSTS), Sheet.BUDGET, language)
    amounts = [row[2] for row in rows[1:]]
    assert amounts == [cost, {"fr": "200,00", "en": "200.00"}[language]]


@pytest.mark.parametrize("wanted", list(Sheet))
def test_a_table_without_rows_has_its_head(wanted):
    assert len(sheet(plan_of(), wanted)) == 1


def test_what_a_person_typed_never_computes():
    rows = sheet(plan_of(content={"pieces": [{"id": "p1", "title": "=1+1"}]}), Sheet.CONTENT)
    assert rows[1][0] == "'=1+1"


def test_every_listed_column_is_a_question_of_its_group():
    for place in COLUMNS:
        slug, _, key = place.partition(".")
        assert columns_of(slug, BY_SLUG[slug].group(key))
    for place in SHORT:
        slug, key, question = place.split(".")
        assert question in {each.key for each in BY_SLUG[slug].group(key).plain_fields()}, place
