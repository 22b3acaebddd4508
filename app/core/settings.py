"""The site's settings, read once from PORTEVOIX_* variables and instance/settings.env."""

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from dotenv import dotenv_values
from flask import current_app
from sqlalchemy.engine import make_url

PREFIX = "PORTEVOIX_"
KNOWN_LANGUAGES = ("fr", "en")
LOCAL_URL = "http://127.0.0.1:8000"


class BadSetting(Exception):
    """A setting that the site cannot start with; its text is one sentence for the installer."""


@dataclass(frozen=True)
class Settings:
    """Everything an installation may choose; every default is safe to run with."""

    instance: Path
    secret_key: str
    url: str
    database_url: str
    languages: tuple[str, ...]
    time_zone: ZoneInfo
    site_name: str
    organisation: str
    contact: str
    registration: str
    smtp_host: str
    smtp_port: int
    smtp_user: str
    smtp_password: str
    smtp_security: str
    mail_from: str
    proxies: int

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> "Settings":
        """Read and check all settings; raises BadSetting for an unknown or unusable one."""
        instance, values = read_values(os.environ if environ is None else environ)
        values["DATABASE_URL"] = values["DATABASE_URL"] or f"sqlite:///{instance}/portevoix.sqlite3"
        values["SECRET_KEY"] = values["SECRET_KEY"] or _kept_secret(instance)
        return cls(instance=instance, **{name.lower(): value for name, value in values.items()})

    @property
    def has_mail(self) -> bool:
        """Whether mails leave the machine; otherwise the administrator hands links over."""
        return bool(self.smtp_host)

    @property
    def is_https(self) -> bool:
        """Whether readers reach the site over TLS."""
        return self.url.startswith("https://")

    def as_flask_config(self) -> dict[str, Any]:
        """Give Flask and its extensions what they need of this."""
        return {
            "SECRET_KEY": self.secret_key,
            "SQLALCHEMY_DATABASE_URI": self.database_url,
            # What people wrote, and their addresses, stay out of the log of a failed statement.
            "SQLALCHEMY_ENGINE_OPTIONS": {"hide_parameters": True},
            "SESSION_COOKIE_NAME": "__Host-form" if self.is_https else "form",
            "SESSION_COOKIE_SECURE": self.is_https,
            "SESSION_COOKIE_SAMESITE": "Lax",
            "TRUSTED_HOSTS": sorted({urlsplit(self.url).hostname, "127.0.0.1", "localhost"}),
            "MAX_CONTENT_LENGTH": 12 * 1024 * 1024,
            "MAX_FORM_MEMORY_SIZE": 512 * 1024,
            "MAX_FORM_PARTS": 600,
            "WTF_CSRF_TIME_LIMIT": None,
            "BABEL_DEFAULT_LOCALE": self.languages[0],
            "BABEL_DEFAULT_TIMEZONE": str(self.time_zone),
        }

    def as_lines(self) -> list[str]:
        """Say every setting for `portevoix config show`; secrets are only said to be set."""
        shown = {each.name: getattr(self, each.name) for each in fields(self)}
        shown["database_url"] = make_url(self.database_url).render_as_string(hide_password=True)
        for secret in ("secret_key", "smtp_password"):
            shown[secret] = "(set)" if shown[secret] else "(not set)"
        return [f"{PREFIX}{name.upper()}={value}" for name, value in shown.items()]


def read_values(environ: Mapping[str, str]) -> tuple[Path, dict[str, Any]]:
    """Read and check every setting without making anything; raises BadSetting."""
    given = _given(environ)
    instance = Path(given.pop("INSTANCE", "instance")).resolve()
    given = {**_given(_saved(instance)), **given}
    given.pop("INSTANCE", None)
    unknown = sorted(set(given) - set(READERS))
    if unknown:
        raise BadSetting(f"{PREFIX}{unknown[0]} is not a setting of Portevoix.")
    values = {name: _read(name, given.get(name)) for name in READERS}
    return instance, values


def site_settings() -> Settings:
    """Give the settings of the site that runs now."""
    settings: Settings = current_app.extensions["settings"]
    return settings


