"""What an author types in a case study, and a moderator at the desk, is kept before it is sent."""

from typing import Any

import pytest

from app.accounts.models import User
from app.case_studies.models import CaseStudy, DeskDraft
from app.core.db import db
from tests.visitor import Visitor

JSON = {"Accept": "application/json"}


def type_in(visitor: Visitor, address: str, place: str, *, status: int = 200, **fields: Any) -> Any:
    """Send what a page would send by itself."""
    given = {"drawn": place, "browser": "one", "number": 1, "base": 1}
    form = {**given, "signed_in_as": visitor.user.public_id, **fields}
    visitor.post(f"/en/{address}/draft", form, status=status, headers=JSON)
    return visitor.response.json


def stored(case: CaseStudy) -> dict[str, Any]:
    db.session.expire_all()
    return dict(db.session.get_one(CaseStudy, case.id).answers)


def test_an_answer_and_a_row_that_is_being_made(signed_in: Any, author: User, draft: Any) -> None:
    case, aicha = draft(), signed_in(author)
    here = f"submissions/{case.public_id}"
    type_in(aicha, f"{here}/campaign", "title", title="Autre nom")
    type_in(aicha, f"{here}/happened/rows/lessons/new12345", "title", title="Quatre")
    answers = stored(case)
    assert answers["title"] == "Autre nom"
    assert answers["lessons"][-1] == {"id": "new12345", "title": "Quatre"}


def test_two_tabs_that_change_one_answer_are_told(signed_in: Any, author: User, draft: Any) -> None:
    case, aicha = draft(), signed_in(author)
    here = f"submissions/{case.public_id}/campaign"
    type_in(aicha, here, "title", title="De l’un")
    reply = type_in(aicha, here, "title", title="De l’autre", browser="two", status=409)
    assert reply["clash"]
    assert stored(case)["title"] == "De l’un"


def test_a_stranger_and_a_sent_case_study_are_not_written_to(
    signed_in: Any, author: User, sent: Any
) -> None:
    case = sent()
    before = stored(case)
    here = f"submissions/{case.public_id}/campaign"
    type_in(signed_in("eve@example.org"), here, "title", title="Autre", status=404)
    type_in(signed_in(author), here, "title", title="Autre", status=403)
    assert stored(case) == before


def test_an_unreadable_answer_does_not_go_to_the_moderators(
    signed_in: Any, author: User, draft: Any
) -> None:
    case, aicha = draft(), signed_in(author)
    here = f"submissions/{case.public_id}"
    type_in(aicha, f"{here}/campaign", "title", title="x" * 500)
    assert stored(case)["title"] == {"unread": ["x" * 500]}
    aicha.post(f"/en/{here}/submission", status=422)
    assert db.session.get_one(CaseStudy, case.id).round == 0


def test_a_half_written_remark_waits_for_its_moderator_alone(
    signed_in: Any, in_review: Any, moderator: User, person: Any
) -> None:
    case, karim = in_review(), signed_in(moderator)
    desk = f"moderation/{case.public_id}"
    karim.open(f"/en/{desk}/")
    type_in(karim, desk, "remark-title", text="À moitié", between_us="yes", base=0)
    page = karim.open(f"/en/{desk}/")
    assert page.css_first("#t-title").text().strip() == "À moitié"
    assert "checked" in page.css_first("#b-title").attributes
    other = signed_in(person("mod@example.org", role="moderator"))
    assert "À moitié" not in other.open(f"/en/{desk}/").html
    karim.open(f"/en/{desk}/")
    karim.submit("#a-title form[data-pv-draft]")
    page = karim.open(f"/en/{desk}/")
    assert page.css_first("#t-title").text().strip() == ""
    assert "À moitié" in karim.text("#a-title .say")


