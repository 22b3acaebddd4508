"""The coach of a campaign: what it says where, what a team sets aside, and what goes along."""

import pytest

from app.campaigns.models import Campaign, Depth
from app.campaigns.queries import get_campaign
from app.case_studies.models import CaseStudy
from app.core.db import db
from app.plan.interchange import from_document, from_json, to_document
from tests.campaigns.plans import PLAN, SETTLED, plan_of, start
from tests.campaigns.test_drafts import Typist
from tests.campaigns.test_team import DONE_BY_ALL, SEEN_BY_ALL
from tests.words import say

DONE_BY_EDITORS = {**DONE_BY_ALL, "reader": 403, "commenter": 403}
WHY = "Le public, c’est tout le quartier."
WIDE = {"segments": [{"id": "a1", "label": "Le quartier", "rank": "main", "kind": "general"}]}


@pytest.fixture(params=list(Depth))
def coach(author, request):
    """Give the address of the coach of #TurnToLove, whichever questions its team sees."""
    campaign = start(from_json(PLAN.read_bytes()), author, depth=request.param)
    return f"/fr/campaigns/{campaign.public_id}/coach/"


def kept():
    db.session.expire_all()
    return db.session.query(Campaign).one().dismissals


def about(volunteer, title):
    """Give what the coach says under a title."""
    return next(
        node
        for node in volunteer.page.css("article, .item")
        if title in node.css_first("h3").text()
    )


def test_every_remark_leads_to_its_question_and_its_source(volunteer, coach):
    volunteer.open(coach)
    remarks = volunteer.page.css("article.remark")
    assert len(remarks) > 8
    for remark in remarks:
        assert remark.css_first(".src").text().strip()
        for link in remark.css("p:not(.src) a"):
            address, _, control = link.attributes["href"].partition("#")
            there = volunteer.open(address)
            assert there.css_first(f'[id="{control}"]') is not None, link.attributes["href"]


def test_a_question_that_it_speaks_of_bears_a_mark_until_it_is_settled(volunteer, author):
    campaign = start(plan_of(audience=WIDE), author, depth=Depth.EXPRESS)
    step = f"/en/campaigns/{campaign.public_id}/steps/audience"
    row = f"{step}/rows/segments/a1"
    volunteer.open(step)
    both = say("en", "An audience as wide as the world"), say("en", "How many are they?")
    assert volunteer.text("#at-q-segments-a1") == "Coach: {} and {}".format(*both)
    assert volunteer.text("#at-q-segments") == ""
    volunteer.open(row)
    assert volunteer.text("#at-q-kind").startswith("Coach")
    assert volunteer.text("#at-q-size_estimate").startswith("Coach")
    assert volunteer.text("#at-q-label") == ""
    link = volunteer.page.css_first("#at-q-kind a").attributes["href"]
    assert volunteer.page.css_first(link) is not None
    typist = Typist(volunteer, campaign, "audience/rows/segments/a1")
    parts = typist.type("kind", "parents")["parts"]
    assert "<a" not in parts["at-q-kind"]
    assert "at-q-size_estimate" not in parts  # nothing has changed there
    parts = typist.type("kind", "general")["parts"]
    assert "<a" in parts["at-q-kind"]


def test_what_it_saw_is_in_the_person_s_own_words(volunteer, coach):
    volunteer.open(coach)
    told = about(volunteer, "Un public large comme le monde").text()
    assert "Le grand public, partout dans le monde" in told


def test_of_steps_that_nobody_has_opened_it_says_nothing(volunteer, author):
    campaign = start(plan_of(basics={"title": "Neuve"}), author)
    page = volunteer.open(f"/en/campaigns/{campaign.public_id}/coach/")
    assert not page.css("article.remark")
    assert say("en", "No remarks on your plan") in volunteer.text()


def test_the_task_list_counts_them(volunteer, author):
    campaign = start(plan_of(audience=WIDE), author)
    volunteer.open(f"/en/campaigns/{campaign.public_id}/")
    assert "2 remarks on your plan" in volunteer.text()  # A1, and A7: no size
    assert "2 remarks of the coach." in volunteer.text()


