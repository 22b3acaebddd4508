"""The database: one declarative base, how transactions begin, and times kept in UTC."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import DateTime, Dialect, Engine, MetaData, TypeDecorator, event
from sqlalchemy.engine import Connection, ExceptionContext
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.pool import ConnectionPoolEntry, Pool

NAMES = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

PATIENCE = 5000  # milliseconds that a transaction waits for SQLite's one writer
_writing: ContextVar[bool] = ContextVar("writing", default=False)
# SQLite lets writers wait by sleeping longer and longer, and whoever comes at the right moment is
# first: under load the unlucky waited for seconds. Those of one process queue here instead.
_turn = threading.Lock()


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: stored in UTC without zone, given back with it."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Store the moment in UTC."""
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the moment back as UTC."""
        return value.replace(tzinfo=UTC) if value else None


class Base(DeclarativeBase):
    """What every table of the site inherits from."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: UtcDateTime}


db = SQLAlchemy(metadata=Base.metadata, session_options={"expire_on_commit": False})


@contextmanager
def writing() -> Iterator[None]:
    """Inside, transactions begin IMMEDIATE: SQLite refuses a reader that turns writer."""
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)


@contextmanager
def one_commit() -> Iterator[Session]:
    """A command's unit of work: everything is kept, or nothing is."""
    with writing():
        try:
            yield db.session()
            db.session.commit()
        except BaseException:
            db.session.rollback()
            raise


@contextmanager
def own_session(*, write: bool = False, patient: bool = True) -> Iterator[Session]:
    """A short transaction apart from the request's: for what must survive its refusal.

    One that is not patient fails at once where somebody else is writing.
    """
    token = _writing.set(write)
    engine = db.engine if patient else db.engine.execution_options(patient=False)
    try:
        with Session(engine, expire_on_commit=False) as session, session.begin():
            yield session
    finally:
        _writing.reset(token)


@event.listens_for(Engine, "connect")
def _set_up_sqlite(connection: Any, _record: object) -> None:
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None  # SQLAlchemy's own BEGIN below, not the driver's
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",  # NORMAL lost acknowledged saves in a power cut (quality.md, 2)
        "foreign_keys=ON",
        f"busy_timeout={PATIENCE}",
    ):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "handle_error")
def _say_no_values(context: ExceptionContext) -> None:
    """Keep what people wrote out of errors, so out of every log and traceback.

    PostgreSQL adds it below its first line: "DETAIL: Key (email)=(aicha@example.org) already…".
    """
    if context.connection is None:  # nobody could connect: nothing was written, and all may help
        return
    for error in (context.original_exception, context.sqlalchemy_exception):
        if error is not None and error.args:
            error.args = (str(error.args[0]).partition("\n")[0], *error.args[1:])


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    if not _writing.get():
        connection.connection.execute("BEGIN")  # takes no lock yet
        return
    if _has_turn(connection):
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        return
    connection.exec_driver_sql("PRAGMA busy_timeout=0")
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    finally:
        connection.exec_driver_sql(f"PRAGMA busy_timeout={PATIENCE}")


def _has_turn(connection: Connection) -> bool:
    """Queue up to write; whoever was not patient, or waited long enough, now fails at once."""
    is_patient = connection.get_execution_options().get("patient", True)
    if connection.connection.record_info.get("has_turn"):  # type: ignore[union-attr]
        return bool(is_patient)  # its next transaction: a migration has one for each version
    has_turn = _turn.acquire(timeout=PATIENCE / 1000 if is_patient else 0)
    if has_turn:
        connection.connection.record_info["has_turn"] = True  # type: ignore[index]
    return has_turn and bool(is_patient)


@event.listens_for(Pool, "checkin")
def _let_the_next_write(_connection: object, entry: ConnectionPoolEntry) -> None:
    if entry.record_info and entry.record_info.pop("has_turn", False):
        _turn.release()
