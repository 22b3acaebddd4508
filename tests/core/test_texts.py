"""Ids, addresses, clean markup, French typography: what texts become."""

import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from app.core.ids import ALPHABET, hashed, new_id, new_token, slugify
from app.core.markdown import TAGS, plain_paragraphs, to_html
from app.core.typography import french
from tests.markup import live_markup

FIRST_PAGE = """
from markdown_it.ruler import Ruler
from app.core.markdown import to_html
def prepare(self):
    raise AssertionError("rules are prepared by a page, and another page may come meanwhile")
Ruler.__compile__ = prepare
print(to_html("## A\\n\\n- *b* [c](https://example.org)"))
"""


def live_in(text):
    """List what is live, or of a kind that no text needs."""
    html = str(to_html(text))
    allowed = {"html", "head", "body", *TAGS}
    others = [node.tag for node in HTMLParser(html).css("*") if node.tag not in allowed]
    names = {name for node in HTMLParser(html).css("*") for name in node.attributes}
    return live_markup(html) + others + sorted(names - {"href", "rel", "title"})


def test_public_ids_can_be_read_aloud_and_do_not_repeat():
    made = {new_id() for _ in range(1000)}
    assert len(made) == 1000
    assert {len(each) for each in made} == {12}
    assert set("".join(made)) <= set(ALPHABET)


def test_a_secret_has_256_bits_and_is_kept_as_a_hash():
    token = new_token()
    assert len(token) == 43
    assert hashed(token) != token
    assert len(hashed(token)) == 64


@pytest.mark.parametrize("strange", ["", "\ud800", "\x00", "é" * 10_000])
def test_no_text_is_too_strange_to_be_hashed(strange):
    assert re.fullmatch("[0-9a-f]{64}", hashed(strange))


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Même tribune !", "meme-tribune"),
        ("  L’été, à Œuilly  ", "l-ete-a-uilly"),
        ("#TurnToLove", "turntolove"),
        ("a/../b?c=d", "a-b-c-d"),
        ("x" * 200, "x" * 60),
        ("mot " * 40, ("mot-" * 40)[:59]),
    ],
)
def test_a_title_becomes_a_readable_address(title, slug):
    assert slugify(title) == slug


@given(st.text())
def test_every_title_has_an_address(title):
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", slugify(title))


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "<svg onload=alert(1)><style>*{}</style></svg>",
        "<math><mi xlink:href='data:x,1'></math>",
        '<p style="color:red" data-hx-get="/x" onclick="x()">a</p>',
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](data:text/html,<script>1</script>)",
        "[x](vbscript:x)",
        "<javascript:alert(1)>",
        "![x](data:image/svg+xml,x)",
        '[x](/a "onmouseover=alert(1)")',
        "```<script>\nalert(1)\n```",
    ],
)
def test_nothing_that_people_type_becomes_live(text):
    assert live_in(text) == []


@given(st.text(alphabet="<>\"'`[]()!:/ javscriptonhref=data&#;\n"))
def test_no_mixture_of_marks_becomes_live(text):
    assert live_in(text) == []


def test_what_writers_need_is_kept():
    html = to_html("## Titre\n\nUn **mot**, [un lien](/fr/).\n\n- a\n- b")
    assert str(html) == (
        "<h2>Titre</h2>\n"
        '<p>Un <strong>mot</strong>, <a href="/fr/" rel="noopener noreferrer">un lien</a>.</p>\n'
        "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"
    )


def test_markup_that_people_type_is_shown_as_they_typed_it():
    assert str(to_html("<b>x</b>")) == "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"


def test_blank_lines_part_paragraphs():
    assert plain_paragraphs(" un\ndeux \n\n \n\ntrois\n") == ["un\ndeux", "trois"]
    assert plain_paragraphs(" \n ") == []


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("C'est l'été", "C’est l’été"),
        ("Qui ? Moi !", "Qui\u202f? Moi\u202f!"),
        ("ceci ; cela", "ceci\u202f; cela"),
        ("Voici : trois", "Voici\u00a0: trois"),
        ("« Mots »", "«\u202fMots\u202f»"),
        ("«Mots»", "«\u202fMots\u202f»"),
        ("20 %", "20\u202f%"),
        ("http://example.org", "http://example.org"),
        ("14:05", "14:05"),
        ("'cité'", "'cité'"),
    ],
)
def test_french_is_set_as_french_is(typed, set_as):
    assert french(typed) == set_as


@given(st.text())
def test_setting_french_twice_is_setting_it_once(text):
    assert french(french(text)) == french(text)


def test_the_first_page_after_a_start_prepares_nothing_that_another_page_could_find_half_done():
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAGE], capture_output=True, text=True, check=False
    )
    assert "<h2>A</h2>" in done.stdout, done.stderr
