"""The level of evidence that a plan supports, and never more."""

import pytest

from app.measures.evidence import suggest_evidence
from app.reference.reference import shipped
from tests.campaigns.plans import plan_of
from tests.exports.papers import real_plan

DAY = "2027-04-01"
REACH = {"id": "i1", "indicator": "reach", "source": "platform"}
ATTITUDE = {"id": "i1", "indicator": "attitude", "source": "survey", "baseline_value": 3}
ASKED = {"id": "q1", "question": "s1", "before_3": 12, "after_4": 14}


def figure(indicator="i1", **more):
    return {"id": "e1", "indicator": indicator, "date": DAY, "value": 5, **more}


def level(entries=(), indicators=(), **steps):
    tracking = {"entries": list(entries), **steps.pop("tracking", {})}
    measurement = {"indicators": list(indicators), **steps.pop("measurement", {})}
    plan = plan_of(tracking=tracking, measurement=measurement, **steps)
    return suggest_evidence(plan, shipped()).level


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        (0, {}),
        (0, {"indicators": [REACH | {"segment_proof": "par l’âge"}]}),
        (0, {"entries": [{"id": "e1", "indicator": "reach", "date": DAY}]}),
        (0, {"entries": [{"id": "e1", "indicator": "reach", "value": 5}]}),
        (1, {"entries": [figure("reach")]}),
        (1, {"entries": [figure()], "indicators": [REACH]}),
        (1, {"entries": [figure("attitude")], "indicators": []}),
        (2, {"entries": [figure("target_reach")]}),
        (2, {"entries": [figure()], "indicators": [REACH | {"segment_proof": "par l’âge"}]}),
        (2, {"entries": [figure("reach")], "indicators": [REACH | {"segment_proof": "oui"}]}),
        (3, {"entries": [figure()], "indicators": [ATTITUDE]}),
        (1, {"entries": [figure()], "indicators": [ATTITUDE | {"source": "platform"}]}),
        (1, {"entries": [figure()], "indicators": [ATTITUDE | {"baseline_value": "unknown"}]}),
        (1, {"entries": [figure()], "indicators": [ATTITUDE],
             "calendar": {"launch_date": "2027-04-02"}}),
        (3, {"tracking": {"survey_counts": [ASKED]}}),
        (0, {"tracking": {"survey_counts": [ASKED | {"after_4": 9}]}}),
        (1, {"entries": [figure("did")]}),
        (4, {"entries": [figure("did")], "measurement": {"comparison": "group"}}),
        (4, {"review": {"outside_evaluation": "Université de Lyon, rapport en ligne"}}),
    ],
)  # fmt: skip
def test_the_level_follows_from_what_stands_in_the_plan(wanted, given):
    assert level(**given) == wanted


def test_it_says_why_and_what_the_next_level_takes():
    found = suggest_evidence(real_plan(), shipped())
    assert found.level == 0
    assert found.reasons == ("No figure stands in the log book yet.",)
    assert "level 1" in found.next
