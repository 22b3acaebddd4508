"""What its author took back, or has not sent yet, is nobody else's: nor list, desk or picture."""

from typing import Any

import pytest

from app.accounts.models import User
from app.case_studies.deciding import request_changes
from app.case_studies.models import CaseImage, CaseStudy
from app.case_studies.queries import count_tabs, find_viewable_image, get_own, get_sent
from app.case_studies.sending import send_to_moderators, take_up_again, withdraw
from app.core.db import db, one_commit
from app.core.media import Picture, store
from app.core.outbox import Mail
from tests.visitor import Visitor


def take_back(case: CaseStudy, by: User, *, revive: bool = False) -> CaseStudy:
    with one_commit():
        taken = withdraw(get_own(case.public_id, by), by)
        return take_up_again(taken, by) if revive else taken


def write_title(visitor: Visitor, case: CaseStudy, title: str) -> None:
    visitor.open(f"/en/submissions/{case.public_id}/campaign")
    visitor.submit("main form[method=post]", title=title, do="stay")


@pytest.mark.parametrize("revive", [False, True], ids=["taken back", "a draft again"])
def test_moderators_do_not_find_it(
    sent: Any, signed_in: Any, author: User, moderator: User, revive: bool
) -> None:
    case, karim = sent(), signed_in(moderator)
    desk = f"/en/moderation/{case.public_id}"
    karim.open(f"{desk}/")
    take_back(case, author, revive=revive)
    assert set(count_tabs().values()) == {0}
    for tab in ("to_read", "closed"):
        assert "La soupe" not in karim.open(f"/en/moderation/?tab={tab}").html
    for page in ("/", "/as-published"):
        karim.open(desk + page, status=404)
    for deed in ("claim", "release", "remarks", "checklist", "review", "refusal", "draft"):
        karim.post(f"{desk}/{deed}", {"decision": "refusal"}, status=404)


def test_what_a_moderator_was_writing_is_given_back_to_copy(
    sent: Any, signed_in: Any, author: User, moderator: User
) -> None:
    case, karim = sent(), signed_in(moderator)
    karim.open(f"/en/moderation/{case.public_id}/")
    take_back(case, author)
    karim.submit("#a-goal form", text="Une longue remarque", status=404)
    assert "Une longue remarque" in karim.texts("textarea")


def test_moderators_find_it_again_once_it_is_sent_again(
    sent: Any, signed_in: Any, author: User, moderator: User
) -> None:
    case, karim = sent(), signed_in(moderator)
    take_back(case, author, revive=True)
    with one_commit():
        send_to_moderators(get_own(case.public_id, author), author)
    karim.open("/en/moderation/")
    assert karim.texts("tbody th") == ["La soupe des voisins"]
    karim.open(f"/en/moderation/{case.public_id}/")


def test_its_pictures_are_its_author_s_again(sent: Any, author: User, moderator: User) -> None:
    case = sent()
    with one_commit():
        name = store(Picture(1, 1, b"large", b"small")).name
        db.session.add(CaseImage(case_id=case.id, name=name))
    assert find_viewable_image(name, moderator) is False
    take_back(case, author)
    assert find_viewable_image(name, moderator) is None
    assert find_viewable_image(name, author) is False


def test_a_title_that_was_not_sent_is_not_shown_to_moderators(
    in_review: Any, signed_in: Any, author: User, moderator: User
) -> None:
    case, karim = in_review(), signed_in(moderator)
    with one_commit():
        request_changes(get_sent(case.public_id), "Le but ?", case.turn, moderator)
    write_title(signed_in(author), case, "Titre privé")
    assert get_own(case.public_id, author).title == "Titre privé"
    karim.open("/en/moderation/?tab=with_author")
    assert karim.texts("tbody th") == ["La soupe des voisins"]
    page = karim.open(f"/en/moderation/{case.public_id}/")
    assert karim.text("h1") == "La soupe des voisins"
    assert "Titre privé" not in page.html
    assert "Titre privé" not in karim.open(f"/en/moderation/{case.public_id}/as-published").html


def test_the_letter_to_its_reader_names_what_was_sent(
    in_review: Any, signed_in: Any, author: User, moderator: User
) -> None:
    case = in_review()
    with one_commit():
        request_changes(get_sent(case.public_id), "Le but ?", case.turn, moderator)
    write_title(signed_in(author), case, "Titre privé")
    take_back(case, author)
    letter = db.session.query(Mail).filter_by(kind="case_withdrawn").one()
    assert letter.parameters["title"] == "La soupe des voisins"


def test_another_language_in_the_draft_does_not_empty_the_desk(
    published: Any, signed_in: Any, author: User, moderator: User
) -> None:
    case, aicha, karim = published(), signed_in(author), signed_in(moderator)
    aicha.open(f"/en/submissions/{case.public_id}/rights")
    aicha.submit("main form[method=post]", original_language="English", do="stay")
    assert get_own(case.public_id, author).language == "en"
    karim.open(f"/en/moderation/{case.public_id}/")
    assert karim.text("h1") == "La soupe des voisins"
    assert "Que les voisins se reparlent." in karim.text("#a-goal")
