"""Small rows inside a row: more than there is room for are not saved, and nothing typed is lost."""

import pytest

from app.questions.forms import TOO_MANY
from tests.campaigns.plans import plan_of, start
from tests.campaigns.test_drafts import stored
from tests.words import folded, say

TEXTS = {f"support_points-s{number}-text": f"Mot {number}" for number in range(6)}
ROWS = {"support_points-row": [f"s{number}" for number in range(6)], **TEXTS}


@pytest.fixture
def campaign(author):
    message = {"id": "m", "core_message": "Asseyez-vous"}
    return start(plan_of(basics={"title": "A"}, message={"messages": [message]}), author)


@pytest.fixture
def address(campaign):
    return f"/fr/campaigns/{campaign.public_id}/steps/message/rows/messages/m"


def kept(campaign):
    return stored(campaign, "message").answers["messages"][0].get("support_points")


def test_a_form_with_too_many_comes_back_with_all_of_them(volunteer, campaign, address):
    volunteer.open(address)
    volunteer.submit("#step form", status=422, do="close", **ROWS)
    problem = f"{say('fr', 'The argument')} : {say('fr', TOO_MANY, most=5)}"
    assert volunteer.texts(".errsum li") == [problem]
    drawn = volunteer.page.css("[name^=support_points][name$=-text]")
    assert [each.attributes["value"] for each in drawn] == list(TEXTS.values())
    assert kept(campaign) is None


def test_a_page_that_saves_by_itself_is_told_that_they_are_not_saved(
    volunteer, campaign, author, address
):
    volunteer.open(address)
    sent = {"drawn": "support_points", "base": "1", "browser": "one", "number": "1"}
    json = {"Accept": "application/json"}
    fields = {**sent, "signed_in_as": author.public_id, **ROWS}
    volunteer.post(f"{address}/draft", fields, status=409, headers=json)
    assert folded(volunteer.response.json["words"]) == say("fr", TOO_MANY, most=5)
    assert kept(campaign) is None
