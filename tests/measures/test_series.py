"""The figures of the log book: which belong together, how they add up, how far the target is."""

from datetime import date

import pytest

from app.measures.series import Sum, list_marks, list_series
from app.plan.plan import Plan
from tests.campaigns.plans import plan_of

TODAY = date(2027, 4, 1)


def entry(number, indicator, value, day="2027-03-01", **more):
    return {"id": f"e{number}", "date": day, "indicator": indicator, "value": value, **more}


def planned(key, row="i1", **more):
    return {"id": row, "objective": "o1", "indicator": key, **more}


def series_of(*entries, indicators=(), objectives=()):
    steps = {
        "measurement": {"indicators": list(indicators)},
        "objectives": {"objectives": list(objectives)},
        "tracking": {"entries": list(entries)},
    }
    return list_series(Plan(steps), TODAY)


def of_values(key, *values, day="2027-03-{:02}", **more):
    entries = [entry(n, "i1", v, day.format(n + 1)) for n, v in enumerate(values)]
    return series_of(*entries, indicators=[planned(key, **more)])[0]


def test_planned_indicators_come_first_then_those_of_the_log_book_alone():
    found = series_of(
        entry(1, "media_mentions", 3),
        entry(2, "i1", 5),
        indicators=[planned("reach"), planned("ctr", "i2")],
    )

    assert [(each.key, each.row, each.is_planned) for each in found] == [
        ("reach", "i1", True),
        ("ctr", "i2", True),
        ("media_mentions", "media_mentions", False),
    ]


def test_a_figure_noted_by_key_counts_for_the_indicator_that_is_planned_once():
    assert [e.row for e in series_of(entry(1, "reach", 3), indicators=[planned("reach")])] == ["i1"]
    twice = series_of(entry(1, "reach", 3), indicators=[planned("reach"), planned("reach", "i2")])
    assert [(each.row, len(each.points)) for each in twice] == [("i1", 0), ("i2", 0), ("reach", 1)]


def test_figures_stand_in_the_order_of_their_days():
    found = series_of(entry(1, "reach", 30, "2027-03-03"), entry(2, "reach", 10, "2027-03-01"))[0]

    assert [point.value for point in found.points] == [10, 30]
    assert found.last.row == "e1"


def test_what_has_no_day_or_no_number_is_left_out_and_counted():
    found = series_of(
        entry(1, "reach", 3),
        entry(2, "reach", "unknown"),
        entry(3, "reach", 5, "2027-02-30"),
        {"id": "e4", "indicator": "reach"},
        {"id": "e5", "date": "2027-03-01", "value": 4},
    )

    assert [(each.key, len(each.points), each.undated) for each in found] == [("reach", 1, 3)]


def test_a_value_that_no_scale_holds_is_left_out():
    assert series_of(entry(1, "reach", float("inf")))[0].points == ()


@pytest.mark.parametrize(
    ("key", "values", "how", "current"),
    [
        ("impressions", (100, 300, 300), Sum.LAST, 300),  # never falls: perhaps a total so far
        ("impressions", (100, 300, 200), Sum.ADDED, 600),  # a total never falls
        ("media_mentions", (2, 0, 5), Sum.ADDED, 7),
        ("reach", (100, 300, 200), Sum.LAST, 200),  # people are never added
        ("ctr", (5, 3, 4), Sum.LAST, 4),
        ("cpm", (5, 3, 4), Sum.LAST, 4),
        ("own_letters", (5, 3, 4), Sum.LAST, 4),
    ],
)
def test_only_counts_that_cannot_be_totals_are_added(key, values, how, current):
    found = of_values(key, *values)

    assert (found.sum, found.current, found.total) == (how, current, sum(values))


def test_counts_of_the_same_day_are_added_but_rates_are_not():
    both = {"day": "2027-03-01"}
    assert of_values("impressions", 100, 300, **both).current == 400
    assert of_values("ctr", 1, 3, **both).current == 3


