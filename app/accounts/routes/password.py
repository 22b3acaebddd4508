"""A forgotten password, and a new one."""

from flask import Blueprint, flash, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.accounts import links, passwords, verbs
from app.accounts.credentials import allow_letter, prove
from app.accounts.forms import ChangePasswordForm, NewPasswordForm, ResetForm
from app.accounts.links import Purpose
from app.accounts.models import User
from app.accounts.routes.entering import enter, me, remote_address
from app.web.caching import keep_private
from app.web.guards import public, signed_in
from app.web.pages import arrive, page

blueprint = Blueprint("accounts_password", __name__, url_prefix="/<lang:lang>/account")


@blueprint.get("/reset")
@public
def ask_for_reset() -> Response:
    """Ask where to send a link for a new password."""
    return page("accounts/reset.html", form=ResetForm())


@blueprint.post("/reset")
@public
def send_reset() -> Response:
    """Send the link; the answer is the same when there is no such account."""
    form = ResetForm()
    if not form.validate():
        return page("accounts/reset.html", status=422, form=form)
    allow_letter("reset", form.email.data, remote_address())
    verbs.ask_for_reset(form.email.data)
    return arrive(url_for(".reset_sent"))


@blueprint.get("/reset/sent")
@public
def reset_sent() -> Response:
    """Say that a letter is on its way, or how the link comes without mail."""
    return page("accounts/reset_sent.html")


@blueprint.get("/reset/<token>")
@public
def ask_for_new(token: str) -> Response:
    """Ask for a new password."""
    link = links.look_at(token, Purpose.RESET)
    return _show_new(NewPasswordForm(), link.user)


@blueprint.post("/reset/<token>")
@public
def reset(token: str) -> Response:
    """Set a new password by the mailed link, and let the person in."""
    link = links.look_at(token, Purpose.RESET)
    form = NewPasswordForm(owner=_owner(link.user))
    if not form.validate():
        return _show_new(form, link.user, 422)
    kept = passwords.keep(form.password.data)
    user = verbs.reset_password(token, kept)
    flash(_("Your new password is set. You were signed out everywhere else."), "ok")
    return enter(user)


@blueprint.get("/password")
@signed_in
def ask_to_change() -> Response:
    """Ask for the present and the new password."""
    return _show_change(ChangePasswordForm())


@blueprint.post("/password")
@signed_in
def change() -> Response:
    """Change the password and end every other session."""
    form = ChangePasswordForm(owner=_owner(me()))
    if not form.validate():
        return _show_change(form, 422)
    if prove(me().email, form.current_password.data, remote_address()) is None:
        form.current_password.errors = [_("This is not your present password. Try again.")]
        return _show_change(form, 422)
    kept = passwords.keep(form.new_password.data)
    user = verbs.change_password(me(), kept)
    flash(_("Your new password is set. You were signed out everywhere else."), "ok")
    return enter(user, leading_to=url_for("accounts.show_settings"))


def _owner(user: User | None) -> tuple[str, ...]:
    return (user.email, user.name) if user else ()


def _show_new(form: NewPasswordForm, user: User | None, status: int = 200) -> Response:
    keep_private()
    return page("accounts/new_password.html", status=status, form=form, user=user)


def _show_change(form: ChangePasswordForm, status: int = 200) -> Response:
    return page("accounts/change_password.html", status=status, form=form, user=me())
