"""Changing one's e-mail address."""

from flask import Blueprint, flash, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.accounts import links, verbs
from app.accounts.credentials import allow_letter, prove
from app.accounts.forms import ChangeEmailForm
from app.accounts.links import Purpose
from app.accounts.routes.entering import enter, me, remote_address
from app.web.guards import signed_in
from app.web.pages import arrive, page

blueprint = Blueprint("accounts_email", __name__, url_prefix="/<lang:lang>/account/email")


@blueprint.get("")
@signed_in
def ask() -> Response:
    """Ask for the new address, and for the password."""
    return _show(ChangeEmailForm())


@blueprint.post("")
@signed_in
def send() -> Response:
    """Send a link to the new address; nothing changes before it is used."""
    form = ChangeEmailForm()
    if not form.validate():
        return _show(form, 422)
    if prove(me().email, form.current_password.data, remote_address()) is None:
        form.current_password.errors = [_("This is not your password. Try again.")]
        return _show(form, 422)
    if form.email.data == me().email:
        form.email.errors = [_("This is your address already. Write the new one.")]
        return _show(form, 422)
    allow_letter("email", me().email, remote_address())
    verbs.ask_for_email_change(me(), form.email.data)
    return arrive(url_for(".sent"))


@blueprint.get("/sent")
@signed_in
def sent() -> Response:
    """Say that a letter is on its way to the new address."""
    return page("accounts/email_sent.html")


@blueprint.get("/<token>")
@signed_in
def ask_to_confirm(token: str) -> Response:
    """Show the button that changes the address."""
    link = links.look_at(token, Purpose.EMAIL)
    if link.user_id != me().id:
        raise links.DeadLink(Purpose.EMAIL)
    return page("accounts/email_confirm.html", email=link.email)


@blueprint.post("/<token>")
@signed_in
def change(token: str) -> Response:
    """Take the new address and end every other session."""
    user = verbs.change_email(token, me())
    flash(_("Your e-mail address is changed. You were signed out everywhere else."), "ok")
    return enter(user, leading_to=url_for("accounts.show_settings"))


def _show(form: ChangeEmailForm, status: int = 200) -> Response:
    return page("accounts/change_email.html", status=status, form=form, user=me())
