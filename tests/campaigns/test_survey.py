"""The small survey: on paper, its counts, and what they allow to say."""

import pytest

from app.campaigns.queries import get_campaign, open_campaign
from app.campaigns.rights import Right
from app.campaigns.surveying import save_survey
from app.core.db import db, one_commit
from app.keeping.saving import Seen
from tests.campaigns.plans import plan_of, start

QUESTIONS = [
    {"id": "v1", "question": "Oseriez-vous répondre ?", "scale": "yes_no"},
    {"id": "v2", "question": "Le stade est à tout le monde.", "scale": "agree_5"},
    {"id": "v3", "question": "De 0 à 10 ?", "scale": "zero_ten"},
    {"id": "v4", "question": "Qu’en retenez-vous ?", "scale": "open"},
    {"id": "v5", "scale": "open"},
    {"id": "v6", "question": "Sans échelle"},
]


@pytest.fixture
def campaign(author):
    """Give a campaign with questions to ask."""
    measurement = {"survey_questions": QUESTIONS, "comparison": "before_after"}
    return start(plan_of(basics={"title": "Même tribune"}, measurement=measurement), author)


@pytest.fixture
def address(campaign):
    """Give the survey's page."""
    return f"/fr/campaigns/{campaign.public_id}/tracking/survey"


def kept(campaign, group="survey_counts"):
    db.session.expire_all()
    return get_campaign(campaign.public_id).plan.rows(f"tracking.{group}")


@pytest.mark.parametrize("page", ["", "/questionnaire"])
@pytest.mark.parametrize(
    ("role", "status"),
    [("anonymous", 303), ("stranger", 404), ("reader", 200), ("commenter", 200), ("editor", 200)],
)
def test_the_team_sees_it(as_role, address, role, status, page):
    assert as_role(role)._send("get", address + page).status_code == status


@pytest.mark.parametrize(
    ("role", "status"),
    [("anonymous", 401), ("stranger", 404), ("reader", 403), ("commenter", 403), ("editor", 303)],
)
def test_only_editors_count(as_role, address, campaign, role, status):
    visitor = as_role(role)
    sent = {"csrf_token": visitor.token(), "drawn": "v1-before_1", "v1-before_1": "3"}
    assert visitor._send("post", address, data=sent).status_code == status
    assert len(kept(campaign)) == (role == "editor")


def test_a_reader_sees_the_counts_in_controls_that_are_switched_off(as_role, address):
    page = as_role("reader").open(address)
    assert page.css("main form") == []
    assert page.css_first("fieldset[disabled] [name=v1-before_1]") is not None


def test_counts_are_kept_by_question_and_answer(volunteer, address, campaign):
    volunteer.open(address)
    volunteer.submit(
        **{
            "v1-before_1": "12",
            "v1-before_0": "30",
            "v2-after_5": "7",
            "survey-invited_before": "60",
        }
    )
    assert kept(campaign) == [
        {"id": "v1", "question": "v1", "before_1": 12, "before_0": 30},
        {"id": "v2", "question": "v2", "after_5": 7},
    ]
    assert kept(campaign, "survey") == [{"id": "survey", "invited_before": 60}]
    assert volunteer.page.css_first("[name=v1-before_1]").attributes["value"] == "12"


def test_a_sheet_left_empty_makes_nothing(volunteer, address, campaign):
    volunteer.open(address)
    volunteer.submit()
    assert (kept(campaign), kept(campaign, "survey")) == ([], [])


def test_a_count_is_emptied(volunteer, address, campaign):
    volunteer.open(address)
    volunteer.submit(**{"v1-before_1": "12", "v1-before_0": "3"})
    volunteer.submit(**{"v1-before_1": ""})
    assert kept(campaign) == [{"id": "v1", "question": "v1", "before_0": 3}]


@pytest.mark.parametrize("text", ["douze", "-3", "1,5", "9" * 30])
def test_what_is_no_count_is_said_at_its_box_and_nothing_typed_is_lost(
    volunteer, address, campaign, text
):
    volunteer.open(address)
    volunteer.submit(**{"v1-before_1": text, "v1-before_0": "30"}, status=422)
    assert len(volunteer.texts("#v1-before_1-error")) == 1
    assert volunteer.page.css_first('.errsum a[href="#v1-before_1"]') is not None
    assert volunteer.page.css_first("[name=v1-before_1]").attributes["value"] == text
    assert volunteer.page.css_first("[name=v1-before_0]").attributes["value"] == "30"
    assert kept(campaign) == []


def counted(campaign, by, **values):
    with one_commit():
        opened = open_campaign(campaign.public_id, Right.EDIT_CAMPAIGN, by)
        seen = Seen(opened.revision("tracking"))
        save_survey(opened, {}, {"v1": values}, seen=seen, by=by)


def test_counts_of_two_people_are_both_kept(volunteer, address, campaign, author):
    volunteer.open(address)
    counted(campaign, author, after_1=9)
    volunteer.submit(**{"v1-before_1": "12"})
    assert kept(campaign) == [{"id": "v1", "question": "v1", "before_1": 12, "after_1": 9}]


