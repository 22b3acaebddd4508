"""Words that a moderator writes are never cut: what is too long is refused, and given back."""

from typing import Any

import pytest

from app.accounts.models import User
from app.case_studies.deciding import accept, decline, request_changes
from app.case_studies.lengths import MESSAGE, Unfit
from app.case_studies.models import CaseStudy, DeskDraft, Move, Remark
from app.case_studies.publishing import publish, unpublish
from app.case_studies.queries import get_sent
from app.core.db import db, one_commit
from app.core.outbox import Mail
from tests.case_studies.conftest import mark_all
from tests.case_studies.test_drafts import type_in
from tests.visitor import Visitor

LONG = "mot " * 600 + "FIN"
TOO_LONG = "2000 characters at most"


def open_desk(visitor: Visitor, case: CaseStudy) -> Visitor:
    visitor.open(f"/en/moderation/{case.public_id}/")
    return visitor


def typed(visitor: Visitor, selector: str) -> str:
    return str(visitor.page.css_first(selector).text()).strip()


@pytest.mark.parametrize("decision", ["changes", "acceptance", "publication", "refusal"])
def test_a_message_that_is_too_long_is_given_back_before_the_letter_is_shown(
    signed_in: Any, in_review: Any, moderator: User, decision: str
) -> None:
    case, karim = in_review(), signed_in(moderator)
    with one_commit():
        mark_all(get_sent(case.public_id), moderator)
    open_desk(karim, case).submit("form.decision", status=422, decision=decision, message=LONG)
    assert TOO_LONG in karim.text(".errsum")
    assert typed(karim, "#message") == LONG
    karim.submit(status=422, do="decide")
    karim.submit(status=422, do="show")
    assert typed(karim, "#message") == LONG
    assert get_sent(case.public_id).state == "in_review"
    karim.submit(do="show", message="Court.")
    karim.submit(do="decide")
    assert db.session.query(Move).order_by(Move.id.desc()).first().why == "Court."


@pytest.mark.parametrize("decide", [request_changes, accept, decline])
def test_no_decision_takes_more_than_there_is_room_for(
    in_review: Any, moderator: User, decide: Any
) -> None:
    case = in_review()
    with pytest.raises(Unfit, match="Shorten"):
        decide(get_sent(case.public_id), "x" * (MESSAGE + 1), case.turn, moderator)


@pytest.mark.parametrize("decision", ["refusal", "changes"])
def test_a_decision_that_needs_a_reason_asks_for_it_where_it_is_written(
    signed_in: Any, in_review: Any, moderator: User, decision: str
) -> None:
    case, karim = in_review(), signed_in(moderator)
    open_desk(karim, case).submit("form.decision", decision=decision)
    karim.submit(status=422, do="decide")
    assert karim.page.css_first("#message[aria-invalid]") is not None


def test_no_decision_chosen_is_said_and_the_message_stays(
    signed_in: Any, in_review: Any, moderator: User
) -> None:
    case, karim = in_review(), signed_in(moderator)
    open_desk(karim, case).submit("form.decision", status=422, message="Bonjour")
    assert karim.text(".errsum") == "One answer to correct Choose a decision first."
    assert typed(karim, "#message") == "Bonjour"
    karim.submit("form.decision", decision="changes")
    assert "Bonjour" in karim.text(".mail")


def test_a_message_goes_with_a_publication_too(
    signed_in: Any, in_review: Any, moderator: User
) -> None:
    case, karim = in_review(), signed_in(moderator)
    with one_commit():
        mark_all(get_sent(case.public_id), moderator)
    open_desk(karim, case).submit("form.decision", decision="publication", message="Bravo !")
    assert "Bravo !" in karim.text(".mail")
    karim.submit(do="decide")
    letter = db.session.query(Mail).filter_by(kind="case_published").one()
    assert letter.parameters["message"] == "Bravo !"


def test_a_remark_that_cannot_be_taken_is_given_back(
    signed_in: Any, in_review: Any, moderator: User
) -> None:
    case, karim = in_review(), signed_in(moderator)
    open_desk(karim, case).submit("#a-goal form", status=422, text="x" * 1001, between_us="yes")
    assert "Shorten your remark: 1000 characters at most." in karim.text("#t-goal-err")
    assert typed(karim, "#t-goal") == "x" * 1001
    assert "checked" in karim.page.css_first("#b-goal").attributes
    karim.submit("#a-goal form", text="x" * 1000)
    assert [each.text for each in db.session.query(Remark)] == ["x" * 1000]
    karim.submit("#a-goal form[data-pv-draft]", status=422, text="")
    assert "Write your remark first." in karim.text(".errsum")


def test_a_reason_for_taking_off_the_site_is_not_cut(
    signed_in: Any, published: Any, moderator: User
) -> None:
    case, karim = published(), signed_in(moderator)
    karim.open(f"/en/case-studies/{case.slug}/")
    karim.submit("form[action$=unpublication]", status=422, message=LONG)
    assert TOO_LONG in karim.text(".errsum")
    assert karim.page.css_first("#why").attributes["value"] == LONG
    assert get_sent(case.public_id).is_live
    karim.submit("form[action$=unpublication]", message="x" * 2000)
    assert not get_sent(case.public_id).is_live
    with one_commit():
        unpublish(get_sent(case.public_id), LONG, moderator)  # already off: nothing to refuse


def test_publishing_checks_its_message(in_review: Any, moderator: User) -> None:
    case = in_review()
    with one_commit():
        mark_all(get_sent(case.public_id), moderator)
    with pytest.raises(Unfit):
        publish(get_sent(case.public_id), case.turn, moderator, message=LONG)


def test_typing_more_than_is_kept_is_not_called_saved(
    signed_in: Any, in_review: Any, moderator: User
) -> None:
    case, karim = in_review(), signed_in(moderator)
    desk = f"moderation/{case.public_id}"
    open_desk(karim, case)
    reply = type_in(karim, desk, "message", message="x" * 5001, base=0, status=413)
    assert "5000 characters at most" in reply["words"]
    assert db.session.query(DeskDraft).count() == 0
    type_in(karim, desk, "message", message="x" * 5000, base=0, number=2)
    assert db.session.query(DeskDraft).one().answers == {"message": {"message": ["x" * 5000]}}


def test_every_text_of_the_desk_says_how_much_has_room(
    signed_in: Any, in_review: Any, moderator: User
) -> None:
    case, karim = in_review(), signed_in(moderator)
    page = open_desk(karim, case).page
    limited = page.css("main textarea, main input.w-l")
    assert len(limited) > 20
    for control in limited:
        limit = control.attributes["data-pv-limit"]
        count = page.css_first(f"#{control.attributes['id']}-count")
        assert count.text() == f"{limit} characters at most"
