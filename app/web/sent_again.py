"""What somebody sent and we could not keep: it is shown to them, with a button to send it again."""

import re

from flask import request
from werkzeug.wrappers import Response

from app.core.db import db
from app.web.failure_words import title_of, way_out_of
from app.web.pages import page

SECRET_FIELDS = frozenset({"csrf_token", "password", "new_password", "current_password"})
# What our pages put into their forms, and nobody types.
NEVER_TYPED = frozenset(
    {"back", "base", "browser", "deed", "drawn", "number", "once", "own", "signed_in_as", "taken"}
)
MAY_BE_A_KEY = re.compile(r"[a-z0-9_]{1,40}")  # of a choice, which nobody wants to read


def ask_to_send_again(status: int, words: str = "") -> Response:
    """Show what was sent, with a fresh token and a button: nothing is lost, nothing is done."""
    db.session.rollback()
    return page(
        "sent_again.html",
        status=status,
        code=status,
        title=title_of(status),
        words=words or way_out_of(status),
        action=request.full_path.rstrip("?"),
        sent=[
            (name, value, _is_typed(name, value) and not MAY_BE_A_KEY.fullmatch(value))
            for name, value in _sent()
        ],
        had_secrets=any(name != "csrf_token" and name in request.form for name in SECRET_FIELDS),
        had_files=any(file.filename for file in request.files.values()),
    )


def was_sent() -> bool:
    """Whether this request brought something that somebody would not want to type again."""
    return request.method not in ("GET", "HEAD", "OPTIONS") and any(
        name != "csrf_token" for name in request.form
    )


def list_typed() -> list[str]:
    """List what somebody wrote in a form that could not be kept, for them to copy."""
    return [value for name, value in _sent() if _is_typed(name, value)] if was_sent() else []


def _sent() -> list[tuple[str, str]]:
    """List what a form sent, but for secrets."""
    return [
        (name, value)
        for name, values in request.form.lists()
        for value in values
        if name not in SECRET_FIELDS
    ]


def _is_typed(name: str, value: str) -> bool:
    """Whether this is an answer, and not what our page has put there."""
    is_ours = (
        name in NEVER_TYPED or name.startswith(("keep-", "was-")) or name.endswith(("-row", "-id"))
    )
    return bool(value.strip()) and not is_ours and value != "on"
