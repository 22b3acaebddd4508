"""`portevoix config show`: which settings are in force, without their secrets."""

import click
from flask.cli import AppGroup

from app.core.settings import site_settings

config = AppGroup("config", help="The site's settings.")


@config.command("show")
def show() -> None:
    """Print every setting that is in force."""
    for line in site_settings().as_lines():
        click.echo(line)
