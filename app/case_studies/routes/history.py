"""The history of a draft and the bin of its lists, for its author."""

from flask import Blueprint, flash, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.case_studies.binning import delete_row_for_good, put_back
from app.case_studies.form import PAGES, surroundings
from app.case_studies.models import CaseStudy
from app.case_studies.queries import get_own
from app.case_studies.rights import Deed, check, may
from app.case_studies.writing import owner_of, restore_draft
from app.core.once import note_done, where_it_led
from app.keeping.binning import find_binned
from app.keeping.emptying import Bin, bin_page, question_page
from app.keeping.looking_back import Asked, Place, history_page, restore_page
from app.keeping.posting import number_in
from app.keeping.restoring import ChangedMeanwhile
from app.web.guards import signed_in
from app.web.locale import language
from app.web.pages import arrive

blueprint = Blueprint("draft_history", __name__, url_prefix="/<lang:lang>/submissions/<public_id>")


@blueprint.get("/history")
@signed_in
def show(public_id: str) -> Response:
    """Show what was done to a draft, and what is different between two versions."""
    case = get_own(public_id, current_user)
    return history_page(case, _asked(), _place(case))


@blueprint.get("/history/<int:number>")
@signed_in
def ask(public_id: str, number: int) -> Response:
    """Show what going back to a version would change."""
    case = get_own(public_id, current_user)
    check(current_user, Deed.EDIT, case)
    return restore_page(case, number, _asked(), _place(case))


@blueprint.post("/history/<int:number>")
@signed_in
def restore(public_id: str, number: int) -> Response:
    """Go back to a version, unless the draft was changed since the page was shown."""
    case = get_own(public_id, current_user, lock=True)
    once = request.form.get("once")
    if led_to := where_it_led(once):
        return arrive(led_to)
    try:
        restore_draft(case, number, number_in("base"), current_user)
    except ChangedMeanwhile:
        return restore_page(case, number, _asked(), _place(case), is_stale=True)
    address = url_for("submissions.status", public_id=public_id)
    note_done(once, address)
    flash(_("The draft is again as it was. What stood there is in the history."), "ok")
    return arrive(address)


@blueprint.get("/bin")
@signed_in
def show_bin(public_id: str) -> Response:
    """Show what was removed from the lists in the last 30 days."""
    return bin_page(_bin(get_own(public_id, current_user)))


@blueprint.post("/bin/<row>/return")
@signed_in
def give_back(public_id: str, row: str) -> Response:
    """Put a row back where it stood."""
    case = get_own(public_id, current_user, lock=True)
    once = request.form.get("once")
    if led_to := where_it_led(once):
        return arrive(led_to)
    binned = find_binned(owner_of(case), row)
    if binned is None:
        flash(_("It is not in the bin any more."), "info")
        return arrive(url_for(".show_bin", public_id=public_id))
    put_back(case, binned, current_user)
    page = url_for("answers.show", public_id=public_id, page_slug=binned.page)
    address = f"{page}#q-{binned.group}"
    note_done(once, address)
    flash(_("It is back where it was."), "ok")
    return arrive(address)


@blueprint.get("/bin/<row>/deletion")
@signed_in
def ask_for_good(public_id: str, row: str) -> Response:
    """Ask before a row is deleted for good."""
    case = get_own(public_id, current_user)
    return question_page(_bin(case), find_binned(owner_of(case), row))


@blueprint.post("/bin/<row>/deletion")
@signed_in
def delete_for_good(public_id: str, row: str) -> Response:
    """Delete a row for good; twice is once."""
    case = get_own(public_id, current_user, lock=True)
    if binned := find_binned(owner_of(case), row):
        delete_row_for_good(case, binned, current_user)
        flash(_("It is deleted for good."), "ok")
    return arrive(url_for(".show_bin", public_id=public_id))


def _asked() -> Asked:
    questions = [question for sheet in PAGES for question in sheet.questions]
    return Asked(questions, surroundings(language()))


def _place(case: CaseStudy) -> Place:
    id = case.public_id
    return Place(
        title=_("Submit a case study"),
        name=case.title or _("Without a title yet"),
        back=url_for("submissions.status", public_id=id),
        here=url_for(".show", public_id=id),
        bin=url_for(".show_bin", public_id=id),
        may_restore=may(current_user, Deed.EDIT, case),
    )


def _bin(case: CaseStudy) -> Bin:
    id = case.public_id
    return Bin(
        owner=owner_of(case),
        title=case.title or _("Without a title yet"),
        back=url_for("submissions.status", public_id=id),
        here=url_for(".show_bin", public_id=id),
        pages={sheet.slug: sheet for sheet in PAGES},
        answers={sheet.slug: case.answers for sheet in PAGES},
        around=surroundings(language()),
        may_return=may(current_user, Deed.EDIT, case),
        may_delete=True,
    )
