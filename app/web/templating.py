"""What every template may call: icons, covers and other drawings come as macros, not from here."""

from flask import Flask, current_app, get_flashed_messages, request, session
from flask_login import current_user
from flask_wtf.csrf import generate_csrf
from jinja2 import StrictUndefined
from markupsafe import Markup

from app.core.ids import new_id
from app.core.markdown import plain_paragraphs, to_html
from app.core.settings import site_settings
from app.web.caching import keep_private


def add_templating(app: Flask) -> None:
    """Give templates the site's name, the token field, and strictness about unknown names."""
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.add_extension("jinja2.ext.do")
    app.jinja_env.filters.update(markdown=to_html, paragraphs=plain_paragraphs)
    app.jinja_env.globals.update(
        settings=site_settings,
        csrf_field=csrf_field,
        token_field=token_field,
        once_field=once_field,
        in_other_language=in_other_language,
        notices=notices,
    )


def csrf_field() -> Markup:
    """Give the hidden fields that prove a form came from this site, and say to whom."""
    if not current_user.is_authenticated:
        return token_field()
    whose = Markup('<input type="hidden" name="signed_in_as" value="{}">').format(
        current_user.get_id()
    )
    return token_field() + whose


def token_field() -> Markup:
    """Give the hidden field that proves a form came from this site."""
    keep_private()
    return Markup('<input type="hidden" name="csrf_token" value="{}">').format(generate_csrf())


def once_field() -> Markup:
    """Give the hidden key of a form that creates something: the same form twice does it once."""
    return Markup('<input type="hidden" name="once" value="{}">').format(new_id(20))


def in_other_language(language: str) -> str:
    """Give the address of this page in another language."""
    first, _, rest = request.path.lstrip("/").partition("/")
    if first not in site_settings().languages:
        return f"/{language}/"
    query = request.query_string.decode("latin-1")
    return f"/{language}/{rest}" + (f"?{query}" if query else "")


def notices() -> list[tuple[str, str]]:
    """Give what the last deed has to say; a reader without cookie has no session to look in."""
    if session_cookie_absent():
        return []
    found = [(str(each[0]), str(each[1])) for each in get_flashed_messages(with_categories=True)]
    if found:
        keep_private()
    return found


def session_cookie_absent() -> bool:
    """Whether the browser brought no form session, so that none need be opened."""
    return current_app.config["SESSION_COOKIE_NAME"] not in request.cookies and not session.modified
