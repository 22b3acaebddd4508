"""Public pages are kept by browsers and asked about each time; what is personal is kept nowhere."""

from flask import Flask, Response, g, request

from app.web.compression import is_text


def add_caching(app: Flask) -> None:
    """Give public pages an ETag; call it last, so that it sees the answer first."""
    app.after_request(_revalidate)


def keep_private() -> None:
    """Have this answer kept in no cache."""
    g.private = True


def _revalidate(response: Response) -> Response:
    is_page = request.method in ("GET", "HEAD") and response.status_code == 200
    if g.get("private") or not is_page or not is_text(response.mimetype or ""):
        return response
    if "ETag" not in response.headers:
        response.add_etag(weak=True)
    response.headers.setdefault("Cache-Control", "no-cache")
    response.vary.add("Cookie")
    response.make_conditional(request)
    return response
