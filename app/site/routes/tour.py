"""The guide, to read without an account: every step's question, tip and example."""

from flask import Blueprint
from werkzeug.wrappers import Response

from app.core.errors import Missing
from app.plan.guidance import guidance_for
from app.plan.journey import journey_of, neighbours
from app.plan.plan import Plan
from app.plan.steps import BY_SLUG
from app.questions.fields import Rows
from app.web.guards import public
from app.web.locale import language
from app.web.pages import page

blueprint = Blueprint("tour", __name__, url_prefix="/<lang:lang>/toolkit")


@blueprint.get("/")
@public
def index() -> Response:
    """Show the sixteen steps."""
    journey = journey_of(Plan())
    leads = {stop.step.slug: guidance_for(stop.step.slug, language()) for stop in journey.stops}
    return page("site/tour.html", journey=journey, leads=leads)


@blueprint.get("/<step>")
@public
def step(step: str) -> Response:
    """Show one step: what it asks and what it teaches."""
    if step not in BY_SLUG:
        raise Missing
    asked = [
        (each, list(each.plain_fields()) if isinstance(each, Rows) else [])
        for each in BY_SLUG[step].questions
    ]
    before, after = neighbours(step)
    return page(
        "site/tour_step.html",
        stop=journey_of(Plan()).stop(step),
        phase=journey_of(Plan()).phase_of(step),
        guidance=guidance_for(step, language()),
        asked=asked,
        before=before,
        after=after,
    )
