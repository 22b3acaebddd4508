"""Accepting an invitation to this site."""

from flask import Blueprint
from werkzeug.wrappers import Response

from app.accounts import administration, links, passwords
from app.accounts.forms import InvitedForm
from app.accounts.links import Purpose
from app.accounts.models import Token, User
from app.accounts.routes.entering import enter
from app.web.caching import keep_private
from app.web.guards import public
from app.web.locale import language
from app.web.pages import page

blueprint = Blueprint("accounts_invitation", __name__, url_prefix="/<lang:lang>/account/invitation")


@blueprint.get("/<token>")
@public
def ask(token: str) -> Response:
    """Ask an invited person for name and password."""
    return _show(InvitedForm(), links.look_at(token, Purpose.INVITATION))


@blueprint.post("/<token>")
@public
def accept(token: str) -> Response:
    """Make the account that waited, and let its owner in."""
    link = links.look_at(token, Purpose.INVITATION)
    form = InvitedForm(owner=[link.email])
    if not form.validate():
        return _show(form, link, 422)
    newcomer = User(
        name=form.name.data,
        language=language(),
        password_hash=passwords.keep(form.password.data),
    )
    return enter(administration.accept_invitation(token, newcomer))


def _show(form: InvitedForm, link: Token, status: int = 200) -> Response:
    keep_private()
    return page("accounts/invitation.html", status=status, form=form, email=link.email)