def test_setting_aside_keeps_the_reason_for_the_team_and_the_export(volunteer, author):
    campaign = start(plan_of(audience=WIDE), author)
    address = f"/fr/campaigns/{campaign.public_id}/coach/"
    volunteer.open(address)
    volunteer.submit("#r-A1-audience ~ details form", because=WHY)
    aside = about(volunteer, "Un public large comme le monde")
    assert aside.attributes["class"] == "item"
    assert WHY in aside.text()
    assert "Écartée par Aicha le" in aside.css_first(".tag").text()
    plan = get_campaign(campaign.public_id).plan
    document = to_document(plan)
    assert document["dismissals"] == [{"rule": "A1", "row": "a1", "because": WHY}]
    copy = start(from_document(document), author)
    assert to_document(get_campaign(copy.public_id).plan)["dismissals"] == document["dismissals"]
    volunteer.submit(".item form")
    assert about(volunteer, "Un public large comme le monde").tag == "article"
    assert "dismissals" not in to_document(get_campaign(campaign.public_id).plan)


def test_of_several_rows_one_chooses_which(volunteer, author):
    rows = [{"id": f"c{n}", "channel": "press"} for n in range(3)]
    campaign = start(plan_of(channels={"channels": rows}), author)
    volunteer.open(f"/fr/campaigns/{campaign.public_id}/coach/")
    form = "#r-C2-channels ~ details form"
    volunteer.submit(form, because=WHY, row=None, status=422)
    assert say("fr", "Choose what you mean.") in volunteer.text()
    assert volunteer.page.css_first("textarea[aria-invalid]").text().strip() == WHY
    volunteer.submit(form, row=["c0", "c2"])
    assert [each["row"] for each in kept()] == ["c0", "c2"]
    assert len(about(volunteer, "Un canal sans personne").css("p > a[href*=rows]")) == 1


def test_without_a_reason_it_stays(volunteer, author):
    campaign = start(plan_of(audience=WIDE), author)
    volunteer.open(f"/fr/campaigns/{campaign.public_id}/coach/")
    volunteer.submit("#r-A1-audience ~ details form", because="  ", status=422)
    words = say("fr", "Write in a few words why this remark is not for you.")
    assert words in volunteer.text("article details[open]")
    assert kept() == []


def test_what_protects_somebody_cannot_be_set_aside(volunteer, coach):
    volunteer.open(coach)
    assert about(volunteer, "Une histoire portée sans soutien").css_first("form") is None
    given = {"rule": "G3", "step": "messengers", "row": "m1", "because": WHY}
    volunteer.post(f"{coach}aside", given, status=409)
    assert kept() == []


def no_owner(**answers):
    """Make a plan whose step of channels lacks nothing but what rule C2 asks for."""
    row = {"id": "c1", "channel": "press", "role": "press", "account_state": "exists", **answers}
    return plan_of(audience=WIDE, channels={"channels": [{**row, "segment": "a1"}]})


def state_of(volunteer, campaign, step):
    """Read what the task list says of a step."""
    volunteer.open(f"/en/campaigns/{campaign.public_id}/")
    line = f"li:has(a[href$='/steps/{step}'])"
    return volunteer.text(f"{line} .st"), [
        each.text() for each in volunteer.page.css(f"{line} .why")
    ]


def test_what_is_critical_keeps_a_step_from_being_ready(volunteer, author):
    campaign = start(no_owner(owner="unknown"), author)
    to_settle = say("en", "One remark is to be settled first.")
    assert state_of(volunteer, campaign, "channels") == ("In progress", [to_settle])
    row = f"/en/campaigns/{campaign.public_id}/steps/channels/rows/channels/c1"
    volunteer.open(row)
    volunteer.submit("#step form", **{"owner": "Nadia", "owner-unknown": None})
    assert state_of(volunteer, campaign, "channels")[0] == "Ready"


