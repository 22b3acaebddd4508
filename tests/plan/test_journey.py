from app.plan.interchange import from_document
from app.plan.journey import express, journey_of, neighbours
from app.plan.plan import Plan
from app.plan.steps import BY_SLUG, STEPS
from app.questions.fields import Field
from app.questions.progress import Progress


def journey(steps, *gone_through):
    plan = from_document({"portevoix_plan": 1, "steps": steps})
    return journey_of(plan, frozenset(gone_through))


def test_there_are_sixteen_steps_in_four_phases():
    assert [len(phase.stops) for phase in journey_of(Plan()).phases] == [7, 4, 3, 2]


def test_an_untouched_step_is_not_started():
    assert journey({}).stop("basics").progress is Progress.NOT_STARTED


def test_a_step_is_ready_when_nothing_needed_is_missing_and_unknown_counts():
    goal = {
        "goal": "unknown",
        "objectives": [
            {
                "id": "o1",
                "level": "reach",
                "segment": "a1",
                "change_verb": "do",
                "what": "x",
                "metric": "reach",
                "target": 3,
                "by": "unknown",
            }
        ],
    }
    assert journey({"objectives": goal}).stop("objectives").progress is Progress.READY
    goal["objectives"][0].pop("target")
    assert journey({"objectives": goal}).stop("objectives").progress is Progress.IN_PROGRESS


def test_three_risks_make_the_step_ready_and_two_do_not():
    row = {"kind": "legal", "likelihood": 1, "impact": 1, "mitigation": "x", "owner": "x"}
    others = {"vulnerable_people": ["none"], "crisis_contact": "112"}
    two = {"risks": [{"id": "r1", **row}, {"id": "r2", **row}], **others}
    assert journey({"risks": two}).stop("risks").progress is Progress.IN_PROGRESS
    two["risks"].append({"id": "r3", **row})
    assert journey({"risks": two}).stop("risks").progress is Progress.READY


def test_support_is_needed_only_after_trauma():
    row = {
        "id": "m1",
        "kind": "peer",
        "segment": "a1",
        "why_trusted": "x",
        "agreed": "yes",
        "identifiable": False,
        "minor": False,
        "lived_trauma": False,
        "consent_state": "written",
    }
    assert not journey({"messengers": {"messengers": [row]}}).stop("messengers").gaps
    row["lived_trauma"] = True
    assert len(journey({"messengers": {"messengers": [row]}}).stop("messengers").gaps) == 3


def test_without_messengers_the_reason_is_needed():
    gaps = journey({"messengers": {}}).stop("messengers").gaps
    assert [gap.question.key for gap in gaps] == ["no_messenger_why"]


def test_a_step_that_needs_nothing_is_ready_once_continued_from():
    assert journey({}, "pretest").stop("pretest").progress is Progress.READY


def test_the_next_thing_to_do_is_the_first_step_that_is_not_ready():
    assert journey({}).next_stop.step.slug == "basics"


def test_express_shows_every_needed_question():
    for step in STEPS:
        kept = express(step.questions)
        needed = [each for each in step.questions if isinstance(each, Field) and each.needed]
        assert set(needed) <= set(kept), step.slug


def test_express_is_shorter_than_complete():
    assert len(express(BY_SLUG["basics"].questions)) == 5


def test_steps_follow_each_other():
    assert neighbours("basics") == (None, BY_SLUG["context"])
    assert neighbours("review") == (BY_SLUG["tracking"], None)
