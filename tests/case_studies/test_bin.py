import copy
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import func, select

from app.case_studies.models import CaseDraftVersion, CaseImage, CaseStudy
from app.case_studies.queries import get_own
from app.case_studies.sending import take_up_again, withdraw
from app.case_studies.writing import Edit, change_answers
from app.cli.housekeeping import tidy_up
from app.core.clock import now
from app.core.db import db, one_commit
from app.core.media import Media
from app.keeping.models import Act, BinnedRow
from app.keeping.saving import Seen


@pytest.fixture
def writer(signed_in, author):
    """Give the author's browser."""
    return signed_in(author)


@pytest.fixture
def case(draft):
    return draft()


def at(case, path):
    return f"/fr/submissions/{case.public_id}/{path}"


def lessons(case):
    db.session.refresh(case)
    return [row["id"] for row in case.answers.get("lessons") or []]


def count(table):
    db.session.expire_all()
    return db.session.scalar(select(func.count()).select_from(table))


def add_image(case, name):
    with one_commit() as session:
        if session.get(Media, name) is None:
            session.add(
                Media(name=name, content_hash=name, width=1, height=1, large=b"", small=b"")
            )
            session.flush()
        session.add(CaseImage(case_id=case.id, name=name))


# Rows


def test_a_removed_row_is_put_back_by_a_button(writer, case):
    writer.open(at(case, "happened"))
    writer.submit("main form:has([name=drawn])", do="remove:lessons:l2", worked="Encore mieux")
    assert lessons(case) == ["l1", "l3"]
    assert "Élément retiré." in writer.text("#q-lessons .note")
    undo = writer.page.css_first('button[value^="undo:"]').attributes["value"]
    page = writer.page
    for _click in range(2):
        writer.page = page
        writer.submit("main form:has([name=drawn])", do=undo)
    assert lessons(case) == ["l1", "l2", "l3"]
    assert case.answers["worked"] == "Encore mieux"


@pytest.fixture
def removed(writer, case):
    """Give the bin id of the second lesson, which was just removed."""
    writer.open(at(case, "happened"))
    writer.submit("main form:has([name=drawn])", do="remove:lessons:l2")
    return db.session.query(BinnedRow).one().public_id


def test_the_bin_of_a_draft_gives_rows_back(writer, case, removed):
    writer.open(at(case, "bin"))
    assert writer.texts("main .item h2") == ["Trois fois"]
    page = writer.page
    for _click in range(2):
        writer.page = page
        writer.submit('main form[action$="/return"]')
    assert lessons(case) == ["l1", "l2", "l3"]


def test_a_row_is_deleted_for_good_after_a_question(writer, case, removed):
    writer.open(at(case, f"bin/{removed}/deletion"))
    assert count(BinnedRow) == 1
    writer.submit()
    assert count(BinnedRow) == 0


def test_nothing_is_put_back_while_moderators_read_it(writer, case, removed, author):
    with one_commit():
        db.session.query(CaseStudy).update({"state": "in_review", "round": 1})
    writer.open(at(case, "bin"))
    assert writer.page.css('form[action$="/return"]') == []
    writer.post(at(case, f"bin/{removed}/return"), status=403)
    assert lessons(case) == ["l1", "l3"]


# History


def test_the_history_of_a_draft_compares_and_restores(writer, case, author):
    writer.open(at(case, "happened"))
    writer.submit("main form:has([name=drawn])", do="stay", worked="Autre chose")
    writer.open(at(case, "history"))
    assert writer.texts(".answer ins") == ["Autre chose"]
    writer.open(at(case, "history/1"))
    writer.submit()
    db.session.refresh(case)
    assert case.answers["worked"] == "Servir la soupe avant de parler."
    versions = db.session.query(CaseDraftVersion).order_by(CaseDraftVersion.revision)
    assert [each.act for each in versions] == [Act.STARTED, Act.SAVED, Act.RESTORED]


def test_what_changed_meanwhile_is_not_restored_over(writer, case, author):
    writer.open(at(case, "happened"))
    writer.submit("main form:has([name=drawn])", do="stay", worked="Autre chose")
    writer.open(at(case, "history/1"))
    with one_commit():
        change_answers(case, Edit({"area": "Roubaix"}, Seen(2)), author)
    writer.submit(status=409)
    db.session.refresh(case)
    assert (case.answers["area"], case.answers["worked"]) == ("Roubaix", "Autre chose")


def test_what_moderators_read_is_not_restored(writer, sent):
    case = sent()
    writer.open(at(case, "history"))
    assert writer.page.css('tbody a[href*="/history/"]') == []
    writer.open(at(case, "history/1"), status=403)
    writer.post(at(case, "history/1"), {"base": "1"}, status=403)


def test_what_was_sent_is_named_so(writer, sent):
    writer.open(at(sent(), "history"))
    assert writer.texts("tbody th") == ["Proposé"]


# Drafts


def test_a_draft_is_deleted_after_a_question_and_can_be_had_back(writer, case):
    writer.open(at(case, "status"))
    writer.open(writer.page.css_first('a[href$="/deletion"]').attributes["href"])
    page = writer.page
    for _click in range(2):
        writer.page = page
        writer.submit()
    writer.open("/fr/campaigns/")
    assert "La soupe des voisins" not in writer.text()
    page = writer.open("/fr/campaigns/bin")
    assert writer.texts("main .item h3") == ["La soupe des voisins"]
    for _click in range(2):
        writer.page = page
        writer.submit('main form[action$="/return"]')
        assert writer.response.request.path == at(case, "status")


