"""Who did what, when: an append-only trail without anything personal in it."""

from datetime import datetime

from sqlalchemy import Index, Select, String, select
from sqlalchemy.orm import Mapped, mapped_column

from app.core.clock import now
from app.core.db import Base, db


class Event(Base):
    """One deed: the public id of who did it, its name, and the public id of what it touched."""

    __tablename__ = "event"
    __table_args__ = (Index("ix_event_deed", "deed", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    who: Mapped[str | None] = mapped_column(String(40))
    deed: Mapped[str] = mapped_column(String(60))
    what: Mapped[str | None] = mapped_column(String(40), index=True)


def record(deed: str, *, what: str | None = None, who: str | None = None) -> None:
    """Note a deed in the transaction that does it."""
    db.session.add(Event(at=now(), who=who, deed=deed, what=what))


def latest(deed: str) -> Select[datetime]:
    """Select the last moment at which a deed was done: it moves exactly when it is done again."""
    return select(Event.at).where(Event.deed == deed).order_by(Event.id.desc()).limit(1)
