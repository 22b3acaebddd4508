from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import Conflict
from app.keeping.binning import list_taken, returned
from app.keeping.history import ACTS, RUN, Version, fold
from app.keeping.models import Act, BinnedRow
from app.questions.comparing import Change, Deed, compare
from app.questions.fields import UNKNOWN, Field, Kind, Option, Rows
from app.questions.merge import Place
from app.questions.reading import Surroundings

START = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HISTORIES = st.lists(
    st.tuples(
        st.sampled_from([Act.TYPED, Act.TYPED, Act.TYPED, Act.SAVED, Act.CONTINUED]),
        st.sampled_from([1, 2, None]),
        st.integers(0, 900),
    ),
    max_size=30,
)


def newest_first(steps):
    """Make versions of (act, who, seconds since the one before)."""
    versions, moment = [], START
    for revision, (act, who, seconds) in enumerate(steps, start=1):
        moment += timedelta(seconds=seconds)
        versions.append(Version(revision, act, moment, who))
    return versions[::-1]


def revisions(*steps):
    return [each.revision for each in fold(newest_first(steps))]


def test_what_one_person_types_within_ten_minutes_is_one_version_the_last():
    assert revisions((Act.TYPED, 1, 0), (Act.TYPED, 1, 60), (Act.TYPED, 1, 540)) == [3]


def test_after_more_than_ten_minutes_another_version_begins():
    assert revisions((Act.TYPED, 1, 0), (Act.TYPED, 1, 601), (Act.TYPED, 1, 60)) == [3, 1]


def test_what_two_people_type_in_turns_stays_apart():
    """Else the words of one would show as a change of the other."""
    turns = [(Act.TYPED, who, 20) for who in (1, 1, 2, 2, 1)]
    assert revisions(*turns) == [5, 4, 2]


def test_what_was_done_by_a_button_is_never_folded_and_ends_a_run():
    assert revisions((Act.TYPED, 1, 0), (Act.SAVED, 1, 5), (Act.TYPED, 1, 5)) == [3, 2, 1]


def test_every_act_has_a_name():
    assert set(ACTS) == set(Act)


@given(HISTORIES)
def test_folding_loses_nothing_but_what_the_same_person_typed_on_from(steps):
    versions = newest_first(steps)
    kept = fold(versions)
    assert [each for each in versions if each in kept] == kept
    assert kept[:1] == versions[:1]
    for gone in (each for each in versions if each not in kept):
        after = [each for each in versions if each.revision > gone.revision]
        same_run = [each for each in after if each.saved_at - gone.saved_at <= RUN]
        last = [e for e in same_run if e in kept and e.saved_by_id == gone.saved_by_id]
        on_end = {(Act.TYPED, gone.saved_by_id)}
        assert gone.act == Act.TYPED
        assert any(
            {(e.act, e.saved_by_id) for e in after if e.revision <= each.revision} == on_end
            for each in last
        )


@given(HISTORIES)
def test_what_is_folded_stays_as_it_is(steps):
    kept = fold(newest_first(steps))
    assert fold(kept) == kept


@given(HISTORIES)
def test_no_two_versions_of_a_run_are_left(steps):
    for later, earlier in pairwise(fold(newest_first(steps))):
        is_one_run = {later.act, earlier.act} == {Act.TYPED} and (
            later.saved_by_id == earlier.saved_by_id
        )
        assert not is_one_run or later.saved_at - earlier.saved_at > RUN


# Comparing

ROWS = Rows(
    "rows", "Audiences", "Audience", "Add",
    (Field("name", Kind.TEXT, "Name"), Field("kind", Kind.CHOICE, "Kind",
     options=(Option("old", "Elders"), Option("young", "Youth")))),
    title="name",
)  # fmt: skip
TITLE = Field("title", Kind.TEXT, "Title", needed=True)
MANY = Field("many", Kind.CHOICES, "Many", options=tuple(Option(x, x.upper()) for x in "abc"))
LINKED = Field("linked", Kind.REFERENCE, "Linked", points_to="a.rows")
AROUND = Surroundings("en", lambda question: question.options)


def differ(before, after, *questions):
    return compare(before, after, questions, AROUND)


def test_a_text_is_compared_word_by_word():
    assert differ({"title": "no to hate"}, {"title": "no to all hate"}, TITLE) == [
        Change("Title", Deed.CHANGED, [[("same", "no to "), ("ins", "all "), ("same", "hate")]])
    ]


def test_texts_that_share_next_to_nothing_stand_one_after_the_other():
    [change] = differ({"title": "red house"}, {"title": "une autre chose"}, TITLE)
    assert change.paragraphs == [[("del", "red house")], [("ins", "une autre chose")]]