def test_the_same_count_changed_twice_asks_and_reverts_nothing_else(
    volunteer, address, campaign, author
):
    counted(campaign, author, before_1=1, after_1=1)
    volunteer.open(address)
    counted(campaign, author, before_1=9, after_1=8)
    volunteer.submit(**{"v1-before_1": "12"}, status=409)
    assert "Avant, réponse 1 : 9" in volunteer.text("[role=alert]").replace("\u00a0", " ")
    assert kept(campaign)[0]["before_1"] == 9
    assert volunteer.page.css_first("[name=v1-before_1]").attributes["value"] == "12"
    volunteer.submit()
    row = kept(campaign)[0]
    assert (row["before_1"], row["after_1"]) == (12, 8)


def test_a_refused_sheet_reverts_nothing_of_somebody_else(volunteer, address, campaign, author):
    counted(campaign, author, before_1=1, after_1=1)
    volunteer.open(address)
    counted(campaign, author, after_1=8)
    volunteer.submit(**{"v1-before_1": "x"}, status=422)
    volunteer.submit(**{"v1-before_1": "12"})
    row = kept(campaign)[0]
    assert (row["before_1"], row["after_1"]) == (12, 8)


def test_the_results_say_what_may_be_claimed(volunteer, address):
    volunteer.open(address)
    volunteer.submit(
        **{
            "survey-pairing": "independent",
            "survey-invited_before": "200",
            "v1-before_1": "20",
            "v1-before_0": "80",
            "v1-after_1": "45",
            "v1-after_0": "55",
        }
    )
    said = volunteer.text("section[aria-labelledby=results]")
    plain = said.replace("\u202f", " ").replace("\u00a0", " ")
    assert "Avant : 100 personnes ont répondu sur 200 sollicitées (50 %)." in plain
    assert "20 % (entre 13 % et 29 %)" in plain  # Wilson, 20 of 100: 0.1333 to 0.2888
    assert "Réponses favorables : +25 points (intervalle à 95 % : de +12 à +37)." in plain
    assert "Vous ne pouvez pas dire que la campagne en est la cause" in plain


def test_fewer_than_ten_answers_make_no_per_cent(volunteer, address):
    volunteer.open(address)
    volunteer.submit(**{"v1-before_1": "3", "v1-before_0": "6", "v1-after_1": "8"})
    said = volunteer.text("section[aria-labelledby=results]")
    assert "3 sur 9" in said
    assert "%" not in said


def test_who_moved_is_asked_only_of_the_same_people(volunteer, address, campaign):
    page = volunteer.open(address)
    assert page.css("[name=v1-only_after], [name=survey-pairs]") == []
    volunteer.submit(**{"survey-pairing": "paired"})
    assert volunteer.page.css_first("[name=v3-only_after]") is None
    volunteer.submit(**{"v1-only_after": "5", "survey-pairs": "40"})
    assert kept(campaign)[0]["only_after"] == 5
    assert kept(campaign, "survey")[0]["pairs"] == 40


def test_the_questionnaire_asks_every_question_before_and_after(volunteer, address):
    page = volunteer.open(f"{address}/questionnaire")
    assert volunteer.texts(".paper h2") == ["Questionnaire d’avant", "Questionnaire d’après"]
    asked = volunteer.texts(".paper li b")
    assert asked == [each["question"] for each in QUESTIONS[:4]] * 2
    boxes = [len(each.css("li")) for each in page.css_first(".paper").css(".boxes")]
    assert boxes == [2, 5, 11]
    text = page.css_first("#text-1").text()
    assert "2. Le stade est à tout le monde.\n( ) Pas du tout d’accord\n" in text
    assert "4. Qu’en retenez-vous ?\n________" in text


def test_a_code_is_asked_for_only_if_answers_are_laid_side_by_side(volunteer, address):
    volunteer.open(f"{address}/questionnaire")
    assert "Votre code" not in volunteer.text()
    volunteer.open(address)
    volunteer.submit(**{"survey-pairing": "paired"})
    volunteer.open(f"{address}/questionnaire")
    assert volunteer.text().count("Votre code") == 4


def test_without_questions_it_says_where_to_write_them(volunteer, author):
    campaign = start(plan_of(basics={"title": "Vide"}), author)
    page = volunteer.open(f"/fr/campaigns/{campaign.public_id}/tracking/survey")
    assert page.css_first('.note a[href$="/steps/measurement"]') is not None
    assert page.css("main form") == []


def test_the_step_of_the_log_book_grows_by_no_question(volunteer, campaign):
    page = volunteer.open(f"/fr/campaigns/{campaign.public_id}/steps/tracking")
    assert page.css("[id^=q-survey]") == []
    assert page.css_first('a[href$="/tracking/survey"]') is not None


def test_hostile_words_in_a_question_stay_words(volunteer, author):
    words = "<script>alert(1)</script>"
    asked = [{"id": "v1", "question": words, "scale": "yes_no"}]
    campaign = start(plan_of(measurement={"survey_questions": asked}), author)
    page = volunteer.open(f"/fr/campaigns/{campaign.public_id}/tracking/survey/questionnaire")
    assert page.css("main script") == []
    assert words in volunteer.text(".paper")
