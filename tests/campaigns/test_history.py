from datetime import timedelta

import pytest
import time_machine

from app.accounts.models import User
from app.campaigns.models import AnswerVersion, MemberRole, StepAnswer
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.campaigns.verbs import save_answers
from app.cli.housekeeping import tidy_up
from app.core.clock import now
from app.core.db import db, one_commit
from app.keeping.models import Act
from app.keeping.saving import Seen, StaleAnswer
from tests.campaigns.conftest import SEGMENTS
from tests.campaigns.plans import SETTLED, plan_of, start

ALL = ("anonymous", "stranger", *MemberRole)
SEES = {"anonymous": 303, "stranger": 404}
EDITS = {**SEES, "reader": 403, "commenter": 403}


@pytest.fixture
def at(campaign):
    return lambda step, rest="": f"/fr/campaigns/{campaign.public_id}/steps/{step}/history{rest}"


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


def save(campaign, by, values, *, act=Act.SAVED, base=None, step="basics"):
    with one_commit():
        opened = open_campaign(campaign.public_id, Right.EDIT_CAMPAIGN, by)
        seen = Seen(opened.revision(step) if base is None else base, act=act)
        return save_answers(opened, step, values, seen=seen, by=by).paper.revision


def stored(campaign, step="basics"):
    db.session.expire_all()
    return db.session.query(StepAnswer).filter_by(campaign_id=campaign.id, step=step).one()


def acts(campaign, step="basics"):
    kept = stored(campaign, step)
    found = db.session.query(AnswerVersion).filter_by(kept_id=kept.id)
    return [(each.revision, each.act) for each in found.order_by(AnswerVersion.revision)]


def test_versions_are_named_by_what_was_done_and_by_whom(volunteer, author, campaign, at):
    save(campaign, author, {"summary": "Un"}, act=Act.TYPED)
    save(campaign, author, {"summary": "Deux"}, act=Act.CONTINUED)
    volunteer.open(at("basics"))
    assert volunteer.texts("tbody th") == ["Continué", "Saisi", "Commencé"]
    assert volunteer.texts("tbody td:nth-of-type(1)") == ["Aicha"] * 3


def test_a_run_of_typing_is_one_line(volunteer, author, campaign, at):
    for words in ("U", "Un", "Un m", "Un mot"):
        save(campaign, author, {"summary": words}, act=Act.TYPED)
    volunteer.open(at("basics"))
    assert volunteer.texts("tbody th") == ["Saisi", "Commencé"]
    assert volunteer.text(".answer ins") == "Un mot"


def test_whoever_left_is_not_named(volunteer, author, campaign, at, person, join):
    other = join(campaign, person("karim@example.org"), MemberRole.EDITOR)
    save(campaign, other, {"summary": "Un"})
    with one_commit():
        db.session.delete(db.session.get(User, other.id))
    volunteer.open(at("basics"))
    assert volunteer.texts("tbody td:nth-of-type(1)")[0] == "une personne partie depuis"


def test_the_newest_is_compared_with_the_one_before_it(volunteer, author, campaign, at):
    save(campaign, author, {"summary": "Dire non à la haine"})
    save(campaign, author, {"summary": "Dire non à toute la haine"})
    volunteer.open(at("basics"))
    assert volunteer.texts(".answer ins") == ["toute"]
    assert volunteer.texts(".answer del") == []


def test_any_two_can_be_compared_in_either_order(volunteer, author, campaign, at):
    for words in ("rouge", "vert", "bleu"):
        save(campaign, author, {"summary": words})
    for query in ("?from=2&to=4", "?from=4&to=2"):
        volunteer.open(at("basics", query))
        assert volunteer.texts(".answer del, .answer ins") == ["rouge", "bleu"]
        assert volunteer.page.css_first("[name=from][checked]").attributes["value"] == "2"


@pytest.mark.parametrize(
    "query", ["?from=99", "?to=99", "?from=-1", "?to=x", "?before=1e3", "?to=" + "9" * 40]
)
def test_a_version_that_never_was_is_not_found(volunteer, at, query):
    volunteer.open(at("basics", query), status=404)


@pytest.mark.parametrize("rest", ["/99", "/0", "/" + "9" * 40])
def test_what_never_was_cannot_be_restored(volunteer, at, rest):
    volunteer.open(at("basics", rest), status=404)


def test_an_unknown_step_has_no_history(volunteer, at):
    volunteer.open(at("nowhere"), status=404)


