"""Portevoix: a self-hosted campaign toolkit against hate and polarisation."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask


def create_app(environ: Mapping[str, str] | None = None) -> "Flask":
    """Build the site from its settings; raises BadSetting with one clear sentence."""
    from app.core.one_commit import OneCommitFlask  # import here: slow, not needed to read app
    from app.core.settings import Settings  # import here: slow, children need none of it
    from app.features import add_features  # import here: slow, not needed to read app

    settings = Settings.from_environment(environ)
    app = OneCommitFlask("app", instance_path=str(settings.instance), static_folder=None)
    app.config.from_mapping(settings.as_flask_config())
    app.extensions["settings"] = settings
    add_features(app)
    return app