def _given(environ: Mapping[str, str]) -> dict[str, str]:
    """Collect PORTEVOIX_* values; PORTEVOIX_X_FILE names a file that holds the value of X."""
    given = {}
    for name, value in environ.items():
        if not name.startswith(PREFIX) or value == "":
            continue
        key = name.removeprefix(PREFIX)
        if key.endswith("_FILE"):
            key, value = key.removesuffix("_FILE"), _file_text(name, value)
        given[key] = value
    return given


def _file_text(name: str, path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BadSetting(f"{name} names a file that cannot be read: {path}.") from error


def _saved(instance: Path) -> dict[str, str]:
    file = instance / "settings.env"
    values = dotenv_values(file) if file.is_file() else {}
    return {name: value for name, value in values.items() if value is not None}


def _read(name: str, given: str | None) -> Any:
    default, reader = READERS[name]
    if given is None:
        return reader(default)
    try:
        return reader(given.strip())
    except ValueError as error:
        raise BadSetting(f"{PREFIX}{name}: {error}") from error


def _address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
        raise ValueError(f"“{value}” is not an address such as https://portevoix.example.org.")
    if parts.path not in ("", "/") or parts.query or parts.fragment or parts.username:
        raise ValueError("the site needs an address of its own: only a host, and perhaps a port.")
    return f"{parts.scheme}://{parts.netloc}"


def _database(value: str) -> str:
    if value.startswith(("postgresql://", "postgres://")):
        return "postgresql+psycopg://" + value.split("://", 1)[1]
    if value and not value.startswith(("sqlite:///", "postgresql+psycopg://")):
        raise ValueError("only sqlite:///… and postgresql://… are supported.")
    return value


def _languages(value: str) -> tuple[str, ...]:
    chosen = tuple(each.strip() for each in value.split(",") if each.strip())
    wrong = [each for each in chosen if each not in KNOWN_LANGUAGES]
    if wrong or not chosen:
        raise ValueError(f"“{value}”: the languages are {', '.join(KNOWN_LANGUAGES)}.")
    return chosen


def _time_zone(value: str) -> ZoneInfo:
    if value not in available_timezones():
        raise ValueError(f"“{value}” is not a time zone such as Europe/Paris.")
    return ZoneInfo(value)


def _one_of(*choices: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value not in choices:
            raise ValueError(f"“{value}” is not one of {', '.join(choices)}.")
        return value

    return read


def _number(value: str) -> int:
    if not value.isascii() or not value.isdigit() or int(value) > 65535:
        raise ValueError(f"“{value}” is not a number from 0 to 65535.")
    return int(value)


READERS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "SECRET_KEY": ("", str),
    "URL": (LOCAL_URL, _address),
    "DATABASE_URL": ("", _database),
    "LANGUAGES": ("fr,en", _languages),
    "TIME_ZONE": ("Europe/Paris", _time_zone),
    "SITE_NAME": ("Portevoix", str),
    "ORGANISATION": ("", str),
    "CONTACT": ("", str),
    "REGISTRATION": ("open", _one_of("open", "invitation", "closed")),
    "SMTP_HOST": ("", str),
    "SMTP_PORT": ("587", _number),
    "SMTP_USER": ("", str),
    "SMTP_PASSWORD": ("", str),
    "SMTP_SECURITY": ("starttls", _one_of("starttls", "tls", "none")),
    "MAIL_FROM": ("", str),
    "PROXIES": ("0", _number),
}


def make_instance(instance: Path) -> None:
    """Make the private instance folder; raises BadSetting if it cannot be written to."""
    try:
        instance.mkdir(mode=0o700, parents=True, exist_ok=True)
        instance.chmod(0o700)  # a folder that was there already may stand open to others
        probe = instance / f".probe-{secrets.token_hex(4)}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise BadSetting(f"The folder {instance} cannot be written to.") from error


def _kept_secret(instance: Path) -> str:
    """Give the secret key of this instance, making it the first time."""
    file = instance / "secret_key"
    if file.is_file():
        if secret := file.read_text(encoding="utf-8").strip():
            return secret
        raise BadSetting(f"The file {file} is empty: remove it.")
    make_instance(instance)
    secret = secrets.token_urlsafe(48)
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:  # another process of this site was quicker
        return _kept_secret(instance)
    with os.fdopen(descriptor, "w") as out:
        out.write(secret)
    return secret
