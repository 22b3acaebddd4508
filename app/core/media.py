"""Pictures: checked, cleaned and made small in a child process, then kept as rows."""

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from threading import BoundedSemaphore

from sqlalchemy import LargeBinary, String, select
from sqlalchemy.orm import Mapped, deferred, mapped_column

from app.core.clock import now
from app.core.db import Base, db
from app.core.ids import new_id

LARGEST = 10 * 1024 * 1024  # bytes
PATIENCE = 20  # seconds for one picture
WIDTHS = (640, 1280)
_few_at_a_time = BoundedSemaphore(2)


class BadPicture(Exception):
    """A file that cannot be shown; `reason` is too_big, kind, pixels or broken."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Picture:
    """A cleaned picture: WebP in two widths, nothing left of where and when it was taken."""

    width: int
    height: int
    large: bytes
    small: bytes


class Media(Base):
    """A stored picture, known by a random name; the same content is stored once."""

    __tablename__ = "media"

    name: Mapped[str] = mapped_column(String(24), primary_key=True)
    content_hash: Mapped[str] = mapped_column(String(64), unique=True)
    mime: Mapped[str] = mapped_column(String(20), default="image/webp")
    width: Mapped[int] = mapped_column()
    height: Mapped[int] = mapped_column()
    stored_at: Mapped[datetime] = mapped_column(default=now)
    large: Mapped[bytes] = deferred(mapped_column(LargeBinary))
    small: Mapped[bytes] = deferred(mapped_column(LargeBinary))


def clean_picture(content: bytes) -> Picture:
    """Check and re-encode an uploaded file in a child process; raises BadPicture.

    Call it before any write transaction: it takes a moment.
    """
    if len(content) > LARGEST:
        raise BadPicture("too_big")
    if not _looks_like_a_picture(content):
        raise BadPicture("kind")
    with _few_at_a_time:
        answer = _ask_worker(content)
    head, _, body = answer.partition(b"\n")
    try:
        facts = json.loads(head)
    except ValueError:
        raise BadPicture("broken") from None
    if "reason" in facts:
        raise BadPicture(str(facts["reason"]))
    cut = int(facts["large"])
    return Picture(int(facts["width"]), int(facts["height"]), body[:cut], body[cut:])


def _looks_like_a_picture(content: bytes) -> bool:
    return content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or (
        content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    )


def _ask_worker(content: bytes) -> bytes:
    try:
        done = subprocess.run(
            [sys.executable, "-m", "app.core.media_worker"],
            input=content,
            capture_output=True,
            timeout=PATIENCE,
            cwd=Path(__file__).parents[2],
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise BadPicture("pixels") from None
    if done.returncode:
        raise BadPicture("broken")
    return done.stdout


def store(picture: Picture) -> Media:
    """Keep a cleaned picture; the same one twice is the same row."""
    content_hash = sha256(picture.large).hexdigest()
    found = db.session.scalar(select(Media).where(Media.content_hash == content_hash))
    if found is not None:
        return found
    media = Media(
        name=new_id(20),
        content_hash=content_hash,
        width=picture.width,
        height=picture.height,
        large=picture.large,
        small=picture.small,
    )
    db.session.add(media)
    db.session.flush()
    return media


def content_of(name: str, width: int) -> bytes | None:
    """Give the bytes of a picture in one of its two widths."""
    column = Media.large if width == WIDTHS[1] else Media.small
    return db.session.scalar(select(column).where(Media.name == name))
