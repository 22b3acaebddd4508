"""Small rows inside a row (arguments, translations) go to the bin, however they are taken out."""

import pytest

from app.core.db import db
from app.keeping.binning import FULL, HOMELESS
from app.keeping.models import BinnedRow
from tests.campaigns.plans import plan_of, start
from tests.campaigns.test_drafts import Typist, stored
from tests.campaigns.test_steps import PART
from tests.words import say

ONE = {"id": "s1", "text": "On gagne à écouter", "source": "https://example.org/1"}
TWO = {"id": "s2", "text": "Chacun a son histoire"}
MESSAGE = {"id": "m", "core_message": "Asseyez-vous", "support_points": [ONE, TWO]}


@pytest.fixture
def campaign(author):
    other = {**MESSAGE, "id": "n", "core_message": "Venez"}
    return start(plan_of(basics={"title": "A"}, message={"messages": [MESSAGE, other]}), author)


@pytest.fixture
def step(campaign):
    return f"/fr/campaigns/{campaign.public_id}/steps/message"


@pytest.fixture
def row(step):
    return f"{step}/rows/messages/m"


@pytest.fixture
def bin(campaign):
    return f"/fr/campaigns/{campaign.public_id}/bin"


def kept(campaign, row_id="m"):
    rows = stored(campaign, "message").answers["messages"]
    return next(row for row in rows if row["id"] == row_id).get("support_points", [])


def binned():
    return [each.answers for each in db.session.query(BinnedRow).order_by(BinnedRow.id)]


def undo_button(visitor):
    return visitor.page.css_first('button[value^="undo:"]').attributes["value"]


def test_a_button_takes_one_out_and_the_page_offers_to_undo_it(volunteer, campaign, row):
    volunteer.open(row)
    volunteer.submit("#step form", do="less:support_points:s1")
    assert kept(campaign) == [TWO]
    assert binned() == [ONE]
    assert "Élément retiré." in volunteer.text("#q-support_points .note")
    volunteer.submit("#step form", do=undo_button(volunteer))
    assert kept(campaign) == [ONE, TWO]
    assert kept(campaign, "n") == [ONE, TWO]
    assert binned() == []
    assert volunteer.page.css_first(".note") is None


def test_a_part_does_the_same(volunteer, campaign, row):
    volunteer.open(row)
    form = {"base": "1", "drawn": "", "deed": "less:support_points:s2"}
    volunteer.post(row, form, headers=PART)
    assert kept(campaign) == [ONE]
    address = volunteer.response.headers["HX-Push-Url"]
    part = volunteer.page.css_first(".note").html
    volunteer.open(address)
    assert volunteer.page.css_first(".note").html == part
    form = {"base": "2", "drawn": "", "deed": undo_button(volunteer)}
    volunteer.post(row, form, headers=PART)
    assert kept(campaign) == [ONE, TWO]
    assert volunteer.response.headers["HX-Push-Url"] == row


def test_the_rest_of_the_form_is_saved_and_what_was_just_typed_goes_to_the_bin(
    volunteer, campaign, row
):
    volunteer.open(row)
    typed = {"support_points-s1-source": "pas encore", "words_to_avoid": "tous"}
    volunteer.submit("#step form", do="less:support_points:s1", **typed)
    message = stored(campaign, "message").answers["messages"][0]
    assert (message["words_to_avoid"], message["support_points"]) == ("tous", [TWO])
    assert binned() == [{**ONE, "source": {"unread": ["pas encore"]}}]
    volunteer.submit("#step form", do=undo_button(volunteer))
    drawn = volunteer.page.css_first('[name="support_points-s1-source"]')
    assert drawn.attributes["value"] == "pas encore"
    assert volunteer.page.css_first('[id="q-support_points-s1-source-err"]') is not None


def test_another_answer_that_cannot_be_read_keeps_the_whole_form(volunteer, campaign, row):
    volunteer.open(row)
    volunteer.submit("#step form", do="less:support_points:s1", cta_link="ici", status=422)
    assert volunteer.page.css_first('[name="support_points-s1-text"]') is not None
    assert kept(campaign) == [ONE, TWO]


