"""Mails as rows: written in the transaction that causes them, sent after it."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, String, Text, and_, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.core.clock import now
from app.core.db import Base, db
from app.core.forgetting import delete_some

RETRY_AFTER = (1, 5, 30, 120, 720, 1440)  # minutes
SENT_KEPT = timedelta(days=14)
UNSENT_KEPT = timedelta(days=90)  # so that an administrator sees what nobody could deliver


class Mail(Base):
    """A letter that waits: its template, its language and what fills it in."""

    __tablename__ = "mail"

    id: Mapped[int] = mapped_column(primary_key=True)
    to: Mapped[str] = mapped_column(String(254))
    kind: Mapped[str] = mapped_column(String(40))
    language: Mapped[str] = mapped_column(String(12))
    parameters: Mapped[dict[str, Any]] = mapped_column(JSON)
    written_at: Mapped[datetime] = mapped_column()
    send_after: Mapped[datetime] = mapped_column(index=True)
    sent_at: Mapped[datetime | None] = mapped_column(index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    last_error: Mapped[str | None] = mapped_column(Text)


def post(kind: str, *, to: str, language: str, **parameters: Any) -> Mail:
    """Put a letter in the outbox; `parameters` (plain JSON values) fill templates/mail/<kind>."""
    mail = Mail(
        to=to,
        kind=kind,
        language=language,
        parameters=parameters,
        written_at=now(),
        send_after=now(),
    )
    db.session.add(mail)
    return mail


def list_due(session: Session, *, limit: int = 20) -> list[Mail]:
    """List the letters whose time has come, oldest first."""
    due = select(Mail).where(Mail.sent_at.is_(None), Mail.send_after <= now())
    due = due.where(Mail.attempts < len(RETRY_AFTER)).order_by(Mail.id).limit(limit)
    return list(session.scalars(due))


def list_waiting(*, limit: int = 100) -> list[Mail]:
    """List unsent letters, newest first: what an administrator without mail hands over."""
    waiting = select(Mail).where(Mail.sent_at.is_(None)).order_by(Mail.id.desc()).limit(limit)
    return list(db.session.scalars(waiting))


def note_sent(mail: Mail) -> None:
    """Keep that it was sent, not what it said: links in it are secrets."""
    mail.sent_at = now()
    mail.parameters = {}
    mail.last_error = None


def note_failed(mail: Mail, error: str) -> None:
    """Keep why it failed and when to try again: later each time, then not any more."""
    wait = RETRY_AFTER[min(mail.attempts, len(RETRY_AFTER) - 1)]
    mail.attempts += 1
    mail.last_error = error[:300]
    mail.send_after = now() + timedelta(minutes=wait)


def forget_old_letters() -> int:
    """Forget some letters of long ago, and so whom they were for; says how many."""
    moment = now()
    unsent = and_(Mail.sent_at.is_(None), Mail.written_at <= moment - UNSENT_KEPT)
    return delete_some(Mail.id, or_(Mail.sent_at <= moment - SENT_KEPT, unsent))
