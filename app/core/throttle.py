"""Limits on how often something may be tried, shared by all workers and kept over restarts."""

from datetime import UTC, datetime, timedelta

from limits import parse
from limits.storage import Storage
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy import String, bindparam, delete, select, text
from sqlalchemy.orm import Mapped, mapped_column

from app.core.clock import now
from app.core.db import Base, UtcDateTime, own_session
from app.core.errors import Refusal
from app.core.ids import hashed


class TooMany(Refusal):
    """Tried too often; the person may try again later."""

    status = 429


class Tally(Base):
    """How often one key was seen in its present window; keys are hashes, never addresses."""

    __tablename__ = "tally"

    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    count: Mapped[int] = mapped_column()
    ends_at: Mapped[datetime] = mapped_column(index=True)


# In one statement, so that of two first tries at the same moment neither fails.
COUNT_ONCE_MORE = text(
    "INSERT INTO tally (key, count, ends_at) VALUES (:key, :amount, :ends_at)"
    " ON CONFLICT (key) DO UPDATE SET count = tally.count + excluded.count RETURNING count"
).bindparams(bindparam("ends_at", type_=UtcDateTime()))


class SqlStorage(Storage):
    """Counts for the `limits` library in the site's own database.

    Each call is a short transaction of its own, so a refused request is counted too. Call it
    before the request's own transaction begins: SQLite has one writer at a time.
    """

    STORAGE_SCHEME = ["portevoix-sql"]

    @property
    def base_exceptions(self) -> type[Exception]:
        """The errors that `limits` may treat as the storage's own."""
        return OSError

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """Count once more and say how often that makes in the present window."""
        moment = now()
        # Whoever deletes or counts them already need not be waited for, and two never could be.
        over = select(Tally.key).where(Tally.ends_at <= moment).with_for_update(skip_locked=True)
        once = {"key": key, "amount": amount, "ends_at": moment + timedelta(seconds=expiry)}
        with own_session(write=True) as session:
            session.execute(delete(Tally).where(Tally.key.in_(over)))
            return int(session.execute(COUNT_ONCE_MORE, once).scalar_one())

    def get(self, key: str) -> int:
        """Say how often it was seen in the present window."""
        with own_session() as session:
            tally = session.get(Tally, key)
            return tally.count if tally and tally.ends_at > now() else 0

    def get_expiry(self, key: str) -> float:
        """Say when the present window ends, in seconds since 1970."""
        with own_session() as session:
            tally = session.get(Tally, key)
            return (tally.ends_at if tally else datetime.now(UTC)).timestamp()

    def check(self) -> bool:
        """The database is there, or nothing else would work either."""
        return True

    def reset(self) -> int:
        """Forget every count."""
        with own_session(write=True) as session:
            return int(session.execute(delete(Tally)).rowcount)  # type: ignore[attr-defined]

    def clear(self, key: str) -> None:
        """Forget one count."""
        with own_session(write=True) as session:
            session.execute(delete(Tally).where(Tally.key == key))


_limiter = FixedWindowRateLimiter(SqlStorage())


def count(limit: str, *key: str) -> None:
    """Count one try; raises TooMany beyond `limit`, such as "10 per 5 minutes"."""
    if not _limiter.hit(parse(limit), hashed("|".join(key))):
        raise TooMany


def refuse_if_spent(limit: str, *key: str) -> None:
    """Raise TooMany where `limit` is used up, without counting."""
    if not _limiter.test(parse(limit), hashed("|".join(key))):
        raise TooMany


def forget(limit: str, *key: str) -> None:
    """Start again at nothing, as after a success."""
    _limiter.clear(parse(limit), hashed("|".join(key)))