def test_set_aside_it_does_not_keep_it_any_more(volunteer, author):
    campaign = start(no_owner(owner="unknown"), author)
    before = campaign.progress["ready"]
    volunteer.open(f"/en/campaigns/{campaign.public_id}/coach/")
    volunteer.submit("#r-C2-channels ~ details form", because=WHY)
    assert state_of(volunteer, campaign, "channels") == ("Ready", [])
    db.session.expire_all()
    assert db.session.query(Campaign).one().progress["ready"] == before + 1


SHOWN = {
    **{"id": "m1", "label": "Sam", "kind": "peer", "segment": "a1", "why_trusted": "Un ami"},
    **{"agreed": "yes", "identifiable": True, "minor": False, "lived_trauma": False},
    "consent_state": "spoken",
}


def test_the_dashboard_knows_when_one_answer_settles_another_step(volunteer, author):
    piece = {"id": "p1", "title": "Film", "people_shown": ["m1"], "status": "checked"}
    plan = plan_of(messengers={"messengers": [SHOWN]}, content={"pieces": [piece]})
    campaign = start(plan, author)
    typist = Typist(volunteer, campaign, "content/rows/pieces/p1")
    for status, ready in (("script", 1), ("checked", 0), ("script", 1)):
        typist.type("status", status)
        db.session.expire_all()
        assert db.session.get(Campaign, campaign.id).progress["ready"] == ready


def test_what_is_critical_keeps_it_from_becoming_a_case_study(volunteer, author):
    lived = {"id": "m1", "label": "Sam", "kind": "survivor", "lived_trauma": True}
    campaign = start(plan_of(**{**SETTLED, "messengers": {"messengers": [lived]}}), author)
    review = f"/en/campaigns/{campaign.public_id}/review"
    volunteer.open(review)
    assert say("en", "One thing is to be settled before.") in volunteer.text(".use")
    volunteer.submit("form[action$='/case-study']")
    assert volunteer.response.request.path == f"/en/campaigns/{campaign.public_id}/coach/"
    assert volunteer.texts("article.remark h3") == ["Alone with their story"]
    assert volunteer.page.css_first("article form") is None
    assert db.session.query(CaseStudy).count() == 0


def test_of_steps_never_opened_too(volunteer, author):
    campaign = start(plan_of(basics={"title": "Neuve"}), author)
    volunteer.open(f"/en/campaigns/{campaign.public_id}/review")
    volunteer.submit("form[action$='/case-study']")
    keys = ("G1", "R1", "L3")
    ids = [node.attributes["id"] for node in volunteer.page.css("article.remark h3")]
    assert sorted(each.split("-")[1] for each in ids) == sorted(keys)
    for key in ("G1", "R1"):
        form = f"[id^=r-{key}-] ~ details form"
        volunteer.submit(form, because=WHY)
        assert "before=case-study" in volunteer.response.request.url
    assert len(volunteer.page.css("article.remark")) == 1  # L3, which protects
    step = f"/en/campaigns/{campaign.public_id}/steps/review"
    volunteer.open(step)
    volunteer.submit("#step form", consents_rechecked="yes")
    volunteer.open(f"/en/campaigns/{campaign.public_id}/review")
    volunteer.submit("form[action$='/case-study']")
    assert db.session.query(CaseStudy).one().campaign == campaign.public_id


@pytest.mark.parametrize("role", SEEN_BY_ALL)
def test_the_team_reads_and_editors_answer(as_role, campaign, role):
    address, visitor = f"/fr/campaigns/{campaign.public_id}/coach/", as_role(role)
    token = {"csrf_token": visitor.token(), "rule": "A1", "row": "a1", "because": WHY}
    assert visitor._send("get", address).status_code == SEEN_BY_ALL[role]
    for deed in ("aside", "return"):
        answer = visitor._send("post", address + deed, data=token)
        assert answer.status_code == DONE_BY_EDITORS[role], deed


@pytest.mark.parametrize(
    "given", [[], "x", [1], [{"rule": "Z9"}], [{"rule": "A1", "row": 5}], [{"because": "x"}]]
)
def test_dismissals_of_a_file_that_are_none_are_no_harm(author, given):
    plan = from_document({"portevoix_plan": 1, "steps": {"audience": WIDE}, "dismissals": given})
    assert "dismissals" not in to_document(get_campaign(start(plan, author).public_id).plan)
