"""A faulty server: it says that a save is kept, and keeps it a moment later. For tests only."""

import threading
import time

from flask import has_request_context, request

from app.cli.main import main
from app.core.db import db

LATE = 0.05  # seconds

commit_now = db.session.commit


def commit_later() -> None:
    """Take the request's transaction along and commit it after the answer."""
    if not has_request_context() or request.blueprint not in ("steps", "drafts"):
        commit_now()
        return
    session = db.session()
    session.flush()
    db.session.registry.clear()  # so that the end of the request finds nothing to roll back
    threading.Thread(target=_commit, args=(session,)).start()


def _commit(session: object) -> None:
    time.sleep(LATE)
    session.commit()  # type: ignore[attr-defined]
    session.close()  # type: ignore[attr-defined]


if __name__ == "__main__":
    db.session.commit = commit_later
    main()
