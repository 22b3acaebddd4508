"""The reference data in use on this site: what it brings, with what the organisation changed."""

from pathlib import Path
from time import monotonic

from flask import Flask, current_app, has_app_context
from sqlalchemy import event, func, inspect, select

from app.core.db import db
from app.core.events import Event
from app.reference.edits import Edit, with_edits
from app.reference.in_use import look_for_it_with
from app.reference.reference import Reference, shipped
from app.site.models import ReferenceEdit

CHANGED = "reference.changed"
LOOKS_EVERY = 30  # seconds: so long another process of this site may show what was changed here


class Knowledge:
    """What one process knows of the reference data in use; it looks now and then for changes."""

    def __init__(self) -> None:
        self._known = shipped()
        self._stamp = 0
        self._looked: float | None = None
        self._is_there = False

    def get(self) -> Reference:
        """Give the reference data in use."""
        if self._looked is None or monotonic() - self._looked > LOOKS_EVERY:
            self._look()
        return self._known

    def forget(self) -> None:
        """Look again at the next need."""
        self._looked = None

    def _look(self) -> None:
        self._is_there = self._is_there or _has_tables()
        if not self._is_there:
            return
        self._looked = monotonic()
        stamp = db.session.scalar(select(func.max(Event.id)).where(Event.deed == CHANGED)) or 0
        if stamp != self._stamp:
            self._known, self._stamp = with_edits(shipped(), list_edits(), stamp), stamp


def list_edits() -> list[Edit]:
    """List what was changed, in the order of the keys."""
    kept = db.session.scalars(select(ReferenceEdit).order_by(ReferenceEdit.list, ReferenceEdit.key))
    return [Edit(each.list, each.key, each.entry, each.is_retired) for each in kept]


def forget_after_commit() -> None:
    """Have this process look again once the change under way is kept."""
    knowledge: Knowledge = current_app.extensions["knowledge"]
    event.listen(db.session(), "after_commit", lambda _session: knowledge.forget(), once=True)


def add_knowledge(app: Flask) -> None:
    """Let forms, pages and the coach find the reference data of this site."""
    app.extensions["knowledge"] = Knowledge()
    look_for_it_with(_of_this_site)


def _of_this_site() -> Reference:
    if not has_app_context():
        return shipped()
    knowledge: Knowledge = current_app.extensions["knowledge"]
    return knowledge.get()


def _has_tables() -> bool:
    """Whether there is a database yet; asking must not make an empty one."""
    url = db.engine.url
    is_file = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
    if is_file and not Path(str(url.database)).exists():
        return False
    return inspect(db.session.connection()).has_table(ReferenceEdit.__tablename__)
