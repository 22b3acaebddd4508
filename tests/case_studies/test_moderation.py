"""Moderators read, remark, check and decide."""

from typing import Any

import pytest
from sqlalchemy import select

from app.accounts.models import User
from app.case_studies.checklist import Mark
from app.case_studies.deciding import (
    accept,
    claim,
    decline,
    release,
    remark,
    request_changes,
    settle,
)
from app.case_studies.models import CaseStudy, Move
from app.case_studies.publishing import publish, unpublish
from app.case_studies.queries import get_sent
from app.core.db import db, one_commit
from app.core.errors import Conflict, Missing, NotAllowed
from app.core.outbox import Mail
from tests.case_studies.conftest import mark, mark_all
from tests.visitor import Visitor


def again(case: CaseStudy) -> CaseStudy:
    return get_sent(case.public_id)


def test_the_queue_is_for_moderators(signed_in: Any, sent: Any, moderator: User) -> None:
    sent()
    signed_in("eve@example.org").open("/en/moderation/", status=403)
    karim = signed_in(moderator)
    karim.open("/en/moderation/")
    assert karim.texts("tbody th") == ["La soupe des voisins"]


def test_a_draft_is_nobodys_business(signed_in: Any, draft: Any, moderator: User) -> None:
    case, karim = draft(), signed_in(moderator)
    karim.open(f"/en/moderation/{case.public_id}/", status=404)


def test_nobody_moderates_their_own_case_study(signed_in: Any, sent: Any, moderator: User) -> None:
    case, karim = sent(moderator), signed_in(moderator)
    karim.open("/en/moderation/")
    assert karim.texts("tbody td")[-1] == "Yours: somebody else will read it"
    karim.open(f"/en/moderation/{case.public_id}/", status=403)
    for deed in ("claim", "release", "remarks", "checklist", "review", "publication"):
        karim.post(f"/en/moderation/{case.public_id}/{deed}", status=403)
    for verb in (claim, release):
        with pytest.raises(NotAllowed):
            verb(case, moderator)


def test_taking_it_twice_is_once_and_it_can_be_given_back(sent: Any, moderator: User) -> None:
    case = sent()
    with one_commit():
        claim(again(case), moderator)
        claim(again(case), moderator)
    assert again(case).state == "in_review"
    with one_commit():
        release(again(case), moderator)
    assert (again(case).state, again(case).claimed_by_id) == ("submitted", None)


def test_changes_are_requested_with_a_remark_and_the_author_sees_it(
    signed_in: Any, in_review: Any, moderator: User, author: User
) -> None:
    case, karim, aicha = in_review(), signed_in(moderator), signed_in(author)
    karim.open(f"/en/moderation/{case.public_id}/")
    karim.submit("#a-goal form", text="Which neighbours?")
    aicha.open(f"/en/submissions/{case.public_id}/status")
    assert aicha.texts(".say p") == []
    karim.submit("form.decision", decision="changes", message="Almost there.")
    assert "There is one remark at an answer." in karim.text(".mail") or karim.text(".mail")
    karim.submit(do="decide")
    assert again(case).state == "changes_requested"
    aicha.open(f"/en/submissions/{case.public_id}/status")
    assert aicha.texts(".say p") == ["Which neighbours?"]


def test_changes_need_a_remark_or_a_message(in_review: Any, moderator: User) -> None:
    case = in_review()
    with pytest.raises(Conflict):
        request_changes(again(case), "", case.turn, moderator)


def test_a_decision_on_what_moved_meanwhile_is_refused(
    signed_in: Any, in_review: Any, moderator: User
) -> None:
    case, karim = in_review(), signed_in(moderator)
    karim.open(f"/en/moderation/{case.public_id}/")
    fields = {"seen": case.turn - 1, "message": "Non"}
    karim.post(f"/en/moderation/{case.public_id}/refusal", fields, status=409)
    assert again(case).state == "in_review"


def test_open_points_block_publication(in_review: Any, moderator: User) -> None:
    case = in_review()
    with pytest.raises(Conflict, match="checklist"):
        publish(again(case), case.turn, moderator)
    with one_commit():
        mark_all(again(case), moderator)
        mark(again(case), moderator, {3: Mark("no")})
    with pytest.raises(Conflict, match="checklist"):
        publish(again(case), case.turn, moderator)


