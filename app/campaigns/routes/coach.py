"""The coach over the whole plan: the worst first, and what the team set aside."""

from dataclasses import replace

from flask import Blueprint, request, url_for
from flask_babel import gettext
from flask_login import current_user
from werkzeug.wrappers import Response

from app.campaigns.coach_views import coach_view
from app.campaigns.dismissing import set_aside, take_back
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.web.guards import signed_in
from app.web.pages import arrive, page

blueprint = Blueprint("coach", __name__, url_prefix="/<lang:lang>/campaigns/<id>/coach")


@blueprint.get("/")
@signed_in
def show(id: str) -> Response:
    """Show every remark on the plan, and those that were set aside."""
    opened = open_campaign(id, Right.SEE_CAMPAIGN, current_user)
    view = coach_view(opened, is_telling=_is_telling())
    return page("campaigns/coaching.html", opened=opened, coach=view)


def _is_telling() -> bool:
    """Whether somebody looks at what stands before a case study."""
    return request.values.get("before") == "case-study"


def _back(id: str) -> Response:
    before = "case-study" if _is_telling() else None
    return arrive(url_for(".show", id=id, before=before))


@blueprint.post("/aside")
@signed_in
def put_aside(id: str) -> Response:
    """Set a remark aside with a reason; without one, ask for it."""
    opened = open_campaign(id, Right.EDIT_CAMPAIGN, current_user)
    key, step = request.form.get("rule", ""), request.form.get("step", "")
    rows, because = request.form.getlist("row"), request.form.get("because", "").strip()
    problem = ""
    if not because:
        problem = gettext("Write in a few words why this remark is not for you.")
    elif not rows:
        problem = gettext("Choose what you mean.")
    if problem:
        view = coach_view(opened, is_telling=_is_telling())
        view = replace(view, asked=((key, step), problem), typed=because)
        return page("campaigns/coaching.html", status=422, opened=opened, coach=view)
    set_aside(opened, key, [row or None for row in rows], because=because, by=current_user)
    return _back(id)


@blueprint.post("/return")
@signed_in
def bring_back(id: str) -> Response:
    """Let the coach say a remark again."""
    opened = open_campaign(id, Right.EDIT_CAMPAIGN, current_user)
    place = request.form.get("rule", ""), request.form.get("row") or None
    take_back(opened, place, current_user)
    return _back(id)
