"""My campaigns: the next thing to do first, then everything else; start a new one."""

from flask import Blueprint, flash, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.campaigns.borrowing import start_from
from app.campaigns.forms import ImportForm, NewCampaignForm
from app.campaigns.models import Campaign, Depth
from app.campaigns.queries import list_campaigns
from app.campaigns.seeds import seed_from_case
from app.campaigns.summaries import summarise
from app.campaigns.verbs import start_campaign
from app.case_studies.progress import STATES
from app.case_studies.queries import list_own
from app.core.ids import new_id
from app.core.once import note_done, where_it_led
from app.keeping.models import Act
from app.plan.interchange import NotAPlan, from_json
from app.web.guards import signed_in
from app.web.locale import language
from app.web.pages import arrive, page

blueprint = Blueprint("campaigns", __name__, url_prefix="/<lang:lang>/campaigns")


@blueprint.get("/")
@signed_in
def dashboard() -> Response:
    """Show somebody's campaigns and case studies."""
    summaries = [summarise(campaign, role) for campaign, role in list_campaigns(current_user)]
    return page(
        "campaigns/dashboard.html",
        summaries=summaries,
        case_studies=list_own(current_user),
        states=STATES,
    )


@blueprint.get("/new")
@signed_in
def new() -> Response:
    """Ask for a name, and say from which case it starts, if from one."""
    form = NewCampaignForm(once=new_id(20))
    return _show_new(form)


@blueprint.post("/new")
@signed_in
def create() -> Response:
    """Start a campaign; the same form sent twice starts one."""
    form = NewCampaignForm()
    if led_to := where_it_led(form.once.data):
        return arrive(led_to)
    if not form.validate():
        return _show_new(form, status=422)
    seed = seed_from_case(request.args.get("from"), language())
    campaign = start_from(seed, form.title.data, depth=Depth(form.depth.data), by=current_user)
    return _arrive_at(campaign, form.once.data)


@blueprint.get("/import")
@signed_in
def choose_import() -> Response:
    """Ask for the file of a plan."""
    return page("campaigns/import.html", form=ImportForm(once=new_id(20)))


@blueprint.post("/import")
@signed_in
def import_plan() -> Response:
    """Make a new campaign of an exported plan; a file that is none changes nothing."""
    form = ImportForm()
    if led_to := where_it_led(form.once.data):
        return arrive(led_to)
    if not form.validate():
        return page("campaigns/import.html", status=422, form=form)
    try:
        plan = from_json(form.file.data.read())
    except NotAPlan as error:
        form.file.errors = [_(error.message, **error.parameters)]
        return page("campaigns/import.html", status=422, form=form)
    campaign = start_campaign(plan, depth=Depth.COMPLETE, act=Act.IMPORTED, by=current_user)
    flash(_("The plan was imported. Nothing in it was changed."), "info")
    return _arrive_at(campaign, form.once.data)


def _arrive_at(campaign: Campaign, once: str | None) -> Response:
    address = url_for("tasks.show", id=campaign.public_id)
    note_done(once, address)
    return arrive(address)


def _show_new(form: NewCampaignForm, *, status: int = 200) -> Response:
    seed = seed_from_case(request.args.get("from"), language())
    return page("campaigns/new.html", status=status, form=form, seed=seed)
