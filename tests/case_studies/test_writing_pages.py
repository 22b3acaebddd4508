"""An author writes a case study page by page."""

import gc
import io
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import select

from app.accounts.models import User
from app.case_studies.models import CaseStudy
from app.core.db import db
from app.core.media import Media
from tests.visitor import Visitor


def case_now(public_id: str) -> CaseStudy:
    db.session.expire_all()
    return db.session.scalars(select(CaseStudy).where(CaseStudy.public_id == public_id)).one()


def test_somebody_begins_a_case_study_and_a_second_click_makes_no_second_one(
    signed_in: Any, author: User
) -> None:
    aicha = signed_in(author)
    aicha.open("/en/submissions/")
    fields = {"new_id": aicha.page.css_first("[name=new_id]").attributes["value"]}
    token = aicha.token()
    for _click in range(2):
        aicha.post("/en/submissions/new", {**fields, "csrf_token": token})
        assert aicha.text("h1") == "The campaign"
    assert len(db.session.scalars(select(CaseStudy)).all()) == 1


def test_answers_are_kept_and_the_next_page_follows(
    signed_in: Any, author: User, draft: Any
) -> None:
    case, aicha = draft(), signed_in(author)
    aicha.open(f"/en/submissions/{case.public_id}/campaign")
    aicha.submit(title="Rue pour tous", do="next")
    assert aicha.text("h1") == "What you did"
    assert case_now(case.public_id).answers["title"] == "Rue pour tous"


def test_an_unreadable_answer_keeps_every_word_on_the_page(
    signed_in: Any, author: User, draft: Any
) -> None:
    case, aicha = draft(), signed_in(author)
    aicha.open(f"/en/submissions/{case.public_id}/campaign")
    page = aicha.submit(title="x" * 101, organiser="Nous", do="next", status=422)
    assert aicha.texts("#errors li") == [
        "What is the campaign called?: Shorten this text by 1 characters: 100 at most."
    ]
    assert page.css_first("#q-organiser").attributes["value"] == "Nous"
    assert case_now(case.public_id).answers["title"] == "La soupe des voisins"


def test_two_tabs_show_both_texts_and_a_person_chooses(
    signed_in: Any, author: User, draft: Any
) -> None:
    case, first, second = draft(), signed_in(author), signed_in(author)
    address = f"/en/submissions/{case.public_id}/campaign"
    first.open(address)
    second.open(address)
    first.submit(title="Texte A", area="Roubaix", do="stay")
    second.submit(title="Texte B", do="stay", status=409)
    assert second.texts(".two .typed") == ["Texte B", "Texte A"]
    assert case_now(case.public_id).answers["title"] == "Texte A"
    second.submit(**{"keep-title": "mine"})
    after = case_now(case.public_id).answers
    assert (after["title"], after["area"]) == ("Texte B", "Roubaix")


def test_a_row_is_added_moved_copied_and_removed_by_buttons(
    signed_in: Any, author: User, draft: Any
) -> None:
    case, aicha = draft(), signed_in(author)
    address = f"/en/submissions/{case.public_id}/happened"
    aicha.open(address)
    aicha.submit(do="add:lessons")
    aicha.submit(title="Quatre", text="Encore une.")
    aicha.submit(do="up:lessons:l3")
    aicha.submit(do="remove:lessons:l1")
    aicha.submit(do="duplicate:lessons:l2")
    titles = [row["title"] for row in case_now(case.public_id).answers["lessons"]]
    assert titles == ["Compter", "Trois fois", "Trois fois", "Quatre"]


def test_a_list_takes_no_more_rows_than_it_has_room_for(
    signed_in: Any, author: User, draft: Any
) -> None:
    five = [{"id": f"l{n}", "title": f"{n}", "text": "…"} for n in range(5)]
    case, aicha = draft(lessons=five), signed_in(author)
    aicha.open(f"/en/submissions/{case.public_id}/happened/rows/lessons/new1")
    aicha.submit(title="Une de trop", text="…", status=409)
    assert "Une de trop" in aicha.page.css_first("main form").html
    assert aicha.text("#errors li")
    assert len(case_now(case.public_id).answers["lessons"]) == 5


def test_forged_groups_rows_and_ids_are_not_there(signed_in: Any, author: User, draft: Any) -> None:
    case, aicha = draft(), signed_in(author)
    base = f"/en/submissions/{case.public_id}"
    for address in (
        f"{base}/nowhere",
        f"{base}/happened/rows/nothing/a",
        f"{base}/happened/rows/lessons/a%00b",
        "/en/submissions/999999999999999999999999999999/status",
        "/en/submissions/a%00b/status",
    ):
        aicha.open(address, status=404)


def test_a_stranger_finds_nothing(signed_in: Any, person: Any, anyone: Visitor, draft: Any) -> None:
    case = draft()
    eve, moderator = signed_in("eve@example.org"), signed_in("m@example.org", role="moderator")
    for place in ("campaign", "status", "preview", "rights/rows/images/a"):
        address = f"/en/submissions/{case.public_id}/{place}"
        eve.open(address, status=404)
        moderator.open(address, status=404)
        assert anyone.client.get(address).status_code == 303


def picture(kind: str = "JPEG", size: tuple[int, int] = (800, 400)) -> bytes:
    out, facts = io.BytesIO(), Image.Exif()
    facts[0x010F] = "SecretCamera"
    Image.new("RGB", size, "orange").save(out, kind, exif=facts)
    return out.getvalue()


def open_new_image(browser: Visitor, case: CaseStudy) -> None:
    browser.open(f"/en/submissions/{case.public_id}/rights/rows/images/i1")


def send_image(browser: Visitor, content: bytes, status: int = 200) -> None:
    browser.submit(
        status=status,
        author="Aïcha",
        licence="own",
        people_recognisable="no",
        minors="no",
        alt_text="Une soupe",
        **{"image-file": (io.BytesIO(content), "../../x.jpg")},
    )


def test_a_picture_is_stored_clean_and_shown_to_its_author_only(
    signed_in: Any, author: User, draft: Any, anyone: Visitor
) -> None:
    case, aicha = draft(), signed_in(author)
    assert b"SecretCamera" in picture()
    open_new_image(aicha, case)
    send_image(aicha, picture())
    row = case_now(case.public_id).answers["images"][0]
    media = db.session.get_one(Media, row["image"])
    assert (media.mime, media.width, media.height) == ("image/webp", 800, 400)
    assert b"SecretCamera" not in media.large + media.small
    address = f"/media/{row['image']}-640.webp"
    assert aicha.client.get(address).status_code == 200
    assert anyone.client.get(address).status_code == 404


# The test client leaves its own copy of a large upload to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_is_no_picture_is_refused_in_words_and_the_texts_stay(
    signed_in: Any, author: User, draft: Any
) -> None:
    case, aicha = draft(), signed_in(author)
    for content, words in (
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a JPEG, PNG or WebP"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * (20 * 1024 * 1024), "more than 10 MB"),
        (picture("PNG", (9000, 9000)), "too many points"),
    ):
        open_new_image(aicha, case)
        send_image(aicha, content, status=422)
        assert words in aicha.text("#errors")
        assert aicha.page.css_first("#q-author").attributes["value"] == "Aïcha"
    assert db.session.scalars(select(Media)).all() == []
    gc.collect()


def test_a_picture_of_somebody_else_cannot_be_claimed(
    signed_in: Any, author: User, draft: Any
) -> None:
    case, aicha = draft(), signed_in(author)
    open_new_image(aicha, case)
    aicha.submit(image="abcdefgh", author="Moi", status=422)
    assert "Choose the picture again." in aicha.text("#errors")
