"""The lists that forms, the library and the coach share, for an administrator to change."""

from typing import Any

from flask import Blueprint, flash, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.accounts.rights import Right
from app.accounts.routes.entering import me
from app.core.errors import Conflict, Missing
from app.keeping.posting import number_in
from app.questions.forms import Reading
from app.questions.progress import is_empty
from app.reference.edits import GROWING
from app.reference.in_use import in_use
from app.reference.reference import OWN
from app.site import reference_editing as editing
from app.site.reference_forms import read_entry
from app.site.reference_shapes import LISTS
from app.site.reference_views import EntryView, title_of, view_entry
from app.web.guards import needs
from app.web.locale import language
from app.web.pages import arrive, page

blueprint = Blueprint("admin_reference", __name__, url_prefix="/<lang:lang>/admin/reference")


@blueprint.get("/")
@needs(Right.ADMINISTER)
def index() -> Response:
    """Show the lists."""
    counts = {name: len(in_use().lists[name]) for name in LISTS}
    return page("admin/reference.html", lists=LISTS, counts=counts)


@blueprint.get("/<name>/")
@needs(Right.ADMINISTER)
def show_list(name: str) -> Response:
    """Show the entries of a list, and which of them were changed here."""
    title, lead = _list(name)
    edits = {each.key: each for each in editing.list_changed(name)}
    names = {key: title_of(name, key) for key in in_use().lists[name]}
    return page(
        "admin/reference_list.html",
        name=name,
        title=title,
        lead=lead,
        names=names,
        edits=edits,
        own=OWN,
        may_grow=name in GROWING,
    )


@blueprint.get("/<name>/new")
@needs(Right.ADMINISTER)
def ask_new(name: str) -> Response:
    """Ask for a new entry."""
    _growing(name)
    return _show(view_entry((name, ""), {}))


@blueprint.post("/<name>/new")
@needs(Right.ADMINISTER)
def add(name: str) -> Response:
    """Add an entry to a list."""
    _growing(name)
    reading = read_entry(name, request.form, language())
    if not reading.is_good:
        return _show(view_entry((name, ""), {}, reading), 422)
    editing.add_entry(name, _filled(reading), me())
    flash(_("Added. It is offered from now on."), "ok")
    return arrive(url_for(".show_list", name=name))


@blueprint.get("/<name>/<key>")
@needs(Right.ADMINISTER)
def show(name: str, key: str) -> Response:
    """Show an entry to change it."""
    return _show(view_entry((name, key), _entry(name, key)))


@blueprint.post("/<name>/<key>")
@needs(Right.ADMINISTER)
def change(name: str, key: str) -> Response:
    """Keep an entry as it was worded here."""
    entry, reading = _entry(name, key), read_entry(name, request.form, language())
    if not reading.is_good:
        return _show(view_entry((name, key), entry, reading), 422)
    try:
        editing.change_entry((name, key), reading.values, number_in("base"), me())
    except Conflict as conflict:
        return _show(view_entry((name, key), entry, reading, _(conflict.message)), 409)
    return _done(name)


@blueprint.post("/<name>/<key>/undo")
@needs(Right.ADMINISTER)
def undo(name: str, key: str) -> Response:
    """Take the last change back."""
    editing.undo_change(name, key, me())
    return _done(name)


@blueprint.post("/<name>/<key>/restoration")
@needs(Right.ADMINISTER)
def restore(name: str, key: str) -> Response:
    """Word an entry as the site brings it."""
    editing.restore_shipped(name, key, me())
    return _done(name)


@blueprint.post("/<name>/<key>/retirement")
@needs(Right.ADMINISTER)
def retire(name: str, key: str) -> Response:
    """Offer an entry no more; where it was chosen it stays."""
    editing.set_retired(name, key, me(), is_retired=True)
    return _done(name)


@blueprint.post("/<name>/<key>/return")
@needs(Right.ADMINISTER)
def offer_again(name: str, key: str) -> Response:
    """Offer an entry again."""
    editing.set_retired(name, key, me(), is_retired=False)
    return _done(name)


def _list(name: str) -> tuple[str, str]:
    if name not in LISTS:
        raise Missing
    return LISTS[name]


def _growing(name: str) -> None:
    if name not in GROWING:
        raise Missing


def _entry(name: str, key: str) -> dict[str, Any]:
    editing.find_edit(name, key)
    return dict(in_use().lists[name].get(key, {}))


def _show(view: EntryView, status: int = 200) -> Response:
    title, _lead = _list(view.name)
    return page("admin/reference_entry.html", status=status, view=view, list_title=title)


def _filled(reading: Reading) -> dict[str, Any]:
    return {key: value for key, value in reading.values.items() if not is_empty(value)}


def _done(name: str) -> Response:
    flash(_("Saved. It shows everywhere on this site from now on."), "ok")
    return arrive(url_for(".show_list", name=name))
