"""The PDF: tagged, titled, in its language, its letters with it; hostile text stays text."""

import json
import re
from itertools import pairwise

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exports.pdf import as_set, to_pdf
from app.exports.plain_text import COVERAGE, covered, drawable, readable
from app.exports.presses.pdf_press import set_in_type
from app.exports.wording import Blanks
from tests.campaigns.plans import plan_of
from tests.exports.full_plan import full_plan
from tests.exports.papers import fonts, opened, paper, printed, real_plan, tags, words

HOSTILE = [
    '#import "x": * #panic() $x^2$ *bold* _it_ `raw` @ref <label> \\ // /* */',
    '=HYPERLINK("x")',
    "\u202eevil\u202c tfel",
    "D" + "o" * 300 + "m",
    "👩‍👩‍👧‍👦 🇫🇷 ❤️ 🏳️‍🌈 ☺",
    "نص عربي مع English وأرقام ١٢٣ (قوس)",
    "中文 हिन्दी Ελληνικά Кириллица עברית ไทย",
    "a\u0301\u0302\u0303 z\u0489 \ufeff\ufffd \u2028 \U000e0041",
]


@pytest.mark.parametrize("name", ["real", "full"])
def test_a_pdf_is_fit_for_screen_readers(name):
    pdf = opened(printed(name))
    root = pdf.Root
    assert bool(root.MarkInfo.Marked)
    assert str(root.Lang) == "fr"
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    with pdf.open_metadata() as about:
        assert about["pdfuaid:part"] == "1"
        assert about["dc:title"] == str(pdf.docinfo["/Title"])
    found = tags(root.StructTreeRoot)
    assert found.count("H1") == 1
    assert {"H2", "H3", "Table", "TR", "TH", "TD", "P"} <= set(found)


@pytest.mark.parametrize("name", ["real", "full"])
def test_headings_never_skip_a_level(name):
    pdf = opened(printed(name))
    found = tags(pdf.Root.StructTreeRoot)
    levels = [int(tag[1]) for tag in found if re.fullmatch(r"H\d", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_letter_travels_with_the_file():
    found = fonts(opened(printed("full")))
    assert {name.partition("-")[0] for name in found} == {"NotoSans", "NotoSansArabic"}
    assert all(found.values())


def test_a_full_plan_of_sixty_pieces_has_eight_pages_at_most():
    assert len(full_plan().rows("content.pieces")) == 60
    assert len(opened(printed("full")).pages) <= 8
    assert len(opened(to_pdf(paper(full_plan(), "en"))).pages) <= 8


def test_the_words_of_the_plan_can_be_read_out():
    text = words(printed("full"))
    assert text.count("Témoignage d’Aïcha") >= 15
    assert "Instagram" in text
    assert sum(each in text for each in "نريدأن") == 6


def test_a_screen_reader_is_told_where_arabic_begins():
    pdf = opened(printed("full"))
    marks = b"".join(page.Contents.read_bytes() for page in pdf.pages)
    assert b"/Lang(ar)" in marks


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_comes_out_as_text(text):
    answers = {"title": text[:80], "summary": text[:240], "hashtag": text[:40]}
    rows = [{"id": "p1", "title": text[:80]}]
    content = to_pdf(paper(plan_of(basics=answers, content={"pieces": rows})))
    found = words(content).replace(" ", "").replace("\n", "")
    wanted = re.sub(r"[^A-Za-z]", "", text[:80])
    letters = re.sub(r"[^A-Za-z]", "", found)
    assert wanted in letters


def test_marks_that_turn_the_order_around_are_taken_out():
    assert readable("a\u202eb\u2066c\x00d") == "abcd"


def test_a_letter_that_no_font_has_is_told_by_its_number():
    assert drawable("A中é") == "A[U+4E2D]é"


def test_the_list_of_what_the_fonts_draw_is_true():
    drawn = set()
    for file in sorted((COVERAGE.parent / "fonts").glob("*.ttf")):
        drawn |= set(TTFont(file).getBestCmap())
    assert covered() == drawn


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=80))
def test_any_text_at_all_can_be_set(text):
    document = as_set(paper(plan_of(basics={"summary": text})))
    assert set_in_type(json.dumps(document)).startswith(b"%PDF")


def test_a_blank_line_waits_for_each_needed_answer_or_for_every_one():
    few = paper(plan_of(basics={"title": "A"}))
    all_asked = paper(plan_of(basics={"title": "A"}), blanks=Blanks.ALL)
    assert _blanks(few) > 20
    assert _blanks(all_asked) > _blanks(few) + 20


def _blanks(document):
    return sum(
        not item.lines
        for block in document.blocks if block.kind == "facts"
        for item in block.items
    )  # fmt: skip


def test_an_open_question_is_said_to_be_open():
    text = words(to_pdf(paper(plan_of(context={"affected": "unknown"}))))
    assert "à préciser" in text


def test_large_print_is_larger():
    small, large = (to_pdf(paper(real_plan(), is_large=each)) for each in (False, True))
    assert len(opened(large).pages) > len(opened(small).pages)
