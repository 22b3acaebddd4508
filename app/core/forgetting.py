"""Deleting what is needed no more, little by little: people are saving meanwhile."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, delete, select
from sqlalchemy.orm import InstrumentedAttribute

from app.core.db import db, one_commit

AT_ONCE = 500  # rows of one transaction: a few milliseconds


def delete_some(key: InstrumentedAttribute[Any], *which: ColumnElement[bool]) -> int:
    """Delete some rows of a table, given by its primary key; says how many."""
    some = select(key).where(*which).limit(AT_ONCE)
    deleted = db.session.execute(
        delete(key.class_).where(key.in_(some)), execution_options={"synchronize_session": False}
    )
    return deleted.rowcount if isinstance(deleted, CursorResult) else 0


def forget_all(forget: Callable[[], int]) -> None:
    """Call what deletes some rows until none are left, each time in a transaction of its own."""
    deleted = AT_ONCE
    while deleted == AT_ONCE:
        with one_commit():
            deleted = forget()
