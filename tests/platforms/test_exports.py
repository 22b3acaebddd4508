"""What platforms export is understood: which platform, which columns, which lines, and why not."""

import pytest

from app.platforms.dates import Order
from app.platforms.figures import make_figures
from app.platforms.numbers import Style
from app.platforms.sheet import Choices
from app.platforms.unusable import Unusable
from tests.platforms.conftest import EXPORTS

# file -> platform, encoding, separator, the columns of days, {source: {line: figure}}
UNDERSTOOD = {
    "meta_posts_en.csv": (
        ("meta", "utf-8", "comma", "Publish time"),
        {
            "c:reach": {2: 3120, 3: 870, 4: 8402},
            "c:impressions": {2: 4310, 3: 980, 4: 12045},
            "c:reactions": {2: 150, 3: 25, 4: 510},
            "c:clicks": {2: 61},
            "c:avg_watch": {2: 9.5, 4: 8.1},
        },
    ),
    "meta_posts_fr.csv": (
        ("meta", "utf-8", "semicolon", "Heure de publication"),
        {
            "c:reach": {2: 3120, 3: 8402},
            "c:impressions": {2: 4310, 3: 12045},
            "c:interactions": {2: 214, 3: 702},
        },
    ),
    "meta_ads_fr.csv": (
        ("meta_ads", "utf-8", "comma", "Jour"),
        {
            "c:reach": {2: 1510, 3: 1740},
            "c:frequency": {2: 1.92, 3: 1.9},
            "c:ctr": {2: 1.41, 3: 1.18},
            "c:clicks": {2: 41, 3: 39},
        },
    ),
    "instagram_reach.csv": (
        ("instagram", "utf-16-le", "comma", "Date"),
        {"c:reach": {4: 826, 5: 24}},
    ),
    "instagram_posts_en.csv": (
        ("instagram", "utf-8", "comma", "Publish time"),
        {"c:reach": {2: 4005, 3: 700}, "c:saves": {2: 18, 3: 3}, "c:shares": {2: 42, 3: 4}},
    ),
    "x_overview.csv": (
        ("x", "utf-8", "comma", "Date"),
        {
            "c:impressions": {2: 2871, 3: 2199},
            "c:saves": {2: 0, 3: 1},
            "c:shares": {2: 1, 3: 0},
            "c:reposts": {2: 1, 3: 3},
        },
    ),
    "youtube_table_en.csv": (
        ("youtube", "utf-8", "comma", "Video publish time"),
        {
            "c:views": {3: 1200, 4: 340},
            "c:impressions": {3: 15010, 4: 5100},
            "c:avg_watch": {3: 70, 4: 79},
            "c:watch": {3: 83999.88, 4: 26859.96},
            "c:ctr": {3: 4.5, 4: 3.36},
        },
    ),
    "youtube_table_fr.csv": (
        ("youtube", "utf-8", "comma", "Heure de publication de la vidéo"),
        {"c:views": {3: 1200}, "c:watch": {3: 83999.88}, "c:ctr": {3: 4.5}},
    ),
    "tiktok_overview.csv": (
        ("tiktok", "utf-8", "comma", "Date"),
        {"c:views": {2: 1441, 3: 2110}, "c:reactions": {2: 31, 3: 57}},
    ),
    "ga4_snapshot.csv": (
        ("ga4", "utf-8", "comma", "Nth day"),
        {"c:reach": {11: 61, 12: 48, 13: 55}},
    ),
    "ga4_free_form.csv": (
        ("ga4", "utf-8", "comma", "Date"),
        {"c:reach": {9: 61, 10: 48, 11: 55}, "c:acts": {9: 7, 10: 4, 11: 8}},
    ),
    "sheet_fr.csv": (
        ("plain", "windows-1252", "semicolon", "date"),
        {"i:reach": {2: 1234}, "i:eng_rate_reach": {3: 4.25}},
    ),
    "sheet_en_utf16.tsv": (
        ("plain", "utf-16-le", "tab", "Date"),
        {"c:reach": {2: 1234, 3: 900}, "c:impressions": {2: 2500}},
    ),
    "month_first.csv": (("plain", "utf-8", "comma", "Date"), {"c:reach": {2: 100, 3: 120}}),
}
DAYS = {
    "meta_posts_en.csv": ["2027-03-22", "2027-03-22", "2027-03-29"],
    "meta_posts_fr.csv": ["2027-03-22", "2027-03-29"],
    "x_overview.csv": ["2027-03-23", "2027-03-22"],
    "youtube_table_fr.csv": ["2027-03-22"],
    "tiktok_overview.csv": ["2027-03-22", "2027-03-23"],
    "ga4_snapshot.csv": ["2027-03-22", "2027-03-23", "2027-03-24"],
    "ga4_free_form.csv": ["2027-03-22", "2027-03-23", "2027-03-24"],
    "month_first.csv": ["2027-03-22", "2027-03-23"],
}
REFUSED = {
    "unclosed.csv": ("Line %(line)s opens a quotation mark that is never closed.", {"line": 3}),
    "header_only.csv": ("There are names of columns, but no line under them.", {}),
}


