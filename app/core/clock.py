"""The one clock of the house, so that tests may set it."""

from datetime import UTC, date, datetime

from app.core.settings import site_settings


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The present day where the organisation lives."""
    return now().astimezone(site_settings().time_zone).date()
