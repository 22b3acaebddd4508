"""A campaign made ready to leave the screen, in the language that somebody chose."""

from collections.abc import Container

from flask_babel import force_locale

from app.campaigns.opened import OpenCampaign
from app.coach.telling import Teller
from app.core.clock import today
from app.core.typography import day_in_words
from app.exports.annex import Annex
from app.exports.document import Document
from app.exports.paper import Choices, paper_of
from app.exports.sheets import Sheet, sheet_of
from app.exports.wording import Blanks
from app.plan.leaving_out import Shown, plan_for_others
from app.plan.plan import surroundings
from app.reference.in_use import in_use
from app.web.locale import direction, gettext


def paper(
    opened: OpenCampaign,
    language: str,
    wishes: Container[str] = (),
) -> Document:
    """Lay out a campaign's plan for printing.

    `wishes` may hold "others" (for people outside: nothing that could put somebody at risk),
    "annex" (with the coach's remarks), "blank" (with a line for every question), "large" (print).
    """
    for_others = "others" in wishes
    plan = plan_for_others(opened.plan, Shown()) if for_others else opened.plan
    with force_locale(language):
        choices = Choices(
            made_on=day_in_words(today(), language),
            direction=direction(language),
            blanks=_blanks(wishes),
            is_large="large" in wishes,
            is_for_others=for_others,
            annex=_annex(opened, language) if "annex" in wishes and not for_others else None,
        )
        return paper_of(plan, surroundings(plan, language, gettext), choices)


def _blanks(wishes: Container[str]) -> Blanks:
    if "others" in wishes:
        return Blanks.NONE
    return Blanks.ALL if "blank" in wishes else Blanks.NEEDED


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
