"""Sign in and out."""

from flask import Blueprint, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.accounts import sign_ins, verbs
from app.accounts.credentials import allow_letter, prove
from app.accounts.forms import SignInForm
from app.accounts.routes.entering import enter, remote_address, way_on
from app.web.caching import keep_private
from app.web.guards import public, signed_in
from app.web.pages import arrive, page

blueprint = Blueprint("accounts", __name__, url_prefix="/<lang:lang>/account")


@blueprint.get("/sign-in")
@public
def sign_in() -> Response:
    """Ask who is there."""
    return _show(SignInForm())


@blueprint.post("/sign-in")
@public
def check_sign_in() -> Response:
    """Let somebody in who knows their password; say the same words to everybody else."""
    form = SignInForm()
    if not form.validate():
        return _show(form, 422)
    proven = prove(form.email.data, form.password.data, remote_address())
    if proven is None:
        form.email.errors = [_("The e-mail address or the password is not right. Try again.")]
        return _show(form, 422)
    if proven.user.confirmed_at is None:
        allow_letter("confirm", proven.user.email, remote_address())
        verbs.send_confirmation_again(proven.user, way_on())
        return arrive(url_for("accounts_registration.confirmation_sent"))
    return enter(proven.user, fresh_hash=proven.fresh_hash)


@blueprint.post("/sign-out")
@signed_in
def sign_out() -> Response:
    """End this session, and have the browser forget what it kept of this site."""
    sign_ins.end_this(request.cookies[sign_ins.cookie_name()])
    return sign_ins.clear_cookie(arrive(url_for("site.home")))


def _show(form: SignInForm, status: int = 200) -> Response:
    keep_private()
    return page("accounts/sign_in.html", status=status, form=form, onward=way_on())
