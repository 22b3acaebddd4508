"""Public pages are kept by browsers and asked about each time; what is personal is kept nowhere."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

from flask import Flask, Response, g, request
from werkzeug.wrappers import Response as AnyResponse

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


class KeptPages:
    """The public pages drawn last, for readers who bring no cookie.

    The key must change whenever the page would: a name alone would show what was taken down.
    """

    def __init__(self, most: int = 64) -> None:
        self._most = most
        self._pages: OrderedDict[Hashable, tuple[bytes, list[tuple[str, str]]]] = OrderedDict()
        self._lock = Lock()

    def give(self, key: Hashable, draw: Callable[[], AnyResponse]) -> AnyResponse:
        """Give the page of a key, drawn only if it was not drawn before."""
        if request.cookies:  # somebody's own page: a name in its head, a notice, a token
            return draw()
        with self._lock:
            kept = self._pages.get(key)
        if kept is None:
            drawn = draw()
            kept = (drawn.get_data(), list(drawn.headers))
            self._keep(key, kept)
        return Response(kept[0], headers=kept[1])

    def _keep(self, key: Hashable, page: tuple[bytes, list[tuple[str, str]]]) -> None:
        with self._lock:
            self._pages[key] = page
            while len(self._pages) > self._most:
                self._pages.popitem(last=False)
