"""The public library."""

from flask import Blueprint

from app.web.guards import public

blueprint = Blueprint("library", __name__, url_prefix="/<lang:lang>/case-studies")


@blueprint.get("/")
@public
def index() -> str:
    """Stub until this feature is written."""
    return "stub"
