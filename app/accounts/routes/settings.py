"""One's own account: how one is called, and the way to everything else about it."""

from flask import flash, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.accounts import verbs
from app.accounts.forms import ProfileForm
from app.accounts.routes.entering import me
from app.accounts.routes.sign_in import blueprint
from app.web.guards import signed_in
from app.web.pages import arrive, page

__all__ = ["blueprint"]


@blueprint.get("/settings")
@signed_in
def show_settings() -> Response:
    """Show what can be changed about one's account."""
    return _show(ProfileForm(obj=me()))


@blueprint.post("/settings")
@signed_in
def change_profile() -> Response:
    """Change name and language."""
    form = ProfileForm()
    if not form.validate():
        return _show(form, 422)
    verbs.change_profile(me(), form.name.data, form.language.data)
    flash(_("Your changes are saved."), "ok")
    return arrive(url_for("accounts.show_settings", lang=form.language.data))


def _show(form: ProfileForm, status: int = 200) -> Response:
    return page("accounts/settings.html", status=status, form=form, user=me())
