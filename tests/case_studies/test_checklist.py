"""The checklist of a desk: each answers in their own name, and nobody's note is lost."""

from typing import Any

import pytest

from app.accounts.models import User
from app.case_studies.checklist import Mark, Ticked
from app.case_studies.deciding import PointsRefused, mark_points, request_changes
from app.case_studies.models import CaseStudy, CheckMark, DeskDraft
from app.case_studies.queries import get_own, get_sent
from app.case_studies.sending import send_to_moderators
from app.core.db import db, one_commit
from tests.case_studies.conftest import mark
from tests.case_studies.test_drafts import type_in
from tests.visitor import Visitor

CHECKLIST = "form[action$=checklist]"


@pytest.fixture
def samira(person: Any) -> User:
    """Give a second moderator."""
    user: User = person("samira@example.org", role="moderator")
    return user


def open_desk(visitor: Visitor, case: CaseStudy) -> Visitor:
    visitor.open(f"/en/moderation/{case.public_id}/")
    return visitor


def stored() -> dict[int, tuple[str, str, int | None]]:
    db.session.expire_all()
    return {each.point: (*each.said, each.by_id) for each in db.session.query(CheckMark)}


def shown(visitor: Visitor, point: int) -> Mark:
    chosen = visitor.page.css_first(f"[name=point-{point}][checked]")
    note = visitor.page.css_first(f"#note-{point}")
    assert note is not None
    answer = chosen.attributes["value"] if chosen else ""
    return Mark(answer or "", note.attributes["value"] or "")


def test_a_page_drawn_earlier_leaves_what_another_moderator_said(
    signed_in: Any, in_review: Any, moderator: User, samira: User
) -> None:
    case = in_review()
    karim, other = signed_in(moderator), open_desk(signed_in(samira), case)
    open_desk(karim, case).submit(CHECKLIST, **{"point-3": "yes", "note-3": "Vu les accords."})
    other.submit(CHECKLIST, **{"point-4": "na"})
    assert stored() == {
        3: ("yes", "Vu les accords.", moderator.id),
        4: ("na", "", samira.id),
    }


def test_a_note_needs_no_answer(signed_in: Any, in_review: Any, moderator: User) -> None:
    case, karim = in_review(), signed_in(moderator)
    desk = f"moderation/{case.public_id}"
    type_in(open_desk(karim, case), desk, "point-3", base=0, **{"note-3": "À"})
    open_desk(karim, case).submit(CHECKLIST, **{"note-3": "À vérifier"})
    assert stored() == {3: ("", "À vérifier", moderator.id)}
    assert db.session.query(DeskDraft).one().answers == {}
    assert shown(open_desk(karim, case), 3) == Mark("", "À vérifier")


def test_a_point_with_a_note_alone_is_still_open(
    signed_in: Any, in_review: Any, moderator: User
) -> None:
    case, karim = in_review(), signed_in(moderator)
    open_desk(karim, case).submit(CHECKLIST, **{"note-3": "À vérifier"})
    assert "10 needed points are open" in karim.text("aside")


def test_the_same_point_answered_by_two_shows_both_and_keeps_all_that_was_typed(
    signed_in: Any, in_review: Any, moderator: User, samira: User
) -> None:
    case = in_review()
    karim, other = signed_in(moderator), open_desk(signed_in(samira), case)
    open_desk(karim, case).submit(CHECKLIST, **{"point-3": "no", "note-3": "Les mots de Karim"})
    typed = {"point-3": "yes", "note-3": "Mes mots", "point-5": "na", "note-5": "Ici aussi"}
    other.submit(CHECKLIST, status=409, **typed)
    assert stored() == {3: ("no", "Les mots de Karim", moderator.id)}
    for place in (".errsum", "#note-3-err"):
        assert "now says “no”, with the note “Les mots de Karim”" in other.text(place)
    assert shown(other, 3) == Mark("yes", "Mes mots")
    assert shown(other, 5) == Mark("na", "Ici aussi")
    other.submit(CHECKLIST)
    assert stored() == {3: ("yes", "Mes mots", samira.id), 5: ("na", "Ici aussi", samira.id)}


