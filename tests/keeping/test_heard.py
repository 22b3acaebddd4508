"""Which changes have arrived, as a page is told."""

from app.keeping.heard import Heard, arrived
from app.questions.merge import Place


def heard_of(*changes):
    kept = {}
    for browser, place, number in changes:
        kept = Heard.of(kept, browser).noting([place], {place: number} if number else {}, 1)
    return kept


def test_a_page_is_told_the_last_number_of_each_browser():
    kept = heard_of(("aaaaaaaaaa", Place("title"), 7), ("bbbbbbbbbb", Place("title"), 5))
    kept = Heard.of(kept, "aaaaaaaaaa").noting([], {Place("title"): 9}, 2)
    assert sorted(arrived(kept).split()) == ["aaaaaa/title=9", "bbbbbb/title=5"]


def test_a_row_is_told_of_its_own_answers_only():
    row, another = Place("label", "segments", "r1"), Place("label", "segments", "r2")
    kept = heard_of(("a", Place("persona"), 1), ("a", row, 2), ("a", another, 3))
    assert arrived(kept, "segments", "r1") == "a/label=2"
    assert arrived(kept) == "a/persona=1"


def test_what_a_form_has_posted_was_sent_by_no_page():
    kept = heard_of(("a", Place("title"), None))
    assert arrived(kept) == arrived({}) == arrived(None) == ""
