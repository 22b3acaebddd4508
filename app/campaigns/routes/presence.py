"""Who else is in a step right now: an open page says every little while that it is there."""

from babel.lists import format_list
from flask import Blueprint, jsonify, request
from flask_babel import get_locale, ngettext
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.campaigns.routes.steps import step_of
from app.campaigns.visits import note_presence
from app.web.guards import signed_in

blueprint = Blueprint(
    "presence", __name__, url_prefix="/<lang:lang>/campaigns/<id>/steps/<step>/presence"
)


@blueprint.post("")
@signed_in
def note(id: str, step: str) -> Response:
    """Note that somebody is here, or leaves (`left=1`), and say in words who else is."""
    step_of(step)
    is_leaving = request.form.get("left") == "1"
    names = note_presence(id, step, current_user, is_leaving=is_leaving)
    return jsonify(words=_words(names) if names else "")


def _words(names: list[str]) -> str:
    shown = [name or _("somebody without a name") for name in names]
    return str(
        ngettext(
            "%(names)s is also in this step right now.",
            "%(names)s are also in this step right now.",
            len(shown),
            names=format_list(shown, locale=get_locale()),
        )
    )
