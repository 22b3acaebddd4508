"""The days of a plan, and the key dates that matter to it."""

from datetime import date

import pytest

from app.plan.days import DayKind, also_asked, calls_for_asking, days_of, key_days_between
from app.reference.reference import shipped
from tests.coach.plans import plan_of

BRUSSELS = next(each for each in shipped().key_days(2027) if each.key == "brussels_attacks")


def keys_between(plan, first, last):
    found = key_days_between(plan, shipped(), date.fromisoformat(first), date.fromisoformat(last))
    return [each.key for each in found]


def test_everything_with_a_date_is_listed_the_earliest_first():
    plan = plan_of(
        {
            "calendar.launch_date": "2027-03-22",
            "calendar.start": "2027-03-22",
            "calendar.own_dates": [{"date": "2027-03-20", "name": "Derby"}, {"name": "Sans date"}],
            "content.pieces": [{"title": "Film", "due": "2027-03-18"}],
            "measurement.review_dates": [{"date": "2027-03-30"}],
            "messengers.messengers": [{"label": "Sam", "consent_until": "2027-03-19"}],
            "channels.offline": [{"activity": "Tournoi", "date": "2027-03-22"}],
        }
    )
    assert [(each.day.day, each.kind, each.words) for each in days_of(plan)] == [
        (18, DayKind.PIECE, "Film"),
        (19, DayKind.CONSENT_ENDS, "Sam"),
        (20, DayKind.OWN_DATE, "Derby"),
        (22, DayKind.START, ""),
        (22, DayKind.LAUNCH, ""),
        (22, DayKind.ACTIVITY, "Tournoi"),
        (30, DayKind.REVIEW, ""),
    ]


def test_a_week_is_found_by_its_first_and_by_its_last_day():
    week = "interfaith_harmony_week"
    assert week in keys_between(plan_of({}), "2027-02-07", "2027-02-28")
    assert week in keys_between(plan_of({}), "2027-01-15", "2027-02-01")
    assert week not in keys_between(plan_of({}), "2027-02-08", "2027-02-28")


def test_key_dates_are_found_on_both_sides_of_new_year():
    found = keys_between(plan_of({}), "2026-12-18", "2027-01-27")
    assert found == ["migrants_day", "holocaust_remembrance"]


def test_a_day_that_nobody_has_established_is_there_only_for_who_chose_it():
    assert "hate_crime_victims" not in keys_between(plan_of({}), "2027-07-01", "2027-07-31")
    plan = plan_of({"calendar.key_dates": ["hate_crime_victims"]})
    assert "hate_crime_victims" in keys_between(plan, "2027-07-01", "2027-07-31")


@pytest.mark.parametrize(
    ("answers", "is_called_for"),
    [
        ({}, False),
        ({"calendar.launch_date": "2027-03-25"}, True),
        ({"calendar.launch_date": "2027-03-26"}, False),
        ({"calendar.key_dates": ["brussels_attacks"]}, True),
        ({"calendar.key_dates": ["womens_day"]}, False),
    ],
)
def test_people_are_to_be_asked_of_a_sensitive_day_that_is_chosen_or_near(answers, is_called_for):
    assert calls_for_asking(plan_of(answers), BRUSSELS) is is_called_for


@pytest.mark.parametrize(
    ("answers", "number"),
    [
        ({}, 0),
        ({"calendar.launch_date": "2027-05-17"}, 0),
        ({"calendar.launch_date": "2027-01-30"}, 2),
        ({"calendar.key_dates": ["srebrenica"]}, 2),
        ({"calendar.key_dates": ["youth_day"]}, 0),
    ],
)
def test_such_a_day_brings_its_questions_up(answers, number):
    assert len(also_asked(plan_of(answers), shipped())) == number


def test_a_day_that_is_not_offered_any_more_stays_for_who_chose_it():
    lists = shipped().lists
    retired = {**lists["key_dates"]["brussels_attacks"], "retired": True}
    key_dates = {**lists["key_dates"], "brussels_attacks": retired}
    reference = type(shipped())({**lists, "key_dates": key_dates})
    first, last = date(2027, 3, 22), date(2027, 3, 22)
    assert not key_days_between(plan_of({}), reference, first, last)
    chosen = plan_of({"calendar.key_dates": ["brussels_attacks"]})
    [found] = key_days_between(chosen, reference, first, last)
    assert found.key == "brussels_attacks"
