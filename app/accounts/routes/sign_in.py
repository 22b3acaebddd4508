"""Sign in and out."""

from flask import Blueprint

from app.web.guards import public, signed_in

blueprint = Blueprint("accounts", __name__, url_prefix="/<lang:lang>/account")


@blueprint.get("/sign-in")
@public
def sign_in() -> str:
    """Stub until this feature is written."""
    return "stub"


@blueprint.get("/settings")
@signed_in
def show_settings() -> str:
    """Stub until this feature is written."""
    return "stub"