def test_a_step_without_answers_has_an_empty_history(volunteer, at):
    volunteer.open(at("risks"))
    assert volunteer.page.css_first("table") is None


def test_a_long_history_is_shown_in_parts(volunteer, author, campaign, at):
    for number in range(1, 110):
        save(campaign, author, {"summary": f"Mot {number}"})
    volunteer.open(at("basics"))
    first = volunteer.texts("tbody th")
    volunteer.open(volunteer.page.css_first('a[href*="before="]').attributes["href"])
    assert (len(first), len(volunteer.texts("tbody th"))) == (100, 10)
    assert volunteer.texts("tbody th")[-1] == "Commencé"


def test_looking_costs_the_same_however_many_versions(volunteer, author, campaign, at, statements):
    counts = []
    for number in range(12):
        save(campaign, author, {"summary": f"Mot {number}"})
        if number in (2, 11):
            with statements() as seen:
                volunteer.open(at("basics"))
            counts.append(len(seen))
    assert counts[0] == counts[1]


def test_restoring_shows_what_would_change_and_makes_a_new_version(volunteer, author, campaign, at):
    save(campaign, author, {"summary": "Nouveau", "area": "Lille"})
    volunteer.open(at("basics", "/1"))
    assert volunteer.texts(".answer del") == ["Nouveau", "Lille"]
    assert stored(campaign).revision == 2
    volunteer.submit()
    assert stored(campaign).answers == {"title": "Même tribune"}
    assert acts(campaign) == [(1, Act.STARTED), (2, Act.SAVED), (3, Act.RESTORED)]
    volunteer.open(at("basics", "/2"))
    volunteer.submit()
    assert stored(campaign).answers["area"] == "Lille"


def test_restoring_the_name_of_the_campaign_renames_it(volunteer, author, campaign, at):
    save(campaign, author, {"title": "Autre nom"})
    volunteer.open(at("basics", "/1"))
    volunteer.submit()
    db.session.refresh(campaign)
    assert campaign.title == "Même tribune"


def test_what_is_like_this_already_is_not_restored(volunteer, campaign, at):
    volunteer.open(at("basics", "/1"))
    assert volunteer.page.css_first("main form") is None


def test_what_changed_since_the_question_is_not_restored_over(volunteer, author, campaign, at):
    save(campaign, author, {"summary": "Deux"})
    volunteer.open(at("basics", "/1"))
    save(campaign, author, {"area": "Lille"})
    volunteer.submit(status=409)
    assert stored(campaign).answers["area"] == "Lille"
    assert volunteer.texts(".answer del") == ["Deux", "Lille"]
    volunteer.submit()
    assert stored(campaign).answers == {"title": "Même tribune"}


def test_a_double_click_restores_once(volunteer, author, campaign, at):
    save(campaign, author, {"summary": "Deux"})
    page = volunteer.open(at("basics", "/1"))
    volunteer.submit()
    volunteer.page = page
    volunteer.client.get("/fr/campaigns/")
    form = {e.attributes["name"]: e.attributes["value"] for e in page.css("main form input")}
    volunteer.post(at("basics", "/1"), form)
    assert stored(campaign).revision == 3


def test_rows_that_a_restore_takes_away_go_to_the_bin(volunteer, campaign, at):
    volunteer.open(f"/fr/campaigns/{campaign.public_id}/steps/audience")
    volunteer.submit("#step form", do="duplicate:segments:a1")
    volunteer.open(at("audience", "/1"))
    volunteer.submit()
    volunteer.open(f"/fr/campaigns/{campaign.public_id}/bin")
    assert volunteer.texts("main .item h2") == ["Les jeunes"]


def test_what_becomes_a_case_study_is_named_so(volunteer, author):
    campaign = start(plan_of(audience=SEGMENTS, basics={"title": "Prête"}, **SETTLED), author)
    volunteer.open(f"/fr/campaigns/{campaign.public_id}/review")
    volunteer.submit('form[action$="/case-study"]')
    assert acts(campaign) == acts(campaign, "audience") == [(1, Act.SUBMITTED)]


@pytest.mark.parametrize("role", ALL)
def test_every_member_may_look_and_editors_may_restore(
    as_role, author, campaign, at, role, volunteer
):
    save(campaign, author, {"summary": "Deux"})
    visitor = as_role(role)
    for address, statuses in ((at("basics"), SEES), (at("basics", "/1"), EDITS)):
        assert visitor.client.get(address).status_code == statuses.get(role, 200)
    given = {"csrf_token": visitor.token(), "base": "2"}
    answer = visitor._send("post", at("basics", "/1"), data=given)
    expected = {**EDITS, "anonymous": 401}.get(role, 303)
    assert answer.status_code == expected
    assert ("summary" in stored(campaign).answers) == (expected != 303)


