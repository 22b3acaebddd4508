"""The calendar of a campaign in one's own calendar program: as a file, or by an address."""

from flask import Blueprint, flash, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.campaigns import subscribing
from app.campaigns.calendar_files import calendar_of
from app.campaigns.opened import OpenCampaign
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.campaigns.sharing_forms import CalendarAddressForm
from app.campaigns.subscribing import Subscription
from app.core.ids import new_id
from app.core.once import note_done, where_it_led
from app.core.settings import site_settings
from app.exports.ics import MIMETYPE
from app.plan.days import days_of
from app.web.downloads import as_file, asked_language
from app.web.guards import signed_in
from app.web.pages import arrive, page
from app.web.shown_once import show_once, take_secret

blueprint = Blueprint("calendar_files", __name__, url_prefix="/<lang:lang>/campaigns/<id>/exports")
JUST_MADE = "calendar_just_made"
KIND = f"{MIMETYPE}; charset=utf-8"


@blueprint.get("/ics")
@signed_in
def download(id: str) -> Response:
    """Give the calendar as a file; importing it again brings what has changed."""
    opened = open_campaign(id, Right.SEE_CAMPAIGN, current_user)
    content = calendar_of(opened, asked_language(), with_names=True)
    return as_file(content, KIND, opened.campaign.title, ".ics")


@blueprint.get("/calendar")
@signed_in
def show(id: str) -> Response:
    """Explain both ways; an address that was made just now is shown: the browser forgets it."""
    opened = open_campaign(id, Right.SEE_CAMPAIGN, current_user)
    form = CalendarAddressForm(once=new_id(20))
    return _show(opened, form, token=take_secret(JUST_MADE, id))


@blueprint.post("/calendar/address")
@signed_in
def make_address(id: str) -> Response:
    """Make one's address; the same form sent twice makes one."""
    opened = open_campaign(id, Right.SEE_CAMPAIGN, current_user)
    form = CalendarAddressForm()
    if led_to := where_it_led(form.once.data):
        return arrive(led_to)
    if not form.validate():
        return _show(opened, form, status=422)
    wanted = Subscription(form.language.data, with_names=form.with_names.data)
    token = subscribing.make_address(opened, wanted, current_user)
    show_once(JUST_MADE, id, token)
    here = url_for(".show", id=id)
    note_done(form.once.data, here)
    return arrive(f"{here}#address")


@blueprint.post("/calendar/address/end")
@signed_in
def end_address(id: str) -> Response:
    """Take one's address back."""
    opened = open_campaign(id, Right.SEE_CAMPAIGN, current_user)
    subscribing.end_address(opened, current_user)
    flash(_("This address does not work any more."), "ok")
    return arrive(url_for(".show", id=id))


def _show(
    opened: OpenCampaign, form: CalendarAddressForm, *, token: str = "", status: int = 200
) -> Response:
    link = site_settings().url + url_for("subscription.show", token=token) if token else ""
    return page(
        "exports/calendar.html",
        status=status,
        opened=opened,
        form=form,
        address=subscribing.find_address(opened, current_user),
        link=link,
        in_program=link.replace("https:", "webcal:").replace("http:", "webcal:"),
        days=len(days_of(opened.plan)),
    )
