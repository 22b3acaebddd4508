"""The one clock of the house, so that tests may set it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def today(zone: ZoneInfo) -> date:
    """The present day where the organisation lives."""
    return datetime.now(zone).date()
