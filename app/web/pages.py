"""Whole page or part: one template serves the browser and htmx alike."""

from typing import Any

from flask import make_response, redirect, render_template, request
from werkzeug.datastructures import Headers
from werkzeug.wrappers import Response


def wants_part() -> bool:
    """Whether htmx asks for a part; a restored history entry is always a whole page."""
    headers = request.headers
    return (
        headers.get("HX-Request") == "true"
        and headers.get("HX-History-Restore-Request") != "true"
        and headers.get("HX-Request-Type", "partial") == "partial"
    )


def asks_for(part: str) -> bool:
    """Whether htmx will put the answer where this part stands: its root's id is its name."""
    target = request.headers.get("HX-Target")
    return wants_part() and (target is None or target.endswith(f"#{part}"))


def page(
    template: str, *, part: str | None = None, status: int = 200, headers: Any = None, **given: Any
) -> Response:
    """Answer with a page, or with `_<part>.html` beside it where htmx asks for that part."""
    is_part = part is not None and asks_for(part)
    folder = template.rpartition("/")[0]
    name = f"{folder}/_{part}.html" if is_part else template
    response: Response = make_response(render_template(name, **given), status)
    response.headers.extend(Headers(headers or {}))
    if wants_part() and not is_part:  # a failure, say: it takes the place of the whole page
        response.headers["HX-Retarget"] = "body"
        response.headers["HX-Reswap"] = "innerHTML"
    response.vary.update(["HX-Request", "HX-Target", "HX-History-Restore-Request"])
    return response


def arrive(url: str) -> Response:
    """Go on to a page after a good deed; htmx follows the same redirect to a whole address."""
    if wants_part():
        response = make_response("", 204)
        response.headers["HX-Redirect"] = url
        return response
    return redirect(url, 303)


def arrive_at_part(url: str, shown: Response) -> Response:
    """Answer a good deed with the next part at once, its address pushed; others get 303."""
    if not wants_part():
        return redirect(url, 303)
    shown.headers["HX-Push-Url"] = url
    return shown


def safe_next(address: str | None) -> str | None:
    """Accept a way back only if it is a path of this site."""
    if not address or not address.startswith("/") or address.startswith("//"):
        return None
    if "\\" in address or not address.isprintable():
        return None
    return address
