"""Shares and their margins, against figures of scipy, statsmodels and by hand."""

import pytest

from app.measures.proportions import difference_of, proportion_of, wilson

# scipy 1.17.1, binomtest(...).proportion_ci(method="wilson"), the same as statsmodels 0.15.0,
# proportion_confint(..., method="wilson").
WILSON = [
    (0, 10, 0.0, 0.277533),
    (10, 10, 0.722467, 1.0),
    (1, 10, 0.017876, 0.40415),
    (15, 30, 0.331541, 0.668459),
    (18, 29, 0.440025, 0.77312),
    (7, 31, 0.113951, 0.398124),
    (50, 100, 0.403832, 0.596168),
    (1, 1000, 0.000177, 0.005643),
    (999, 1000, 0.994357, 0.999823),
    (412, 5300, 0.070829, 0.085254),
]
# statsmodels 0.15.0, confint_proportions_2indep(..., method="newcomb", correction=False).
NEWCOMBE = [
    (56, 70, 48, 80, 0.052431, 0.333873),
    (9, 10, 3, 10, 0.170523, 0.809018),
    (5, 56, 0, 29, -0.038137, 0.19256),
    (0, 10, 0, 20, -0.161125, 0.277533),
    (10, 10, 0, 20, 0.679086, 1.0),
    (10, 10, 0, 10, 0.607509, 1.0),
    (30, 50, 30, 50, -0.185608, 0.185608),
]


@pytest.mark.parametrize(("part", "n", "low", "high"), WILSON)
def test_the_interval_of_a_share_is_that_of_scipy_and_statsmodels(part, n, low, high):
    found = proportion_of(part, n)

    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-6)
    assert found.share == part / n


def test_the_interval_by_hand():
    # p = 0.2, n = 50, z² = 3.841459: centre (0.2 + 0.0384146) / 1.0768292 = 0.2214043;
    # reach 1.959964 × √(0.0032 + 0.00038415) / 1.0768292 = 0.1089667.
    assert wilson(10, 50) == pytest.approx((0.112438, 0.330371), abs=2e-6)


@pytest.mark.parametrize(("part", "n", "other", "m", "low", "high"), NEWCOMBE)
def test_the_interval_of_a_difference_is_that_of_statsmodels(part, n, other, m, low, high):
    found = difference_of(proportion_of(part, n), proportion_of(other, m))

    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-6)
    assert found.value == pytest.approx(part / n - other / m)


@pytest.mark.parametrize(
    ("n", "too_few", "withheld"), [(9, 1, 1), (10, 1, 0), (29, 1, 0), (30, 0, 0)]
)
def test_few_answers_are_called_so_and_very_few_have_no_percentage(n, too_few, withheld):
    found = proportion_of(5, n)

    assert (found.too_few, found.is_withheld) == (too_few, withheld)
    assert (found.share is None, found.low is None, found.high is None) == (withheld,) * 3
    assert (found.part, found.n) == (5, n)


def test_a_difference_is_withheld_where_either_share_is():
    enough, few = proportion_of(5, 40), proportion_of(5, 9)

    for found in (difference_of(enough, few), difference_of(few, enough)):
        assert (found.value, found.low, found.high, found.n) == (None, None, None, 9)
        assert found.too_few
        assert not found.is_clear


def test_a_difference_is_clear_only_if_its_interval_leaves_out_zero():
    assert difference_of(proportion_of(56, 70), proportion_of(48, 80)).is_clear
    assert difference_of(proportion_of(48, 80), proportion_of(56, 70)).is_clear
    assert not difference_of(proportion_of(30, 50), proportion_of(30, 50)).is_clear


def test_nobody_asked_is_no_share_at_all():
    assert proportion_of(0, 0).share is None


@pytest.mark.parametrize(("part", "n"), [(-1, 10), (11, 10), (1, 0)])
def test_a_part_that_is_none_is_refused(part, n):
    with pytest.raises(ValueError, match="is no part of"):
        proportion_of(part, n)