@pytest.fixture
def deleted(writer, case):
    """Give a draft that was put into the bin."""
    writer.open(at(case, "deletion"))
    writer.submit()
    return case


PATHS = ["status", "preview", "campaign", "happened/rows/lessons/l1", "history", "history/1", "bin",
         "deletion"]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_a_deleted_draft_is_found_nowhere_else(writer, deleted, path):
    writer.open(at(deleted, path), status=404)


@pytest.mark.parametrize(
    "path", ["submission", "campaign", "happened/rows/lessons/l1", "history/1", "withdrawal"]
)
def test_nothing_is_done_to_a_deleted_draft(writer, deleted, path):
    writer.post(at(deleted, path), {"drawn": ""}, status=404)


def test_the_pictures_of_a_deleted_draft_are_not_shown(writer, case):
    add_image(case, "pictureofcase")
    assert writer.client.get("/media/pictureofcase-640.webp").status_code == 200
    writer.open(at(case, "deletion"))
    writer.submit()
    assert writer.client.get("/media/pictureofcase-640.webp").status_code == 404


def test_beginning_with_the_form_of_a_deleted_draft_begins_another(writer, deleted):
    form = {"new_id": deleted.public_id}
    writer.post("/fr/submissions/new", form)
    assert count(CaseStudy) == 2


@pytest.mark.parametrize("was", ["sent", "published", "taken back"])
def test_what_moderators_have_seen_is_not_deleted(writer, sent, published, author, was):
    case = published() if was == "published" else sent()
    if was == "taken back":
        with one_commit():
            take_up_again(withdraw(get_own(case.public_id, author), author), author)
    writer.open(at(case, "deletion"), status=403)
    writer.post(at(case, "deletion"), status=403)
    writer.open(at(case, "status"))
    assert writer.page.css('a[href$="/deletion"]') == []


def test_for_good_means_everything_but_what_others_show_too(writer, deleted, draft):
    other = draft(title="Autre")
    for name in ("mine", "shared"):
        add_image(deleted, name)
    add_image(other, "shared")
    writer.open(f"/fr/submissions/bin/{deleted.public_id}/deletion")
    page = writer.page
    for _click in range(2):
        writer.page = page
        writer.submit()
    assert [each.public_id for each in db.session.query(CaseStudy)] == [other.public_id]
    assert [each.name for each in db.session.query(Media)] == ["shared"]
    assert count(CaseDraftVersion) == 1


@pytest.mark.parametrize(("days", "left"), [(29, 1), (30, 0)])
def test_after_thirty_days_a_draft_is_gone_for_good(writer, draft, deleted, days, left):
    draft(title="Autre")
    with time_machine.travel(now() + timedelta(days=days, minutes=1), tick=False):
        tidy_up()
    assert count(CaseStudy) == 1 + left


def test_the_versions_of_a_draft_are_folded_a_day_later(author, case):
    with time_machine.travel(now() - timedelta(days=2), tick=False):
        for words in ("A", "Au", "Aut"):
            with one_commit():
                seen = Seen(case.revision, act=Act.TYPED)
                change_answers(case, Edit({"area": words}, seen), author)
    tidy_up()
    assert sorted(each.revision for each in db.session.query(CaseDraftVersion)) == [1, 4]


ADDRESSES = {  # statuses of somebody not signed in, a stranger, a moderator, the author
    ("{id}/history", "get"): (303, 404, 404, 200),
    ("{id}/history/1", "get"): (303, 404, 404, 200),
    ("{id}/history/1", "post"): (401, 404, 404, 303),
    ("{id}/bin", "get"): (303, 404, 404, 200),
    ("{id}/bin/{row}/return", "post"): (401, 404, 404, 303),
    ("{id}/bin/{row}/deletion", "get"): (303, 404, 404, 200),
    ("{id}/bin/{row}/deletion", "post"): (401, 404, 404, 303),
    ("{id}/deletion", "get"): (303, 404, 404, 200),
    ("{id}/deletion", "post"): (401, 404, 404, 303),
    ("bin/{gone}/return", "post"): (401, 404, 404, 303),
    ("bin/{gone}/deletion", "get"): (303, 404, 404, 200),
    ("bin/{gone}/deletion", "post"): (401, 404, 404, 303),
}
PEOPLE = ("anonymous", "stranger", "moderator", "author")


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize(("path", "method"), list(ADDRESSES))
def test_only_the_author_reaches_what_was(
    anyone, signed_in, person, moderator, writer, draft, removed, case, who, path, method
):
    gone = draft(title="Parti")
    with one_commit():
        gone.deleted_at = now()
    visitor = {
        "anonymous": lambda: anyone,
        "stranger": lambda: signed_in(person("autre@example.org")),
        "moderator": lambda: signed_in(moderator),
        "author": lambda: writer,
    }[who]()
    before = copy.deepcopy((count(CaseStudy), count(BinnedRow), count(CaseDraftVersion)))
    address = path.format(id=case.public_id, row=removed, gone=gone.public_id)
    data = {"csrf_token": visitor.token(), "base": "2"} if method == "post" else None
    status = visitor._send(method, f"/fr/submissions/{address}", data=data).status_code
    assert status == ADDRESSES[path, method][PEOPLE.index(who)]
    if status != 303 or method == "get":
        assert (count(CaseStudy), count(BinnedRow), count(CaseDraftVersion)) == before
