from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import func, select

from app.campaigns.models import AnswerVersion, Campaign, Member, MemberRole, StepAnswer
from app.cli.housekeeping import tidy_up
from app.core.clock import now
from app.core.db import db, one_commit
from app.keeping.models import BinnedRow
from tests.campaigns.plans import plan_of, start
from tests.campaigns.test_steps import PART

ALL = ("anonymous", "stranger", *MemberRole)


@pytest.fixture
def step(campaign):
    return f"/fr/campaigns/{campaign.public_id}/steps/audience"


@pytest.fixture
def bin(campaign):
    return f"/fr/campaigns/{campaign.public_id}/bin"


@pytest.fixture
def removed(volunteer, step):
    """Give the bin id of the first audience, which was just removed."""
    volunteer.open(step)
    volunteer.submit("#step form", do="remove:segments:a1")
    return db.session.query(BinnedRow).one().public_id


@pytest.fixture
def as_role(campaign, author, signed_in, person, anyone, join):
    """Give the browser of somebody in a role: `as_role("reader")`."""

    def browse(role):
        if role == "anonymous":
            return anyone
        if role == MemberRole.OWNER:
            return signed_in(author)
        user = person("autre@example.org")
        return signed_in(user if role == "stranger" else join(campaign, user, role))

    return browse


def audience(campaign):
    db.session.expire_all()
    kept = db.session.query(StepAnswer).filter_by(campaign_id=campaign.id, step="audience").one()
    return [row["id"] for row in kept.answers.get("segments") or []]


def labels(campaign):
    db.session.expire_all()
    kept = db.session.query(StepAnswer).filter_by(campaign_id=campaign.id, step="audience").one()
    return [row["label"] for row in kept.answers["segments"]]


def answer(visitor, method, address):
    data = {"csrf_token": visitor.token()} if method == "post" else None
    return visitor._send(method, address, data=data).status_code


def count(table):
    db.session.expire_all()
    return db.session.scalar(select(func.count()).select_from(table))


# Rows


def test_a_removed_row_lies_in_the_bin_with_what_there_is_to_know(volunteer, removed, bin):
    volunteer.open(bin)
    item = volunteer.text("main .item")
    for words in ("Les jeunes", "Aicha", "Il reste 30 jours."):
        assert words in item, item
    assert volunteer.texts("main .item h2") == ["Les jeunes"]


def test_after_removing_the_page_offers_to_undo_it(volunteer, campaign, removed):
    assert "Élément retiré." in volunteer.text(".note")
    undo = volunteer.page.css_first('button[value^="undo:"]').attributes["value"]
    volunteer.submit("#step form", do=undo, persona="Sam, 17 ans")
    assert audience(campaign) == ["a1", "a2"]
    assert count(BinnedRow) == 0
    kept = db.session.query(StepAnswer).filter_by(step="audience").one()
    assert kept.answers["persona"] == "Sam, 17 ans"


def test_a_part_offers_to_undo_it_as_well(volunteer, campaign, step):
    volunteer.open(step)
    form = {"base": "1", "drawn": "persona", "deed": "remove:segments:a1"}
    volunteer.post(step, form, headers=PART)
    part = volunteer.page.css_first(".note").html
    volunteer.open(volunteer.response.headers["HX-Push-Url"])
    assert volunteer.page.css_first(".note").html == part
    undo = volunteer.page.css_first('button[value^="undo:"]').attributes["value"]
    volunteer.post(step, {"base": "2", "drawn": "persona", "deed": undo}, headers=PART)
    assert audience(campaign) == ["a1", "a2"]
    assert volunteer.response.headers["HX-Push-Url"] == step


def test_undoing_twice_is_undoing_once(volunteer, campaign, removed):
    page = volunteer.page
    undo = page.css_first('button[value^="undo:"]').attributes["value"]
    volunteer.submit("#step form", do=undo)
    volunteer.page = page
    volunteer.submit("#step form", do=undo)
    assert audience(campaign) == ["a1", "a2"]