def test_a_half_made_decision_is_there_again_until_it_is_made(
    signed_in: Any, in_review: Any, moderator: User
) -> None:
    case, karim = in_review(), signed_in(moderator)
    desk = f"moderation/{case.public_id}"
    karim.open(f"/en/{desk}/")
    type_in(karim, desk, "message", message="Bonjour", base=0)
    type_in(karim, desk, "decision", decision="changes", base=1, number=2)
    page = karim.open(f"/en/{desk}/")
    assert page.css_first("#message").text().strip() == "Bonjour"
    assert "checked" in page.css_first("#d-changes").attributes
    karim.submit("form.decision")
    karim.submit("main form[method=post]", do="decide")
    assert db.session.query(DeskDraft).one().answers == {}


@pytest.mark.parametrize("place", ["title", "remark-", "point-999", "x" * 80, ""])
def test_only_places_of_the_desk_are_kept(
    signed_in: Any, in_review: Any, moderator: User, place: str
) -> None:
    case, karim = in_review(), signed_in(moderator)
    type_in(karim, f"moderation/{case.public_id}", place, message="x", status=404)


def test_nobody_keeps_notes_on_their_own_case_study(
    signed_in: Any, sent: Any, moderator: User
) -> None:
    case = sent(moderator)
    desk = f"moderation/{case.public_id}"
    type_in(signed_in(moderator), desk, "message", message="x", status=403)
    type_in(signed_in("eve@example.org"), desk, "message", message="x", status=403)


def test_sending_one_remark_leaves_the_others_alone(
    signed_in: Any, in_review: Any, moderator: User
) -> None:
    case, karim = in_review(), signed_in(moderator)
    desk = f"moderation/{case.public_id}"
    karim.open(f"/en/{desk}/")
    type_in(karim, desk, "remark-audience", text="Autre chose", base=0)
    type_in(karim, desk, "remark-audience_kinds", text="Mes mots", base=1, number=2)
    karim.open(f"/en/{desk}/")
    karim.submit("#a-audience form[data-pv-draft]")
    assert db.session.query(DeskDraft).one().answers == {
        "remark-audience_kinds": {"text": ["Mes mots"]}
    }


def test_a_remark_typed_in_another_tab_is_not_forgotten_by_the_one_that_is_sent(
    signed_in: Any, in_review: Any, moderator: User
) -> None:
    case, karim = in_review(), signed_in(moderator)
    desk = f"moderation/{case.public_id}"
    karim.open(f"/en/{desk}/")
    type_in(karim, desk, "remark-goal", text="De l’autre onglet", base=0, browser="two")
    karim.submit("#a-goal form[data-pv-draft]", text="Du premier", browser="one")
    page = karim.open(f"/en/{desk}/")
    assert karim.texts("#a-goal .say p") == ["Du premier"]
    assert page.css_first("#t-goal").text().strip() == "De l’autre onglet"


@pytest.mark.parametrize("last", ["Un mot", "Un mot de plus"])
def test_a_remark_that_is_sent_is_forgotten_however_far_it_was_kept(
    signed_in: Any, in_review: Any, moderator: User, last: str
) -> None:
    case, karim = in_review(), signed_in(moderator)
    desk = f"moderation/{case.public_id}"
    karim.open(f"/en/{desk}/")
    type_in(karim, desk, "remark-goal", text="Un mot", base=0)
    karim.submit("#a-goal form[data-pv-draft]", text=last, browser="one")
    assert db.session.query(DeskDraft).one().answers == {}


def test_a_remark_under_way_is_not_too_late_for_another_that_was_sent_before(
    signed_in: Any, in_review: Any, moderator: User
) -> None:
    case, karim = in_review(), signed_in(moderator)
    desk = f"moderation/{case.public_id}"
    karim.open(f"/en/{desk}/")
    type_in(karim, desk, "remark-goal", text="Un mot", base=0)
    karim.submit("#a-goal form[data-pv-draft]", text="Un mot de plus", browser="one", number="9")
    type_in(karim, desk, "remark-audience", text="Mes mots", base=0, number=5)
    assert db.session.query(DeskDraft).one().answers == {"remark-audience": {"text": ["Mes mots"]}}
