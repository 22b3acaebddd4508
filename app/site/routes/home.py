"""Home and health."""

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from app.web.guards import public
from app.web.locale import best_language
from app.web.pages import page

blueprint = Blueprint("site", __name__)


@blueprint.get("/")
@public
def root() -> Response:
    """Lead to the home page in the reader's language."""
    response = redirect(url_for(".home", lang=best_language()), 302)
    response.vary.add("Accept-Language")
    return response


@blueprint.get("/<lang:lang>/")
@public
def home() -> Response:
    """Say what this is in one screen."""
    return page("site/home.html")


@blueprint.get("/healthz")
@public
def healthz() -> Response:
    """The process answers."""
    return Response("ok\n", mimetype="text/plain")


@blueprint.get("/<lang:lang>/toolkit/")
@public
def tour() -> str:
    """Stub until this feature is written."""
    return "stub"


@blueprint.get("/<lang:lang>/pages/<slug>")
@public
def text(slug: str) -> str:
    """Stub until this feature is written."""
    return "stub"