@pytest.mark.parametrize("id", ["", "x", "9" * 300, "aaaaaaaaaaaa"])
def test_a_note_about_nothing_is_not_shown(volunteer, step, id):
    volunteer.open(f"{step}?removed={id}")
    assert volunteer.page.css_first(".note") is None


def test_a_row_is_put_back_with_its_id_so_that_references_are_right_again(volunteer, author):
    objective = {"id": "o1", "what": "Parler", "segment": "a1"}
    rows = [{"id": "a1", "label": "Les jeunes"}, {"id": "a2", "label": "Les parents"}]
    plan = plan_of(audience={"segments": rows}, objectives={"objectives": [objective]})
    campaign = start(plan, author)
    volunteer.open(f"/fr/campaigns/{campaign.public_id}/steps/audience")
    volunteer.submit("#step form", do="remove:segments:a1")
    volunteer.open(f"/fr/campaigns/{campaign.public_id}/bin")
    volunteer.submit('main form[action$="/return"]')
    assert audience(campaign) == ["a1", "a2"]
    assert "Sert à un autre endroit" in volunteer.text("#step .item")


def test_putting_back_twice_is_putting_back_once(volunteer, campaign, removed, bin):
    page = volunteer.open(bin)
    for _click in range(2):
        volunteer.page = page
        volunteer.submit('main form[action$="/return"]')
    assert audience(campaign) == ["a1", "a2"]


def test_what_was_written_at_a_removed_row_s_place_and_the_row_both_stay(
    volunteer, campaign, removed, step
):
    page = volunteer.page
    volunteer.open(f"{step}/rows/segments/a1")  # an old tab
    volunteer.submit("#step form", label="D’autres", do="close")
    volunteer.page = page
    volunteer.submit("#step form", do=f"undo:{removed}")
    assert sorted(labels(campaign)) == ["D’autres", "Les jeunes", "Les parents"]


def test_a_removed_copy_stays_in_the_bin_when_another_is_made(volunteer, campaign, step, bin):
    for deed in ("duplicate:segments:a1", "", "duplicate:segments:a1"):
        volunteer.open(step)
        copy = audience(campaign)[1]
        volunteer.submit("#step form", do=deed or f"remove:segments:{copy}")
    assert labels(campaign) == ["Les jeunes", "Les jeunes", "Les parents"]
    assert len(set(audience(campaign))) == 3
    assert count(BinnedRow) == 1


def test_what_is_not_in_the_bin_any_more_is_said(volunteer, removed, bin):
    volunteer.open(bin)
    volunteer.post(f"{bin}/{removed}/return")
    volunteer.post(f"{bin}/{removed}/return")
    assert "n’est plus dans la corbeille" in volunteer.text(".note")


def test_a_full_group_says_so_and_keeps_the_row_in_the_bin(volunteer, author):
    rows = [{"id": f"a{number}", "label": f"Public {number}"} for number in range(4)]
    full = start(plan_of(audience={"segments": rows}), author)
    address = f"/fr/campaigns/{full.public_id}/steps/audience"
    volunteer.open(address)
    volunteer.submit("#step form", do="remove:segments:a1")
    volunteer.open(address)
    volunteer.submit("#step form", do="duplicate:segments:a2")
    volunteer.open(f"/fr/campaigns/{full.public_id}/bin")
    volunteer.submit('main form[action$="/return"]', status=409)
    assert "Il y a déjà 4 éléments ici." in volunteer.text()
    assert count(BinnedRow) == 1


def test_a_row_that_is_back_by_another_way_is_not_shown(volunteer, campaign, removed, bin, step):
    volunteer.open(f"{step}/history/1")
    volunteer.submit()
    assert audience(campaign) == ["a1", "a2"]
    volunteer.open(bin)
    assert volunteer.texts("main .item") == []


def test_a_row_that_is_removed_again_lies_there_once(volunteer, removed, bin, step):
    volunteer.open(f"{step}/history/1")
    volunteer.submit()
    volunteer.open(step)
    volunteer.submit("#step form", do="remove:segments:a1")
    assert count(BinnedRow) == 1


def test_a_row_is_deleted_for_good_after_a_question(volunteer, removed, bin):
    volunteer.open(bin)
    volunteer.open(volunteer.page.css_first('a[href$="/deletion"]').attributes["href"])
    assert count(BinnedRow) == 1
    volunteer.submit()
    assert count(BinnedRow) == 0