def figures_of(sheet, key):
    return {line.number: line.values[key] for line in sheet.lines if key in line.values}


@pytest.mark.parametrize("name", UNDERSTOOD)
def test_an_export_is_understood(export, name):
    (platform, encoding, separator, days), columns = UNDERSTOOD[name]
    sheet = export(name)
    assert (sheet.platform, sheet.encoding, sheet.separator) == (platform, encoding, separator)
    assert sheet.date_column == days
    assert {key: figures_of(sheet, key) for key in columns} == columns


@pytest.mark.parametrize("name", DAYS)
def test_its_days_are_read_however_they_are_written(export, name):
    assert [line.span.last.isoformat() for line in export(name).used] == DAYS[name]


def test_no_export_is_forgotten_here():
    tested = {*UNDERSTOOD, *REFUSED, "ambiguous.csv", "ragged.csv", "renamed_workbook.csv"}
    assert tested == {file.name for file in EXPORTS.iterdir()}


@pytest.mark.parametrize("name", ["youtube_table_en.csv", "ga4_free_form.csv"])
def test_a_line_of_totals_is_none_of_the_figures(export, name):
    first, *others = export(name).lines
    assert (first.is_total, first.is_used) == (True, False)
    assert not any(line.is_total for line in others)


def test_money_is_read_with_the_mark_of_the_file(export):
    assert [line.spend for line in export("meta_ads_fr.csv").lines] == [12.5, 12.75]
    assert [line.spend for line in export("sheet_en_utf16.tsv").lines] == [10.5, None]


def test_money_of_another_currency_is_left_aside_in_words(table):
    sheet = table("Day,Reach,Amount spent (USD)\n2027-03-22,5,1.50\n")
    assert [each.parameters["currency"] for each in sheet.refused] == ["USD"]
    assert sheet.lines[0].spend is None
    signed = table("Date,Reach,Cost\n2027-03-22,5,$1.50\n")
    assert [each.parameters["currency"] for each in signed.refused] == ["USD"]


def test_tables_without_days_are_left_aside_with_their_line(export):
    assert export("ga4_snapshot.csv").skipped == (16,)


def test_columns_that_are_no_figures_are_named(export):
    aside = export("meta_posts_en.csv").left_aside
    assert {"Page name", "Permalink", "Date", "Page ID"} <= set(aside)
    assert not {"Reach", "Publish time"} & set(aside)


def test_a_line_that_is_not_understood_says_why_and_the_others_stay(export):
    sheet = export("ragged.csv")
    told = {line.number: [each.parameters for each in line.problems] for line in sheet.lines}
    assert told == {
        2: [],
        3: [{"count": 2, "columns": 3}],
        4: [{"count": 4, "columns": 3}],
        5: [],
    }
    assert figures_of(sheet, "c:reach") == {2: 100, 5: 140}


def test_an_indicator_that_nobody_knows_is_named(export):
    line = export("sheet_fr.csv").lines[2]
    assert [each.parameters for each in line.problems] == [{"text": "Joie"}]
    assert not line.is_used


def test_a_cell_that_is_no_figure_leaves_the_rest_of_its_line(table):
    line = table("Date,Reach,Impressions\n2027-03-22,many,200\n").lines[0]
    assert dict(line.values) == {"c:impressions": 200}
    assert [each.parameters for each in line.problems] == [{"name": "Reach", "text": "many"}]


