"""Results side by side, consents asked again row by row, and what goes into a case study."""

import pytest
import time_machine

from app.campaigns.models import StepAnswer
from app.case_studies.models import CaseStudy
from app.core.db import db
from tests.campaigns.plans import SETTLED, plan_of, start
from tests.campaigns.test_team import EVERYBODY, SEEN_BY_ALL
from tests.words import say

CHANGED_BY_EDITORS = dict(zip(EVERYBODY, [401, 404, 403, 403, 303, 303], strict=True))
CONSENT = {"consent_state": "written", "consent_scope": ["web", "case_study"]}
YOUSSEF = {"id": "m1", "label": "Youssef", "kind": "athlete", "identifiable": True, **CONSENT}
ROCHE = {"id": "m2", "label": "Mme Roche", "kind": "survivor", "identifiable": True, **CONSENT}
KOP = {"id": "m3", "label": "Le kop", "kind": "peer", "identifiable": False}
OBJECTIVES = [
    {
        "id": "o1", "level": "reach", "segment": "a1", "change_verb": "know", "what": "chanter",
        "metric": "reach", "target": 500, "unit": "voisins", "by": "2027-05-01",
    },
    {"id": "o2", "what": "signaler"},
]  # fmt: skip
STEPS = {
    "basics": {"title": "Même tribune"},
    "audience": {"segments": [{"id": "a1", "label": "Les jeunes"}]},
    "objectives": {"objectives": OBJECTIVES},
    "measurement": {
        "indicators": [
            {"id": "i1", "objective": "o1", "indicator": "reach", "source": "event_count"}
        ]
    },
    "messengers": {"messengers": [YOUSSEF, ROCHE, KOP]},
    "risks": SETTLED["risks"],
    "tracking": {
        "entries": [
            {"id": "e1", "date": "2027-04-20", "indicator": "i1", "value": 380},
            {
                "id": "e2", "date": "2027-04-20", "indicator": "ctr", "value": 7.77,
                "note": "412 sur 5 300",
            },
        ]
    },
    "review": {
        "outcomes": [
            {"id": "r1", "objective": "o1", "achieved": "partly", "evidence": "Compté <b>dix</b>."}
        ]
    },
}  # fmt: skip


@pytest.fixture(autouse=True)
def june():
    with time_machine.travel("2027-06-01 12:00", tick=True):
        yield


@pytest.fixture
def campaign(author):
    return start(plan_of(**STEPS), author)


@pytest.fixture
def address(campaign):
    return f"/en/campaigns/{campaign.public_id}/results"


def cells(page, row=0):
    return [
        " ".join(each.text().split())
        for each in page.css("table.results tbody tr")[row].css("th, td")
    ]


@pytest.mark.parametrize("role", EVERYBODY)
def test_the_team_sees_the_results_and_nobody_else(as_role, address, role):
    assert as_role(role)._send("get", address).status_code == SEEN_BY_ALL[role]


def test_aim_figure_and_word_stand_side_by_side(volunteer, address):
    aim, measured, word = cells(volunteer.open(address))
    assert aim == (
        "Objective 1 With “Les jeunes”, by 1 May 2027: know chanter. Measured by: "
        "People reached, up to 500 voisins."
    )
    assert measured == (
        "People reached: 380 voisins, as of 20 April 2027. It is still 120 voisins short of the "
        "target of 500 voisins. Source: Counting at events."
    )
    assert word == "In part Compté <b>dix</b>. Change: chanter"


def test_what_lacks_has_a_link_to_fill_it_in(volunteer, address):
    page = volunteer.open(address)
    row = page.css("table.results tbody tr")[1]
    assert cells(page, 1)[1].startswith("No indicator is planned for it.")
    assert cells(page, 1)[2].startswith("Nothing said yet.")
    ways = [link.attributes["href"] for link in row.css("a")]
    assert ["measurement/rows/indicators" in ways[0], "review/rows/outcomes" in ways[1]] == [
        True
    ] * 2


def test_a_reader_is_offered_no_way_to_change(as_role, address):
    page = as_role("reader").open(address)
    assert not [a for a in page.css(".results a") if "/rows/" in a.attributes["href"]]
    assert page.css_first("#consents fieldset[disabled]") is not None
    assert page.css_first("#consents button") is None
    assert page.css_first("#draft form") is None


