"""Writing a case study: its four pages, and the rows of its lists one by one."""

from flask import Blueprint, flash, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from app.accounts.models import User
from app.case_studies import rows
from app.case_studies.binning import put_back
from app.case_studies.drawn import PageView, RowView, page_view, row_view
from app.case_studies.form import find_page, page_after, surroundings
from app.case_studies.models import CaseStudy
from app.case_studies.pictures import NewPicture, take_picture
from app.case_studies.queries import get_own, is_own, list_image_names
from app.case_studies.writing import Edit, add_image, change_answers, change_rows, owner_of
from app.core.errors import Conflict, Missing
from app.core.ids import new_id
from app.core.media import store
from app.keeping.binning import find_binned, group_named
from app.keeping.clashing import Scene, clash_page
from app.keeping.models import BinnedRow
from app.keeping.posting import chosen, seen_by_page
from app.keeping.saving import StaleAnswer
from app.questions.fields import N_, Field, Kind, Page, Rows
from app.questions.forms import ROW_ID, Reading, read_questions
from app.questions.reading import Problem
from app.web.guards import signed_in
from app.web.locale import language
from app.web.pages import arrive, page

blueprint = Blueprint("answers", __name__, url_prefix="/<lang:lang>/submissions/<public_id>")
UPLOAD = 25 * 1024 * 1024  # bytes: what is too big for us is refused in words, texts kept


@blueprint.url_value_preprocessor
def _allow_uploads(endpoint: str | None, _values: object) -> None:
    """Let a file that is too big come in far enough to be refused on its page."""
    if endpoint == "answers.keep_row":
        request.max_content_length = UPLOAD


@blueprint.get("/<page_slug>")
@signed_in
def show(public_id: str, page_slug: str) -> Response:
    """Show a page of the form."""
    case, sheet = get_own(public_id, current_user), page_at(page_slug)
    removed = _find_removed(case, request.args.get("removed", ""))
    return page("submissions/page.html", view=page_view(case, sheet, language(), removed=removed))


def _find_removed(case: CaseStudy, public_id: str) -> BinnedRow | None:
    return find_binned(owner_of(case), public_id) if public_id else None


@blueprint.post("/<page_slug>")
@signed_in
def keep(public_id: str, page_slug: str) -> Response:
    """Keep a page of answers, then do what the button says."""
    case, sheet = get_own(public_id, current_user, lock=True), page_at(page_slug)
    posted = chosen(request.form)
    reading = read_questions(sheet.fields(), posted, surroundings(language()))
    if not reading.is_good:
        view = page_view(case, sheet, language(), posted=posted, problems=reading.problems)
        return page("submissions/page.html", status=422, view=view)
    deed = request.form.get("deed", "next")
    try:
        change_answers(case, Edit(reading.values, seen_by_page()), current_user)
        return _go_on(case, sheet, deed)
    except StaleAnswer as stale:
        return _two_versions(case, sheet, sheet.fields(), stale)
    except Conflict as conflict:  # no room for a row: what was typed stays in its form
        problems = {
            group_named(owner_of(case), deed): Problem(conflict.message, conflict.parameters)
        }
        view = page_view(case, sheet, language(), posted=posted, problems=problems)
        return _shown_again("submissions/page.html", view, conflict)


def _shown_again(template: str, view: PageView | RowView, conflict: Conflict) -> Response:
    """Show a form with what was typed and why it was not kept; no form where none is open."""
    if not view.is_open:
        raise conflict
    return page(template, status=409, view=view)


def page_at(slug: str) -> Page:
    """Find a page of the form by its address; raises Missing."""
    found = find_page(slug)
    if found is None:
        raise Missing
    return found


def _two_versions(
    case: CaseStudy, sheet: Page, fields: tuple[Field, ...], stale: StaleAnswer
) -> Response:
    """Show both versions of what was changed in two places."""
    scene = Scene(
        title=case.title,
        draft=f"{request.path}/draft",
    )
    return clash_page(stale, fields, surroundings(language()), scene)


def _go_on(case: CaseStudy, sheet: Page, do: str) -> Response:
    """Do what a button says: go to the next page, stay, or see to a row."""
    deed, _colon, rest = do.partition(":")
    group_key, _colon, row_id = rest.partition(":")
    group = sheet.group(group_key)
    here = url_for(".show", public_id=case.public_id, page_slug=sheet.slug)
    if deed == "undo":
        return arrive(f"{here}#q-{_undo(case, rest)}")
    if group is None:
        following = page_after(sheet)
        if deed == "stay":
            flash(_("Your answers are saved."), "ok")
            return arrive(here)
        if following is None:
            return arrive(url_for("submissions.status", public_id=case.public_id))
        return arrive(url_for(".show", public_id=case.public_id, page_slug=following.slug))
    if deed in ("add", "open"):
        row_id = new_id(8) if deed == "add" else row_id
        return arrive(_row_address(case, sheet, group, row_id))
    gone = _do_with_row(case, deed, group, row_id)
    here = url_for(".show", public_id=case.public_id, page_slug=sheet.slug, removed=gone)
    return arrive(f"{here}#q-{group.key}")


