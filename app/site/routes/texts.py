"""The static texts."""

from flask import Blueprint
from werkzeug.wrappers import Response

from app.core.settings import site_settings
from app.site.texts import text_for
from app.web.guards import public
from app.web.locale import language
from app.web.pages import page

blueprint = Blueprint("texts", __name__, url_prefix="/<lang:lang>/pages")


@blueprint.get("/<slug>")
@public
def show(slug: str) -> Response:
    """Show one text."""
    return page("site/text.html", text=text_for(slug, language(), site_settings()), slug=slug)
