"""The days of key dates: as their rules write them, and in which years they fall."""

from datetime import date

import pytest

from app.reference.days import days_of, is_rule
from app.reference.reference import shipped


def days(first, last=None):
    return date.fromisoformat(first), date.fromisoformat(last or first)


@pytest.mark.parametrize(
    ("rule", "year", "found"),
    [
        ("03-21", 2027, days("2027-03-21")),
        ("03-21/03-27", 2027, days("2027-03-21", "2027-03-27")),
        ("12-28/01-03", 2026, days("2026-12-28", "2027-01-03")),
        ("02-29", 2028, days("2028-02-29")),
        ("02-29", 2027, None),
        ("2027-03-14 2028-03-12", 2028, days("2028-03-12")),
        ("2027-03-14 2028-03-12", 2029, None),
        ("2027-10-08/2027-10-22", 2027, days("2027-10-08", "2027-10-22")),
        ("2026-10-09/2026-10-23 2027-10-08/2027-10-22", 2027, days("2027-10-08", "2027-10-22")),
        ("2026-12-28/2027-01-03", 2026, days("2026-12-28", "2027-01-03")),
        ("2026-12-28/2027-01-03", 2027, None),
        ("announced", 2027, None),
        ("formula:safer_internet", 2026, days("2026-02-10")),
        ("formula:safer_internet", 2027, days("2027-02-09")),
    ],
)
def test_a_rule_gives_the_days_that_begin_in_a_year(rule, year, found):
    assert days_of(rule, year) == found
    assert is_rule(rule)


@pytest.mark.parametrize(
    "rule",
    [
        "",
        " ",
        "demain",
        "13-45",
        "02-30",
        "2027-02-29",
        "03-21/",
        "/03-21",
        "21/03",
        "03-21/03-27/03-28",
        "2027-10-22/2027-10-08",
        "2027-10-08 demain",
    ],
)
def test_what_no_calendar_has_is_no_rule(rule):
    assert not is_rule(rule)
    assert days_of(rule, 2027) is None or "demain" in rule


def test_a_week_over_new_year_is_near_on_both_sides_of_it():
    entry = {"rule": "12-28/01-03", "en": "X"}
    reference = type(shipped())({**shipped().lists, "key_dates": {"x": entry}})
    near = [
        day
        for day in ("2026-12-27", "2026-12-28", "2027-01-03", "2027-01-04")
        if reference.key_days_near(date.fromisoformat(day), 0)
    ]
    assert near == ["2026-12-28", "2027-01-03"]
