"""The home page: what this is, in one screen."""

from flask import Blueprint, redirect, url_for
from werkzeug.wrappers import Response

from app.case_studies.lending import list_latest_cards
from app.case_studies.reading_room import get_stamp
from app.case_studies.showing import card_for, theme_phases
from app.reference.in_use import in_use
from app.web.caching import KeptPages
from app.web.guards import public
from app.web.locale import best_language, language
from app.web.pages import page

blueprint = Blueprint("site", __name__)
_kept = KeptPages()


@blueprint.get("/")
@public
def root() -> Response:
    """Lead to the home page in the reader's language."""
    response = redirect(url_for(".home", lang=best_language()), 302)
    response.vary.add("Accept-Language")
    return response


@blueprint.get("/<lang:lang>/")
@public
def home() -> Response:
    """Say what this is in one screen."""
    return _kept.give((language(), get_stamp(), in_use().stamp), _home)


def _home() -> Response:
    latest = list_latest_cards(language(), limit=3)
    cards = [card_for(card, language(), theme_phases()) for card in latest]
    return page("site/home.html", cards=cards)
