"""Files that somebody takes along: in a language that they choose, under a name that says what."""

from flask import request
from werkzeug.wrappers import Response

from app.core.ids import slugify
from app.core.settings import site_settings
from app.web.locale import language


def asked_language() -> str:
    """Give the language that was asked for, else that of the page."""
    asked = request.args.get("language", "")
    return asked if asked in site_settings().languages else language()


def as_file(content: bytes, kind: str, title: str, ending: str) -> Response:
    """Answer with a file to keep, named after a title: meme-tribune.pdf."""
    response = Response(content, content_type=kind)
    name = f"{slugify(title)}{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
