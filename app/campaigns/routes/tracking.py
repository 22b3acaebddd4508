"""Our figures: every indicator of a campaign with its chart, and a form to work one out."""

from flask import Blueprint, request, url_for
from flask_login import current_user
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from app.campaigns.answering import around
from app.campaigns.figures.cards import figures_of
from app.campaigns.figures.money import money_of
from app.campaigns.figures.pieces import pieces_of
from app.campaigns.figures.working_out import WorkingOut, work_out
from app.campaigns.opened import OpenCampaign
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.campaigns.routes.steps import group_of
from app.campaigns.verbs import save_row
from app.core.clock import today
from app.core.errors import Missing
from app.core.ids import new_id
from app.core.once import note_done, where_it_led
from app.keeping.saving import Seen
from app.measures.series import list_series
from app.web.guards import signed_in
from app.web.pages import arrive, page

blueprint = Blueprint("tracking", __name__, url_prefix="/<lang:lang>/campaigns/<id>/tracking")


@blueprint.get("/")
@signed_in
def show(id: str) -> Response:
    """Show all figures; `work` names the indicator whose form is open."""
    opened = open_campaign(id, Right.SEE_CAMPAIGN, current_user)
    wanted = request.args.get("work", "")
    return _page(opened, _work_out(opened, wanted, request.args) if wanted else None)


@blueprint.post("/calculation")
@signed_in
def keep(id: str) -> Response:
    """Keep a figure that was worked out as an entry of the log book, with its two counts."""
    opened = open_campaign(id, Right.EDIT_CAMPAIGN, current_user)
    once = request.form.get("once")
    if led_to := where_it_led(once):
        return arrive(led_to)
    working = _work_out(opened, request.form.get("work", ""), request.form)
    if working is None:
        raise Missing
    if working.worked is None or working.worked.entry is None:
        return _page(opened, working, status=422)
    where = ("tracking", group_of("tracking", "entries"), new_id(8))
    seen = Seen(opened.revision("tracking"))
    save_row(opened, where, dict(working.worked.entry), seen=seen, by=current_user)
    address = url_for("tracking.show", id=id, _anchor=f"fig-{working.series.row}")
    note_done(once, address)
    return arrive(address)


def _work_out(opened: OpenCampaign, row: str, posted: MultiDict[str, str]) -> WorkingOut | None:
    found = next((each for each in list_series(opened.plan, today()) if each.row == row), None)
    return work_out(found, posted, around(opened)) if found else None


def _page(opened: OpenCampaign, working: WorkingOut | None, *, status: int = 200) -> Response:
    is_wrong = working is not None and bool(working.problems)
    return page(
        "campaigns/tracking.html",
        status=422 if is_wrong else status,
        opened=opened,
        figures=figures_of(opened.plan, today()),
        money=money_of(opened.plan, today()),
        pieces=pieces_of(opened.plan, today()),
        working=working,
    )
