"""One row of a repeating group, at its own address."""

from collections.abc import Mapping

from flask import Blueprint, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.campaigns.answering import around, page_for, read_step, two_versions, way_back
from app.campaigns.binning import put_back
from app.campaigns.opened import OpenCampaign
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.campaigns.routes.steps import find_removed, group_of, show_again, to_review
from app.campaigns.step_views import AS_IT_IS, Typed, Wanted, view_row
from app.campaigns.verbs import remove_line, save_row
from app.core.errors import Conflict, Missing
from app.core.ids import new_id
from app.keeping.binning import group_named
from app.keeping.posting import seen_by_page
from app.keeping.saving import StaleAnswer
from app.questions.fields import Rows
from app.questions.forms import ROW_ID
from app.questions.reading import Problem
from app.web.guards import signed_in
from app.web.pages import arrive_at_part

blueprint = Blueprint(
    "rows", __name__, url_prefix="/<lang:lang>/campaigns/<id>/steps/<step>/rows/<group>"
)
Where = tuple[str, Rows, str]


@blueprint.get("/<row>")
@signed_in
def show(id: str, step: str, group: str, row: str) -> Response:
    """Show a row; an id that no row has yet is a new one."""
    where = row_at(step, group, row)
    opened = open_campaign(id, Right.SEE_CAMPAIGN, current_user)
    removed = find_removed(opened, request.args.get("removed", ""))
    wanted = Wanted(request.args.get("more", ""), removed)
    return page_for(view_row(opened, where, around(opened), wanted=wanted))


@blueprint.post("/<row>")
@signed_in
def answer(id: str, step: str, group: str, row: str) -> Response:
    """Save a row, then do what its button says."""
    where = row_at(step, group, row)
    opened = open_campaign(id, Right.EDIT_CAMPAIGN, current_user)
    line = _line_to_remove()
    reading = read_step(opened, where[1].fields, keeps_unread=bool(line))
    if line:  # what cannot be read in it goes to the bin as it was typed
        reading = reading.without_problems_of("-".join(line))
    if not reading.is_good:
        return _show_typed(opened, where, reading.problems, 422)
    seen = seen_by_page(scope=(group, row))
    try:
        if line:
            done = remove_line(opened, where, line, reading.values, seen=seen, by=current_user)
            return _show_row(opened, where, Wanted(removed=next(iter(done.binned), None)))
        save_row(opened, where, reading.values, seen=seen, by=current_user)
        return _go_on(opened, where)
    except StaleAnswer as stale:
        return two_versions(opened, step, stale, where[1])
    except Conflict as conflict:  # no room any more: what was typed stays in its form
        problem = Problem(conflict.message, conflict.parameters)
        is_undo = _deed().startswith("undo:")
        place = group_named(opened.owner, _deed()) if is_undo else where[1].title
        return _show_typed(opened, where, {place: problem}, 409)


def _deed() -> str:
    """Name the button that was pressed."""
    return request.form.get("deed", "close")


def _line_to_remove() -> tuple[str, str] | None:
    """Name the small row inside the row that the button takes out: its group and id."""
    deed, _, rest = _deed().partition(":")
    group, _, line = rest.partition(":")
    return (group, line) if deed == "less" and line else None


def _go_on(opened: OpenCampaign, where: Where) -> Response:
    deed, _, rest = _deed().partition(":")
    if deed == "undo":
        if binned := find_removed(opened, rest):
            put_back(opened, binned, current_user)
        return _show_row(opened, where)
    if deed == "more":
        return _show_row(opened, where, Wanted(rest))
    if deed == "another":
        return _show_row(opened, (where[0], where[1], new_id(8)))
    return to_review(opened) if way_back() else show_again(opened, where[0])


def _show_row(opened: OpenCampaign, where: Where, wanted: Wanted = AS_IT_IS) -> Response:
    slug, group, row = where
    address = url_for(
        "rows.show",
        id=opened.campaign.public_id,
        step=slug,
        group=group.key,
        row=row,
        more=wanted.more or None,
        removed=wanted.removed.public_id if wanted.removed else None,
    )
    view = view_row(opened, where, around(opened), wanted=wanted)
    return arrive_at_part(address, page_for(view))


def _show_typed(
    opened: OpenCampaign, where: Where, problems: Mapping[str, Problem], status: int
) -> Response:
    """Show what was posted in its form, and what is wrong with it."""
    typed = Typed(request.form, problems)
    return page_for(view_row(opened, where, around(opened), typed), status=status)


def row_at(step: str, group: str, row: str) -> Where:
    """Find a row's place by its address; raises Missing."""
    if not ROW_ID.fullmatch(row):
        raise Missing
    return step, group_of(step, group), row
