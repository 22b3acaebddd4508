"""Where an administrator starts."""

from flask import Blueprint
from werkzeug.wrappers import Response

from app.accounts.rights import Right
from app.web.guards import needs
from app.web.pages import page

blueprint = Blueprint("admin", __name__, url_prefix="/<lang:lang>/admin")


@blueprint.get("/")
@needs(Right.ADMINISTER)
def index() -> Response:
    """List what can be administered."""
    return page("admin/index.html")
