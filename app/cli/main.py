"""The `portevoix` command: Flask's own commands and the site's, behind one name."""

import sys

from flask.cli import FlaskGroup

from app import create_app
from app.core.settings import BadSetting


def main() -> None:
    """Run a command; a bad setting ends it with one clear sentence."""
    group = FlaskGroup(create_app=create_app, add_default_commands=True, load_dotenv=False)
    try:
        group.main(prog_name="portevoix")
    except BadSetting as error:
        sys.exit(f"portevoix: {error}")
