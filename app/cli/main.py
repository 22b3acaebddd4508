"""The `portevoix` command: Flask's own commands and the site's, behind one name."""

import os
import sys

from flask.cli import FlaskGroup

from app import create_app
from app.core.settings import BadSetting, read_values


def main() -> None:
    """Run a command; a bad setting ends it with one clear sentence."""
    group = FlaskGroup(create_app=create_app, add_default_commands=True, load_dotenv=False)
    try:
        read_values(os.environ)  # Flask would print a fault where --help needs the app
        group.main(prog_name="portevoix")
    except BadSetting as error:
        sys.exit(f"portevoix: {error}")
