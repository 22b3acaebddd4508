"""Administration of people."""

from flask import Blueprint

from app.accounts.rights import Right
from app.web.guards import needs

blueprint = Blueprint("admin", __name__, url_prefix="/<lang:lang>/admin")


@blueprint.get("/")
@needs(Right.ADMINISTER)
def index() -> str:
    """Stub until this feature is written."""
    return "stub"
