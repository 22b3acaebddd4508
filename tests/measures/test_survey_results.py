"""What a small survey says: shares, means, changes, and what may be claimed.

Expected intervals are those of tests/measures for proportions.py and change.py; here it is about
which of them is used, and what it allows to say.
"""

import pytest

from app.measures.change import change_of_paired_shares, welch
from app.measures.change import sample_of as sample
from app.measures.proportions import difference_of, proportion_of
from app.measures.survey_results import Verdict, response_rates, results_of
from app.plan.plan import Plan
from app.plan.survey import survey_of


def survey(scale="yes_no", about=None, comparison="before_after", **counts):
    row = {"id": "v1", "question": "v1", **counts}
    return survey_of(
        Plan(
            {
                "measurement": {
                    "survey_questions": [{"id": "v1", "question": "Vrai ?", "scale": scale}],
                    "comparison": comparison,
                },
                "tracking": {
                    "survey": [{"id": "survey", **(about or {"pairing": "independent"})}],
                    "survey_counts": [row],
                },
            }
        )
    )


def result(*given, **counts):
    [found] = results_of(survey(*given, **counts))
    return found


def test_yes_counts_as_favourable():
    found = result(before_1=20, before_0=80, after_1=45, after_0=55)
    assert {round: (p.part, p.n) for round, p in found.shares.items()} == {
        "before": (20, 100),
        "after": (45, 100),
    }
    assert found.means == {}


@pytest.mark.parametrize("scale", ["agree_5", "likely_5"])
def test_the_two_highest_of_five_count_as_favourable_and_there_is_a_mean(scale):
    found = result(scale, before_1=10, before_4=20, before_5=10, after_3=40)
    assert (found.shares["before"].part, found.shares["before"].n) == (30, 40)
    assert found.shares["after"].part == 0
    # (10*1 + 20*4 + 10*5) / 40 and 40*3 / 40
    assert (found.means["before"].mean, found.means["after"].mean) == (3.5, 3)


def test_a_scale_from_0_to_10_has_a_mean_and_no_share():
    found = result("zero_ten", before_0=20, before_10=20, after_7=30, after_8=30)
    assert found.shares == {}
    assert (found.means["before"].mean, found.means["after"].mean) == (5, 7.5)
    wanted = welch(sample({7: 30, 8: 30}), sample({0: 20, 10: 20}))
    assert found.mean_change == wanted
    assert found.verdict is Verdict.CLEAR


def test_different_people_are_compared_as_different_people():
    found = result(before_1=20, before_0=80, after_1=45, after_0=55)
    assert found.share_change == difference_of(proportion_of(45, 100), proportion_of(20, 100))
    assert found.verdict is Verdict.CLEAR


PAIRED = {"pairing": "paired", "pairs": 80}


def test_the_same_people_are_compared_by_who_moved():
    counts = {"before_1": 20, "before_0": 80, "after_1": 45, "after_0": 55}
    found = result("yes_no", PAIRED, only_after=30, only_before=5, **counts)
    assert found.share_change == change_of_paired_shares(30, 5, 80).difference
    assert found.pairs == 80


@pytest.mark.parametrize(
    ("about", "more"),
    [
        ({"pairing": "marginals"}, {}),
        (PAIRED, {}),  # nobody has counted who moved
        (PAIRED, {"only_after": 70, "only_before": 11}),  # more than there are
        ({"pairing": "paired"}, {"only_after": 3, "only_before": 1}),
    ],
)
def test_without_pairs_nobody_says_how_sure_a_change_is(about, more):
    counts = {"before_1": 20, "before_0": 80, "after_1": 45, "after_0": 55}
    found = result("yes_no", about, **counts, **more)
    assert found.share_change.value == pytest.approx(0.25)
    assert found.share_change.low is None
    assert found.verdict is Verdict.HOW_SURE


@pytest.mark.parametrize("pairing", ["marginals", "paired"])
def test_the_means_of_the_same_people_have_no_interval(pairing):
    found = result("agree_5", {"pairing": pairing}, before_2=40, after_4=20, after_3=20)
    assert (found.mean_change.value, found.mean_change.low) == (1.5, None)


@pytest.mark.parametrize(
    ("counts", "verdict"),
    [
        ({"before_1": 50, "before_0": 50}, Verdict.ONE_ROUND),
        ({"after_1": 50}, Verdict.ONE_ROUND),
        ({"before_1": 50, "after_1": 10, "after_0": 19}, Verdict.TOO_FEW),
        ({"before_1": 15, "before_0": 15, "after_1": 15, "after_0": 15}, Verdict.MAY_BE_CHANCE),
        ({"before_1": 10, "before_0": 40, "after_1": 40, "after_0": 10}, Verdict.CLEAR),
    ],
)
def test_what_may_be_said_depends_on_how_many_answered_and_on_the_interval(counts, verdict):
    assert result(**counts).verdict is verdict


def test_thirty_answers_are_enough_and_twenty_nine_are_not():
    counts = {"before_1": 1, "before_0": 29, "after_0": 1}
    assert result(**counts, after_1=29).verdict is Verdict.CLEAR
    assert result(**counts, after_1=28).verdict is Verdict.TOO_FEW


def test_few_pairs_are_too_few_however_many_answered():
    counts = {"before_1": 20, "before_0": 80, "after_1": 45, "after_0": 55}
    about = {"pairing": "paired", "pairs": 29}
    found = result("yes_no", about, only_after=20, only_before=1, **counts)
    assert found.verdict is Verdict.TOO_FEW


def test_nothing_is_compared_until_somebody_says_who_answered():
    counts = {"before_1": 20, "before_0": 80, "after_1": 45, "after_0": 55}
    found = result("yes_no", {"invited_before": 3}, **counts)
    assert (found.share_change, found.verdict) == (None, Verdict.WHO_ANSWERED)


def test_there_is_no_share_of_fewer_than_ten():
    found = result(before_1=3, before_0=6, after_1=20, after_0=20)
    assert found.shares["before"].share is None
    assert found.share_change.value is None


def test_a_question_that_nobody_answered_has_no_result():
    assert results_of(survey()) == []


def test_counts_that_are_no_counts_are_not_counted():
    found = result(before_1=True, before_0=12, after_1=-4, after_0="3")
    assert found.question.counts == {"before": {0: 12}, "after": {}}


def test_the_response_rate_is_answers_by_people_asked():
    given = survey("yes_no", {"invited_before": 50, "invited_after": 5}, before_1=20, after_1=6)
    assert response_rates(given) == {"before": proportion_of(20, 50)}
