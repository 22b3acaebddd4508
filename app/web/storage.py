"""Which errors mean that the disk or the database cannot take anything right now."""

import errno
import sqlite3

from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

BUSY_OR_BROKEN, FULL = 503, 507
SYSTEM = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EROFS: BUSY_OR_BROKEN,
    errno.EIO: BUSY_OR_BROKEN,
}
# https://www.postgresql.org/docs/current/errcodes-appendix.html
POSTGRESQL = {"53100": FULL, "25006": BUSY_OR_BROKEN}  # a full disk, a database that is only read
ERRORS = (DBAPIError, NoConnectionFree, OSError)


def storage_status(error: BaseException) -> int | None:
    """Give 507 for a full disk, 503 where it may work again in a moment, None for a fault."""
    if isinstance(error, OSError):
        return SYSTEM.get(error.errno or 0)
    if isinstance(error, NoConnectionFree):
        return BUSY_OR_BROKEN
    if not isinstance(error, DBAPIError):
        return None
    # SQLite's extended codes hold the plain one in their last byte: sqlite.org/rescode.html
    if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL:
        return FULL
    usual = BUSY_OR_BROKEN if isinstance(error, OperationalError) else None
    return POSTGRESQL.get(getattr(error.orig, "sqlstate", None) or "", usual)
