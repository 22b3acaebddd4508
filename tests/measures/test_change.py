"""Before and after, against figures of scipy, statsmodels and by hand."""

import pytest

from app.measures.change import (
    Pairing,
    change_of_means,
    change_of_paired_shares,
    change_of_pairs,
    did,
    mcnemar,
    moved_up,
    t_quantile,
)

# scipy 1.17.1: ttest_ind(after, before, equal_var=False).confidence_interval(0.95)
WELCH = [
    (
        {1: 10, 2: 20, 3: 30, 4: 25, 5: 15},
        {1: 5, 2: 10, 3: 25, 4: 35, 5: 25},
        (0.5, 0.177046, 0.822954),
    ),
    ({1: 4, 2: 3, 3: 3}, {3: 2, 4: 5, 5: 4}, (2.281818, 1.530045, 3.033592)),
    ({1: 20, 5: 20}, {3: 9, 4: 1}, (0.1, -0.575695, 0.775695)),
    ({2: 15, 3: 15}, {2: 14, 3: 16}, (0.033333, -0.229213, 0.29588)),
]
# scipy 1.17.1: ttest_1samp(moves, 0).confidence_interval(0.95)
PAIRS = [
    ({-1: 3, 0: 12, 1: 10, 2: 5}, (0.566667, 0.231485, 0.901849)),
    ({-2: 1, 0: 5, 1: 4}, (0.2, -0.457368, 0.857368)),
    ({0: 20, 1: 20}, (0.5, 0.338055, 0.661945)),
]
# scipy 1.17.1: stats.t.ppf(0.975, freedom)
STUDENT = [(9, 2.262157), (10, 2.228139), (12.5, 2.169186), (20, 2.085963), (1000, 1.962339)]
# statsmodels 0.15.0: mcnemar(table, exact=True).pvalue
MCNEMAR = [(21, 9, 0.042773945), (5, 5, 1.0), (10, 1, 0.01171875), (3, 0, 0.25)]


def limits(change):
    return change.difference.value, change.difference.low, change.difference.high


@pytest.mark.parametrize(("before", "after", "expected"), WELCH)
def test_the_change_among_different_people_is_that_of_scipy(before, after, expected):
    found = change_of_means(before, after, Pairing.INDEPENDENT)

    assert limits(found) == pytest.approx(expected, abs=2e-5)
    assert found.pairing is Pairing.INDEPENDENT
    assert (found.before, found.after) == (sum(before.values()), sum(after.values()))


@pytest.mark.parametrize(("moves", "expected"), PAIRS)
def test_the_change_among_the_same_people_is_that_of_scipy(moves, expected):
    found = change_of_pairs(moves)

    assert limits(found) == pytest.approx(expected, abs=2e-5)
    assert found.pairing is Pairing.PAIRED


@pytest.mark.parametrize(("freedom", "expected"), STUDENT)
def test_the_quantile_of_student_is_that_of_scipy(freedom, expected):
    assert t_quantile(freedom) == pytest.approx(expected, abs=3e-5)


@pytest.mark.parametrize(("gained", "lost", "expected"), MCNEMAR)
def test_how_unevenly_people_moved_is_that_of_statsmodels(gained, lost, expected):
    assert mcnemar(gained, lost) == mcnemar(lost, gained) == pytest.approx(expected)


def test_nobody_moved_is_what_chance_always_does():
    assert mcnemar(0, 0) == 1.0


def test_a_share_among_the_same_people_by_hand():
    # p = 22/102, q = 10/102, d = 0.1176471; z·√((0.3137255 − 0.0138408)/102) = 0.1062738.
    found = change_of_paired_shares(gained=21, lost=9, n=100)

    assert limits(found) == pytest.approx((0.12, 0.011373, 0.223921), abs=2e-6)


def test_the_share_that_moved_up_counts_moves_of_a_point_or_more():
    found = moved_up({-1: 3, 0: 12, 0.5: 4, 1: 10, 2: 5})

    assert (found.part, found.n) == (15, 34)
    # statsmodels 0.15.0: proportion_confint(15, 34, method="wilson")
    assert (found.low, found.high) == pytest.approx((0.288835, 0.605461), abs=1e-6)


def test_the_same_people_without_their_pairs_get_a_value_but_no_interval():
    before, after = WELCH[0][:2]

    found = change_of_means(before, after, Pairing.MARGINALS)

    assert limits(found) == (pytest.approx(0.5), None, None)
    assert not found.has_interval
    assert found.pairing is Pairing.MARGINALS


def test_pairs_are_not_compared_as_if_they_were_different_people():
    with pytest.raises(ValueError, match="pairs are needed"):
        change_of_means({1: 10}, {1: 10}, Pairing.PAIRED)


def test_fewer_than_ten_answers_have_no_interval():
    few = change_of_means({1: 5, 2: 4}, {1: 20, 2: 20}, Pairing.INDEPENDENT)

    assert limits(few) == (pytest.approx(0.5 - 4 / 9), None, None)
    assert limits(change_of_pairs({0: 5, 1: 4})) == (pytest.approx(4 / 9), None, None)
    assert limits(change_of_paired_shares(3, 1, 9)) == (None, None, None)


def test_nobody_who_answered_is_no_change():
    assert change_of_means({}, {1: 3}, Pairing.INDEPENDENT) is None
    assert change_of_means({1: 3}, {1: 0}, Pairing.INDEPENDENT) is None
    assert change_of_pairs({}) is None


def test_all_the_same_answers_have_no_interval():
    assert limits(change_of_means({3: 20}, {4: 20}, Pairing.INDEPENDENT)) == (1, None, None)


def test_a_count_below_zero_is_refused():
    with pytest.raises(ValueError, match="below zero"):
        change_of_pairs({1: -1, 2: 5})
    with pytest.raises(ValueError, match="no parts"):
        change_of_paired_shares(60, 50, 100)


def test_the_net_change_by_hand():
    # Ours 0.5 (0.177046 to 0.822954), theirs 0.033333 (−0.229213 to 0.29588): 0.466667, and on
    # each side √(0.322954² + 0.262546²) = 0.416209.
    ours, theirs = (change_of_means(b, a, Pairing.INDEPENDENT) for b, a, _ in (WELCH[0], WELCH[3]))

    found = did(ours, theirs)

    assert (found.value, found.low, found.high) == pytest.approx(
        (0.466667, 0.050458, 0.882876), abs=2e-5
    )
    assert found.n == 30


def test_a_net_change_has_an_interval_only_if_both_changes_have_one():
    ours = change_of_means(*WELCH[0][:2], Pairing.INDEPENDENT)
    theirs = change_of_means(*WELCH[3][:2], Pairing.MARGINALS)

    found = did(ours, theirs)

    assert (found.value, found.low, found.high) == (pytest.approx(0.466667, abs=1e-6), None, None)