def test_what_is_added_is_drawn_as_the_total_so_far():
    assert [p.value for p in of_values("impressions", 100, 300, 200).drawn] == [100, 400, 600]
    assert [p.value for p in of_values("reach", 100, 300, 200).drawn] == [100, 300, 200]


def test_a_figure_of_a_day_to_come_does_not_count():
    found = series_of(
        entry(1, "impressions", 300, "2027-03-01"),
        entry(2, "impressions", 100, "2027-04-02", spend=50),
    )[0]

    assert (found.current, found.total, found.ahead, found.sum) == (300, 300, 1, Sum.LAST)
    assert found.spend is None


def test_a_figure_of_today_counts():
    assert series_of(entry(1, "reach", 3, TODAY.isoformat()))[0].current == 3


def test_only_a_day_to_come_is_no_value():
    found = series_of(entry(1, "reach", 3, "2028-01-01"))[0]

    assert (found.current, found.left, found.moved, found.last) == (None, None, None, None)


OBJECTIVE = {"id": "o1", "metric": "reach", "baseline": 100, "target": 500, "unit": "voisins"}


def test_target_baseline_and_unit_come_from_the_objective_measured_by_it():
    found = series_of(indicators=[planned("reach")], objectives=[OBJECTIVE])[0]
    other = series_of(indicators=[planned("impressions")], objectives=[OBJECTIVE])[0]

    assert (found.baseline, found.target, found.unit, found.objective) == (
        100,
        500,
        "voisins",
        "o1",
    )
    assert (other.baseline, other.target, other.unit, other.objective) == (None, None, "", "o1")


def test_those_of_the_indicator_itself_win_even_if_they_are_zero():
    row = planned("reach", baseline_value=0, target=800, baseline_date="2027-02-01")
    found = series_of(indicators=[row], objectives=[OBJECTIVE])[0]

    assert (found.baseline, found.target, found.baseline_day) == (0, 800, date(2027, 2, 1))


@pytest.mark.parametrize(
    ("key", "values", "aim", "left"),
    [
        ("reach", (300,), {"target": 500}, 200),
        ("reach", (500,), {"target": 500}, 0),
        ("reach", (620,), {"target": 500}, -120),
        ("hostile_share", (12,), {"target": 8}, 4),  # less is better
        ("hostile_share", (6,), {"target": 8}, -2),
        ("reach", (70,), {"target": 50, "baseline_value": 90}, 20),  # to go down
        ("hostile_share", (12,), {"target": 15, "baseline_value": 10}, 3),
        ("impressions", (100, 300, 200), {"target": 1000}, 400),
    ],
)
def test_the_distance_to_the_target_knows_the_way(key, values, aim, left):
    assert of_values(key, *values, **aim).left == left


def test_without_a_target_or_a_baseline_nothing_is_compared():
    found = of_values("reach", 300)
    assert (found.left, found.moved) == (None, None)
    assert of_values("reach", 300, baseline_value=100).moved == 200


def test_money_beside_the_figures_is_added_and_none_is_not_nought():
    some = series_of(
        entry(1, "reach", 3, spend=500), entry(2, "reach", 4, spend=250), entry(3, "reach", 4)
    )

    assert some[0].spend == 750
    assert of_values("reach", 3).spend is None


def test_changes_stand_in_the_order_of_their_days_and_need_one():
    rows = [
        {"id": "c1", "date": "2027-03-09", "what": "B", "why": "b"},
        {"id": "c2", "what": "C"},
        {"id": "c3", "date": "2027-03-02", "what": "A"},
    ]

    found = list_marks(plan_of(tracking={"changes": rows}))

    assert [(mark.words, mark.why) for mark in found] == [("A", ""), ("B", "b")]


def test_a_plan_without_anything_has_no_series():
    assert list_series(plan_of(), TODAY) == []
