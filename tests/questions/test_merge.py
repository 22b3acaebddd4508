from hypothesis import given
from hypothesis import strategies as st

from app.questions.merge import merge

GROUPS = frozenset({"rows"})
VALUES = st.none() | st.sampled_from(["a", "b", "c"])
FIELDS = st.dictionaries(st.sampled_from(["x", "y", "z"]), st.sampled_from(["a", "b", "c"]))


def rows(*ids, **changes):
    return {"rows": [{"id": each, "t": changes.get(each, "as it was")} for each in ids]}


def test_different_fields_are_both_kept():
    merged = merge({"x": "1", "y": "1"}, {"x": "2", "y": "1"}, {"x": "1", "y": "2"}, GROUPS)
    assert merged.answers == {"x": "2", "y": "2"}
    assert merged.clashes == []


def test_the_same_field_changed_twice_clashes_and_keeps_what_is_stored():
    merged = merge({"x": "1"}, {"x": "mine"}, {"x": "theirs"}, GROUPS)
    assert [(c.key, c.mine, c.theirs) for c in merged.clashes] == [("x", "mine", "theirs")]
    assert merged.answers == {"x": "theirs"}


def test_emptying_an_answer_that_another_changed_clashes():
    assert merge({"x": "1"}, {}, {"x": "theirs"}, GROUPS).clashes


def test_rows_added_by_both_are_all_kept():
    merged = merge(rows("a"), rows("a", "b"), rows("a", "c"), GROUPS)
    assert [row["id"] for row in merged.answers["rows"]] == ["a", "b", "c"]


def test_two_fields_of_one_row_merge():
    base = {"rows": [{"id": "a", "t": "1", "u": "1"}]}
    mine = {"rows": [{"id": "a", "t": "2", "u": "1"}]}
    theirs = {"rows": [{"id": "a", "t": "1", "u": "2"}]}
    assert merge(base, mine, theirs, GROUPS).answers == {"rows": [{"id": "a", "t": "2", "u": "2"}]}


def test_a_removed_row_that_another_changed_is_kept():
    merged = merge(rows("a", "b"), rows("a"), rows("a", "b", b="changed"), GROUPS)
    assert merged.answers == rows("a", "b", b="changed")


def test_a_removed_row_that_nobody_changed_goes():
    assert merge(rows("a", "b"), rows("a"), rows("a", "b"), GROUPS).answers == rows("a")


def test_my_new_order_survives_their_new_row():
    merged = merge(rows("a", "b"), rows("b", "a"), rows("a", "b", "c"), GROUPS)
    assert [row["id"] for row in merged.answers["rows"]] == ["b", "a", "c"]


@given(FIELDS, FIELDS, FIELDS)
def test_every_change_of_one_side_alone_is_in_the_result(base, mine, theirs):
    merged = merge(base, mine, theirs, GROUPS)
    for key in {*base, *mine, *theirs}:
        if theirs.get(key) == base.get(key):
            assert merged.answers.get(key) == mine.get(key)
        if mine.get(key) == base.get(key):
            assert merged.answers.get(key) == theirs.get(key)


@given(FIELDS, FIELDS, FIELDS)
def test_merging_is_symmetric_but_for_clashes(base, mine, theirs):
    one, other = merge(base, mine, theirs, GROUPS), merge(base, theirs, mine, GROUPS)
    clashing = {clash.key for clash in one.clashes}
    assert clashing == {clash.key for clash in other.clashes}
    for key in {*one.answers, *other.answers} - clashing:
        assert one.answers.get(key) == other.answers.get(key)


@given(FIELDS, FIELDS)
def test_merging_the_same_twice_changes_nothing(base, mine):
    once = merge(base, mine, base, GROUPS).answers
    assert merge(base, mine, once, GROUPS).answers == once