def test_without_objectives_it_says_what_to_do(volunteer, author):
    volunteer.open(f"/en/campaigns/{start(plan_of(), author).public_id}/results")
    assert volunteer.text(".panel h2") == "No objective yet"
    assert "there is nobody to ask" in volunteer.text("#consents")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_level_of_evidence_is_suggested_with_its_reason(volunteer, address, language):
    volunteer.open(address.replace("/en/", f"/{language}/"))
    text = volunteer.text("section[aria-labelledby=evidence]")
    assert say(language, "1 · Our own counts") in text
    assert say(language, "The log book holds figures.") in text
    assert say(language, "For the next level") in text


def test_only_who_can_be_recognised_is_asked_again(volunteer, address):
    volunteer.open(address)
    assert volunteer.texts("#consents legend")[::2] == ["Youssef", "Mme Roche"]
    assert "2 people are still to be asked." in volunteer.text("#consents")
    assert "Consent so far: Written · Website and Case study." in volunteer.text("#consents")


FORM = "#consents form"


def stored(step):
    return db.session.query(StepAnswer).filter_by(step=step).one().answers


def rows():
    return {row["id"]: row for row in stored("messengers")["messengers"]}


ASKED = {
    "m1-recheck": "agrees", "m1-rechecked_on": "2027-05-30",
    "m2-recheck": "withdraws", "m2-rechecked_on": "2027-05-31",
}  # fmt: skip


def test_the_review_says_yes_once_everybody_was_asked(volunteer, address):
    volunteer.open(address)
    volunteer.submit(FORM, **{k: v for k, v in ASKED.items() if k.startswith("m1")})
    assert rows()["m1"]["recheck"] == "agrees"
    assert stored("review")["consents_rechecked"] is False
    assert "One person is still to be asked." in volunteer.text("#consents")
    volunteer.submit(FORM, **ASKED)
    assert stored("review")["consents_rechecked"] is True
    assert "Everybody was asked." in volunteer.text("#consents")
    assert stored("review")["outcomes"] == STEPS["review"]["outcomes"]


def test_whoever_withdraws_has_withdrawn_their_consent(volunteer, address):
    volunteer.open(address)
    volunteer.submit(FORM, **ASKED)
    assert rows()["m2"] == {
        **ROCHE, "consent_state": "withdrawn", "recheck": "withdraws", "rechecked_on": "2027-05-31",
    }  # fmt: skip
    assert rows()["m1"]["consent_state"] == "written"
    assert rows()["m3"] == KOP
    assert "Has withdrawn their consent." in volunteer.text("#draft")


def test_whoever_was_not_reached_was_not_asked(volunteer, address):
    volunteer.open(address)
    volunteer.submit(FORM, **{**ASKED, "m2-recheck": "not_reached"})
    assert stored("review")["consents_rechecked"] is False
    assert rows()["m2"]["consent_state"] == "written"
    assert "Could not be reached when asked again." in volunteer.text("#draft")


def test_a_yes_of_the_review_is_taken_back_while_somebody_was_not_asked(volunteer, author):
    steps = {**STEPS, "review": {"consents_rechecked": True}}
    there = f"/en/campaigns/{start(plan_of(**steps), author).public_id}/results"
    volunteer.open(there)
    volunteer.submit(FORM)
    assert stored("review")["consents_rechecked"] is False


@pytest.mark.parametrize(
    ("given", "name", "message"),
    [
        ({"m1-recheck": "agrees"}, "m1-rechecked_on", "Write the day on which you asked."),
        ({"m1-rechecked_on": "2027-05-30"}, "m1-recheck", "Say what they answered."),
        (
            {"m1-recheck": "agrees", "m1-rechecked_on": "2027-06-02"},
            "m1-rechecked_on",
            "This day has not come yet.",
        ),
        ({"m1-recheck": "agrees", "m1-rechecked_on": "hier"}, "m1-rechecked_on", None),
    ],
)
def test_what_is_half_said_is_asked_for_and_nothing_is_lost(
    volunteer, address, given, name, message
):
    volunteer.open(address)
    other = {"m2-recheck": "agrees", "m2-rechecked_on": "2027-05-31"}
    page = volunteer.submit(FORM, status=422, **other, **given)
    assert page.css_first(f"#errors a[href='#q-{name}']") is not None
    if message:
        assert message in volunteer.text("#errors")
    assert page.css_first("[name=m2-recheck][value=agrees][checked]") is not None
    assert page.css_first("[name=m2-rechecked_on]").attributes["value"] == "2027-05-31"
    assert "recheck" not in rows()["m1"]
    assert "recheck" not in rows()["m2"]