def test_one_that_a_form_empties_goes_there_too(volunteer, campaign, row):
    volunteer.open(row)
    blank = {"support_points-s1-text": "", "support_points-s1-source": ""}
    volunteer.submit("#step form", do="close", **blank)
    assert kept(campaign) == [TWO]
    assert binned() == [ONE]


def test_one_that_is_emptied_answer_by_answer_lies_there_whole(volunteer, campaign):
    typist = Typist(volunteer, campaign, "message/rows/messages/m")
    rows = {"support_points-row": ["s1", "s2"], "support_points-s2-text": TWO["text"]}
    typist.type("support_points", None, **rows, **{"support_points-s1-source": ONE["source"]})
    typist.type("support_points", None, **rows)
    assert kept(campaign) == [TWO]
    assert binned() == [ONE]


def test_the_bin_names_it_and_gives_it_back(volunteer, campaign, row, bin):
    volunteer.open(row)
    volunteer.submit("#step form", do="less:support_points:s1")
    volunteer.open(bin)
    assert volunteer.texts("main .item h2") == [ONE["text"]]
    labels = [say("fr", each) for each in ("Message and call to action", "What backs it up?")]
    where = volunteer.text("main .item .hint")
    assert where == f"{labels[0]} · Asseyez-vous · {labels[1]}"
    page = volunteer.page
    for _click in range(2):
        volunteer.page = page
        volunteer.submit('main form[action$="/return"]')
    assert kept(campaign) == [ONE, TWO]
    assert volunteer.open(bin).css("main .item") == []


def test_it_waits_until_what_it_stood_in_is_back(volunteer, campaign, step, row, bin):
    volunteer.open(row)
    volunteer.submit("#step form", do="less:support_points:s1")
    volunteer.open(step)
    volunteer.submit("#step form", do="remove:messages:m")
    outer = undo_button(volunteer)
    volunteer.open(bin)
    assert volunteer.texts("main .item h2") == ["Asseyez-vous", ONE["text"]]
    forms = volunteer.page.css('main form[action$="/return"]')
    inner = forms[1].attributes["action"]
    volunteer.submit(f'main form[action="{inner}"]', status=409)
    assert say("fr", HOMELESS) in volunteer.text()
    volunteer.open(step)
    volunteer.submit("#step form", do=outer)
    volunteer.open(bin)
    volunteer.submit('main form[action$="/return"]')
    assert kept(campaign) == [ONE, TWO]


def test_a_full_group_says_so_in_the_form(volunteer, campaign, row):
    volunteer.open(row)
    volunteer.submit("#step form", do="less:support_points:s1")
    undo = undo_button(volunteer)
    more = {f"support_points-t{number}-text": f"Mot {number}" for number in range(4)}
    ids = ["s2", *(f"t{number}" for number in range(4))]
    volunteer.submit("#step form", do=undo, status=409, **more, **{"support_points-row": ids})
    assert say("fr", FULL, most=5) in volunteer.text(".errsum")
    assert volunteer.page.css_first(".errsum a").attributes["href"] == "#q-support_points"
    assert binned() == [ONE]


def test_one_that_somebody_else_has_changed_meanwhile_is_not_taken_out_unseen(
    volunteer, campaign, row, person, join, signed_in
):
    page = volunteer.open(row)
    other = signed_in(join(campaign, person("nadia@example.org"), "editor"))
    other.open(row)
    other.submit("#step form", **{"support_points-s1-text": "On apprend à écouter"})
    volunteer.page = page
    volunteer.submit("#step form", do="less:support_points:s1", status=409)
    assert [each["text"] for each in kept(campaign)] == ["On apprend à écouter", TWO["text"]]
    assert "On apprend à écouter" in volunteer.text()


@pytest.mark.parametrize("deed", ["less:support_points:x", "less:nothing:s1", "less::", "undo:x"])
def test_a_button_for_what_is_not_there_does_nothing(volunteer, campaign, row, deed):
    volunteer.open(row)
    volunteer.submit("#step form", do=deed)
    assert kept(campaign) == [ONE, TWO]
    assert binned() == []
