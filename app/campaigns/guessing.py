"""Stopping whoever tries secret addresses one after the other."""

from app.core.throttle import count, refuse_if_spent

GUESSES = "30 per hour"  # of one place, for one kind of address


def stop_guessing(kind: str, place: str) -> None:
    """Raise TooMany where too many addresses were tried that there are not."""
    refuse_if_spent(GUESSES, kind, place)


def note_guess(kind: str, place: str) -> None:
    """Count an address that there is not; the place is kept as a hash, for an hour."""
    count(GUESSES, kind, place)
