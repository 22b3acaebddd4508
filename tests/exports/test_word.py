"""The Word file: real headings and tables, languages told, hostile text as text."""

import io
import re

import docx
import pytest
from docx.oxml.ns import qn

from app.exports.word import to_word
from tests.campaigns.plans import plan_of
from tests.exports.full_plan import full_plan
from tests.exports.papers import paper, real_plan
from tests.exports.test_pdf import HOSTILE


def written(plan, **choices):
    return docx.Document(io.BytesIO(to_word(paper(plan, **choices))))


def test_headings_and_styles_are_real():
    word = written(real_plan())
    headings = [p.style.name for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert headings.count("Heading 1") == 4
    assert headings.count("Heading 2") == 16
    assert word.paragraphs[0].style.name == "Title"
    known = {style.style_id for style in word.styles}
    used = {each.get(qn("w:val")) for each in word.element.body.iter(qn("w:pStyle"))}
    assert used <= known  # LibreOffice takes tables apart whose paragraphs have no style


def test_a_table_says_which_row_is_its_head_and_cuts_none():
    table = max(written(full_plan()).tables, key=lambda each: len(each.rows))
    rows = table._tbl.tr_lst
    assert [row.trPr.find(qn("w:tblHeader")) is not None for row in rows[:2]] == [True, False]
    assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)
    assert len(rows) == 1 + 60 * 2


def test_title_and_language_are_set_and_nobody_is_named_as_author():
    word = written(real_plan())
    facts = word.core_properties
    assert (facts.title, facts.language, facts.author) == ("#TurnToLove", "fr", "")
    spoken = word.styles["Normal"].element.rPr.find(qn("w:lang"))
    assert spoken.get(qn("w:val")) == "fr"


def test_arabic_runs_from_the_right():
    word = written(plan_of(context={"problem": "نص عربي", "affected": "Texte français"}))
    by_text = {p.text: p._p.pPr.find(qn("w:bidi")) is not None for p in word.paragraphs}
    assert by_text["نص عربي"]
    assert sum(by_text.values()) == 1


@pytest.mark.parametrize("text", [*HOSTILE, "</w:t><w:p>&amp; <![CDATA[x]]>\x0b"])
def test_hostile_text_comes_out_as_text(text):
    rows = [{"id": "p1", "title": text[:80].replace("\x0b", "")}]
    word = written(plan_of(content={"pieces": rows}))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    wanted = re.sub("[\u202a-\u202e]", "", rows[0]["title"])
    assert wanted.split() in [cell.split() for cell in cells]
