"""Forms that create something carry a key, so that a second click or a reload does nothing new."""

from datetime import datetime, timedelta

from sqlalchemy import String, func, select
from sqlalchemy.orm import Mapped, mapped_column

from app.core.clock import now
from app.core.db import Base, db
from app.core.forgetting import delete_some
from app.core.ids import hashed

KEPT = timedelta(days=30)  # by then nobody sends the same form again


class Done(Base):
    """A form that was already acted on, and where that led."""

    __tablename__ = "done"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    led_to: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(default=now, index=True)


def where_it_led(key: str | None) -> str | None:
    """Give the address that this form led to the first time, if there was one.

    Of two clicks at the same moment the second waits here until the first is committed.
    """
    if not key:
        return None
    _wait_for_the_first(hashed(key))
    done = db.session.get(Done, hashed(key))
    return done.led_to if done else None


def note_done(key: str | None, led_to: str) -> None:
    """Keep that this form was acted on, in the transaction that did it."""
    if key:
        db.session.add(Done(key=hashed(key), led_to=led_to))


def forget_old_forms() -> int:
    """Forget some of the forms that were acted on long ago; says how many."""
    return delete_some(Done.key, Done.at <= now() - KEPT)


def _wait_for_the_first(key: str) -> None:
    """Take a form as one's own until the transaction ends; SQLite lets one write at a time."""
    if db.session.get_bind().dialect.name == "postgresql":
        number = int(key[:15], 16)  # the lock's name has 64 bits, one of them a sign
        db.session.execute(select(func.pg_advisory_xact_lock(number)))
