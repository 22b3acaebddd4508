"""The calendar of a campaign: what is on which day, and which days matter to others."""

from flask import Blueprint, request
from flask_login import current_user
from werkzeug.wrappers import Response

from app.campaigns.month_views import view_month
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.web.guards import signed_in
from app.web.pages import page

blueprint = Blueprint("calendar", __name__, url_prefix="/<lang:lang>/campaigns/<id>/calendar")


@blueprint.get("/")
@signed_in
def show(id: str) -> Response:
    """Show one month."""
    opened = open_campaign(id, Right.SEE_CAMPAIGN, current_user)
    month = view_month(opened, request.args.get("month", ""))
    return page("campaigns/calendar.html", opened=opened, month=month)
