"""Figures from a platform's file into the log book: choose, look, keep."""

from flask import Blueprint, flash, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.campaigns.import_views import Preview, preview
from app.campaigns.importing import State, keep_figures
from app.campaigns.opened import OpenCampaign
from app.campaigns.packing import unpack
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.core.errors import Conflict
from app.core.once import note_done, where_it_led
from app.keeping.posting import number_in
from app.keeping.saving import StaleAnswer
from app.platforms.decoding import LARGEST
from app.platforms.unusable import Unusable
from app.questions.fields import N_
from app.web.guards import signed_in
from app.web.locale import gettext, ngettext
from app.web.pages import arrive, page

blueprint = Blueprint("figures_import", __name__, url_prefix="/<lang:lang>/campaigns/<id>/tracking")
NOTHING = N_("Choose a file, or paste the table.")
TICK = N_("Tick at least one figure to keep.")
MEANWHILE = N_(
    "Somebody has changed the log book meanwhile. Nothing was kept: look again before you keep it."
)


@blueprint.get("/import")
@signed_in
def choose(id: str) -> Response:
    """Ask for a file, and say where each platform hides it."""
    opened = open_campaign(id, Right.EDIT_CAMPAIGN, current_user)
    return page("tracking/import.html", opened=opened, errors={}, pasted="")


@blueprint.post("/import")
@signed_in
def read(id: str) -> Response:
    """Show what a file holds; once it was looked at, keep what is ticked."""
    opened = open_campaign(id, Right.EDIT_CAMPAIGN, current_user)
    try:
        if request.form.get("deed") == "keep":
            return _keep(opened, unpack(request.form.get("packed", ""), LARGEST))
        return _show(preview(opened, _posted_file(), request.form))
    except Unusable as error:
        words = gettext(error.problem.message, **error.problem.parameters)
        pasted = request.form.get("pasted", "")
        errors = {"pasted" if pasted.strip() else "file": [words]}
        return page("tracking/import.html", status=422, opened=opened, errors=errors, pasted=pasted)


def _posted_file() -> bytes:
    """Give the file: chosen, pasted, or brought along from a preview."""
    if "packed" in request.form:
        return unpack(request.form["packed"], LARGEST)
    file = request.files.get("file")
    if file and file.filename:
        with file.stream:
            return file.stream.read(LARGEST + 1)
    pasted = request.form.get("pasted", "")
    if not pasted.strip():
        raise Unusable(NOTHING)
    return pasted.encode("utf-8", "replace")


def _show(view: Preview, status: int = 200) -> Response:
    return page("tracking/import_preview.html", status=status, view=view)


def _keep(opened: OpenCampaign, content: bytes) -> Response:
    if led_to := where_it_led(request.form.get("once")):
        return arrive(led_to)
    view = preview(opened, content, request.form)
    if view.is_open:
        return _show(view, 422)
    ticked = set(request.form.getlist("keep"))
    wanted = [each for each in view.compared if each.row["id"] in ticked]
    chosen = [each for each in wanted if each.state is not State.SAME]
    if not wanted:
        return _show(preview(opened, content, request.form, gettext(TICK)), 422)
    try:
        keep_figures(opened, chosen, base=number_in("base"), by=current_user)
    except StaleAnswer:
        return _show(preview(opened, content, request.form, gettext(MEANWHILE)), 409)
    except Conflict as conflict:
        problem = gettext(conflict.message, **conflict.parameters)
        return _show(preview(opened, content, request.form, problem), 409)
    return _arrive(opened, len(chosen))


def _arrive(opened: OpenCampaign, kept: int) -> Response:
    words = gettext("These figures were there already: nothing was added.")
    if kept:
        words = ngettext("One figure was kept.", "%(num)s figures were kept.", kept)
    flash(words, "info")
    address = url_for("tracking.show", id=opened.campaign.public_id)
    note_done(request.form.get("once"), address)
    return arrive(address)
