"""A campaign made ready to leave the screen, in the language that somebody chose."""

from flask_babel import force_locale

from app.campaigns.opened import OpenCampaign
from app.coach.telling import Teller
from app.core.clock import today
from app.core.typography import day_in_words
from app.exports.annex import Annex
from app.exports.document import Document
from app.exports.paper import Choices, paper_of
from app.exports.sheets import Sheet, sheet_of
from app.plan.plan import surroundings
from app.reference.in_use import in_use
from app.web.locale import direction, gettext


def paper(
    opened: OpenCampaign,
    language: str,
    *,
    all_asked: bool = False,
    is_large: bool = False,
    has_annex: bool = False,
) -> Document:
    """Lay out a campaign's plan for printing, with the coach's remarks if asked for."""
    with force_locale(language):
        choices = Choices(
            made_on=day_in_words(today(), language),
            direction=direction(language),
            all_asked=all_asked,
            is_large=is_large,
            annex=_annex(opened, language) if has_annex else None,
        )
        return paper_of(opened.plan, surroundings(opened.plan, language, gettext), choices)


def _annex(opened: OpenCampaign, language: str) -> Annex:
    coaching = opened.coaching
    set_aside = [(remark, answer.because) for remark, answer in coaching.set_aside]
    teller = Teller(gettext, language, in_use(), opened.plan.currency)
    return Annex(coaching.open, set_aside, teller)


def sheet(opened: OpenCampaign, language: str, wanted: Sheet) -> bytes:
    """Give one of the plan's tables as a spreadsheet reads it."""
    with force_locale(language):
        around = surroundings(opened.plan, language, gettext)
        return sheet_of(wanted, opened.plan, around)
