"""What a calendar program gets that asks at a secret address, without account."""

from flask import Blueprint
from werkzeug.wrappers import Response

from app.accounts.routes.entering import remote_address
from app.campaigns.calendar_files import calendar_of
from app.campaigns.guessing import note_guess, stop_guessing
from app.campaigns.subscribing import follow
from app.core.errors import Missing
from app.core.ids import hashed
from app.core.throttle import count
from app.exports.ics import MIMETYPE
from app.web.guards import public

blueprint = Blueprint("subscription", __name__)
KIND = "calendar"
VISITS = "60 per hour"  # of one address, however many programs ask there
HEADERS = {
    "X-Robots-Tag": "noindex, nofollow",
    "Cache-Control": "private, no-cache",
    "Content-Disposition": 'inline; filename="portevoix.ics"',
}


@blueprint.get("/calendar/<token>.ics")
@public
def show(token: str) -> Response:
    """Give the days of a campaign; a program that has them is told that nothing changed."""
    stop_guessing(KIND, remote_address())
    found = follow(token)
    if found is None:
        note_guess(KIND, remote_address())
        raise Missing
    count(VISITS, KIND, hashed(token))
    opened, address = found
    file = calendar_of(opened, address.language, with_names=address.with_names)
    return Response(file, mimetype=MIMETYPE, headers=HEADERS)
