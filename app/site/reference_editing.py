"""Changing the reference data: wording an entry anew, adding one, offering it no more."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Boolean, bindparam, select, text

from app.accounts.models import User
from app.case_studies.search import CHANGED as LIBRARY_CHANGED
from app.core.clock import now
from app.core.db import UtcDateTime, db
from app.core.errors import Conflict, Missing
from app.core.events import record
from app.core.ids import slugify
from app.questions.fields import N_
from app.reference.edits import GROWING, difference
from app.reference.reference import OWN, shipped
from app.reference.taxonomy import NAMES
from app.site.knowledge import CHANGED, forget_after_commit
from app.site.models import ReferenceEdit

KEY_LENGTH = 36
# Two administrators may be the first to change the same entry, at the same moment.
BEGIN = text(
    "INSERT INTO reference_edit (list, key, entry, is_retired, revision, changed_at)"
    " VALUES (:list, :key, '{}', :no, 0, :at) ON CONFLICT (list, key) DO NOTHING"
).bindparams(bindparam("at", type_=UtcDateTime()), bindparam("no", type_=Boolean()))


def find_edit(name: str, key: str) -> ReferenceEdit | None:
    """Find what was changed about an entry; raises Missing for an entry that does not exist."""
    edit = db.session.get(ReferenceEdit, (name, key))
    if name not in NAMES or (edit is None and key not in shipped().lists[name]):
        raise Missing
    return edit


def list_changed(name: str) -> Sequence[ReferenceEdit]:
    """List what was changed in a list, or added to it."""
    return db.session.scalars(select(ReferenceEdit).where(ReferenceEdit.list == name)).all()


def change_entry(place: tuple[str, str], values: Mapping[str, Any], base: int, by: User) -> None:
    """Keep the values of an entry (list, key) that differ from what is shipped.

    Raises Conflict if it was changed since revision `base`, of which its page was drawn.
    """
    name, key = place
    edit = _held(name, key)
    if edit.revision != base:
        raise Conflict(N_("Somebody else has changed this entry meanwhile. Look at it again."))
    _put(edit, difference(shipped().lists[name].get(key, {}), values), by)


def undo_change(name: str, key: str, by: User) -> None:
    """Take the last change of an entry's values back; twice is the change again."""
    edit = _held(name, key)
    if edit.before is not None:
        _put(edit, edit.before, by)


def restore_shipped(name: str, key: str, by: User) -> None:
    """Word an entry as the site brings it; this can be undone."""
    if key in shipped().lists.get(name, {}):
        _put(_held(name, key), {}, by)


def add_entry(name: str, values: Mapping[str, Any], by: User) -> str:
    """Add an entry to a list that may grow and give its key; raises Missing for another list."""
    if name not in GROWING:
        raise Missing
    wanted = str(values.get("en") or values.get("fr") or "")
    key = _free_key(name, OWN + slugify(wanted, length=KEY_LENGTH - 4).replace("-", "_"))
    edit = ReferenceEdit(list=name, key=key, entry=difference({}, values), revision=0)
    db.session.add(edit)
    _note(edit, by)
    return key


def set_retired(name: str, key: str, by: User, *, is_retired: bool) -> None:
    """Offer an entry no more, or again; where it was chosen it stays. Twice is once."""
    if name not in GROWING:
        raise Missing
    edit = _held(name, key)
    edit.is_retired = is_retired
    _note(edit, by)


def _held(name: str, key: str) -> ReferenceEdit:
    """Give the record of an entry's changes, held until this one is kept."""
    find_edit(name, key)
    db.session.execute(BEGIN, {"list": name, "key": key, "at": now(), "no": False})
    where = ReferenceEdit.list == name, ReferenceEdit.key == key
    held = select(ReferenceEdit).where(*where).with_for_update()
    return db.session.scalars(held.execution_options(populate_existing=True)).one()


def _put(edit: ReferenceEdit, values: dict[str, Any], by: User) -> None:
    edit.before, edit.entry = edit.entry or {}, values
    _note(edit, by)


def _note(edit: ReferenceEdit, by: User) -> None:
    edit.changed_at, edit.changed_by_id, edit.revision = now(), by.id, edit.revision + 1
    record(CHANGED, what=f"{edit.list}/{edit.key}"[:40], who=by.public_id)
    record(LIBRARY_CHANGED, what=edit.list)  # public pages name these entries
    db.session.flush()
    forget_after_commit()


def _free_key(name: str, wanted: str) -> str:
    kept = select(ReferenceEdit.key).where(ReferenceEdit.list == name)
    taken = {*shipped().lists[name], *db.session.scalars(kept)}
    wanted = wanted.rstrip("_")
    numbered = (f"{wanted}_{number}" for number in range(2, len(taken) + 3))
    return next(key for key in (wanted, *numbered) if key not in taken)
