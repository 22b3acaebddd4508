"""Where lines and marks stand: inside the drawing, in order, whatever the figures are."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.measures.chart import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, chart_of, scale_of
from app.measures.series import Mark, Point, Series

FIRST = date(2027, 3, 1)
AXIS = HEIGHT - BOTTOM


def series(*values, key="reach", every=1, today=date(2030, 1, 1), **aim):
    points = tuple(
        Point(FIRST + timedelta(n * every), value, f"e{n}") for n, value in enumerate(values)
    )
    return Series(key, "i1", today, points, **aim)


def test_without_a_figure_there_is_no_chart():
    assert chart_of(series()) is None


def test_one_figure_stands_in_the_middle():
    chart = chart_of(series(100))

    assert [(spot.x, spot.y) for spot in chart.spots] == [(LEFT + (WIDTH - LEFT - RIGHT) / 2, TOP)]
    assert chart.dates == [FIRST]
    assert chart.path == "M189.0 52.0"


def test_figures_stand_by_their_day_and_value():
    # Three days in a width of 274: 52, 189, 326. 0 to 100 in a height of 168: 220, 136, 52.
    chart = chart_of(series(0, 50, 100))

    assert [(s.x, s.y) for s in chart.spots] == [(52.0, 220.0), (189.0, 136.0), (326.0, 52.0)]
    assert chart.path == "M52.0 220.0L189.0 136.0L326.0 52.0"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((3, 7), [0, 2, 4, 6, 8]),
        ((950,), [0, 500, 1000]),
        ((0.02, 0.05), [0, 0.02, 0.04, 0.06]),
        ((-30, 10), [-30, -20, -10, 0, 10]),
        ((-5, -2), [-6, -4, -2, 0]),
        ((1, 1_000_000), [0, 500_000, 1_000_000]),
        ((0, 0), [0, 1]),
        ((100,), [0, 50, 100]),
    ],
)
def test_an_axis_has_few_round_numbers_and_zero_among_them(values, expected):
    assert [tick.value for tick in scale_of(values).ticks] == pytest.approx(expected)


def test_a_huge_outlier_and_negative_values_stay_inside():
    for values in ((5, 6, 900_000_000, 7), (-40, 20, -3), (7, 7, 7), (0, 0)):
        spots = chart_of(series(*values)).spots
        assert all(TOP <= spot.y <= AXIS for spot in spots)


def test_target_and_baseline_widen_the_axis():
    chart = chart_of(series(40, 50, target=1000, baseline=-10))

    assert TOP <= chart.target < chart.spots[-1].y < chart.baseline <= AXIS


def test_no_target_and_no_baseline_draw_no_line():
    chart = chart_of(series(40))

    assert (chart.target, chart.baseline, chart.launch, chart.changes) == (None, None, None, [])
    assert (chart.target_label, chart.baseline_label) == (None, None)


def test_launch_and_changes_widen_the_days():
    launch, change = FIRST - timedelta(10), FIRST + timedelta(30)

    chart = chart_of(series(1, 2), launch, [Mark(change, "A")])

    assert (chart.launch, chart.changes[0].x) == (LEFT, WIDTH - RIGHT)
    assert chart.dates == [launch, change]
    assert LEFT < chart.spots[0].x < chart.spots[1].x < WIDTH - RIGHT


def test_changes_too_close_to_tell_apart_share_a_mark():
    marks = [Mark(FIRST + timedelta(day), "") for day in (0, 1, 2, 50)]

    flags = chart_of(series(1, 2, every=100), None, marks).changes

    assert [flag.words for flag in flags] == ["1–3", "4"]


def test_a_day_to_come_is_marked():
    chart = chart_of(series(1, 2, today=FIRST))

    assert [spot.is_ahead for spot in chart.spots] == [False, True]


def test_a_hundred_figures_have_small_marks():
    assert chart_of(series(*range(100))).radius < chart_of(series(1, 2)).radius


def test_counts_that_are_added_are_drawn_as_totals():
    chart = chart_of(series(3, 1, key="media_mentions"))

    assert chart.spots[1].y < chart.spots[0].y


@pytest.mark.parametrize("pair", [(50, 51), (51, 50), (0, 100), (100, 0), (50, 50), (1, 0)])
def test_the_names_of_target_and_baseline_never_stand_on_each_other(pair):
    target, baseline = pair
    chart = chart_of(series(100, target=target, baseline=baseline))

    assert abs(chart.target_label - chart.baseline_label) >= 13
    assert chart.baseline_label < AXIS + 2


@given(
    values=st.lists(st.floats(-1e15, 1e15, allow_subnormal=False), min_size=1, max_size=40),
    target=st.none() | st.floats(-1e15, 1e15, allow_subnormal=False),
)
def test_nothing_is_ever_drawn_outside(values, target):
    chart = chart_of(series(*values, target=target))

    for spot in chart.spots:
        assert LEFT <= spot.x <= WIDTH - RIGHT
        assert TOP - 0.1 <= spot.y <= AXIS + 0.1
    assert 2 <= len(chart.scale.ticks) <= 7
