"""A plan as people without account read it by a secret link; nothing is kept of their visit."""

from flask import Blueprint
from werkzeug.wrappers import Response

from app.accounts.routes.entering import remote_address
from app.campaigns.answering import around_plan
from app.campaigns.guessing import note_guess, stop_guessing
from app.campaigns.reviews import review_for_others
from app.campaigns.sharing import DeadShare, look_at_share
from app.core.db import db
from app.web.caching import keep_private
from app.web.guards import public
from app.web.pages import page

blueprint = Blueprint("shared", __name__, url_prefix="/<lang:lang>/shared")
KIND = "shared"
HEADERS = {
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Referrer-Policy": "no-referrer",  # the address is the key: no link may carry it away
}


@blueprint.get("/<token>")
@public
def show(token: str) -> Response:
    """Show a plan to read, and nothing else."""
    keep_private()
    stop_guessing(KIND, remote_address())
    found = look_at_share(token)
    review = review_for_others(found.plan, around_plan(found.plan))
    return page("shares/shared.html", headers=HEADERS, found=found, review=review)


@blueprint.errorhandler(DeadShare)
def explain(error: DeadShare) -> Response:
    """Say that the link shows nothing any more, and what to do."""
    db.session.rollback()
    note_guess(KIND, remote_address())
    return page("shares/dead.html", status=error.status, headers=HEADERS)
