"""Administration of people: who is here, what they may do, who is invited."""

from flask import Blueprint, flash, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.accounts import administration
from app.accounts.forms import ROLE_NAMES, InvitationForm, RoleForm, trimmed
from app.accounts.models import User
from app.accounts.queries import get_person, list_people
from app.accounts.rights import Right
from app.accounts.routes.entering import me
from app.core.errors import Conflict
from app.core.once import note_done, where_it_led
from app.core.settings import site_settings
from app.web.guards import needs
from app.web.pages import arrive, page

blueprint = Blueprint("admin_people", __name__, url_prefix="/<lang:lang>/admin/people")


@blueprint.get("")
@needs(Right.ADMINISTER)
def index() -> Response:
    """List people, by words of their name or address and by role."""
    asked = {name: trimmed(request.args.get(name))[:100] for name in ("q", "role", "after")}
    found = list_people(asked["q"], asked["role"], asked["after"])
    return page("admin/people.html", found=found, asked=asked, roles=ROLE_NAMES)


@blueprint.get("/invitation")
@needs(Right.ADMINISTER)
def ask_whom() -> Response:
    """Ask whom to invite."""
    return _show_invitation(InvitationForm(language=me().language))


@blueprint.post("/invitation")
@needs(Right.ADMINISTER)
def invite() -> Response:
    """Invite somebody."""
    form, once = InvitationForm(), request.form.get("once")
    if where_it_led(once):
        return _after_letter(url_for(".index"))
    if not form.validate():
        return _show_invitation(form, 422)
    try:
        administration.invite(form.email.data, form.role.data, form.language.data, me())
    except Conflict as error:
        form.email.errors = [_(error.message)]
        return _show_invitation(form, 422)
    note_done(once, url_for(".index"))
    return _after_letter(url_for(".index"))


@blueprint.get("/<public_id>")
@needs(Right.ADMINISTER)
def show(public_id: str) -> Response:
    """Show one person and what can be done about their account."""
    return _show_person(get_person(public_id))


@blueprint.post("/<public_id>/role")
@needs(Right.ADMINISTER)
def change_role(public_id: str) -> Response:
    """Give somebody another role."""
    user, form = get_person(public_id), RoleForm()
    if not form.validate():
        return _show_person(user, form, 422)
    administration.change_role(user, form.role.data, me())
    return _done(user)


@blueprint.post("/<public_id>/suspension")
@needs(Right.ADMINISTER)
def suspend(public_id: str) -> Response:
    """Keep somebody out."""
    user = get_person(public_id)
    administration.suspend(user, me())
    return _done(user)


@blueprint.post("/<public_id>/return")
@needs(Right.ADMINISTER)
def lift_suspension(public_id: str) -> Response:
    """Let somebody in again."""
    user = get_person(public_id)
    administration.lift_suspension(user, me())
    return _done(user)


@blueprint.post("/<public_id>/sign-out")
@needs(Right.ADMINISTER)
def sign_out(public_id: str) -> Response:
    """Sign somebody out everywhere."""
    user = get_person(public_id)
    administration.sign_out(user, me())
    return _done(user)


@blueprint.post("/<public_id>/reset-link")
@needs(Right.ADMINISTER)
def send_reset(public_id: str) -> Response:
    """Send somebody a link for a new password, or show it where there is no mail."""
    user, once = get_person(public_id), request.form.get("once")
    here = url_for(".show", public_id=public_id)
    if not where_it_led(once):
        administration.send_reset(user, me())
        note_done(once, here)
    return _after_letter(here)


def _done(user: User) -> Response:
    flash(_("Done."), "ok")
    return arrive(url_for(".show", public_id=user.public_id))


def _after_letter(address: str) -> Response:
    """Say that the letter goes, or lead to the link that waits to be handed over."""
    if not site_settings().has_mail:
        return arrive(url_for("admin_mail.index"))
    flash(_("The letter is on its way."), "ok")
    return arrive(address)


def _show_invitation(form: InvitationForm, status: int = 200) -> Response:
    return page("admin/invitation.html", status=status, form=form)


def _show_person(user: User, form: RoleForm | None = None, status: int = 200) -> Response:
    form = form or RoleForm(obj=user)
    return page("admin/person.html", status=status, user=user, form=form, roles=ROLE_NAMES)
