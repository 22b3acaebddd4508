"""What the wizard's templates may call besides what every template may."""

from functools import lru_cache

from flask import Flask, render_template, url_for

from app.case_studies.lending import find_demonstration_slug
from app.coach.telling import BASES, SEVERITIES
from app.core.ids import new_id
from app.plan.steps import BY_SLUG
from app.questions.progress import Progress
from app.web.locale import language


def add_campaign_templating(app: Flask) -> None:
    """Give templates links to real cases, the steps' lines in the rail, and form keys."""
    app.jinja_env.globals.update(
        case_address=case_address,
        stop_words=lambda slug, progress: _stop_words(language(), slug, progress),
        new_key=lambda: new_id(20),
        step_title=lambda slug: BY_SLUG[slug].title,
        SEVERITIES=SEVERITIES,
        BASES=BASES,
    )


@lru_cache(maxsize=1024)
def _stop_words(_language: str, slug: str, progress: Progress) -> str:
    """Draw a step's icon and words once for each state: every page has sixteen of them."""
    title = BY_SLUG[slug].title
    return render_template("campaigns/stop_words.html", title=title, progress=progress)


def case_address(key: str) -> str | None:
    """Give the page of the demonstration case that a step speaks of, while it is there."""
    slug = find_demonstration_slug(key)
    return url_for("library.show", slug=slug) if slug else None