def test_choices_are_compared_one_by_one_in_words():
    [change] = differ({"many": ["a", "b"]}, {"many": ["b", "c"]}, MANY)
    assert change.paragraphs == [[("del", "A")], [("same", "B")], [("ins", "C")]]


def test_an_open_question_is_told_in_words():
    [change] = differ({"title": UNKNOWN}, {}, TITLE)
    assert change.paragraphs == [[("del", "to be settled")]]


def test_what_refers_to_a_row_that_is_gone_says_so():
    [change] = differ({}, {"linked": "a7"}, LINKED)
    assert change.paragraphs == [[("ins", "a row that is not there any more")]]


def test_rows_are_added_removed_moved_and_changed_by_name():
    before = [{"id": "1", "name": "A"}, {"id": "2", "name": "B"}, {"id": "3", "kind": "old"}]
    after = [{"id": "2", "name": "B"}, {"id": "1", "name": "A", "kind": "old"}, {"id": "4"}]
    found = differ({"rows": before}, {"rows": after}, ROWS)
    assert [(each.row, each.deed, each.label) for each in found if each.deed != Deed.MOVED] == [
        ("A", Deed.CHANGED, "Kind"),
        ("Audience 3", Deed.ADDED, "Audiences"),
        ("Audience 3", Deed.REMOVED, "Audiences"),
    ]
    assert len([each for each in found if each.deed == Deed.MOVED]) == 1
    assert found[-1].paragraphs == [[("same", "Kind: "), ("del", "Elders")]]


def test_an_answer_that_no_question_asks_any_more_is_told_as_it_is():
    assert differ({}, {"old": 3}, TITLE) == [Change("old", Deed.CHANGED, [[("ins", "3")]])]


@pytest.mark.parametrize("nothing", [None, "", []])
def test_no_answer_is_no_answer_however_it_is_kept(nothing):
    assert differ({"title": nothing}, {}, TITLE) == []


@given(st.text("ab c\n", max_size=40), st.text("ab c\n", max_size=40))
def test_both_texts_can_be_read_from_their_comparison(before, after):
    found = differ({"title": before}, {"title": after}, TITLE)
    assert bool(found) == (before != after)
    pieces = [piece for change in found for part in change.paragraphs for piece in part]
    if found:
        assert "".join(text for kind, text in pieces if kind != "ins") == before
        assert "".join(text for kind, text in pieces if kind != "del") == after


# The bin


def group(*ids):
    return {"rows": [{"id": each, "name": each} for each in ids]}


def test_what_is_taken_out_is_found_with_what_it_followed():
    assert list_taken(group("a", "b", "c"), group("a"), {"rows"}) == [
        (Place("rows"), {"id": "b", "name": "b", "*": "a"}),
        (Place("rows"), {"id": "c", "name": "c", "*": "b"}),
    ]


def test_a_row_without_words_is_not_worth_keeping():
    assert list_taken({"rows": [{"id": "a"}]}, {}, {"rows"}) == []


def inside(*ids):
    return {"rows": [{"id": "r", "small": [{"id": each, "name": each} for each in ids]}]}


@given(st.lists(st.sampled_from("abcdef"), unique=True, min_size=1), st.data())
@pytest.mark.parametrize(("make", "around"), [(group, ""), (inside, "rows/r")])
def test_a_row_goes_back_to_where_it_stood(make, around, ids, data):
    gone = data.draw(st.sampled_from(ids))
    before, after = make(*ids), make(*[each for each in ids if each != gone])
    [(place, row)] = list_taken(before, after, {"rows"})
    back = returned(BinnedRow(group=place.key, inside=around, row=row), 0)
    assert back(after) == before
    assert back(back(after)) == before


def test_a_row_that_is_gone_takes_the_rows_inside_it_along():
    [(place, _)] = list_taken(inside("a", "b"), {"rows": []}, {"rows"})
    assert place == Place("rows")


def test_what_only_looks_like_rows_is_left_alone():
    before = {"rows": [{"id": "r", "odd": [{"no": "id"}], "list": ["a"]}]}
    assert list_taken(before, {"rows": [{"id": "r"}]}, {"rows"}) == []
    gone = inside("a")
    assert [
        row["id"] for _, row in list_taken(gone, {"rows": [{"id": "r", "small": "?"}]}, {"rows"})
    ] == ["a"]


def test_a_full_group_takes_nothing_back():
    [(_, row)] = list_taken(group("a", "b"), group("b"), {"rows"})
    with pytest.raises(Conflict):
        returned(BinnedRow(group="rows", row=row), 1)(group("b"))