def test_the_rows_of_one_campaign_are_not_those_of_another(volunteer, author, removed):
    other = start(plan_of(audience={}), author)
    there = f"/fr/campaigns/{other.public_id}/bin"
    volunteer.open(there)
    assert volunteer.texts("main .item") == []
    volunteer.open(f"{there}/{removed}/deletion", status=404)
    volunteer.post(f"{there}/{removed}/deletion")
    volunteer.post(f"{there}/{removed}/return")
    assert count(BinnedRow) == 1


@pytest.mark.parametrize("days", [29, 30])
def test_after_thirty_days_a_row_is_gone_for_good(volunteer, campaign, removed, bin, days):
    with one_commit():
        db.session.query(BinnedRow).update({"removed_at": now() - timedelta(days=days, minutes=1)})
    volunteer.open(bin)
    assert len(volunteer.texts("main .item")) == (days < 30)
    volunteer.post(f"{bin}/{removed}/return") if days == 30 else tidy_up()
    assert audience(campaign) == ["a2"]
    tidy_up()
    assert count(BinnedRow) == (days < 30)


ROW_ADDRESSES = {  # path, method -> statuses: anonymous, stranger, reader, commenter, editor, owner
    ("", "get"): (303, 404, 200, 200, 200, 200),
    ("/{row}/return", "post"): (401, 404, 403, 403, 303, 303),
    ("/{row}/deletion", "get"): (303, 404, 403, 403, 403, 200),
    ("/{row}/deletion", "post"): (401, 404, 403, 403, 403, 303),
}
ORDER_OF_ROLES = ("anonymous", "stranger", "reader", "commenter", "editor", "owner")


@pytest.mark.parametrize("role", ORDER_OF_ROLES)
@pytest.mark.parametrize(("path", "method"), list(ROW_ADDRESSES))
def test_who_may_do_what_in_the_bin(as_role, removed, bin, role, path, method):
    status = ROW_ADDRESSES[path, method][ORDER_OF_ROLES.index(role)]
    assert answer(as_role(role), method, bin + path.format(row=removed)) == status
    assert count(BinnedRow) == (method == "get" or status > 400)


@pytest.mark.parametrize("role", MemberRole)
def test_only_what_one_may_do_is_offered(as_role, removed, bin, role):
    page = as_role(role).open(bin)
    assert bool(page.css('form[action$="/return"]')) == (role in ("owner", "editor"))
    assert bool(page.css('a[href$="/deletion"]')) == (role == "owner")


# Campaigns


@pytest.fixture
def deleted(volunteer, campaign):
    """Give a campaign that was put into the bin."""
    volunteer.open(f"/fr/campaigns/{campaign.public_id}/deletion")
    volunteer.submit()
    return campaign


def test_a_campaign_is_deleted_after_a_question_and_can_be_had_back(volunteer, campaign):
    volunteer.open(f"/fr/campaigns/{campaign.public_id}/")
    volunteer.open(volunteer.page.css_first('a[href$="/deletion"]').attributes["href"])
    page = volunteer.page
    for _click in range(2):
        volunteer.page = page
        volunteer.submit()
        assert volunteer.texts("main .item h3") == ["Même tribune"]
    volunteer.open("/fr/campaigns/")
    assert "Même tribune" not in volunteer.text()
    volunteer.open(volunteer.page.css_first('a[href$="/campaigns/bin"]').attributes["href"])
    page = volunteer.page
    for _click in range(2):
        volunteer.page = page
        volunteer.submit('main form[action$="/return"]')
        assert volunteer.response.request.path == f"/fr/campaigns/{campaign.public_id}/"
    assert audience(campaign) == ["a1", "a2"]


@pytest.mark.parametrize(
    "path",
    ["", "steps/basics", "steps/basics/history", "steps/basics/history/1", "bin", "review",
     "exports/json", "deletion", "steps/audience/rows/segments/a1"],
)  # fmt: skip
def test_a_deleted_campaign_is_found_nowhere_else(volunteer, path, deleted):
    volunteer.open(f"/fr/campaigns/{deleted.public_id}/{path}", status=404)


