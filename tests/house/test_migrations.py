"""Migrations: up from nothing, what the models say at the end, and down again."""

from uuid import uuid4

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect, text
from sqlalchemy.engine import make_url

from app import create_app
from app.cli.database import _config, is_behind, is_empty, migrate
from app.core.db import Base, db

SEARCH = "library_search"  # SQLAlchemy cannot describe it


@pytest.fixture
def empty_database(database_url, tmp_path):
    """Give a database of its own, of the kind that is tested."""
    if database_url.startswith("sqlite"):
        yield f"sqlite:///{tmp_path}/empty.sqlite3"
        return
    name = f"empty_{uuid4().hex[:12]}"
    server = create_engine(
        make_url(database_url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
    )
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    url = make_url(database_url).set(database=name)
    yield url.render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture
def site(empty_database, tmp_path):
    environ = {"PORTEVOIX_INSTANCE": str(tmp_path), "PORTEVOIX_DATABASE_URL": empty_database}
    site = create_app({**environ, "PORTEVOIX_SECRET_KEY": "tests only"})
    with site.app_context():
        yield site
        db.session.remove()
        db.engine.dispose()


def tables():
    return {name for name in inspect(db.engine).get_table_names() if not name.startswith(SEARCH)}


def test_an_empty_database_is_brought_to_what_the_models_say(site):
    assert is_empty()
    migrate()
    assert tables() == {*Base.metadata.tables, "alembic_version"}
    with db.engine.connect() as connection:
        options = {"compare_type": True, "include_object": _is_described}
        context = MigrationContext.configure(connection, opts=options)
        left = [each for each in compare_metadata(context, Base.metadata) if not _is_misread(each)]
        assert left == []


def _is_described(_thing, name, kind, _reflected, _other):
    return not (kind in ("table", "index") and SEARCH in (name or ""))


def _is_misread(difference):
    """SQLAlchemy cannot read what a column added to a SQLite table does ON DELETE: SQLite can."""
    if db.engine.dialect.name != "sqlite" or difference[0] not in ("remove_fk", "add_fk"):
        return False
    table, column = difference[1].table.name, difference[1].column_keys[0]
    with db.engine.connect() as connection:
        keys = connection.execute(text(f"PRAGMA foreign_key_list({table})")).mappings().all()
    return ("user", column, "SET NULL") in [(k["table"], k["from"], k["on_delete"]) for k in keys]


def test_a_site_of_the_first_version_keeps_what_was_written(site):
    command.upgrade(_config(), "0001")
    with db.engine.begin() as connection:
        for statement in WRITTEN_IN_0001:
            connection.execute(text(statement))
    migrate()
    with db.engine.connect() as connection:
        kept = connection.execute(text("SELECT kept_id, revision, act FROM answer_version")).all()
        assert kept == [(1, 1, "saved")]
        draft = connection.execute(text("SELECT kept_id, revision FROM case_draft_version")).all()
        assert draft == [(1, 1)]
        assert connection.execute(text("SELECT count(*) FROM member")).scalar() == 1
        assert connection.execute(text("SELECT open_comments FROM campaign")).scalar() in ("{}", {})


WRITTEN_IN_0001 = (
    """INSERT INTO "user" (id, public_id, email, name, role, language, created_at)
    VALUES (1, 'u', 'a@example.org', 'A', 'member', 'fr', '2026-11-01')""",
    """INSERT INTO campaign (id, public_id, title, depth, extras, progress, created_at, changed_at)
    VALUES (1, 'c', 'T', 'express', '{}', '{}', '2026-11-01', '2026-11-01')""",
    "INSERT INTO member (campaign_id, user_id, role) VALUES (1, 1, 'owner')",
    """INSERT INTO step_answer (id, campaign_id, step, answers, revision, gone_through, saved_at)
    VALUES (1, 1, 'basics', '{"title": "T"}', 1, false, '2026-11-01')""",
    """INSERT INTO answer_version (step_answer_id, revision, answers, saved_at)
    VALUES (1, 1, '{"title": "T"}', '2026-11-01')""",
    """INSERT INTO case_study (id, public_id, state, author_id, answers, revision, language, round,
    turn, is_live, is_demo, compiled, created_at, changed_at, state_since)
    VALUES (1, 's', 'draft', 1, '{"title": "T"}', 1, 'fr', 0, 0, false, false, false,
    '2026-11-01', '2026-11-01', '2026-11-01')""",
)


def test_migrating_twice_is_migrating_once(site):
    migrate()
    assert not is_behind()
    migrate()
    assert not is_behind()


def test_one_can_go_down_to_nothing_and_up_again(site):
    migrate()
    command.downgrade(_config(), "base")
    assert tables() == {"alembic_version"}
    assert SEARCH not in inspect(db.engine).get_table_names()
    migrate()
    assert tables() == {*Base.metadata.tables, "alembic_version"}


def test_there_is_one_newest_version():
    assert len(ScriptDirectory.from_config(_config()).get_heads()) == 1


def test_flask_s_own_command_does_the_same(site):
    result = site.test_cli_runner().invoke(args=["db", "upgrade"])
    assert result.exit_code == 0, result.output
    assert not is_behind()


def test_the_search_has_its_table(site):
    migrate()
    with db.engine.connect() as connection:
        assert connection.execute(text(f"SELECT count(*) FROM {SEARCH}")).scalar() == 0
