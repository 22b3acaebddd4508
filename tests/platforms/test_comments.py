"""Comments to sort: read, without what leads to people, drawn by lot; and the codes they got."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.platforms.codes import Code, read_codes
from app.platforms.comments import GONE, LONGEST, draw, read_comments, without_people
from app.platforms.unusable import Unusable


@pytest.mark.parametrize(
    "text",
    [
        "Bravo !\n\nNul.\n",
        "Comment\nBravo !\nNul.\n",
        "Date,Comment,Likes\n2027-03-22,Bravo !,3\n2027-03-23,Nul.,0\n",
        'Auteur;Commentaire\nx;"Bravo !"\ny;Nul.\n',
        "Texte\tDate\nBravo !\t1\nNul.\t2\n",
    ],
)
def test_comments_come_one_a_line_or_in_a_column(text):
    assert read_comments(text.encode()) == ["Bravo !", "Nul."]


@pytest.mark.parametrize(
    "content", [b"", b" \n", b"Comment,Date\n,3\n", b"PK\x03\x04", b"a\n" * 20_001]
)
def test_what_holds_no_comments_is_refused(content):
    with pytest.raises(Unusable):
        read_comments(content)


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("@lina.b tu as raison", "… tu as raison"),
        ("Merci @Lina_B!", "Merci …!"),
        ("voir https://example.org/lina?x=1 vite", "voir … vite"),
        ("WWW.exemple.fr", "…"),
        ("écris à lina@example.org", "écris à …"),
        ("appelle le 06 12 34 56 78", "appelle le …"),
        ("+33 (0)6.12.34.56.78 !", "… !"),
        ("en 2027, 3 sur 10", "en 2027, 3 sur 10"),
        ("20 000 personnes", "20 000 personnes"),
    ],
)
def test_what_leads_to_a_person_is_taken_out(comment, left):
    assert without_people(comment) == left


def test_a_very_long_comment_is_cut():
    assert without_people("a" * 5000) == "a" * LONGEST + GONE


def test_the_same_word_draws_the_same_and_another_word_others():
    comments = [f"c{number}" for number in range(1000)]
    first = draw(comments, 100, "seau")
    assert first == draw(comments, 100, "seau")
    assert first != draw(comments, 100, "sceau")
    assert (len(first), len(set(first))) == (100, 100)


def test_a_draw_is_the_same_for_good():
    assert draw(["a", "b", "c", "d", "e"], 3, "x") == ["c", "d", "a"]


def test_nobody_draws_more_than_there_are():
    assert sorted(draw(["a", "b"], 100, "x")) == ["a", "b"]


CODES = {1: Code("constructive", "positive"), 2: Code("neutral"), 4: Code("hostile", "negative")}


@pytest.mark.parametrize(
    "text",
    [
        "1 c p\n2 n 0\n4 h n\n",
        "1;c;+\n2;n\n4;h;-\n",
        "1. constructif, positif\n\n2: neutre\n4 HOSTILE négatif",
        "Comment number,The comment,Kind of comment,Tone of the comment\n"
        "1,x,c,p\n2,x,n,\n3,x,,\n4,x,h,n\n",
        '"Numéro du commentaire";"Le commentaire";"Nature du commentaire";"Ton du commentaire"\n'
        '1;"a\nb";"constructif";"positif"\n2;x;neutre;0\n4;x;hostile;négatif\n',
    ],
)
def test_codes_are_read_from_a_sheet_and_from_lines(text):
    assert read_codes(text.encode()) == CODES


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("1 c\n2 x\n", 2),
        ("1 c\nbonjour\n", 2),
        ("1 c\n2 n\n1 h\n", 3),
        ("1 c z\n", 1),
        ("Number,Kind\n1,c\n0,h\n", 3),
        ("Number,Kind\n,h\n", 2),
        ("Number,Kind,Tone\n1,,p\n", 2),
    ],
)
def test_a_code_that_is_none_is_named_with_its_line(text, line):
    with pytest.raises(Unusable) as refused:
        read_codes(text.encode())
    assert refused.value.problem.parameters["line"] == line


@given(st.binary(max_size=200))
def test_no_bytes_lead_to_anything_but_codes_and_comments_or_a_refusal(content):
    for read in (read_codes, read_comments):
        with suppress(Unusable):
            assert read(content)
