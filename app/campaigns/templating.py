"""What the wizard's templates may call besides what every template may."""

from flask import Flask, url_for

from app.case_studies.lending import find_demonstration_slug
from app.core.ids import new_id


def add_campaign_templating(app: Flask) -> None:
    """Give templates links to real cases, and form keys."""
    app.jinja_env.globals.update(case_address=case_address, new_key=lambda: new_id(20))


def case_address(key: str) -> str | None:
    """Give the page of the demonstration case that a step speaks of, while it is there."""
    slug = find_demonstration_slug(key)
    return url_for("library.show", slug=slug) if slug else None
