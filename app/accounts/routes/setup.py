"""The first administrator's one-time page."""

from flask import Blueprint, url_for
from werkzeug.wrappers import Response

from app.accounts import links, passwords, setup
from app.accounts.forms import RegistrationForm
from app.accounts.links import Purpose
from app.accounts.models import User
from app.accounts.routes.entering import enter
from app.web.caching import keep_private
from app.web.guards import public
from app.web.locale import language
from app.web.pages import page

blueprint = Blueprint("accounts_setup", __name__, url_prefix="/<lang:lang>/setup")


@blueprint.get("/<token>")
@public
def ask(token: str) -> Response:
    """Ask the first administrator for e-mail address and password."""
    links.look_at(token, Purpose.SETUP)
    return _show(RegistrationForm())


@blueprint.post("/<token>")
@public
def set_up(token: str) -> Response:
    """Make the first administrator and let them in."""
    links.look_at(token, Purpose.SETUP)
    form = RegistrationForm()
    if not form.validate():
        return _show(form, 422)
    first = User(
        email=form.email.data,
        name=form.name.data,
        language=language(),
        password_hash=passwords.keep(form.password.data),
    )
    return enter(setup.set_up(token, first), leading_to=url_for("admin.index"))


def _show(form: RegistrationForm, status: int = 200) -> Response:
    keep_private()
    return page("accounts/setup.html", status=status, form=form)
