"""The one-commit rule: a request is kept whole when it went well, and not at all otherwise."""

from collections.abc import Callable
from typing import Any

from flask import Flask, Response, request

from app.core.db import db, writing

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class OneCommitFlask(Flask):
    """Flask that commits an unsafe request answered below 400 and rolls back everything else."""

    def dispatch_request(self) -> Response:
        """Answer the request, then commit or roll back; a GET never writes."""
        if request.method in SAFE_METHODS:
            return self._answer_without_writing()
        with writing():
            try:
                response = self.make_response(super().dispatch_request())
                if response.status_code < 400:
                    db.session.commit()
                else:
                    db.session.rollback()
            except BaseException:
                db.session.rollback()
                raise
        return response

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Give a view or a hook as it is: none is a coroutine, and asking takes time each time."""
        return func

    def _answer_without_writing(self) -> Response:
        try:
            return self.make_response(super().dispatch_request())
        finally:
            db.session.rollback()
