"""Cheap hashes and a site whose settings a test may change."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask

from app.accounts import passwords
from app.accounts.models import User
from app.core.outbox import Mail, list_waiting


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash for real, at the lowest cost that Argon2 takes."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "hasher", cheap)


@pytest.fixture
def configure(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Change settings for one test: `configure(registration="closed")`."""

    def change(**given: Any) -> None:
        settings = replace(app.extensions["settings"], **given)
        monkeypatch.setitem(app.extensions, "settings", settings)

    return change


@pytest.fixture
def somebody(person: Any) -> Callable[..., User]:
    """Make people who can sign in by the form, with the password of the tests."""

    def make(email: str = "aicha@example.org", **given: Any) -> User:
        user: User = person(
            email, password_hash=passwords.keep(given.pop("password", PASSWORD)), **given
        )
        return user

    return make


PASSWORD = "un mot de passe solide"


def letters(kind: str) -> list[Mail]:
    """Give the waiting letters of a kind, the newest first."""
    return [mail for mail in list_waiting() if mail.kind == kind]


def path_in(kind: str) -> str:
    """Give the path of the link in the newest letter of a kind."""
    return str(letters(kind)[0].parameters["path"])
