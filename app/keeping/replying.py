"""What a page that saves by itself is told: where things stand, in words; nothing of its form."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask import jsonify, render_template
from flask_login import current_user
from werkzeug.wrappers import Response

from app.keeping.clashing import written
from app.keeping.posting import number_in
from app.keeping.saving import Outcome, StaleAnswer
from app.keeping.versions import list_writers
from app.questions.fields import Field, Rows
from app.web.locale import clock_time, joined
from app.web.locale import gettext as _


def saved_reply(
    outcome: Outcome[Any],
    questions: Iterable[Field | Rows],
    way_back: str,
    parts: Mapping[str, str] | None = None,
) -> Response:
    """Say that a change is kept, what others have changed meanwhile, and what to draw anew.

    `way_back` shows the page with the answers of all; `parts` are pieces of it, id -> HTML.
    """
    paper = outcome.paper
    answer = {
        "revision": paper.revision if outcome.drawn is None else outcome.drawn,
        "before": outcome.before,
        "words": _("Saved at %(time)s", time=clock_time(paper.saved_at)),
        "parts": parts or {},
    }
    keys = {place.group or place.key for place in outcome.others}
    labels = [_("“%(label)s”", label=_(each.label)) for each in questions if each.key in keys]
    if labels:
        names = list_writers(paper, number_in("base"), current_user)
        answer["also"] = render_template(
            "keeping/also.html", names=joined(names), labels=joined(labels), way_back=way_back
        )
    return jsonify(answer)


def clash_reply(stale: StaleAnswer) -> Response:
    """Say that the same answer was changed elsewhere; nothing was overwritten."""
    saved_at, saved_by = written(stale)
    time = clock_time(saved_at)
    words = _("Changed elsewhere at %(time)s.", time=time)
    if saved_by:
        words = _("Changed at %(time)s by %(name)s.", time=time, name=saved_by)
    answer = jsonify(words=words, clash=True)
    answer.status_code = 409
    return answer