def _undo(case: CaseStudy, public_id: str) -> str:
    """Put a row back that was just removed, and name its list."""
    binned = _find_removed(case, public_id)
    if binned is None:
        return ""
    put_back(case, binned, current_user)
    return binned.group


def _row_address(case: CaseStudy, sheet: Page, group: Rows, row_id: str) -> str:
    if not ROW_ID.fullmatch(row_id):
        raise Missing
    return url_for(
        ".show_row",
        public_id=case.public_id,
        page_slug=sheet.slug,
        group_key=group.key,
        row_id=row_id,
    )


def _do_with_row(case: CaseStudy, deed: str, group: Rows, row_id: str) -> str | None:
    """Arrange the rows; what was taken out is named by its id in the bin."""
    seen = seen_by_page()
    copy = seen.copy_of(row_id)
    ways = {
        "up": lambda answers: rows.with_row_moved(answers, group.key, row_id, -1),
        "down": lambda answers: rows.with_row_moved(answers, group.key, row_id, 1),
        "remove": lambda answers: rows.without_row(answers, group.key, row_id),
        "duplicate": lambda answers: rows.with_row_copied(answers, group.key, row_id, copy),
    }
    if deed not in ways:
        return None
    done = change_rows(case, ways[deed], seen, current_user)
    return done.binned[0].public_id if done.binned else None


@blueprint.get("/<page_slug>/rows/<group_key>/<row_id>")
@signed_in
def show_row(public_id: str, page_slug: str, group_key: str, row_id: str) -> Response:
    """Show one row of a list, a new one where there is none of this id yet."""
    case, sheet = get_own(public_id, current_user), page_at(page_slug)
    group = group_at(sheet, group_key, row_id)
    return page("submissions/row.html", view=row_view(case, (sheet, group), row_id, language()))


def group_at(sheet: Page, key: str, row_id: str) -> Rows:
    """Find a list of a page by its address; raises Missing."""
    group = sheet.group(key)
    if group is None or not ROW_ID.fullmatch(row_id):
        raise Missing
    return group


@blueprint.post("/<page_slug>/rows/<group_key>/<row_id>")
@signed_in
def keep_row(public_id: str, page_slug: str, group_key: str, row_id: str) -> Response:
    """Keep one row; a picture is cleaned before anything is written."""
    sheet = page_at(page_slug)
    group = group_at(sheet, group_key, row_id)
    if not is_own(public_id, current_user):
        raise Missing
    new = take_picture(group, request.files)
    case = get_own(public_id, current_user, lock=True)
    posted = chosen(request.form)
    reading = _read_row(case, group, new, posted)
    if not reading.is_good:
        view = row_view(
            case, (sheet, group), row_id, language(), posted=posted, problems=reading.problems
        )
        return page("submissions/row.html", status=422, view=view)
    try:
        seen = seen_by_page(scope=(group.key, row_id))
        change_answers(case, Edit(reading.values, seen, group.key, row_id), current_user)
    except StaleAnswer as stale:
        return _two_versions(case, sheet, group.plain_fields(), stale)
    except Conflict as conflict:
        problems = {group.title: Problem(conflict.message, conflict.parameters)}
        where = (sheet, group)
        view = row_view(case, where, row_id, language(), posted=posted, problems=problems)
        return _shown_again("submissions/row.html", view, conflict)
    here = url_for(".show", public_id=case.public_id, page_slug=sheet.slug)
    return arrive(f"{here}#q-{group.key}")


def _read_row(
    case: CaseStudy, group: Rows, new: NewPicture, posted: MultiDict[str, str]
) -> Reading:
    """Read a row; its picture is the one just cleaned, or one that belongs to this case study."""
    reading = read_questions(group.plain_fields(), posted, surroundings(language()))
    key = next((each.key for each in group.plain_fields() if each.kind is Kind.IMAGE), "")
    if not key:
        return reading
    if new.problem:
        reading.problems = {key: new.problem, **reading.problems}
    elif new.picture and reading.is_good:
        media = store(new.picture)
        author: User = current_user
        add_image(case, media.name, author)
        reading.values[key] = media.name
    elif (name := reading.values.get(key)) and name not in list_image_names(case):
        reading.problems[key] = Problem(N_("Choose the picture again."))
    return reading
