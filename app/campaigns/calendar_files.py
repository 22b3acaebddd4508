"""A campaign's calendar as a file, in the language that somebody wants."""

from flask_babel import force_locale

from app.campaigns.opened import OpenCampaign
from app.core.settings import site_settings
from app.exports.dated import Save, Wanted
from app.exports.ics import calendar_file
from app.reference.in_use import in_use
from app.web.locale import gettext


def calendar_of(opened: OpenCampaign, language: str, *, with_names: bool) -> bytes:
    """Make the file of a campaign's days; without names it names nobody of the team."""
    wanted = Wanted(
        campaign=opened.campaign.public_id,
        language=language,
        translate=gettext,
        reference=in_use(),
        saves={slug: Save(each.revision, each.saved_at) for slug, each in opened.steps.items()},
        begun_at=opened.campaign.created_at,
        time_zone=str(site_settings().time_zone),
        with_names=with_names,
    )
    with force_locale(language):
        return calendar_file(opened.plan, wanted)
