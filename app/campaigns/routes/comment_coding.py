"""Sorting comments by two people: draw them by lot, sort, compare, keep the figures."""

from dataclasses import replace
from datetime import date
from typing import Any

from flask import Blueprint, flash, make_response, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.campaigns.coded_comments import Coded, compare_codes, unpack_codes
from app.campaigns.coding_views import compare_figures, draw_sample, sheet_file, view_outcome
from app.campaigns.importing import State, keep_figures
from app.campaigns.opened import OpenCampaign
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.core.clock import today
from app.core.errors import Conflict
from app.core.ids import new_id
from app.core.once import note_done, where_it_led
from app.keeping.posting import number_in
from app.keeping.saving import StaleAnswer
from app.platforms.codes import KINDS, Code, read_codes
from app.platforms.comments import MOST_DRAWN
from app.platforms.decoding import LARGEST
from app.platforms.unusable import Unusable
from app.questions.fields import N_
from app.web.guards import signed_in
from app.web.locale import gettext, ngettext
from app.web.pages import arrive, page

blueprint = Blueprint(
    "comment_coding", __name__, url_prefix="/<lang:lang>/campaigns/<id>/tracking/comments"
)
RECOMMENDED = 100
NOTHING = N_("Choose a file, or paste the text.")
MEANWHILE = N_(
    "Somebody has changed these figures in the log book meanwhile. Nothing was kept: look again."
)
Errors = dict[str, list[str]]


@blueprint.get("")
@signed_in
def show(id: str) -> Response:
    """Ask for comments to draw from, or for the codes of two people."""
    return _start(open_campaign(id, Right.SEE_CAMPAIGN, current_user), {})


@blueprint.post("")
@signed_in
def sample(id: str) -> Response:
    """Draw comments by lot, and show their sheet."""
    opened = open_campaign(id, Right.SEE_CAMPAIGN, current_user)
    count = min(max(number_in("count"), 1), MOST_DRAWN)
    seed = request.form.get("seed", "").strip()[:40] or new_id(6)
    try:
        drawn = draw_sample(opened, _given("comments"), count, seed)
    except Unusable as error:
        return _start(opened, {"comments": [_told(error)]}, 422)
    return page("tracking/comment_sheet.html", drawn=drawn)


@blueprint.post("/sheet")
@signed_in
def sheet(id: str) -> Response:
    """Give the sheet of a sample as a file to fill in."""
    opened = open_campaign(id, Right.SEE_CAMPAIGN, current_user)
    try:
        response = make_response(sheet_file(request.form.get("packed", "")))
    except Unusable as error:
        return _start(opened, {"comments": [_told(error)]}, 422)
    response.mimetype = "text/csv"
    response.headers["Content-Disposition"] = 'attachment; filename="comments.csv"'
    return response


@blueprint.post("/agreement")
@signed_in
def compare(id: str) -> Response:
    """Show how far two people agree; keep the figures if that is what the button says."""
    deed = request.form.get("deed", "")
    right = Right.EDIT_CAMPAIGN if deed == "keep" else Right.SEE_CAMPAIGN
    opened = open_campaign(id, right, current_user)
    codes: list[dict[int, Code]] = []
    if "codes" not in request.form:
        errors: Errors = {}
        for name in ("first", "second"):
            try:
                codes.append(read_codes(_given(name)))
            except Unusable as error:
                errors[name] = [_told(error)]
        if errors:
            return _start(opened, errors, 422)
        return _outcome(opened, compare_codes(*codes), today())
    coded = replace(unpack_codes(request.form["codes"]), settled=_settled())
    try:
        day = date.fromisoformat(request.form.get("day", ""))
    except ValueError:
        problems = {"day": [gettext("Write the date as day/month/year, for example 22/03/2027.")]}
        return _outcome(opened, coded, today(), 422, problems=problems)
    return _keep(opened, coded, day) if deed == "keep" else _outcome(opened, coded, day)


def _settled() -> dict[int, str]:
    """Read what was settled about comments that two people sorted differently."""
    given = {name[7:]: text for name, text in request.form.items() if name[:7] == "settle-"}
    return {int(n): text for n, text in given.items() if n.isdecimal() and text in KINDS}


def _keep(opened: OpenCampaign, coded: Coded, day: date) -> Response:
    if led_to := where_it_led(request.form.get("once")):
        return arrive(led_to)
    compared = compare_figures(opened, coded, day)
    chosen = [each for each in compared if each.state is not State.SAME]
    try:
        if chosen:
            keep_figures(opened, chosen, base=number_in("base"), by=current_user)
    except StaleAnswer:
        return _outcome(opened, coded, day, 409, warning=gettext(MEANWHILE))
    except Conflict as conflict:
        problem = gettext(conflict.message, **conflict.parameters)
        return _outcome(opened, coded, day, 409, warning=problem)
    words = gettext("These figures were there already: nothing was added.")
    if chosen:
        words = ngettext("One figure was kept.", "%(num)s figures were kept.", len(chosen))
    flash(words, "info")
    address = url_for("tracking.show", id=opened.campaign.public_id)
    note_done(request.form.get("once"), address)
    return arrive(address)


def _given(name: str) -> bytes:
    """Give what was chosen as a file or pasted under a name; raises Unusable if neither."""
    file = request.files.get(f"{name}_file")
    if file and file.filename:
        with file.stream:
            return file.stream.read(LARGEST + 1)
    pasted = request.form.get(name, "")
    if not pasted.strip():
        raise Unusable(NOTHING)
    return pasted.encode("utf-8", "replace")


def _told(error: Unusable) -> str:
    return gettext(error.problem.message, **error.problem.parameters)


def _start(opened: OpenCampaign, errors: Errors, status: int = 200) -> Response:
    typed = {name: request.form.get(name, "") for name in ("comments", "first", "second", "seed")}
    typed["count"] = request.form.get("count", str(RECOMMENDED))
    given: dict[str, Any] = {"errors": errors, "typed": typed, "most": MOST_DRAWN}
    return page("tracking/comments.html", status=status, opened=opened, **given)


def _outcome(
    opened: OpenCampaign, coded: Coded, day: date, status: int = 200, **given: Any
) -> Response:
    view = view_outcome(opened, coded, day, **given)
    return page("tracking/comment_outcome.html", status=status, view=view)
