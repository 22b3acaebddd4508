"""CSV cells: texts stay texts in a spreadsheet, numbers stay numbers."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app.exports.csv_cells import csv_file, safe_cell

INERT = (
    ("=1+1", "'=1+1"),
    ("+33 6 12 34 56 78", "'+33 6 12 34 56 78"),
    ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t'=1"),
    ("\r=1", "'\n'=1"),
    ("＝1", "'＝1"),
    ("＋1", "'＋1"),
    ("－1+1", "'－1+1"),
    ("＠A1", "'＠A1"),
    ("−1+1", "'−1+1"),
    ("  =1", "'  =1"),
    ("\u200b\u202e=1", "'\u200b\u202e=1"),
    ("\x00=1", "'=1"),
    ("a;=1", "a;'=1"),
    ("a,@b", "a,'@b"),
    ("a\n+b", "a\n'+b"),
)
AS_THEY_ARE = (
    "",
    "Bonjour",
    "a = b",
    "a-b",
    "12",
    "-12",
    "-3,5",
    "12.50",
    "رسالة",
    "🌻 fleur",
    "’=",
)


@pytest.mark.parametrize(("typed", "written"), INERT)
def test_what_begins_like_a_formula_gets_an_apostrophe(typed, written):
    assert safe_cell(typed) == written


@pytest.mark.parametrize("typed", AS_THEY_ARE)
def test_any_other_text_stays_as_it_is(typed):
    assert safe_cell(typed) == typed


@pytest.mark.parametrize("number", [-5, 0, 2.5, Decimal("-1.20")])
def test_numbers_stay_numbers(number):
    assert safe_cell(number) is number


def test_what_is_no_text_is_written_plainly():
    assert [safe_cell(each) for each in (None, True, date(2027, 3, 1))] == ["", 1, "2027-03-01"]


def test_french_cells_are_parted_by_semicolons_and_decimals_by_a_comma():
    rows = [["Poste", "Montant"], ['Son "x"; -1', Decimal("12.50")]]
    wanted = '\ufeff"Poste";"Montant"\r\n"Son ""x"";\' -1";12,50\r\n'
    assert csv_file(rows, "fr").decode() == wanted


def test_english_cells_are_parted_by_commas():
    assert csv_file([["a", -2.5, ""]], "en").decode() == '\ufeff"a",-2.5,""\r\n'


@given(some.lists(some.lists(some.text(), min_size=1, max_size=4), min_size=1, max_size=4))
def test_any_text_comes_back_as_one_inert_cell(rows):
    for language, separator in (("fr", ";"), ("en", ",")):
        text = csv_file(rows, language).decode("utf-8-sig")
        back = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
        assert back == [[safe_cell(each) for each in row] for row in rows]
        for cell in (cell for row in back for cell in row):
            assert not cell.startswith(("=", "+", "@", "\t", "\n", "\r", "＝", "＋", "－", "＠"))
