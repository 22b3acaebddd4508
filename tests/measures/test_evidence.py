"""How far the evidence goes: never above what the plan itself shows."""

from datetime import date

import pytest

from app.measures.evidence import evidence_of
from tests.campaigns.plans import plan_of

TODAY = date(2027, 6, 1)
LAUNCH = "2027-03-10"


def level(*entries, indicators=(), comparison="before_after", launch=LAUNCH):
    return found(*entries, indicators=indicators, comparison=comparison, launch=launch).level


def found(*entries, indicators=(), comparison="before_after", launch=LAUNCH):
    plan = plan_of(
        measurement={"indicators": list(indicators), "comparison": comparison},
        calendar={"launch_date": launch} if launch else {},
        tracking={"entries": [{"id": f"e{n}", **each} for n, each in enumerate(entries)]},
    )
    return evidence_of(plan, TODAY)


def figure(indicator, value=40, day="2027-05-01", note=""):
    return {"indicator": indicator, "value": value, "date": day, "note": note}


def planned(key, **more):
    return {"id": "i1", "indicator": key, **more}


def test_no_figure_is_level_0():
    assert level() == 0
    assert level({"indicator": "reach", "value": 40}) == 0  # without a day
    assert level(figure("reach", day="2027-07-01")) == 0  # a day to come


def test_a_count_is_level_1_whatever_it_counts():
    assert level(figure("reach")) == 1
    assert level(figure("recall")) == 1  # asked once


def test_reach_shown_in_the_target_is_level_2():
    assert level(figure("target_coverage")) == 2
    assert level(figure("target_reach")) == 2
    how = planned("reach", segment_proof="Billets de la tribune jeunes")
    assert level(figure("i1"), indicators=[how]) == 2
    assert level(figure("i1"), indicators=[planned("reach")]) == 1
    assert level(figure("i1"), indicators=[planned("ctr", segment_proof="x")]) == 1


BEFORE = {"baseline_value": 20, "baseline_date": "2027-02-01", "source": "survey"}


@pytest.mark.parametrize("key", ["recall", "intention", "behaviour"])
def test_the_same_thing_before_and_after_is_level_3(key):
    assert level(figure("i1"), indicators=[planned(key, **BEFORE)]) == 3


@pytest.mark.parametrize("key", ["knowledge", "attitude"])
def test_a_figure_that_is_a_change_is_level_3(key):
    assert level(figure(key)) == 3


@pytest.mark.parametrize(
    ("entry", "row", "more"),
    [
        (figure("i1"), BEFORE, {"comparison": "none"}),  # the plan compares with nothing
        (figure("i1"), {**BEFORE, "source": "platform"}, {}),  # platforms ask nobody
        (figure("i1", day="2027-03-09"), BEFORE, {}),  # before the launch
        (figure("i1"), {**BEFORE, "baseline_date": "2027-03-11"}, {}),  # "before" after the launch
        (figure("i1"), {"source": "survey"}, {}),  # no value before
        (figure("i1", day="2027-01-30"), BEFORE, {"launch": ""}),
        (figure("i1", 40, note="12 of 30"), {**BEFORE, "baseline_value": "unknown"}, {}),
    ],
)
def test_what_shows_no_before_and_after_stays_level_1(entry, row, more):
    assert level(entry, indicators=[planned("recall", **row)], **more) == 1


def test_reach_before_and_after_shows_no_change_of_minds():
    assert level(figure("i1"), indicators=[planned("reach", **BEFORE)]) == 1


def test_under_thirty_answers_do_not_count_and_are_named():
    row = planned("recall", **BEFORE)
    few = found(figure("i1", 40.0, note="8 of 20"), indicators=[row])

    assert (few.level, [each.key for each in few.too_few]) == (0, ["recall"])
    assert level(figure("i1", 40.0, note="12 of 30"), indicators=[row]) == 3


def test_a_compared_group_is_level_4_if_the_plan_says_so():
    assert level(figure("did"), comparison="group") == 4
    assert level(figure("did"), comparison="before_after") == 1
    assert found(figure("did"), comparison="group").next_level is None


def test_each_level_names_what_carries_it():
    seen = found(figure("reach"), figure("target_reach"), figure("attitude"))

    assert {number: [s.key for s in its] for number, its in seen.proofs.items()} == {
        1: ["reach", "target_reach", "attitude"],
        2: ["target_reach"],
        3: ["attitude"],
    }
    assert seen.next_level == 4


def test_a_survey_of_enough_people_before_and_after_is_level_3():
    asked = {"id": "q1", "question": "s1", "before_3": 30, "after_4": 31}
    for counts, wanted in ((asked, 3), (asked | {"after_4": 29}, 0), (asked | {"before_3": 0}, 0)):
        plan = plan_of(tracking={"survey_counts": [counts]})
        assert evidence_of(plan, TODAY).level == wanted


def test_an_evaluation_from_outside_is_level_4():
    plan = plan_of(review={"outside_evaluation": "Université de Lyon, rapport en ligne"})
    assert evidence_of(plan, TODAY).level == 4
