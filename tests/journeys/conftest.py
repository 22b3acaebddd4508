"""A real Chromium before a real server on loopback, with and without JavaScript."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from waitress.server import create_server

from app import create_app
from app.accounts.models import User
from app.accounts.sign_ins import begin, cookie_name
from app.case_studies.demo import load_demonstration
from app.cli.check import browser as find_browser
from app.cli.database import migrate
from app.core.clock import now
from app.core.db import db, one_commit
from tests.journeys.keeping import Work, account, work_of

SHOTS = os.environ.get("PORTEVOIX_SHOTS")  # a folder, to look at what the browser saw
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """Serve a freshly migrated site with its demonstration cases."""
    instance = tmp_path_factory.mktemp("instance")
    app = create_app({"PORTEVOIX_INSTANCE": str(instance), "PORTEVOIX_SECRET_KEY": "tests only"})
    with app.app_context():
        migrate()
        with one_commit():
            load_demonstration()
    server = create_server(app, host="127.0.0.1", port=0, threads=6)
    app.config["ADDRESS"] = f"http://127.0.0.1:{server.effective_port}"
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield app
    server.close()
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the system's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def scripts(request: pytest.FixtureRequest) -> bool:
    """Run a journey twice: with JavaScript and without."""
    return bool(request.param)


@pytest.fixture
def browse(site: Flask, chromium: Browser, scripts: bool) -> Iterator[Any]:
    """Open a browser of one's own: `browse()`, `browse(locale="en-GB")`, `browse(user=...)`."""
    contexts: list[BrowserContext] = []

    def start(*, user: User | None = None, locale: str = "fr-FR", **given: Any) -> Page:
        context = chromium.new_context(
            base_url=site.config["ADDRESS"], locale=locale, java_script_enabled=scripts, **given
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        if user is not None:
            context.add_cookies([_cookie(site, user)])
        page = context.new_page()
        page.on("pageerror", lambda error: pytest.fail(f"script error: {error}"))
        return page

    yield start
    for context in contexts:
        context.close()


@pytest.fixture
def make_person(site: Flask) -> Any:
    """Make people on the served site."""

    def make(email: str, **given: Any) -> User:
        with site.app_context(), one_commit() as session:
            user = User(email=email, confirmed_at=now(), language="fr", **given)
            session.add(user)
        return user

    return make


@pytest.fixture
def author(make_person: Any) -> User:
    """Make somebody who can sign in by the form, too."""
    return account(make_person)


@pytest.fixture
def work(site: Flask, author: User) -> Work:
    """Give the author's campaign; journeys that need more in it have their own."""
    return work_of(site, author)


@pytest.fixture
def page(browse: Any, author: User, work: Work) -> Page:
    """Open the author's browser at the first step."""
    return _at_first_step(browse(user=author), work)


@pytest.fixture
def nadia(make_person: Any, work: Work) -> User:
    """Put a second person on the team."""
    person = account(make_person, name="Nadia")
    work.admit(person)
    return person


@pytest.fixture
def other(browse: Any, nadia: User, work: Work) -> Page:
    """Open the second person's browser at the first step."""
    return _at_first_step(browse(user=nadia), work)


def _at_first_step(opened: Page, work: Work) -> Page:
    opened.goto(work.step("basics"))
    return opened


def _cookie(site: Flask, user: User) -> Any:
    with site.app_context(), one_commit():
        token = begin(user, "journey")
    with site.test_request_context():
        name = cookie_name()
    return {"name": name, "value": token, "url": site.config["ADDRESS"]}


def picture(page: Page, name: str) -> None:
    """Keep a picture of the page, if a folder was named to keep them in."""
    if SHOTS:
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)
