"""Sums over several steps: what is known is added up, what is not is listed."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from app.plan.arithmetic import budget_of, hours_of, weeks_of
from app.plan.coverage import Need, consents_of, coverage_of, pieces_showing
from app.plan.interchange import from_document
from tests.coach.any_plan import DOCUMENTS
from tests.coach.plans import plan_of

LARGE = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
TODAY = date(2026, 6, 1)
ANY = settings(max_examples=100, deadline=None, suppress_health_check=LARGE)


def hours(channels, people):
    return hours_of(
        plan_of(
            {
                "channels.channels": [{"channel": "press", **each} for each in channels],
                "resources.people": [{"name": "Ana", **each} for each in people],
            }
        )
    )


def week(number):
    return {"hours_per_week": number}


def ids(rows):
    return [row["id"] for row in rows]


@pytest.mark.parametrize(
    ("needed", "there", "short"),
    [([5, 4], [6], 3), ([2], [6], -4), ([1.1, 2.2], [3.3], 0), ([0], [0], 0)],
)
def test_hours_are_set_side_by_side(needed, there, short):
    found = hours([week(each) for each in needed], [week(each) for each in there])
    assert found.needed == pytest.approx(sum(needed))
    assert found.there == sum(there)
    assert found.short == short


def test_hours_that_nobody_has_said_are_listed_and_zero_is_said():
    found = hours([week(0), {}, {"role": "press"}], [week(3), {}])
    assert ids(found.untold(found.channels)) == ["h2", "h3"]
    assert ids(found.untold(found.people)) == ["p2"]
    assert (found.needed, found.there) == (0, 3)


def test_a_person_s_channels_are_added_up():
    found = hours(
        [{"owner": "p1", **week(2)}, {"owner": "p1"}, {"owner": "Ana", **week(4)}], [week(1)]
    )
    assert found.asked_of(found.people[0]) == 2


def budget(costs, **income):
    return budget_of(
        plan_of(
            {
                "resources.costs": [
                    dict(zip(("line", "amount"), each, strict=False)) for each in costs
                ],
                "resources.income": [{"state": s, "amount": a} for s, a in income.items()],
            }
        )
    )


@pytest.mark.parametrize(
    ("income", "gap", "at_best", "left"),
    [
        ({}, 100, 100, 0),
        ({"held": 100}, 0, 0, 0),
        ({"held": 101}, 0, 0, 1),
        ({"held": 99, "asked": 1}, 1, 0, 0),
        ({"held": 40, "asked": 59}, 60, 1, 0),
        ({"held": 40, "in_kind": 60}, 60, 60, 0),
    ],
)
def test_what_is_asked_for_or_given_in_kind_pays_nothing_yet(income, gap, at_best, left):
    found = budget([("content", 60), ("media", 40)], **income)
    assert (found.gap, found.gap_at_best, found.left) == (gap, at_best, left)


def test_costs_of_one_kind_are_added_up():
    found = budget([("content", 60), ("content", 5), ("media", 40), ("event",)])
    assert (found.cost, found.cost_of("content"), found.cost_of("safety")) == (105, 65, 0)
    assert [found.has_cost(line) for line in ("content", "event")] == [True, False]


def test_an_amount_or_a_state_that_is_missing_is_listed():
    rows = {
        "resources.costs": [{"line": "content"}, {"line": "media", "amount": 0}],
        "resources.income": [{"source": "A", "amount": 5}, {"state": "held"}],
    }
    found = budget_of(plan_of(rows))
    assert ids(found.uncounted) == ["costs1", "income2", "income1"]
    assert (found.held, found.cost) == (0, 0)


def weeks(dues, **days):
    pieces = [{"title": "x", "due": due} if due else {"title": "x"} for due in dues]
    dates = {f"calendar.{key}": value for key, value in days.items()}
    return weeks_of(plan_of({"content.pieces": pieces, **dates}))


def spans(found):
    return [(str(span.first), span.weeks, len(span.pieces)) for span in found.spans]


def test_weeks_run_from_the_start_to_the_end_and_empty_ones_stand_together():
    found = weeks(["2026-06-10", "2026-06-14"], start="2026-06-01", end="2026-07-05")
    assert spans(found) == [("2026-06-01", 1, 0), ("2026-06-08", 1, 2), ("2026-06-15", 3, 0)]
    assert (found.total, found.busy, found.dated) == (5, 1, 2)


def test_the_week_of_the_launch_stands_alone():
    found = weeks([], start="2026-06-01", launch_date="2026-06-17", end="2026-06-28")
    assert [(span.weeks, span.has_launch) for span in found.spans] == [
        (2, False),
        (1, True),
        (1, False),
    ]


def test_a_sunday_belongs_to_the_week_before_its_monday_also_around_new_year():
    found = weeks(["2026-12-28", "2027-01-03", "2027-01-04"])
    assert spans(found) == [("2026-12-28", 1, 2), ("2027-01-04", 1, 1)]
    assert found.spans[0].last == date(2027, 1, 3)


def test_what_is_due_outside_the_campaign_or_never_is_listed():
    found = weeks(
        ["2026-05-31", "2026-06-01", "2026-06-28", "2026-06-29", None],
        start="2026-06-01",
        end="2026-06-28",
    )
    assert ids(found.outside) == ["c1", "c4"]
    assert ids(found.undated) == ["c5"]
    assert found.dated == 2


def test_days_that_are_out_of_order_hide_no_piece():
    found = weeks(["2026-06-10"], start="2026-07-01", end="2026-06-01")
    assert (found.dated, found.outside) == (1, [])


def coverage(**given):
    audiences = [{"label": "Ados"}, {"label": "Parents"}]
    rows = {place.replace("__", "."): value for place, value in given.items()}
    return coverage_of(plan_of({"audience.segments": audiences, **rows}))


def test_an_audience_lacks_what_nobody_has_planned_for_it():
    found = coverage(
        channels__channels=[{"channel": "press", "segment": "a1"}],
        message__messages=[{"segment": "a1"}, {"segment": "a2", "core_message": "Ensemble"}],
        content__pieces=[{"title": "x", "segment": "a2"}],
    )
    assert [each.gaps for each in found.audiences] == [
        (Need.MESSENGER, Need.MESSAGE, Need.PIECE),
        (Need.CHANNEL, Need.MESSENGER),
    ]


def test_nobody_is_missing_where_the_team_says_why_nobody_speaks():
    found = coverage(messengers__no_messenger_why="Les affiches parlent.")
    assert Need.MESSENGER not in found.audiences[0].gaps
    assert Need.CHANNEL in found.audiences[0].gaps


def test_what_is_for_no_audience_is_counted():
    found = coverage(
        channels__channels=[
            {"channel": "press", "segment": "gone"},
            {"channel": "press", "segment": "unknown"},
            {"channel": "press"},
            {"channel": "press", "segment": "a1"},
        ]
    )
    assert found.loose[Need.CHANNEL] == 3
    assert found.is_begun
    assert not coverage().is_begun


SAM = {"label": "Sam", "identifiable": True}
WRITTEN = {"consent_state": "written"}


@pytest.mark.parametrize(
    ("answers", "holds"),
    [
        (WRITTEN, True),
        ({**WRITTEN, "consent_until": "2026-06-01"}, True),
        ({**WRITTEN, "consent_until": "2026-05-31"}, False),
        ({"consent_state": "spoken"}, False),
        ({"consent_state": "withdrawn"}, False),
        ({"consent_state": "unknown"}, False),
        ({}, False),
    ],
)
def test_consent_is_written_and_holds_on_its_last_day(answers, holds):
    [found] = consents_of(plan_of({"messengers.messengers": [{**SAM, **answers}]}))
    assert found.holds(TODAY) is holds


def test_consent_is_asked_of_who_can_be_recognised_or_is_shown():
    plan = plan_of(
        {
            "messengers.messengers": [
                SAM,
                {"label": "Voix", "identifiable": False},
                {"label": "Dos", "identifiable": False},
            ],
            "content.pieces": [
                {"title": "Film", "people_shown": ["m3", "gone"], "status": "idea"},
                {"title": "Son", "messenger": "m2", "status": "checked"},
            ],
        }
    )
    assert ids(each.messenger for each in consents_of(plan)) == ["m1", "m3"]
    assert ids(consents_of(plan)[1].pieces) == ["c1"]
    assert set(pieces_showing(plan, ["checked"])) == {"m2"}


@ANY
@given(DOCUMENTS)
def test_no_row_of_any_plan_is_lost(document):
    plan = from_document(document)
    found = weeks_of(plan)
    pieces = plan.rows("content.pieces")
    assert found.dated + len(found.undated) + len(found.outside) == len(pieces)
    for before, after in zip(found.spans, found.spans[1:], strict=False):
        assert after.first == before.last + timedelta(days=1)
    assert all(span.first.weekday() == 0 for span in found.spans)
    budget = budget_of(plan)
    assert budget.cost == pytest.approx(sum(budget.cost_of(line) for line in lines_of(budget)))
    assert budget.gap >= budget.gap_at_best >= 0
    hours = hours_of(plan)
    assert min(hours.needed, hours.there, hours.active) >= 0
    linked = coverage_of(plan)
    for need, loose in linked.loose.items():
        assert loose + sum(len(each.rows[need]) for each in linked.audiences) <= len(
            plan.rows(need)
        )


def lines_of(budget):
    return {row.get("line") if row.get("line") != "unknown" else "" for row in budget.costs} | {""}