def test_a_page_shown_again_follows_what_it_did_not_touch(
    signed_in: Any, in_review: Any, moderator: User, samira: User
) -> None:
    case = in_review()
    other = open_desk(signed_in(samira), case)
    with one_commit():
        mark(get_sent(case.public_id), moderator, {1: Mark("yes", "Vu"), 3: Mark("no")})
    other.submit(CHECKLIST, status=409, **{"point-3": "yes"})
    assert shown(other, 1) == Mark("yes", "Vu")
    other.submit(CHECKLIST)
    assert stored()[1] == ("yes", "Vu", moderator.id)


def test_saying_the_same_again_signs_nothing_anew(
    in_review: Any, moderator: User, samira: User
) -> None:
    case = in_review()
    for by in (moderator, samira):
        with one_commit():
            mark_points(get_sent(case.public_id), Ticked({3: Mark("yes")}, {}, case.round), by)
    assert stored() == {3: ("yes", "", moderator.id)}


def test_a_page_that_does_not_say_what_it_had_drawn_replaces_nothing(
    in_review: Any, moderator: User, samira: User
) -> None:
    case = in_review()
    with one_commit():
        mark(get_sent(case.public_id), moderator, {3: Mark("yes", "Vu")})
    with pytest.raises(PointsRefused) as refused:
        mark_points(get_sent(case.public_id), Ticked({3: Mark("no")}, {}, case.round), samira)
    assert refused.value.changed == {3: Mark("yes", "Vu")}


def test_a_note_taken_back_is_taken_back(signed_in: Any, in_review: Any, moderator: User) -> None:
    case, karim = in_review(), signed_in(moderator)
    with one_commit():
        mark(get_sent(case.public_id), moderator, {3: Mark("yes", "Vu")})
    open_desk(karim, case).submit(CHECKLIST, **{"note-3": ""})
    assert stored() == {3: ("yes", "", moderator.id)}


def test_a_note_that_is_too_long_is_refused_whole_and_given_back(
    signed_in: Any, in_review: Any, moderator: User
) -> None:
    case, karim = in_review(), signed_in(moderator)
    words = "mot " * 100 + "FIN"
    open_desk(karim, case).submit(
        CHECKLIST, status=422, **{"point-3": "yes", "note-3": words, "point-4": "na"}
    )
    assert stored() == {}
    assert "Shorten your note on point 3: 300 characters at most." in karim.text(".errsum")
    assert (shown(karim, 3), shown(karim, 4)) == (Mark("yes", words), Mark("na"))
    karim.submit(CHECKLIST, **{"note-3": "x" * 300})
    assert stored()[3] == ("yes", "x" * 300, moderator.id)


def test_a_half_made_tick_is_compared_with_what_stood_there_when_it_was_made(
    signed_in: Any, in_review: Any, moderator: User, samira: User
) -> None:
    case = in_review()
    other, desk = open_desk(signed_in(samira), case), f"moderation/{case.public_id}"
    half = {"point-3": "yes", "note-3": "Mes mots", "was-point-3": "", "was-note-3": ""}
    type_in(other, desk, "point-3", base=0, **half)
    with one_commit():
        mark(get_sent(case.public_id), moderator, {3: Mark("no", "Les mots de Karim")})
    assert shown(open_desk(other, case), 3) == Mark("yes", "Mes mots")
    other.submit(CHECKLIST, status=409)
    assert "Les mots de Karim" in other.text("#note-3-err")
    other.submit(CHECKLIST)
    assert stored() == {3: ("yes", "Mes mots", samira.id)}
    assert db.session.query(DeskDraft).one().answers == {}


def test_points_are_not_answered_for_answers_that_were_not_read(
    signed_in: Any, in_review: Any, moderator: User, author: User
) -> None:
    case = in_review()
    karim = open_desk(signed_in(moderator), case)
    with one_commit():
        found = get_sent(case.public_id)
        request_changes(found, "Le but ?", found.turn, moderator)
        send_to_moderators(get_own(found.public_id, author), author)
    karim.submit(CHECKLIST, status=409, **{"point-3": "yes", "note-3": "Vu"})
    assert "sent this case study again" in karim.text("#checklist-err")
    assert (stored(), shown(karim, 3)) == ({}, Mark("yes", "Vu"))
    karim.submit(CHECKLIST)
    assert stored() == {3: ("yes", "Vu", moderator.id)}
