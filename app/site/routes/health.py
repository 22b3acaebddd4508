"""What machines ask: is it alive, is it ready, what may be indexed."""

from flask import Blueprint, render_template, url_for
from sqlalchemy import text
from werkzeug.wrappers import Response

from app.case_studies.lending import list_public_addresses
from app.core.db import db
from app.core.settings import site_settings
from app.plan.steps import STEPS
from app.site.texts import SLUGS
from app.web.guards import public

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@public
def healthz() -> Response:
    """The process answers."""
    return Response("ok\n", mimetype="text/plain")


@blueprint.get("/readyz")
@public
def readyz() -> Response:
    """The database answers, too."""
    db.session.execute(text("SELECT 1"))
    return Response("ready\n", mimetype="text/plain")


@blueprint.get("/robots.txt")
@public
def robots() -> Response:
    """Readers' pages may be indexed, work in progress not."""
    closed = [f"Disallow: /{lang}/{part}/" for lang in site_settings().languages for part in (
        "account", "admin", "campaigns", "moderation", "setup", "shared", "submissions"
    )]  # fmt: skip
    lines = [
        "User-agent: *",
        *closed,
        "Disallow: /calendar/",
        f"Sitemap: {site_settings().url}/sitemap.xml",
        "",
    ]
    return Response("\n".join(lines), mimetype="text/plain")


@blueprint.get("/sitemap.xml")
@public
def sitemap() -> Response:
    """List the public pages in every language of the site."""
    base, addresses = site_settings().url, []
    for lang in site_settings().languages:
        addresses += [url_for("site.home", lang=lang), url_for("library.index", lang=lang)]
        addresses += [url_for("texts.show", lang=lang, slug=slug) for slug in SLUGS]
        addresses.append(url_for("tour.index", lang=lang))
        addresses += [url_for("tour.step", lang=lang, step=step.slug) for step in STEPS]
    addresses += [
        url_for("library.show", lang=lang, slug=slug) for lang, slug in list_public_addresses()
    ]
    body = render_template("site/sitemap.xml", addresses=[base + each for each in addresses])
    return Response(body, mimetype="application/xml")
