"""One step of the wizard: show it, save it, go on."""

from flask import Blueprint, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.campaigns.answering import around, page_for, read_step, two_versions, way_back
from app.campaigns.binning import put_back
from app.campaigns.borrowing import adopt
from app.campaigns.opened import OpenCampaign
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.campaigns.step_views import Typed, view_step
from app.campaigns.verbs import arrange_rows, go_through, save_answers
from app.core.errors import Conflict, Missing
from app.keeping.binning import find_binned, group_named
from app.keeping.models import Act, BinnedRow
from app.keeping.posting import seen_by_page
from app.keeping.saving import StaleAnswer
from app.plan.journey import neighbours
from app.plan.steps import BY_SLUG
from app.questions.fields import Page, Rows
from app.questions.reading import Problem
from app.web.guards import signed_in
from app.web.pages import arrive, arrive_at_part

blueprint = Blueprint("steps", __name__, url_prefix="/<lang:lang>/campaigns/<id>/steps")


def step_of(slug: str) -> Page:
    """Find a step by its address; raises Missing."""
    if slug not in BY_SLUG:
        raise Missing
    return BY_SLUG[slug]


def group_of(slug: str, key: str) -> Rows:
    """Find a repeating group of a step by its address; raises Missing."""
    group = step_of(slug).group(key)
    if group is None:
        raise Missing
    return group


@blueprint.get("/<step>")
@signed_in
def show(id: str, step: str) -> Response:
    """Show a step with what was answered."""
    step_of(step)
    opened = open_campaign(id, Right.SEE_CAMPAIGN, current_user)
    removed = find_removed(opened, request.args.get("removed", ""))
    whole = request.args.get("whole", "")
    return page_for(view_step(opened, step, around(opened), removed=removed, whole=whole))


def find_removed(opened: OpenCampaign, public_id: str) -> BinnedRow | None:
    """Find the row that the page was opened to say about: it can still be put back."""
    return find_binned(opened.owner, public_id) if public_id and opened.may_edit else None


@blueprint.post("/<step>")
@signed_in
def answer(id: str, step: str) -> Response:
    """Save the step as posted, then do what its button says."""
    opened = open_campaign(id, Right.EDIT_CAMPAIGN, current_user)
    reading = read_step(opened, step_of(step).fields())
    if not reading.is_good:
        typed = Typed(request.form, reading.problems)
        return page_for(view_step(opened, step, around(opened), typed), status=422)
    deed = request.form.get("deed", "next")
    seen = seen_by_page(Act.CONTINUED if deed == "next" else Act.SAVED)
    try:
        save_answers(opened, step, reading.values, seen=seen, by=current_user)
        return _go_on(opened, step, deed)
    except StaleAnswer as stale:
        return two_versions(opened, step, stale)
    except Conflict as conflict:  # a row that cannot be copied: what was typed stays in its form
        problem = Problem(conflict.message, conflict.parameters)
        typed = Typed(request.form, {group_named(opened.owner, deed): problem})
        return page_for(view_step(opened, step, around(opened), typed), status=409)


def _go_on(opened: OpenCampaign, slug: str, do: str) -> Response:
    deed, _, rest = do.partition(":")
    group, _, row = rest.partition(":")
    if deed in ("open", "add"):
        group_of(slug, group)
        return arrive(_row_address(opened, slug, group, row))
    if deed in ("up", "down", "duplicate", "remove"):
        where = (slug, group_of(slug, group), row)
        done = arrange_rows(opened, where, deed, seen=seen_by_page(), by=current_user)
        return show_again(opened, slug, next(iter(done.binned), None))
    if deed == "undo" and (binned := find_removed(opened, group)):
        put_back(opened, binned, current_user)
    if deed == "adopt":
        adopt(opened, slug, current_user)
    if deed == "next":
        go_through(opened, slug, current_user)
    if deed in ("next", "skip"):
        return to_review(opened) if way_back() else _to_next(opened, slug)
    return show_again(opened, slug)


def to_review(opened: OpenCampaign) -> Response:
    """Go back to the line of the review that the step was opened from."""
    address = url_for("review.show", id=opened.campaign.public_id, _anchor=way_back() or None)
    return arrive(address)


def show_again(opened: OpenCampaign, slug: str, removed: BinnedRow | None = None) -> Response:
    """Stay on the step; `removed` is a row that can be put back by a button."""
    gone = removed.public_id if removed else None
    address = url_for("steps.show", id=opened.campaign.public_id, step=slug, removed=gone)
    view = view_step(opened, slug, around(opened), removed=removed)
    return arrive_at_part(address, page_for(view))


def _to_next(opened: OpenCampaign, slug: str) -> Response:
    _, after = neighbours(slug)
    if after is None:
        return to_review(opened)
    return show_again(opened, after.slug)


def _row_address(opened: OpenCampaign, slug: str, group: str, row: str) -> str:
    return url_for("rows.show", id=opened.campaign.public_id, step=slug, group=group, row=row)
