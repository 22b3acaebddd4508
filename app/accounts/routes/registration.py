"""Making an account, and confirming that its address is one's own."""

from flask import Blueprint, url_for
from werkzeug.wrappers import Response

from app.accounts import links, passwords, verbs
from app.accounts.credentials import allow_newcomer
from app.accounts.forms import RegistrationForm
from app.accounts.links import Purpose
from app.accounts.models import User
from app.accounts.routes.entering import enter, remote_address, way_on
from app.core.errors import NotAllowed
from app.core.settings import site_settings
from app.questions.fields import N_
from app.web.caching import keep_private
from app.web.guards import public
from app.web.locale import language
from app.web.pages import arrive, page

blueprint = Blueprint("accounts_registration", __name__, url_prefix="/<lang:lang>/account")


@blueprint.get("/register")
@public
def ask() -> Response:
    """Offer an account, or say how to get one here."""
    if site_settings().registration != "open":
        return page("accounts/registration_closed.html")
    return _show(RegistrationForm())


@blueprint.post("/register")
@public
def register() -> Response:
    """Make an account; the answer is the same when the address has one."""
    if site_settings().registration != "open":
        raise NotAllowed(N_("New accounts are made by invitation here."))
    form = RegistrationForm()
    if not form.validate():
        return _show(form, 422)
    allow_newcomer(form.email.data, remote_address())
    newcomer = User(
        email=form.email.data,
        name=form.name.data,
        language=language(),
        password_hash=passwords.keep(form.password.data),
    )
    verbs.register(newcomer, way_on())
    return arrive(url_for(".confirmation_sent"))


@blueprint.get("/confirm")
@public
def confirmation_sent() -> Response:
    """Say that a letter is on its way, or how the link comes without mail."""
    return page("accounts/confirmation_sent.html")


@blueprint.get("/confirm/<token>")
@public
def ask_to_confirm(token: str) -> Response:
    """Show the button that confirms: opening a link changes nothing."""
    keep_private()
    link = links.look_at(token, Purpose.CONFIRM)
    return page("accounts/confirm.html", user=link.user, onward=way_on())


@blueprint.post("/confirm/<token>")
@public
def confirm(token: str) -> Response:
    """Confirm the address and let the person in."""
    return enter(verbs.confirm(token))


def _show(form: RegistrationForm, status: int = 200) -> Response:
    keep_private()
    return page("accounts/register.html", status=status, form=form, onward=way_on())
