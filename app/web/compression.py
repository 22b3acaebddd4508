"""Smaller pages: HTML is sent gzipped, with a header of random length against guessing secrets."""

import gzip
import io
import secrets

from flask import Flask, Response, request

WORTH_IT = 600  # bytes: below, the gzip header costs more than it saves


def add_compression(app: Flask) -> None:
    """Compress text answers for browsers that take gzip."""
    app.after_request(_compress)


def _compress(response: Response) -> Response:
    if (
        response.direct_passthrough
        or "Content-Encoding" in response.headers
        or not is_text(response.mimetype or "")
        or len(body := response.get_data()) < WORTH_IT
    ):
        return response  # the same for everybody, whatever their browser takes
    response.vary.add("Accept-Encoding")
    if response.status_code == 304 or not request.accept_encodings["gzip"]:
        return response
    response.set_data(squeeze(body))
    response.headers["Content-Encoding"] = "gzip"
    if etag := response.get_etag()[0]:
        response.set_etag(etag, weak=True)
    return response


def is_text(kind: str) -> bool:
    """Whether an answer of this kind is text, which shrinks."""
    return kind.startswith("text/") or kind.endswith(("json", "xml"))


def squeeze(body: bytes) -> bytes:
    """Gzip with a file name of random length, so that sizes betray nothing (Heal the BREACH)."""
    out = io.BytesIO()
    padding = secrets.token_hex(secrets.randbelow(50))
    with gzip.GzipFile(filename=padding, mode="wb", compresslevel=6, fileobj=out, mtime=0) as file:
        file.write(body)
    return out.getvalue()
