"""The task list: the wizard's home, with the next thing to do."""

from flask import Blueprint, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.campaigns.beside import view_loan
from app.campaigns.models import Depth
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.campaigns.teams import list_team
from app.campaigns.verbs import change_depth
from app.campaigns.visits import list_news
from app.core.errors import Missing
from app.web.guards import signed_in
from app.web.pages import arrive, page

blueprint = Blueprint("tasks", __name__, url_prefix="/<lang:lang>/campaigns/<id>")


@blueprint.get("/")
@signed_in
def show(id: str) -> Response:
    """Show all sixteen steps and where they stand."""
    opened = open_campaign(id, Right.SEE_CAMPAIGN, current_user)
    return page(
        "campaigns/tasks.html",
        opened=opened,
        journey=opened.journey,
        remarks=len(opened.coaching.open),
        lighter=opened.coaching.lighter,
        team=[user.name for _, user in list_team(opened.campaign)],
        news=list_news(opened, current_user),
        loan=view_loan(opened),
    )


@blueprint.post("/depth")
@signed_in
def set_depth(id: str) -> Response:
    """Change between Express and Complete; nothing that was answered is lost."""
    opened = open_campaign(id, Right.EDIT_CAMPAIGN, current_user)
    wanted = request.form.get("depth", "")
    if wanted not in list(Depth):
        raise Missing
    change_depth(opened, Depth(wanted))
    return arrive(url_for("tasks.show", id=id))
