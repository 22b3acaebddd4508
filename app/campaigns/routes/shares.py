"""The links with which people without account read a plan: make one, see which work, end one."""

from flask import Blueprint, flash, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.campaigns import sharing
from app.campaigns.answering import around_plan
from app.campaigns.opened import OpenCampaign
from app.campaigns.queries import open_campaign
from app.campaigns.reviews import review_for_others
from app.campaigns.rights import Right
from app.campaigns.sharing_forms import ShareForm
from app.core.ids import new_id
from app.core.once import note_done, where_it_led
from app.core.settings import site_settings
from app.plan.leaving_out import Shown, plan_for_others
from app.web.guards import signed_in
from app.web.pages import arrive, page
from app.web.shown_once import show_once, take_secret

blueprint = Blueprint("shares", __name__, url_prefix="/<lang:lang>/campaigns/<id>/shares")
JUST_MADE = "share_just_made"


@blueprint.get("")
@signed_in
def show(id: str) -> Response:
    """List the links that work; one that was made just now is shown: the browser forgets it."""
    opened = open_campaign(id, Right.SHARE_CAMPAIGN, current_user)
    return _show(opened, ShareForm(once=new_id(20)), token=take_secret(JUST_MADE, id))


@blueprint.post("")
@signed_in
def share(id: str) -> Response:
    """Make a link; the same form sent twice makes one."""
    opened = open_campaign(id, Right.SHARE_CAMPAIGN, current_user)
    form = ShareForm()
    if led_to := where_it_led(form.once.data):
        return arrive(led_to)
    if not form.validate():
        return _show(opened, form, status=422)
    token = sharing.share_plan(opened, form.shown, int(form.days.data), current_user)
    show_once(JUST_MADE, id, token)
    here = url_for(".show", id=id)
    note_done(form.once.data, here)
    return arrive(here)


@blueprint.get("/preview")
@signed_in
def preview(id: str) -> Response:
    """Show what people outside would read, before anything is shared."""
    opened = open_campaign(id, Right.SHARE_CAMPAIGN, current_user)
    ticked = request.args.keys()
    shown = Shown(with_names="with_names" in ticked, with_safety="with_safety" in ticked)
    plan = plan_for_others(opened.plan, shown)
    review = review_for_others(plan, around_plan(plan))
    return page("shares/preview.html", opened=opened, plan=plan, shown=shown, review=review)


@blueprint.post("/<share>/end")
@signed_in
def end(id: str, share: str) -> Response:
    """Take a link back."""
    opened = open_campaign(id, Right.SHARE_CAMPAIGN, current_user)
    sharing.end_share(opened, sharing.get_share(opened.campaign, share), current_user)
    flash(_("This link does not show anything any more."), "ok")
    return arrive(url_for(".show", id=id))


def _show(opened: OpenCampaign, form: ShareForm, *, token: str = "", status: int = 200) -> Response:
    link = site_settings().url + url_for("shared.show", token=token) if token else ""
    return page(
        "shares/index.html",
        status=status,
        opened=opened,
        form=form,
        link=link,
        shares=sharing.list_shares(opened.campaign),
        left_out=Shown().left_out,
    )
