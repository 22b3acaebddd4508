"""Every indicator: its formula, its unit, and values worked out by hand."""

from datetime import date

import pytest

from app.measures.costs import StaffTime, staff_time_of
from app.measures.delivery import delivery_of
from app.measures.figure import Unit
from app.measures.formulas import FORMULAS, Origin, can_be_worked_out, formula_of
from app.measures.noted import counts_behind
from app.measures.rates import response_time, sentiment_net
from app.reference.taxonomy import entries
from tests.campaigns.plans import plan_of

# key: numerator, denominator, value by hand, whether it has a margin
BY_HAND = {
    "target_reach": (300, 1200, 25.0, True),
    "target_coverage": (4500, 3000, 150.0, False),
    "frequency": (9000, 2500, 3.6, False),
    "eng_rate_reach": (150, 120, 125.0, False),
    "eng_rate_impr": (84, 1200, 7.0, False),
    "share_rate": (36, 1200, 3.0, False),
    "view_rate": (450, 1500, 30.0, True),
    "completion": (90, 360, 25.0, True),
    "avg_watch": (5400, 360, 15.0, False),
    "ctr": (412, 5300, 7.773585, True),
    "conversion": (33, 440, 7.5, True),
    "constructive": (48, 120, 40.0, True),
    "hostile_share": (15, 120, 12.5, True),
    "sentiment_net": (-30, 120, -25.0, False),
    "recall": (27, 60, 45.0, True),
    "intention": (18, 45, 40.0, True),
    "moderation_load": (90, 7.5, 12.0, False),
    "delivery": (3, 4, 75.0, False),
    "cpr": (300, 1500, 0.2, False),
    "cpm": (120, 40_000, 3.0, False),
    "cpv": (45, 900, 0.05, False),
    "cpe": (60, 240, 0.25, False),
    "cpa": (90, 36, 2.5, False),
    "response_rate": (45, 150, 30.0, True),
}
COUNTED = {"reach", "impressions", "attendance", "media_mentions", "hashtag_use", "behaviour"}
COMPARED = {"knowledge", "attitude", "did"}  # worked out in test_change.py
OTHERWISE = COUNTED | {"help", "response_time"} | COMPARED


@pytest.mark.parametrize("key", sorted(entries("indicators")))
def test_each_indicator_has_a_formula_or_is_declared_a_plain_count(key):
    formula = FORMULAS[key]

    assert (key in BY_HAND) != (key in OTHERWISE)
    assert (formula.origin is Origin.COUNTED) == (key in COUNTED | {"help"})
    assert (formula.origin is Origin.COMPARED) == (key in COMPARED)
    assert (
        bool(formula.compute) == bool(formula.numerator and formula.denominator) == (key in BY_HAND)
    )


def test_no_formula_is_of_an_indicator_that_is_not_there():
    assert set(FORMULAS) == set(entries("indicators"))


def test_units_are_those_of_the_reference_data():
    in_words = {
        "%": Unit.PERCENT,
        "points": Unit.POINTS,
        "seconds": Unit.SECONDS,
        "hours": Unit.HOURS,
    }
    for key, entry in entries("indicators").items():
        unit = entry["unit_en"]
        expected = in_words.get(unit, Unit.MONEY if unit.startswith("amount") else None)
        expected = expected or {"frequency": Unit.TIMES, "moderation_load": Unit.PER_HOUR}.get(
            key, Unit.COUNT
        )
        assert FORMULAS[key].unit is expected, key


@pytest.mark.parametrize(("key", "case"), BY_HAND.items())
def test_a_formula_gives_what_was_worked_out_by_hand(key, case):
    part, whole, value, has_margin = case

    found = formula_of(key).compute(part, whole)

    assert found.value == pytest.approx(value)
    assert found.unit is FORMULAS[key].unit
    assert (found.part, found.whole) == (part, whole)
    assert (found.low is not None, found.high is not None) == (has_margin, has_margin)


@pytest.mark.parametrize("key", [key for key in BY_HAND if key != "delivery"])
def test_a_percentage_of_fewer_than_ten_is_not_shown_and_under_thirty_called_too_few(key):
    compute, unit = formula_of(key).compute, FORMULAS[key].unit
    in_hundred = unit in (Unit.PERCENT, Unit.POINTS)

    assert (compute(3, 9).value is None) == compute(3, 9).is_withheld == in_hundred
    assert compute(3, 10).value is not None
    assert compute(3, 29).too_few == (unit is Unit.PERCENT)
    assert not compute(3, 30).too_few


