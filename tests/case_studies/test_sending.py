"""An author sends a case study, follows it, and takes it back."""

from typing import Any

import pytest
from sqlalchemy import select

from app.accounts.models import User
from app.case_studies.models import CaseStudyVersion
from app.case_studies.queries import get_own
from app.case_studies.sending import NotReady, send_to_moderators, take_up_again, withdraw
from app.core.db import db, one_commit
from app.core.errors import NotAllowed
from app.core.outbox import Mail
from tests.visitor import Visitor


def mails() -> list[tuple[str, str]]:
    return sorted((mail.kind, mail.to) for mail in db.session.scalars(select(Mail)))


def test_sending_tells_the_author_and_every_other_moderator(
    sent: Any, author: User, moderator: User
) -> None:
    case = sent()
    assert (case.state, case.round) == ("submitted", 1)
    assert mails() == [("case_received", author.email), ("case_waiting", moderator.email)]


def test_sending_twice_is_sending_once(sent: Any, author: User) -> None:
    case = sent()
    with one_commit():
        send_to_moderators(get_own(case.public_id, author), author)
    assert len(db.session.scalars(select(CaseStudyVersion)).all()) == 1


def test_what_is_missing_is_listed_with_its_place(draft: Any, author: User) -> None:
    row = {"id": "i1", "people_recognisable": True, "consent_held": False, "alt_text": "x"}
    case = draft(title=None, authority=False, images=[row])
    with pytest.raises(NotReady) as caught:
        send_to_moderators(case, author)
    found = [(it.page.slug, it.question.key, it.row) for it in caught.value.missing]
    assert found == [
        ("campaign", "title", None),
        ("rights", "image", "i1"),
        ("rights", "author", "i1"),
        ("rights", "licence", "i1"),
        ("rights", "minors", "i1"),
        ("rights", "authority", None),
        ("rights", "consent_held", "i1"),
    ]


def test_an_unready_case_study_stays_a_draft_and_the_page_links_to_the_gaps(
    draft: Any, signed_in: Any, author: User
) -> None:
    case, aicha = draft(goal=None), signed_in(author)
    aicha.open(f"/en/submissions/{case.public_id}/status")
    aicha.submit("form[action$=submission]", status=422)
    link = aicha.page.css_first("#errors a")
    assert link.attributes["href"] == f"/en/submissions/{case.public_id}/done#q-goal"
    assert get_own(case.public_id, author).state == "draft"


def test_a_ready_case_study_is_sent_by_its_button(draft: Any, signed_in: Any, author: User) -> None:
    case, aicha = draft(), signed_in(author)
    aicha.open(f"/en/submissions/{case.public_id}/status")
    aicha.submit("form[action$=submission]")
    assert "waits for the moderators" in aicha.text(".tag")


def test_nothing_can_be_changed_while_it_is_read(sent: Any, signed_in: Any, author: User) -> None:
    case, aicha = sent(), signed_in(author)
    aicha.open(f"/en/submissions/{case.public_id}/status")
    fields = {"drawn": "title", "title": "Autre", "revision": case.revision}
    aicha.post(f"/en/submissions/{case.public_id}/campaign", fields, status=403)


def test_only_its_author_withdraws_it_and_twice_is_once(
    sent: Any, author: User, moderator: User
) -> None:
    case = sent()
    with pytest.raises(NotAllowed):
        withdraw(case, moderator)
    with one_commit():
        case = get_own(case.public_id, author)
        withdraw(case, author)
        turn = case.turn
        withdraw(case, author)
    assert (case.state, case.turn) == ("withdrawn", turn)
    with one_commit():
        take_up_again(case, author)
    assert case.state == "draft"


def test_the_preview_is_the_published_page(
    published: Any, signed_in: Any, author: User, anyone: Visitor
) -> None:
    case, aicha = published(), signed_in(author)
    aicha.open(f"/fr/submissions/{case.public_id}/preview")
    anyone.open(f"/fr/case-studies/{case.slug}/")
    story = "#story"
    assert aicha.page.css_first(story).html == anyone.page.css_first(story).html
