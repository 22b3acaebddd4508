"""Reading a posted step, and keeping what was posted when it cannot be saved as it is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import request
from flask_babel import gettext
from werkzeug.wrappers import Response

from app.campaigns.queries import OpenCampaign
from app.campaigns.step_views import StepView
from app.campaigns.verbs import StaleAnswer
from app.plan.merge import Clash
from app.plan.plan import surroundings
from app.plan.steps import BY_SLUG
from app.questions.fields import Field, Rows
from app.questions.forms import Answers, Reading, read_questions
from app.questions.reading import Surroundings
from app.questions.telling import tell
from app.web.locale import language
from app.web.pages import page

PLACE = re.compile(r"r-[A-Za-z0-9_-]{1,150}")


@dataclass(frozen=True)
class Side:
    """One clashing answer as both sides have it, in words."""

    name: str
    label: str
    mine: list[str]
    theirs: list[str]


@dataclass(frozen=True)
class KeptPosting:
    """All that was posted, and the answers of which one side must be chosen."""

    opened: OpenCampaign
    slug: str
    action: str
    base: int
    saved_at: Any
    saved_by: str
    sides: list[Side]
    fields: list[tuple[str, str]]


def around(opened: OpenCampaign) -> Surroundings:
    """Give what drawing and reading this campaign needs, in the language of the page."""
    return surroundings(opened.plan, language(), gettext)


def read_step(opened: OpenCampaign, questions: Iterable[Field | Rows]) -> Reading:
    """Read what was posted for a step or a row, against the plan as it is now."""
    return read_questions(questions, request.form, around(opened))


def resolved(values: Answers) -> Answers:
    """Leave out the answers for which the person chose to keep what somebody else saved."""
    return {
        key: each for key, each in values.items() if request.form.get(f"keep-{key}") != "theirs"
    }


def page_for(view: StepView, *, status: int = 200) -> Response:
    """Show a step, whole or as the part that htmx swaps."""
    return page("campaigns/step.html", part="step", status=status, view=view, back=way_back())


def way_back() -> str:
    """Name the line of the review that this step was opened from, if it was."""
    place = request.values.get("back", "")
    return place if PLACE.fullmatch(place) else ""


def kept_posting(opened: OpenCampaign, slug: str, stale: StaleAnswer) -> KeptPosting:
    """Show both sides of each clash, with everything posted kept for the next try."""
    words = around(opened)
    return KeptPosting(
        opened=opened,
        slug=slug,
        action=request.path,
        base=stale.stored.revision,
        saved_at=stale.stored.saved_at,
        saved_by=opened.names.get(stale.stored.saved_by_id or 0, ""),
        sides=[_side(slug, clash, words) for clash in stale.clashes],
        fields=[
            (name, value)
            for name, values in request.form.lists()
            for value in values
            if name not in ("csrf_token", "base") and not name.startswith("keep-")
        ],
    )


def _side(slug: str, clash: Clash, words: Surroundings) -> Side:
    step = BY_SLUG[slug]
    group = step.group(clash.group) if clash.group else None
    questions: tuple[Field | Rows, ...] = group.fields if group else step.questions
    question = next((each for each in questions if each.key == clash.key), None)
    if isinstance(question, Field):
        mine, theirs = (tell(question, each, words) for each in (clash.mine, clash.theirs))
        return Side(clash.key, question.label, mine, theirs)
    label = question.label if question else clash.key
    return Side(clash.key, label, _inner_lines(clash.mine), _inner_lines(clash.theirs))


def _inner_lines(rows: Any) -> list[str]:
    """Sum up small rows inside a row, one line each."""
    return [" · ".join(str(v) for k, v in row.items() if k != "id") for row in rows or []]
