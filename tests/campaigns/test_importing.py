"""Bringing the same figures again: nothing is added and nothing changes, whatever they are."""

from hypothesis import given
from hypothesis import strategies as st

from app.campaigns.importing import State, compare

INDICATORS = st.sampled_from(["reach", "impressions", "w1", "w2"])
PLANNED = {"w1": "reach", "w2": "ctr"}
row = st.fixed_dictionaries(
    {
        "id": st.sampled_from([f"i{n}" for n in range(6)]),
        "date": st.sampled_from(["2027-03-22", "2027-03-23"]),
        "indicator": INDICATORS,
        "value": st.integers(0, 3),
    },
    optional={"spend": st.integers(0, 2), "note": st.text(max_size=3)},
)
rows = st.lists(row, max_size=6, unique_by=lambda each: each["id"])


def kept(entries, compared):
    """Keep everything, as the verb does."""
    after = {entry["id"]: dict(entry) for entry in entries}
    for each in compared:
        id = each.before["id"] if each.before else each.row["id"]
        after[id] = {**after.get(id, {}), **each.row, "id": id}
    return list(after.values())


@given(rows, rows)
def test_what_was_kept_is_there_the_next_time(wanted, entries):
    after = kept(entries, compare(wanted, entries, PLANNED))
    again = compare(wanted, after, PLANNED)
    assert {each.state for each in again} <= {State.SAME}
    assert kept(after, again) == after


@given(rows, rows)
def test_no_two_figures_are_taken_for_the_same_entry(wanted, entries):
    befores = [each.before["id"] for each in compare(wanted, entries, PLANNED) if each.before]
    assert len(befores) == len(set(befores))


@given(rows)
def test_the_order_of_the_log_book_does_not_matter(wanted):
    entries = [{**each, "value": each["value"] + 1} for each in wanted]
    forward, turned = (compare(wanted, each, PLANNED) for each in (entries, entries[::-1]))
    assert [each.state for each in forward] == [each.state for each in turned]


def test_two_like_figures_are_two_though_one_of_them_is_there():
    like = {"date": "2027-03-22", "indicator": "reach", "value": 5}
    found = compare([{"id": "i1", **like}, {"id": "i2", **like}], [{"id": "e1", **like}], {})
    assert [each.state for each in found] == [State.SAME, State.NEW]
