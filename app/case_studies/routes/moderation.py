"""The moderation desk."""

from flask import Blueprint

from app.accounts.rights import Right
from app.web.guards import needs

blueprint = Blueprint("moderation", __name__, url_prefix="/<lang:lang>/moderation")


@blueprint.get("/")
@needs(Right.MODERATE)
def queue() -> str:
    """Stub until this feature is written."""
    return "stub"