def test_days_that_nothing_decides_are_asked_with_both_readings(export):
    doubt = export("ambiguous.csv").order_doubt
    assert doubt.text == "03/04/2027"
    assert [(key, day.isoformat()) for key, day in doubt.readings] == [
        ("day", "2027-04-03"),
        ("month", "2027-03-04"),
    ]
    decided = export("ambiguous.csv", Choices(order=Order.MONTH_FIRST))
    assert [line.span.last.isoformat() for line in decided.lines] == ["2027-03-04", "2027-05-06"]


def test_one_clear_day_decides_for_the_whole_column(table):
    sheet = table("Date,Reach\n03/04/2027,1\n03/22/2027,2\n")
    assert sheet.order_doubt is None
    assert [line.span.last.isoformat() for line in sheet.lines] == ["2027-03-04", "2027-03-22"]


def test_figures_that_nothing_decides_are_asked_too(table):
    text = "Date;Fréquence\n2027-03-22;1,234\n"
    doubt = table(text).style_doubt
    assert doubt.readings == [("point", 1234.0), ("comma", 1.234)]
    line = table(text, Choices(style=Style.COMMA)).lines[0]
    assert dict(line.values) == {"c:frequency": 1.234}


def test_a_count_has_no_decimals_so_its_mark_is_for_thousands(table):
    sheet = table('Date,Reach\n2027-03-22,"1,234"\n')
    assert sheet.style_doubt is None
    assert figures_of(sheet, "c:reach") == {2: 1234}


def test_so_is_a_point_in_a_count(table):
    assert figures_of(table("Date;Couverture\n2027-03-22;1.234\n"), "c:reach") == {2: 1234}


def test_a_week_counts_for_its_last_day(table):
    span = table("Week,Reach\n2027-03-22 - 2027-03-28,5\n").lines[0].span
    assert (span.first.isoformat(), span.last.isoformat()) == ("2027-03-22", "2027-03-28")


def test_a_day_without_a_year_is_the_latest_that_is_past(table):
    sheet = table("Date,Video Views\nMarch 31,1\nDecember 30,2\n")
    assert [line.span.last.isoformat() for line in sheet.lines] == ["2027-03-31", "2026-12-30"]
    assert sheet.is_year_ours


@pytest.mark.parametrize("name", REFUSED)
def test_a_broken_file_says_where_and_why(export, name):
    message, parameters = REFUSED[name]
    with pytest.raises(Unusable) as refused:
        export(name)
    assert refused.value.problem.message == message
    assert refused.value.problem.parameters == parameters


@pytest.mark.parametrize(
    ("content", "begins"),
    [
        ((EXPORTS / "renamed_workbook.csv").read_bytes(), "This is a spreadsheet file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "This is a spreadsheet file"),
        (b"\x89PNG\r\n\x1a\n", "This is a picture"),
        (b"%PDF-1.7", "This is a document"),
        (b"", "This file is empty"),
        (b" \n\n", "This file is empty"),
        (b"Date,Reach\n2027-03-22,\x001\n", "Line %(line)s holds signs"),
        (b"\xff\xfeD\x00\x00\xd8,\x00", "This file is damaged"),
        (b"x" * 1_000_001, "This file is too large"),
        (b"Date,Reach\n" + b"2027-03-22,1\n" * 5001, "This file has more than %(most)s lines"),
        (b"Date" + b",Reach" * 200 + b"\n1\n", "Line %(line)s has more than %(most)s columns"),
        (b"hello\nworld\n", "We found no table"),
        (b"Country,Sessions\nFrance,3\n", "No column holds days"),
        (b"Date,Title\n2027-03-22,Film\n", "No column holds figures"),
        (b'Date,Reach\n2027-03-22,"1"2\n', "Line %(line)s cannot be read"),
    ],
)
def test_what_is_no_table_of_figures_is_refused_in_a_sentence(table, content, begins):
    with pytest.raises(Unusable) as refused:
        table(content)
    assert refused.value.problem.message.startswith(begins)


def test_the_line_with_signs_that_no_text_has_is_named(table):
    with pytest.raises(Unusable) as refused:
        table(b"Date,Reach\n2027-03-22,1\n2027-03-23,\x01\n")
    assert refused.value.problem.parameters == {"line": 3}


def test_the_same_figure_has_the_same_name_in_both_languages(export):
    english = make_figures(export("meta_posts_en.csv"), ["c:reach"]).figures
    french = make_figures(export("meta_posts_fr.csv"), ["c:reach"]).figures
    assert {f.day: f.id for f in english} == {f.day: f.id for f in french}