@pytest.mark.parametrize("role", [MemberRole.READER, MemberRole.EDITOR])
def test_only_who_may_restore_is_offered_to(as_role, author, campaign, at, role):
    save(campaign, author, {"summary": "Deux"})
    page = as_role(role).open(at("basics"))
    assert bool(page.css('tbody a[href*="/history/"]')) == (role == MemberRole.EDITOR)


def test_the_history_of_another_campaign_is_not_shown(volunteer, author, campaign, at, person):
    other = start(plan_of(basics={"title": "Autre"}), person("autre@example.org"))
    save(campaign, author, {"summary": "Deux"})
    volunteer.open(f"/fr/campaigns/{other.public_id}/steps/basics/history", status=404)


# What the site folds by itself


def type_for(campaign, by, *words):
    return [save(campaign, by, {"summary": each}, act=Act.TYPED) for each in words]


def test_a_day_later_only_the_last_of_a_run_is_kept(author, campaign):
    with time_machine.travel(now(), tick=False) as clock:
        type_for(campaign, author, "U", "Un", "Un mot")
        clock.shift(timedelta(minutes=11))
        type_for(campaign, author, "Un mot d", "Un mot de trop")
        tidy_up()
        assert len(acts(campaign)) == 6
        clock.shift(timedelta(days=1, minutes=1))
        tidy_up()
    assert acts(campaign) == [(1, Act.STARTED), (4, Act.TYPED), (6, Act.TYPED)]


def test_what_was_done_by_a_button_is_kept_for_ever(author, campaign):
    with time_machine.travel(now(), tick=False) as clock:
        for number in range(3):
            save(campaign, author, {"summary": f"Mot {number}"})
            type_for(campaign, author, f"Mot {number} !")
        before = acts(campaign)
        clock.shift(timedelta(days=3))
        tidy_up()
    assert acts(campaign) == before


@pytest.fixture
def folded(author, campaign):
    """Give a revision in which the summary was "Un", and which is not kept any more."""
    with time_machine.travel(now() - timedelta(days=2), tick=False):
        save(campaign, author, {"summary": "U"})
        base = type_for(campaign, author, "Un", "Un mot")[0]
    tidy_up()
    assert base not in [revision for revision, _act in acts(campaign)]
    return base


def test_a_page_drawn_from_a_folded_version_overwrites_nothing_unseen(author, campaign, folded):
    with pytest.raises(StaleAnswer):
        save(campaign, author, {"summary": "Un autre"}, base=folded)
    db.session.rollback()
    assert stored(campaign).answers["summary"] == "Un mot"


@pytest.mark.parametrize("back_to", ["U", "Un mot"])
def test_nor_where_the_words_went_back_to_those_of_a_version_that_is_kept(
    author, campaign, folded, back_to
):
    """Were the version before or after the folded one the base, this would look like no change."""
    save(campaign, author, {"summary": "Encore autre chose"})
    save(campaign, author, {"summary": back_to})
    with pytest.raises(StaleAnswer):
        save(campaign, author, {"summary": "Un"}, base=folded)
    db.session.rollback()
    assert stored(campaign).answers["summary"] == back_to


def test_an_answer_that_nobody_else_has_touched_is_saved_from_such_a_page(author, campaign, folded):
    save(campaign, author, {"area": "Lille"}, base=folded)
    assert stored(campaign).answers == {
        "title": "Même tribune", "summary": "Un mot", "area": "Lille",
    }  # fmt: skip


def test_a_page_s_own_save_that_was_folded_is_no_base_either(volunteer, author, campaign):
    """Their words went back to those the page was drawn with: that is a change, and it is shown."""
    with time_machine.travel(now() - timedelta(days=2), tick=False):
        base = save(campaign, author, {"summary": "Avant"})
        own = type_for(campaign, author, "Mes mo", "Mes mots")[0]
    tidy_up()
    save(campaign, author, {"summary": "Avant"})
    form = {
        "base": base, "own": f"summary={own}", "drawn": "summary", "summary": "Mes mots à moi",
        "deed": "stay",
    }  # fmt: skip
    volunteer.post(f"/fr/campaigns/{campaign.public_id}/steps/basics", form, status=409)
    assert stored(campaign).answers["summary"] == "Avant"
