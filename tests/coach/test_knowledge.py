"""What an organisation edits in the reference data changes the coach with it."""

from dataclasses import replace
from datetime import date

import pytest

from app.coach.coach import list_remarks
from app.coach.remark import Known
from app.reference.reference import shipped
from tests.coach.plans import TODAY, plan_of


def keys_said(answers, today=TODAY, **lists):
    reference = replace(shipped(), lists={**shipped().lists, **lists}, _key_days={})
    return {each.rule.key for each in list_remarks(plan_of(answers), Known(reference, today))}


def with_channel(**flags):
    own = {"en": "Fair", "social": False, "offline": False, **flags}
    return {**shipped().lists["channels"], "own_fair": own}


FAIR = {"channels.channels": {"channel": "own_fair", "paid": True, "owner": "Ana"}}
PAID = FAIR | {"basics.country": "FR"}
ALONE = FAIR | {"objectives.objectives": {"level": "behaviour"}, "context.approach": "counter"}


@pytest.mark.parametrize(
    ("rule", "answers", "flag", "says_more"),
    [
        ("C3", PAID, "eu_political_ads_stopped", True),
        ("D1", FAIR, "social", True),
        ("O6", ALONE, "offline", False),
    ],
)
def test_an_own_channel_counts_for_what_it_is_marked(rule, answers, flag, says_more):
    unmarked = rule in keys_said(answers, channels=with_channel())
    marked = rule in keys_said(answers, channels=with_channel(**{flag: True}))
    assert (unmarked, marked) == (not says_more, says_more)


def test_an_own_key_date_is_a_reason_and_may_be_sensitive():
    launch = {"calendar.launch_date": "2026-07-01"}
    own = {"rule": "07-01", "sensitive": True, "themes": ["memory"], "en": "Ours"}
    dates = {**shipped().lists["key_dates"], "own_day": own}
    assert keys_said(launch) & {"K1", "K2"} == {"K1"}
    assert keys_said(launch, key_dates=dates) & {"K1", "K2"} == {"K2"}


def test_own_words_are_vague():
    answers = {"objectives.objectives": {"what": "make some noise"}}
    words = {**shipped().lists["words"], "vague": {"en": ["make some noise"]}}
    assert "O3" not in keys_said(answers)
    assert "O3" in keys_said(answers, words=words)


@pytest.mark.parametrize("launch", ["0001-01-01", "0202-03-21", "9999-12-31"])
def test_the_first_and_the_last_day_of_the_calendar_stop_nobody(launch):
    """A browser sends year 1 while somebody types 1…, and every answer is saved and judged."""
    assert not keys_said({"calendar.launch_date": launch}) & {"K1", "K2", "K3", "K4", "M2"}


@pytest.mark.parametrize(
    ("today", "is_said"), [(date(2026, 6, 1), False), (date(2026, 6, 2), True)]
)
def test_a_consent_ends_with_the_day(today, is_said):
    answers = {
        "messengers.messengers": {
            "identifiable": True,
            "consent_state": "written",
            "consent_until": "2026-06-01",
        },
        "content.pieces": {"status": "published", "people_shown": ["m1"]},
    }
    assert ("G4" in keys_said(answers, today)) == is_said