@pytest.mark.parametrize("path", ["steps/basics", "case-study", "depth", "deletion"])
def test_nothing_is_done_to_a_deleted_campaign(volunteer, path, deleted):
    volunteer.post(f"/fr/campaigns/{deleted.public_id}/{path}", {"deed": "stay"}, status=404)


def test_every_former_owner_may_have_it_back(deleted, join, person, signed_in):
    other = signed_in(join(deleted, person("karim@example.org"), MemberRole.OWNER))
    other.open("/fr/campaigns/bin")
    other.submit('main form[action$="/return"]')
    assert db.session.query(Campaign).one().deleted_at is None


def test_for_good_means_everything(volunteer, deleted):
    volunteer.open("/fr/campaigns/bin")
    volunteer.open(volunteer.page.css_first('a[href$="/deletion"]').attributes["href"])
    assert count(Campaign) == 1
    page = volunteer.page
    for _click in range(2):
        volunteer.page = page
        volunteer.submit()
    assert [count(table) for table in (Campaign, Member, StepAnswer, AnswerVersion)] == [0] * 4


@pytest.mark.parametrize(("days", "left"), [(29, 1), (30, 0)])
def test_after_thirty_days_a_campaign_is_gone_for_good(volunteer, deleted, days, left):
    other = start(plan_of(basics={"title": "Autre"}), volunteer.user)
    with time_machine.travel(now() + timedelta(days=days, minutes=1), tick=False):
        tidy_up()
    assert count(Campaign) == 1 + left
    assert db.session.get(Campaign, other.id) is not None


def test_the_bin_may_be_empty(volunteer):
    volunteer.open("/fr/campaigns/")
    volunteer.open(volunteer.page.css_first('a[href$="/campaigns/bin"]').attributes["href"])
    assert "La corbeille est vide." in volunteer.text()


DELETING = {"get": (303, 404, 403, 403, 403, 200), "post": (401, 404, 403, 403, 403, 303)}


@pytest.mark.parametrize("role", ORDER_OF_ROLES)
@pytest.mark.parametrize("method", list(DELETING))
def test_who_may_delete_a_campaign(as_role, campaign, role, method):
    status = DELETING[method][ORDER_OF_ROLES.index(role)]
    assert answer(as_role(role), method, f"/fr/campaigns/{campaign.public_id}/deletion") == status
    db.session.refresh(campaign)
    assert (campaign.deleted_at is not None) == (method == "post" and status == 303)


IN_BIN = {
    ("return", "post"): (401, 404, 404, 404, 404, 303),
    ("deletion", "get"): (303, 404, 404, 404, 404, 200),
    ("deletion", "post"): (401, 404, 404, 404, 404, 303),
}


@pytest.mark.parametrize("role", ORDER_OF_ROLES)
@pytest.mark.parametrize(("path", "method"), list(IN_BIN))
def test_who_may_do_what_with_a_deleted_campaign(as_role, deleted, role, path, method):
    status = IN_BIN[path, method][ORDER_OF_ROLES.index(role)]
    address = f"/fr/campaigns/bin/{deleted.public_id}/{path}"
    assert answer(as_role(role), method, address) == status
    db.session.expire_all()
    found = db.session.query(Campaign).one_or_none()
    assert (found is not None and found.deleted_at is not None) == (method == "get" or status > 400)


@pytest.mark.parametrize("role", ["stranger", "reader", "commenter", "editor"])
def test_the_bin_shows_only_what_one_may_have_back(as_role, deleted, role):
    assert as_role(role).open("/fr/campaigns/bin").css("main .item") == []


def test_the_bin_of_campaigns_needs_signing_in(anyone):
    assert anyone.client.get("/fr/campaigns/bin").status_code == 303


def test_what_is_not_deleted_is_not_in_the_bin(volunteer, campaign):
    for path, method in IN_BIN:
        assert answer(volunteer, method, f"/fr/campaigns/bin/{campaign.public_id}/{path}") == 404
    assert count(Campaign) == 1
