"""Merging, tried on answers that nobody thought of: lossless, symmetric, idempotent."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.questions.merge import Place, list_changes, merge, merge_order, with_value

GROUPS = frozenset({"rows"})
WORDS = st.sampled_from(["a", "b", "c"])
FIELDS = st.dictionaries(st.sampled_from(["x", "y", "z"]), WORDS)
ROWS = st.lists(st.sampled_from("12345"), unique=True)
MANY = settings(max_examples=600)


@st.composite
def answers(draw):
    found = dict(draw(FIELDS))
    rows = [{"id": each, **draw(FIELDS)} for each in draw(ROWS)]
    return {**found, "rows": rows} if rows else found


@st.composite
def edited(draw, before, name):
    """Change some answers, as a person does: fields, rows, their order; new rows have new ids."""
    after = {key: value for key, value in before.items() if key != "rows"}
    after.update(draw(FIELDS))
    for key in draw(st.sets(st.sampled_from(["x", "y", "z"]), max_size=1)):
        after.pop(key, None)
    rows = [dict(row) for row in before.get("rows", [])]
    rows = [row for row in rows if draw(st.integers(0, 3)) != 0]
    for row in rows:
        row.update(draw(FIELDS))
    if draw(st.booleans()):
        rows.append({"id": f"new row of {name}", **draw(FIELDS)})
    rows = draw(st.permutations(rows))
    return {**after, "rows": rows} if rows else after


@st.composite
def scenes(draw):
    base = draw(answers())
    return base, draw(edited(base, "mine")), draw(edited(base, "theirs"))


def by_id(found):
    return {row["id"]: row for row in found.get("rows", [])}


@MANY
@given(scenes())
def test_what_only_one_side_changed_is_in_the_result(scene):
    base, mine, theirs = scene
    merged = merge(base, mine, theirs, GROUPS)
    for here, there in ((mine, theirs), (theirs, mine)):
        for place in list_changes(base, here, GROUPS):
            if not place.group and base.get(place.key) == there.get(place.key):
                assert merged.answers.get(place.key) == here.get(place.key)
            if place.row in by_id(here) and place.row not in by_id(base):
                assert by_id(merged.answers)[place.row] == by_id(here)[place.row]
            if place.row and place.key != "*":
                was, other = by_id(base)[place.row], by_id(there).get(place.row)
                row = by_id(merged.answers)[place.row]  # a changed row is never lost
                if other is None or other.get(place.key) == was.get(place.key):
                    assert row.get(place.key) == by_id(here)[place.row].get(place.key)


@MANY
@given(scenes())
def test_what_both_changed_differently_is_a_clash_and_nothing_else_is(scene):
    base, mine, theirs = scene
    clashes = merge(base, mine, theirs, GROUPS).clashes
    found = {Place(each.key, each.group or "", each.row or "") for each in clashes}
    both = set(list_changes(base, mine, GROUPS)) & set(list_changes(base, theirs, GROUPS))
    wanted = set()
    for place in both:
        if place.key == "*":
            continue
        sides = [by_id(s)[place.row] if place.group else s for s in (mine, theirs)]
        if sides[0].get(place.key) != sides[1].get(place.key):
            wanted.add(place)
    assert found == wanted


@MANY
@given(scenes())
def test_it_matters_not_who_comes_first(scene):
    base, mine, theirs = scene
    one, other = merge(base, mine, theirs, GROUPS), merge(base, theirs, mine, GROUPS)
    turned = {(c.key, c.group, c.row): (c.theirs, c.mine) for c in other.clashes}
    assert {(c.key, c.group, c.row): (c.mine, c.theirs) for c in one.clashes} == turned
    if not one.clashes:
        assert one.answers == other.answers
    ids = [[row["id"] for row in each.answers.get("rows", [])] for each in (one, other)]
    assert ids[0] == ids[1]


@MANY
@given(scenes())
def test_merging_again_changes_nothing(scene):
    base, mine, theirs = scene
    merged = merge(base, mine, theirs, GROUPS)
    if merged.clashes:
        return
    again = merge(base, mine, merged.answers, GROUPS)
    assert again.clashes == []
    assert {**again.answers, "rows": by_id(again.answers)} == {
        **merged.answers,
        "rows": by_id(merged.answers),
    }
    assert merge(merged.answers, merged.answers, merged.answers, GROUPS).answers == merged.answers


@MANY
@given(scenes())
def test_alone_one_gets_exactly_what_one_did(scene):
    base, mine, _ = scene
    assert merge(base, mine, base, GROUPS).answers == mine
    assert merge(base, mine, mine, GROUPS).answers == mine


@MANY
@given(st.data(), st.lists(st.sampled_from("abcdef"), unique=True))
def test_an_order_holds_every_row_once_whoever_moved_it(data, base):
    sides = [
        data.draw(st.permutations([*base, *data.draw(st.sets(st.sampled_from(new)))]))
        for new in ("uv", "wx")
    ]
    order = merge_order(base, *sides)
    assert sorted(order) == sorted({*sides[0], *sides[1]})
    assert order == merge_order(base, *reversed(sides))
    assert merge_order(base, sides[0], base) == list(sides[0])


@given(scenes())
def test_a_place_is_written_and_read_back(scene):
    base, mine, _ = scene
    for place in list_changes(base, mine, GROUPS):
        assert Place.read(str(place)) == place or place.key == "*"


@given(scenes())
def test_taking_over_every_change_gives_the_other_state_of_kept_rows(scene):
    base, mine, _ = scene
    after = base
    for place in list_changes(base, mine, GROUPS):
        if place.key != "*":
            after = with_value(after, place, mine)
    for key in ("x", "y", "z"):
        assert after.get(key) == mine.get(key)
    for row_id, row in by_id(mine).items():
        if row_id in by_id(base):
            assert by_id(after)[row_id] == row