def test_a_moderator_publishes_in_three_clicks_and_all_is_written_down(
    signed_in: Any, in_review: Any, moderator: User, anyone: Visitor
) -> None:
    case, karim = in_review(), signed_in(moderator)
    with one_commit():
        mark_all(again(case), moderator)
    karim.open(f"/en/moderation/{case.public_id}/")
    karim.submit("form.decision", decision="publication")
    karim.submit(do="decide")
    anyone.open("/en/case-studies/la-soupe-des-voisins/")
    moves = [move.after for move in db.session.scalars(select(Move).order_by(Move.id))]
    assert moves == ["submitted", "in_review", "accepted", "published"]
    assert "case_published" in {mail.kind for mail in db.session.scalars(select(Mail))}


def test_where_survivors_speak_two_moderators_decide(
    in_review: Any, moderator: User, person: Any
) -> None:
    case, second = in_review(), person("samira@example.org", role="moderator")
    with one_commit():
        mark_all(again(case), moderator)
        mark(again(case), moderator, {4: Mark("yes")})
    with pytest.raises(Conflict, match="Two moderators"):
        publish(again(case), again(case).turn, moderator)
    with one_commit():
        accept(again(case), "", again(case).turn, moderator)
    with pytest.raises(Conflict, match="Two moderators"):
        publish(again(case), again(case).turn, moderator)
    with one_commit():
        publish(again(case), again(case).turn, second)
    assert again(case).state == "published"


def test_an_embargo_is_kept(in_review: Any, moderator: User) -> None:
    case = in_review(embargo="2999-01-01")
    with one_commit():
        mark_all(again(case), moderator)
    with pytest.raises(Conflict, match="not published before"):
        publish(again(case), case.turn, moderator)


def test_declining_needs_a_reason_and_a_revision_leaves_the_old_version_live(
    in_review: Any, moderator: User
) -> None:
    case = in_review()
    with pytest.raises(Conflict, match="why"):
        decline(again(case), "", case.turn, moderator)
    with one_commit():
        decline(again(case), "Pas ici.", case.turn, moderator)
    assert again(case).state == "declined"


def test_unpublishing_is_one_click_from_the_public_page(
    signed_in: Any, published: Any, moderator: User, anyone: Visitor
) -> None:
    case, karim = published(), signed_in(moderator)
    address = f"/en/case-studies/{case.slug}/"
    karim.open(address)
    karim.submit("form[action$=unpublication]", message="On me reconnaît.")
    anyone.open(address, status=410)
    with one_commit():
        unpublish(again(case), "", moderator)
    assert again(case).state == "unpublished"


def test_the_desk_shows_what_changed_since_the_last_round(
    signed_in: Any, in_review: Any, moderator: User, author: User
) -> None:
    case, karim, aicha = in_review(), signed_in(moderator), signed_in(author)
    with one_commit():
        request_changes(again(case), "Le but ?", case.turn, moderator)
    aicha.open(f"/en/submissions/{case.public_id}/done")
    aicha.submit(goal="Un but plus clair.", do="stay")
    aicha.open(f"/en/submissions/{case.public_id}/status")
    aicha.submit("form[action$=submission]")
    karim.open(f"/en/moderation/{case.public_id}/")
    assert karim.texts("[data-changed] ins") == ["Un but plus clair."]
    assert karim.texts("[data-changed] del") == ["Que les voisins se reparlent."]


def test_a_remark_is_neither_empty_nor_cut(in_review: Any, moderator: User) -> None:
    case = in_review()
    for text in ("", "x" * 1001):
        with pytest.raises(Conflict):
            remark(again(case), "goal", text, by=moderator)
    with pytest.raises(Missing):
        remark(again(case), "nothing", "Quoi ?", by=moderator)


def test_a_remark_between_moderators_stays_between_them(
    signed_in: Any, in_review: Any, moderator: User, author: User
) -> None:
    case, aicha = in_review(), signed_in(author)
    with one_commit():
        remark(again(case), "goal", "Entre nous.", for_author=False, by=moderator)
        remark(again(case), "goal", "Pour vous.", by=moderator)
        request_changes(again(case), "", case.turn, moderator)
    aicha.open(f"/en/submissions/{case.public_id}/status")
    assert aicha.texts(".say p") == ["Pour vous."]


def test_settling_a_remark_twice_is_once(in_review: Any, moderator: User) -> None:
    case = in_review()
    with one_commit():
        said = remark(again(case), "goal", "Quel but ?", by=moderator)
        first = settle(again(case), said.public_id, moderator).settled_at
        assert settle(again(case), said.public_id, moderator).settled_at == first
    with pytest.raises(Missing):
        settle(again(case), "nothing", moderator)
