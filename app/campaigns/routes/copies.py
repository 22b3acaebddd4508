"""A copy of a plan as a new campaign."""

from flask import Blueprint, flash, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.campaigns.copying import copy_campaign
from app.campaigns.opened import OpenCampaign
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.campaigns.sharing_forms import CopyForm
from app.core.ids import new_id
from app.core.once import note_done, where_it_led
from app.web.guards import signed_in
from app.web.pages import arrive, page

blueprint = Blueprint("copies", __name__, url_prefix="/<lang:lang>/campaigns/<id>/copy")
LONGEST = 80


@blueprint.get("")
@signed_in
def ask(id: str) -> Response:
    """Ask what the new campaign is called, and what goes along."""
    opened = open_campaign(id, Right.SEE_CAMPAIGN, current_user)
    name = opened.campaign.title or _("Campaign without a name")
    title = _("%(title)s (copy)", title=name)
    return _show(opened, CopyForm(once=new_id(20), title=title if len(title) <= LONGEST else name))


@blueprint.post("")
@signed_in
def copy(id: str) -> Response:
    """Make the copy; the same form sent twice makes one."""
    opened = open_campaign(id, Right.SEE_CAMPAIGN, current_user)
    form = CopyForm()
    if led_to := where_it_led(form.once.data):
        return arrive(led_to)
    if not form.validate():
        return _show(opened, form, 422)
    is_model = form.what.data == "model"
    campaign = copy_campaign(opened, form.title.data, is_model=is_model, by=current_user)
    address = url_for("tasks.show", id=campaign.public_id)
    note_done(form.once.data, address)
    flash(_("Here is your copy. Only you see it so far; nobody’s consent came along."), "ok")
    return arrive(address)


def _show(opened: OpenCampaign, form: CopyForm, status: int = 200) -> Response:
    return page("campaigns/copy.html", status=status, opened=opened, form=form)
