"""Reading a posted step, and keeping what was posted when it cannot be saved as it is."""

import re
from collections.abc import Iterable

from flask import request
from werkzeug.wrappers import Response

from app.campaigns.opened import OpenCampaign
from app.campaigns.step_views import StepView
from app.keeping.clashing import Scene, clash_page
from app.keeping.posting import chosen
from app.keeping.saving import StaleAnswer
from app.plan.plan import Plan, surroundings
from app.plan.steps import BY_SLUG
from app.questions.fields import Field, Rows
from app.questions.forms import Reading, read_questions
from app.questions.reading import Surroundings
from app.web.locale import gettext, language
from app.web.pages import page

PLACE = re.compile(r"r-[A-Za-z0-9_-]{1,150}")


def around(opened: OpenCampaign) -> Surroundings:
    """Give what drawing and reading this campaign needs, in the language of the page."""
    return around_plan(opened.plan)


def around_plan(plan: Plan) -> Surroundings:
    """Give what drawing a plan needs, in the language of the page."""
    return surroundings(plan, language(), gettext)


def read_step(
    opened: OpenCampaign, questions: Iterable[Field | Rows], *, keeps_unread: bool = False
) -> Reading:
    """Read what was posted for a step or a row, against the plan as it is now."""
    posted = chosen(request.form)
    return read_questions(questions, posted, around(opened), keeps_unread=keeps_unread)


def page_for(view: StepView, *, status: int = 200) -> Response:
    """Show a step, whole or as the part that htmx swaps."""
    return page("campaigns/step.html", part="step", status=status, view=view, back=way_back())


def way_back() -> str:
    """Name the line of the review that this step was opened from, if it was."""
    place = request.values.get("back", "")
    return place if PLACE.fullmatch(place) else ""


def two_versions(
    opened: OpenCampaign, slug: str, stale: StaleAnswer, group: Rows | None = None
) -> Response:
    """Show both versions of the answers of a step or a row that were changed twice."""
    step = BY_SLUG[slug]
    scene = Scene(
        title=opened.campaign.title,
        draft=f"{request.path}/draft",
    )
    questions = group.fields if group else step.questions
    return clash_page(stale, questions, around(opened), scene)
