"""The database's version: whether it is empty or behind, and bringing it up to date."""

from pathlib import Path

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from app.core.db import db

MIGRATIONS = Path(__file__).parent.parent.parent / "migrations"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def is_empty() -> bool:
    """Whether there are no tables yet."""
    return not inspect(db.engine).get_table_names()


def is_behind() -> bool:
    """Whether a migration waits."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    with db.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision() != head


def migrate() -> None:
    """Bring the database to the newest version; needs an app context."""
    from alembic import command  # import here: slow

    command.upgrade(_config(), "head")