def test_nothing_is_overwritten_unseen(volunteer, address):
    volunteer.open(address)
    before = volunteer.page
    volunteer.submit(FORM, **ASKED)
    volunteer.page = before
    page = volunteer.submit(FORM, status=409, **{**ASKED, "m1-recheck": "withdraws"})
    assert rows()["m1"]["recheck"] == "agrees"
    assert page.css_first("[name=m1-recheck][value=withdraws][checked]") is not None
    assert "meanwhile" in volunteer.text("#errors")
    volunteer.submit(FORM)
    assert rows()["m1"]["recheck"] == "withdraws"


@pytest.mark.parametrize("role", EVERYBODY)
def test_only_editors_keep_what_was_said(as_role, address, role):
    visitor = as_role(role)
    data = {"csrf_token": visitor.token(), "base": "1"}
    answer = visitor._send("post", f"{address}/consents", data=data)
    assert answer.status_code == CHANGED_BY_EDITORS[role]


def test_what_goes_in_and_what_stays_out_is_shown_before_the_press(volunteer, address):
    page = volunteer.open(address)
    labels = volunteer.texts("#draft dt")
    assert {"What is the campaign called?", "Your results"} <= set(labels)
    people = [
        [" ".join(c.text().split()) for c in row.css("th, td")] for row in page.css("#draft tr")
    ]
    assert people[1] == [
        "Youssef", "By role", "Agreed in writing to a case study: told by role only.",
    ]  # fmt: skip
    assert "Youssef" not in volunteer.text("#draft dl")


HAND_OVER = "#draft form[method=post]"


def settled(author, **review):
    messengers = [
        {
            **row, "support_before": "x", "agreed": "yes", "minor": False, "lived_trauma": False,
            "segment": "a1", "why_trusted": "Une voix du stade",
        }
        for row in (YOUSSEF, ROCHE)
    ]  # fmt: skip
    steps = {
        **STEPS,
        "objectives": {"objectives": OBJECTIVES[:1]},
        "messengers": {"messengers": messengers},
        "review": {**STEPS["review"], "would_change": "Plus tôt, avec Youssef.", **review},
    }
    return f"/fr/campaigns/{start(plan_of(**steps), author).public_id}/results"


def test_a_yes_that_is_not_borne_out_keeps_it_from_becoming_a_case_study(volunteer, author):
    there = settled(author, consents_rechecked=True)
    volunteer.open(there)
    volunteer.submit(HAND_OVER)
    assert volunteer.response.request.path == there
    assert db.session.query(CaseStudy).count() == 0


def test_once_everybody_was_asked_it_becomes_a_draft_that_names_nobody(volunteer, author):
    volunteer.open(settled(author))
    both = {**ASKED, "m2-recheck": "agrees"}
    volunteer.submit(FORM, **both)
    volunteer.submit(HAND_OVER)
    case = db.session.query(CaseStudy).one()
    assert volunteer.response.request.path.startswith("/fr/submissions/")
    assert "Youssef" not in str(case.answers)
    assert "Roche" not in str(case.answers)
    assert case.answers["would_change"].startswith("Plus tôt, avec [sportif")
    assert (case.answers["evidence_level"], case.answers["evidence_ceiling"]) == (1, 1)
    assert case.answers["lessons"][0]["title"] == say("fr", "What we would do otherwise")


def test_the_plan_stays_as_it_was_typed(volunteer, author):
    volunteer.open(settled(author))
    volunteer.submit(FORM, **{**ASKED, "m2-recheck": "agrees"})
    volunteer.submit(HAND_OVER)
    assert stored("review")["would_change"] == "Plus tôt, avec Youssef."


def test_the_steps_lead_here(volunteer, address):
    volunteer.open(address.replace("results", "steps/review"))
    assert volunteer.page.css_first(f".q a[href='{address}']") is not None
    volunteer.open(address.replace("results", "review"))
    assert volunteer.page.css_first(f".use a[href='{address}#draft']") is not None
    volunteer.open(address.replace("results", "tracking/"))
    assert volunteer.page.css_first(f"main a[href='{address}']") is not None
