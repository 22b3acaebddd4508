"""Migrations run against the site's own database, inside its app context."""

from alembic import context
from flask import current_app

from app.core.db import Base, db, writing

assert current_app, "run `portevoix start` or `portevoix db upgrade`"  # noqa: S101

OURS_NOT_ALEMBICS = ("library_search",)


def include(_thing: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
    """Leave the full-text tables to their own function: SQLAlchemy cannot describe them."""
    return not (kind == "table" and (name or "").startswith(OURS_NOT_ALEMBICS))


with writing(), db.engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        include_object=include,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
