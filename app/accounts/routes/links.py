"""What a link from a letter leads to when it does not work any more."""

from flask import Blueprint
from werkzeug.wrappers import Response

from app.accounts.links import DeadLink
from app.core.db import db
from app.web.pages import page

blueprint = Blueprint("accounts_links", __name__)


@blueprint.app_errorhandler(DeadLink)
def explain(error: DeadLink) -> Response:
    """Say so, and how to get a new one."""
    db.session.rollback()
    return page("accounts/dead_link.html", status=error.status, purpose=error.purpose.value)
