"""Two people at once: what one does while the other's transaction is open."""

import threading
import time
from collections.abc import Callable
from typing import Any

from flask import Flask

from app.core.db import db, one_commit


def meanwhile(app: Flask, deed: Callable[[], Any]) -> tuple[threading.Thread, list[type]]:
    """Do something while this test's transaction is open; gives a list that fills with errors."""
    failed: list[type] = []

    def run() -> None:
        with app.app_context():
            try:
                with one_commit():
                    deed()
            except Exception as error:
                failed.append(type(error))
            finally:
                db.session.remove()

    thread = threading.Thread(target=run)
    thread.start()
    time.sleep(0.5)
    return thread, failed
