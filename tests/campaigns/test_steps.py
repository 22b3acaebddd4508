import re

import pytest

from app.campaigns.models import AnswerVersion, Depth, MemberRole, StepAnswer
from app.core.db import db
from app.core.errors import Conflict
from app.plan.steps import BY_SLUG
from app.questions.fields import N_
from tests.campaigns.plans import plan_of, start
from tests.visitor import HTMX
from tests.words import say

PART = {**HTMX, "HX-Target": "div#step"}


@pytest.fixture
def at(campaign):
    return lambda step: f"/fr/campaigns/{campaign.public_id}/steps/{step}"


def stored(campaign, step):
    db.session.expire_all()
    return db.session.query(StepAnswer).filter_by(campaign_id=campaign.id, step=step).one().answers


def test_continue_saves_and_goes_on(volunteer, campaign, at):
    volunteer.open(at("basics"))
    volunteer.submit("#step form", do="next", summary="Dire non à la haine")
    assert volunteer.response.request.path == at("context")
    assert stored(campaign, "basics") == {"title": "Même tribune", "summary": "Dire non à la haine"}


def test_htmx_gets_the_next_step_in_one_trip(volunteer, at):
    volunteer.open(at("basics"))
    form = {"base": "1", "drawn": "title", "title": "Autre", "deed": "next"}
    volunteer.post(at("basics"), form, headers=PART)
    assert volunteer.response.headers["HX-Push-Url"] == at("context")
    assert volunteer.response.text.lstrip().startswith('<div id="step"')


def test_a_part_equals_the_part_of_the_whole_page(volunteer, at):
    whole = re.sub(r'value="[^"]*"', "", volunteer.open(at("audience")).css_first("#step").html)
    part = re.sub(
        r'value="[^"]*"', "", volunteer.open(at("audience"), headers=PART).css_first("#step").html
    )
    assert part == whole


def test_a_restored_history_entry_is_a_whole_page(volunteer, at):
    headers = {**PART, "HX-History-Restore-Request": "true"}
    volunteer.open(at("basics"), headers=headers)
    assert volunteer.response.text.startswith("<!doctype html>")


def test_an_unreadable_answer_is_shown_again_with_a_way_to_mend_it(volunteer, campaign, at):
    volunteer.open(at("basics"))
    volunteer.submit("#step form", do="next", status=422, summary="x" * 241, area="Lille")
    assert volunteer.page.css_first('a[href="#q-summary"]') is not None
    assert volunteer.page.css_first('[name="summary"]').text().strip() == "x" * 241
    assert volunteer.page.css_first('[name="area"]').attributes["value"] == "Lille"
    assert stored(campaign, "basics") == {"title": "Même tribune"}


def test_emptying_everything_can_be_saved(volunteer, campaign, at):
    volunteer.open(at("basics"))
    volunteer.submit("#step form", do="next", title="")
    assert stored(campaign, "basics") == {}


def test_another_field_saved_meanwhile_is_kept_with_mine(
    volunteer, campaign, at, signed_in, author
):
    volunteer.open(at("basics"))
    other = signed_in(author)
    other.open(at("basics"))
    other.submit("#step form", do="stay", area="Roubaix")
    volunteer.submit("#step form", do="stay", hashtag="#MêmeTribune")
    assert stored(campaign, "basics") == {
        "title": "Même tribune", "area": "Roubaix", "hashtag": "#MêmeTribune",
    }  # fmt: skip


def test_the_same_field_saved_meanwhile_shows_both_texts_and_overwrites_nothing(
    volunteer, campaign, at, signed_in, author
):
    volunteer.open(at("basics"))
    other = signed_in(author)
    other.open(at("basics"))
    other.submit("#step form", do="stay", summary="Leurs mots")
    volunteer.submit("#step form", do="next", status=409, summary="Mes mots", area="Lille")
    assert {"Leurs mots", "Mes mots"} <= {
        text.split(") ")[-1] for text in volunteer.texts(".panel p")
    }
    assert stored(campaign, "basics")["summary"] == "Leurs mots"
    volunteer.submit("#step form", **{"keep-summary": "mine"})
    assert stored(campaign, "basics")["summary"] == "Mes mots"
    assert stored(campaign, "basics")["area"] == "Lille"


def test_after_a_clash_theirs_can_be_kept(volunteer, campaign, at, signed_in, author):
    volunteer.open(at("basics"))
    other = signed_in(author)
    other.open(at("basics"))
    other.submit("#step form", do="stay", summary="Leurs mots")
    volunteer.submit("#step form", do="next", status=409, summary="Mes mots", area="Lille")
    volunteer.submit("#step form", **{"keep-summary": "theirs"})
    assert stored(campaign, "basics")["summary"] == "Leurs mots"
    assert stored(campaign, "basics")["area"] == "Lille"