@pytest.mark.parametrize("key", BY_HAND)
def test_nothing_is_divided_by_zero(key):
    assert formula_of(key).compute(0, 0).value is None


@pytest.mark.parametrize("key", [key for key, case in BY_HAND.items() if case[3]])
def test_a_part_of_a_whole_is_no_bigger_and_a_count(key):
    for part, whole in ((11, 10), (2.5, 10), (-1, 10)):
        with pytest.raises(ValueError, match=r"no part|no counts"):
            formula_of(key).compute(part, whole)


def test_the_margin_of_a_rate_is_that_of_statsmodels():
    # statsmodels 0.15.0: proportion_confint(412, 5300, method="wilson")
    found = formula_of("ctr").compute(412, 5300)

    assert (found.low, found.high) == pytest.approx((7.0829, 8.5254), abs=1e-4)


def test_the_net_tone_of_three_counts_by_hand():
    assert sentiment_net(60, 24, 120).value == 30.0


def test_the_response_time_is_the_median_which_one_long_wait_does_not_bend():
    assert response_time([1, 2, 3, 168]) == 2.5
    assert response_time([4]) == 4
    assert response_time([]) is None


def test_an_indicator_that_an_organisation_has_added_is_typed_in_as_it_is():
    assert formula_of("own_letters").origin is Origin.COUNTED
    assert not can_be_worked_out("own_letters")


TEAM = {
    "people": [
        {"id": "p1", "name": "A", "hours_per_week": 6},
        {"id": "p2", "name": "B", "hours_per_week": 4},
        {"id": "p3", "name": "C"},
    ]
}


def test_the_time_of_a_team_is_its_hours_times_the_weeks_so_far():
    plan = plan_of(resources=TEAM, calendar={"start": "2027-03-01", "end": "2027-05-30"})

    halfway = staff_time_of(plan, date(2027, 3, 14))
    afterwards = staff_time_of(plan, date(2028, 1, 1))

    assert halfway == StaffTime(10, 2.0, 1)
    assert halfway.hours == 20
    assert halfway.worth(15) == 300
    assert afterwards.weeks == 13


def test_without_days_or_hours_there_is_no_estimate_of_time():
    calendar = {"start": "2027-03-01"}

    assert staff_time_of(plan_of(resources=TEAM), date(2027, 3, 14)) is None
    assert staff_time_of(plan_of(calendar=calendar), date(2027, 3, 14)) is None
    plan = plan_of(resources=TEAM, calendar=calendar)
    assert staff_time_of(plan, date(2027, 2, 28)) is None


def test_delivery_counts_the_pieces_that_were_due():
    pieces = [
        {"id": "q1", "title": "A", "status": "published", "due": "2027-03-01"},
        {"id": "q2", "title": "B", "status": "made", "due": "2027-03-10"},
        {"id": "q3", "title": "C", "status": "published", "due": "2027-04-01"},
        {"id": "q4", "title": "D", "status": "published"},
        {"id": "q5"},
    ]

    found = delivery_of(plan_of(content={"pieces": pieces}), date(2027, 3, 10))

    assert (found.figure.part, found.figure.whole, found.figure.value) == (1, 2, 50)
    assert (found.late, found.undated, found.ahead) == (("q2",), 1, 1)
    assert delivery_of(plan_of(), date(2027, 3, 10)).figure.value is None


@pytest.mark.parametrize(
    "note",
    ["412 of 5,300", "412 sur 5 300", "412 sur 5\u202f300", "Meta : 412 / 5300", "412 ÷ 5’300"],
)
def test_the_counts_in_a_note_give_the_margin_back(note):
    found = counts_behind("ctr", 7.77, note)

    assert (found.part, found.whole) == (412, 5300)
    assert found.low == pytest.approx(7.0829, abs=1e-4)


@pytest.mark.parametrize(
    ("key", "value", "note"),
    [
        ("ctr", 7.0, "412 of 5300"),  # another value
        ("ctr", 7.77, "une semaine de pluie"),
        ("reach", 7.77, "412 of 5300"),  # no rate
        ("ctr", 50, "3 of 6"),  # too few for a percentage
        ("ctr", 200, "20 of 10"),  # no part
        ("own_letters", 7.77, "412 of 5300"),
    ],
)
def test_a_note_that_does_not_give_the_value_is_a_note(key, value, note):
    assert counts_behind(key, value, note) is None
