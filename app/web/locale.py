"""Languages and dates: the address says the language, the language says how dates read."""

from datetime import date, datetime
from typing import Any

from babel.lists import format_list
from flask import Flask, current_app, g, request
from flask_babel import (
    Babel,
    get_locale,
    get_translations,
    to_user_timezone,
)
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup
from werkzeug.routing import BaseConverter, Map

from app.core.settings import site_settings
from app.core.typography import day_in_words

NATIVE_NAMES = {"fr": "Français", "en": "English", "ar": "العربية"}
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


def add_locale(app: Flask) -> None:
    """Make `<lang:lang>` match the site's languages, and pages speak the language they name."""
    languages = app.extensions["settings"].languages

    class Language(BaseConverter):
        regex = "|".join(languages)

        def __init__(self, url_map: Map) -> None:
            super().__init__(url_map)

    app.url_map.converters["lang"] = Language
    app.url_value_preprocessor(_take_language)
    app.url_defaults(_give_language)
    Babel(app, locale_selector=language, default_translation_directories="translations")
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=lambda message: _catalogue().ugettext(message),
        ngettext=lambda one, many, count: _catalogue().ungettext(one, many, count),
        newstyle=True,
    )
    app.jinja_env.globals.update(
        _=_worded,
        language=language,
        direction=direction,
        LANGUAGE_NAMES=NATIVE_NAMES,
        languages=languages,
    )
    app.jinja_env.filters.update(day=day, moment=moment, clock=clock_time)


@pass_eval_context
def _worded(settings: EvalContext, message: str, /, **given: Any) -> str:
    """Word a message of a template: what Jinja's own `_` does, at a third of its cost."""
    words: str = _catalogue().ugettext(message)
    return (Markup(words) if settings.autoescape else words) % given  # noqa: S704 our own words


def _catalogue() -> Any:
    """Give the page's catalogue, looked up once: a page has a hundred messages."""
    locale = get_locale()
    if g.get("catalogue_of") is not locale:  # the first message, or a letter in another language
        g.catalogue, g.catalogue_of = get_translations(), locale
    return g.catalogue


def language() -> str:
    """The language of this page; outside of one, the best for who asks."""
    if "lang" in g:
        return str(g.lang)
    return best_language()


def best_language() -> str:
    """What the browser asks for among the site's languages, else the site's own."""
    settings = site_settings()
    if not request:
        return settings.languages[0]
    first = request.path.strip("/").split("/")[0]
    if first in settings.languages:
        return first
    return request.accept_languages.best_match(settings.languages) or settings.languages[0]


def direction(of: str | None = None) -> str:
    """Whether a language is written from the right: `rtl` or `ltr`."""
    return "rtl" if (of or language()).split("-")[0] in RIGHT_TO_LEFT else "ltr"


def _take_language(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    if values and "lang" in values:
        g.lang = values.pop("lang")


def _give_language(endpoint: str, values: dict[str, Any]) -> None:
    if "lang" not in values and current_app.url_map.is_endpoint_expecting(endpoint, "lang"):
        values["lang"] = language()


def day(value: date | datetime | None) -> str:
    """Write a day in full: 22 novembre 2026."""
    if not value:
        return ""
    here = to_user_timezone(value) if isinstance(value, datetime) else value
    return day_in_words(here, get_locale().language)


def moment(value: datetime | None) -> str:
    """Write a moment: 22 novembre 2026, 14:05."""
    return f"{day(value)}, {clock_time(value)}" if value else ""


def clock_time(value: datetime) -> str:
    """Write the time of day: 14:05; every save says it, so no pattern is worked out for it."""
    return f"{to_user_timezone(value):%H:%M}"


def gettext(message: str, **given: Any) -> str:
    """Word a message in the language of the page, at a third of the cost of flask_babel's."""
    words: str = _catalogue().ugettext(message)
    return words % given if given else words


def ngettext(one: str, many: str, num: int, **given: Any) -> str:
    """Word a message about so many things; `%(num)s` in it is their number."""
    words: str = _catalogue().ungettext(one, many, num)
    return words % {"num": num, **given}


def joined(words: list[str]) -> str:
    """Write a list as its language does: a, b et c."""
    return str(format_list(words, locale=language())) if words else ""