def test_after_a_clash_both_can_write_one_text(volunteer, campaign, at, signed_in, author):
    volunteer.open(at("basics"))
    other = signed_in(author)
    other.open(at("basics"))
    other.submit("#step form", do="stay", summary="Leurs mots")
    volunteer.submit("#step form", do="stay", status=409, summary="Mes mots")
    volunteer.submit("#step form", **{"keep-summary": "both", "both-summary": "Nos mots"})
    assert stored(campaign, "basics")["summary"] == "Nos mots"


def test_every_save_leaves_a_version(volunteer, campaign, at):
    volunteer.open(at("basics"))
    volunteer.submit("#step form", do="stay", area="Lille")
    assert db.session.query(AnswerVersion).count() == 3  # two steps at the start, one save


def test_saving_what_is_stored_already_changes_nothing(volunteer, at):
    volunteer.open(at("basics"))
    volunteer.submit("#step form", do="stay")
    assert db.session.query(AnswerVersion).count() == 2


def test_express_asks_less_and_loses_nothing(volunteer, campaign, at):
    volunteer.open(f"/fr/campaigns/{campaign.public_id}/")
    volunteer.submit('form[action$="/depth"]', depth=Depth.EXPRESS)
    volunteer.open(at("basics"))
    assert volunteer.page.css_first('[name="area"]') is None
    volunteer.submit("#step form", do="stay", summary="Court")
    assert stored(campaign, "basics")["title"] == "Même tribune"


def test_a_row_is_added_at_an_address_of_its_own(volunteer, campaign, at):
    page = volunteer.open(at("audience"))
    add = page.css_first('button[value^="add:segments:"]').attributes["value"]
    volunteer.submit("#step form", do=add, persona="Sam, 17 ans")
    assert "/rows/segments/" in volunteer.response.request.path
    volunteer.submit("#step form", do="close", label="Les éducateurs", rank="secondary")
    found = stored(campaign, "audience")
    assert [row["label"] for row in found["segments"]] == [
        "Les jeunes",
        "Les parents",
        "Les éducateurs",
    ]
    assert found["persona"] == "Sam, 17 ans"


@pytest.mark.parametrize(
    ("deed", "left"),
    [
        ("down:segments:a1", ["Les parents", "Les jeunes"]),
        ("up:segments:a2", ["Les parents", "Les jeunes"]),
        ("up:segments:a1", ["Les jeunes", "Les parents"]),
        ("remove:segments:a1", ["Les parents"]),
        ("duplicate:segments:a1", ["Les jeunes", "Les jeunes", "Les parents"]),
    ],
)
def test_rows_are_arranged_by_buttons(volunteer, campaign, at, deed, left):
    volunteer.open(at("audience"))
    volunteer.submit("#step form", do=deed)
    assert [row["label"] for row in stored(campaign, "audience")["segments"]] == left


@pytest.mark.parametrize("deed", ["duplicate:segments:a1", "remove:segments:a1"])
def test_a_double_click_does_it_once(volunteer, campaign, at, deed):
    volunteer.open(at("audience"))
    page = volunteer.page
    volunteer.submit("#step form", do=deed)
    once = stored(campaign, "audience")
    volunteer.page = page
    volunteer.submit("#step form", do=deed)
    assert stored(campaign, "audience") == once


def test_a_copy_of_a_copied_row_is_another_one(volunteer, author):
    """Rows removed in between must not make its id come again."""
    rows = [{"id": each, "label": each} for each in ("a1", "b1", "c1")]
    campaign = start(plan_of(audience={"segments": rows}), author)
    address = f"/fr/campaigns/{campaign.public_id}/steps/audience"
    for deed in ("duplicate:segments:a1", "remove:segments:b1", "duplicate:segments:a1"):
        volunteer.open(address)
        volunteer.submit("#step form", do=deed)
    labels = [row["label"] for row in stored(campaign, "audience")["segments"]]
    assert labels == ["a1", "a1", "a1", "c1"]


def test_a_full_group_says_so_in_words_beside_its_link(volunteer, author):
    rows = [{"id": f"a{n}", "label": str(n)} for n in range(4)]
    full = start(plan_of(audience={"segments": rows}), author)
    volunteer.open(f"/fr/campaigns/{full.public_id}/steps/audience")
    volunteer.submit("#step form", do="duplicate:segments:a1", status=409)
    [line] = volunteer.page.css("#errors li")
    assert line.text().startswith(say("fr", BY_SLUG["audience"].group("segments").label))
    assert line.css_first("a").attributes["href"] == "#q-segments"
    assert volunteer.page.css_first("#q-segments") is not None


def test_when_nothing_can_be_saved_right_now_the_form_keeps_what_was_typed(
    volunteer, campaign, at, monkeypatch
):
    def refuse(*_given, **_more):
        raise Conflict(N_("Several people are saving here at once. Wait a moment and try again."))

    monkeypatch.setattr("app.campaigns.routes.steps.save_answers", refuse)
    volunteer.open(at("basics"))
    volunteer.submit("#step form", title="Un nom", do="next", status=409)
    assert volunteer.page.css_first("#q-title").attributes["value"] == "Un nom"
    assert volunteer.page.css_first("#errors li a") is None


