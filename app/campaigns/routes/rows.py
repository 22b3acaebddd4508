"""One row of a repeating group, at its own address."""

from flask import Blueprint, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.campaigns.answering import around, page_for, read_step, two_versions, way_back
from app.campaigns.queries import OpenCampaign, open_campaign
from app.campaigns.rights import Right
from app.campaigns.routes.steps import group_of, show_again, to_review
from app.campaigns.step_views import Typed, view_row
from app.campaigns.verbs import save_row
from app.core.errors import Conflict, Missing
from app.core.ids import new_id
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
    more = request.args.get("more", "")
    return page_for(view_row(opened, where, around(opened), more=more))


@blueprint.post("/<row>")
@signed_in
def answer(id: str, step: str, group: str, row: str) -> Response:
    """Save a row, then close it, add another, or ask for one more line in it."""
    where = row_at(step, group, row)
    opened = open_campaign(id, Right.EDIT_CAMPAIGN, current_user)
    reading = read_step(opened, where[1].fields)
    if not reading.is_good:
        typed = Typed(request.form, reading.problems)
        return page_for(view_row(opened, where, around(opened), typed), status=422)
    seen = seen_by_page(scope=(group, row))
    try:
        save_row(opened, where, reading.values, seen=seen, by=current_user)
    except StaleAnswer as stale:
        return two_versions(opened, step, stale, where[1])
    except Conflict as conflict:  # no room any more: what was typed stays in its form
        problem = Problem(conflict.message, conflict.parameters)
        typed = Typed(request.form, {where[1].title: problem})
        return page_for(view_row(opened, where, around(opened), typed), status=409)
    return _go_on(opened, where)


def _go_on(opened: OpenCampaign, where: Where) -> Response:
    deed, _, rest = request.form.get("deed", "close").partition(":")
    if deed == "more":
        return _show_row(opened, where, more=rest)
    if deed == "another":
        return _show_row(opened, (where[0], where[1], new_id(8)))
    return to_review(opened) if way_back() else show_again(opened, where[0])


def _show_row(opened: OpenCampaign, where: Where, *, more: str = "") -> Response:
    slug, group, row = where
    id = opened.campaign.public_id
    address = url_for("rows.show", id=id, step=slug, group=group.key, row=row, more=more or None)
    return arrive_at_part(address, page_for(view_row(opened, where, around(opened), more=more)))


def row_at(step: str, group: str, row: str) -> Where:
    """Find a row's place by its address; raises Missing."""
    if not ROW_ID.fullmatch(row):
        raise Missing
    return step, group_of(step, group), row
