"""My campaigns."""

from flask import Blueprint

from app.web.guards import signed_in

blueprint = Blueprint("campaigns", __name__, url_prefix="/<lang:lang>/campaigns")


@blueprint.get("/")
@signed_in
def dashboard() -> str:
    """Stub until this feature is written."""
    return "stub"