def test_no_more_rows_than_the_limit(volunteer, campaign, at):
    rows = [{"id": f"a{n}", "label": str(n)} for n in range(4)]
    full = start(plan_of(audience={"segments": rows}), volunteer.user)
    address = f"/fr/campaigns/{full.public_id}/steps/audience"
    volunteer.open(address)
    volunteer.submit("#step form", do="duplicate:segments:a1", status=409)
    form = {"base": "1", "drawn": "label", "label": "Les aînés du club"}
    volunteer.post(f"{address}/rows/segments/new1", form, status=409)
    label = volunteer.page.css_first("#q-label")  # still in its form, not only to be copied
    assert label.attributes["value"] == "Les aînés du club"
    assert volunteer.text("#q-label-err") in volunteer.text("#errors")
    assert len(stored(full, "audience")["segments"]) == 4


def test_a_forged_row_reference_is_refused(volunteer, campaign, at):
    form = {"base": "0", "drawn": "segment", "segment": "a99"}
    volunteer.post(f"{at('objectives')}/rows/objectives/o1", form, status=422)


@pytest.mark.parametrize("row", ["x" * 41, "9" * 300, "a.b", "%00"])
def test_a_strange_row_id_is_not_found(volunteer, at, row):
    volunteer.open(f"{at('audience')}/rows/segments/{row}", status=404)


@pytest.mark.parametrize("address", ["nowhere", "audience/rows/nothing/a1", "9" * 30])
def test_an_unknown_step_or_group_is_not_found(volunteer, at, address):
    volunteer.open(at(address), status=404)


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_stranger_cannot_know_of_a_campaign(signed_in, person, at, method):
    stranger = signed_in(person("autre@example.org"))
    for headers in ({}, PART):
        response = getattr(stranger.client, method)(at("basics"), headers=headers)
        assert response.status_code == 404


def test_a_stranger_cannot_save(signed_in, person, campaign, at):
    stranger = signed_in(person("autre@example.org"))
    stranger.post(at("basics"), {"drawn": "title", "title": "À moi"}, status=404)
    assert stored(campaign, "basics") == {"title": "Même tribune"}


@pytest.mark.parametrize(
    ("role", "status"),
    [(MemberRole.READER, 403), (MemberRole.COMMENTER, 403), (MemberRole.EDITOR, 200)],
)
def test_who_may_save_depends_on_their_place_in_the_team(
    signed_in, person, campaign, at, role, status, join
):
    visitor = signed_in(join(campaign, person("autre@example.org"), role))
    visitor.open(at("basics"))
    form = {"base": "1", "drawn": "area", "area": "Lille", "deed": "stay"}
    visitor.post(at("basics"), form, status=status)


def test_signed_out_the_text_is_kept_and_nothing_is_saved(anyone, campaign, at):
    anyone.open("/fr/account/sign-in")
    anyone.post(at("basics"), {"drawn": "summary", "summary": "Un texte long " * 9}, status=401)
    assert "Un texte long" in anyone.page.css_first("textarea").text()


def test_a_stale_token_loses_nothing(volunteer, campaign, at):
    volunteer.open(at("basics"))
    form = {
        "csrf_token": "old",
        "base": "1",
        "drawn": "summary",
        "summary": "Mes mots " * 9,
        "deed": "stay",
    }
    volunteer.post(at("basics"), form, status=419)
    volunteer.submit("main form")
    assert stored(campaign, "basics")["summary"] == ("Mes mots " * 9).strip()


@pytest.mark.parametrize("count", [1, 3])
def test_a_step_costs_two_statements_however_many_rows(volunteer, statements, count):
    """Once its plan says what cases to look for, these are a third (test_cases_beside.py)."""
    rows = [{"id": f"a{n}", "label": str(n)} for n in range(count)]
    full = start(plan_of(audience={"segments": rows}), volunteer.user)
    address = f"/fr/campaigns/{full.public_id}/steps/audience"
    volunteer.open(address)
    with statements() as seen:
        volunteer.open(address)
    assert len(seen) == 2, seen


@pytest.mark.parametrize(("button", "opens"), [("close", False), ("another", True)])
def test_a_question_named_like_the_button_is_read_apart_from_it(
    volunteer, at, campaign, button, opens
):
    """Browsers send the controls in their order, and the button pressed last."""
    address = f"{at('moderation')}/rows/response_matrix/insult"
    body = f"csrf_token={volunteer.token()}&base=0&drawn=case+do&case=insult&do=hide&deed={button}"
    kind = {"content_type": "application/x-www-form-urlencoded"}
    sent = volunteer._send("post", address, data=body, **kind)
    assert sent.status_code == 303
    assert ("/rows/" in sent.location) is opens
    [row] = stored(campaign, "moderation")["response_matrix"]
    assert row == {"id": "insult", "case": "insult", "do": "hide"}
