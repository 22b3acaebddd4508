"""How far two people agree, worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.measures.agreement import agreement_of


def pairs(**counts):
    """Make pairs of counts: `pairs(yy=20, yn=5)`."""
    return [tuple(each) for each, count in counts.items() for _ in range(count)]


@pytest.mark.parametrize(
    ("given", "share", "kappa"),
    [
        # p0 = 35/50; chance (25*30 + 25*20)/2500 = 0.5; (0.7 - 0.5) / 0.5
        (pairs(yy=20, yn=5, ny=10, nn=15), 0.7, 0.4),
        # as far apart as can be: p0 = 0; chance 0.5; -0.5 / 0.5
        (pairs(yn=5, ny=5), 0, -1),
        # both agree on everything, with two codes
        (pairs(yy=5, nn=5), 1, 1),
        # one of them gave one code only: p0 = 0.5, chance 0.5
        (pairs(yy=5, ny=5), 0.5, 0),
    ],
)
def test_agreement_is_worked_out_as_by_hand(given, share, kappa):
    found = agreement_of(given)
    assert found.share == pytest.approx(share)
    assert found.kappa == pytest.approx(kappa)


def test_three_codes_by_hand():
    # alike 4 + 3 + 1 of 10; shares of the first 4, 4, 2 (c, n, h) and of the second 5, 4, 1
    given = pairs(cc=4, nn=3, nc=1, hh=1, hn=1)
    # chance (4*5 + 4*4 + 2*1) / 100 = 0.38; (0.8 - 0.38) / 0.62
    assert agreement_of(given).kappa == pytest.approx(0.42 / 0.62)


def test_without_variance_kappa_is_not_defined():
    found = agreement_of(pairs(cc=100))
    assert (found.share, found.kappa) == (1, None)


def test_of_nothing_there_is_no_agreement():
    found = agreement_of([])
    assert (found.n, found.share, found.kappa) == (0, None, None)


@given(st.lists(st.tuples(st.sampled_from("cnh"), st.sampled_from("cnh"))))
def test_kappa_is_never_above_the_share_and_the_same_both_ways(given):
    found = agreement_of(given)
    turned = agreement_of([(second, first) for first, second in given])
    assert turned == found
    if found.kappa is not None:
        assert -1 <= found.kappa <= found.share + 1e-9
