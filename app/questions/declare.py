"""Short forms to declare questions with, so that a step's file reads like a questionnaire."""

from typing import Any

from app.questions.fields import Field, Kind, Option


def options(*pairs: tuple[str | int, str]) -> tuple[Option, ...]:
    """Choices as (key, label) pairs."""
    return tuple(Option(key, label) for key, label in pairs)


def line(key: str, label: str, limit: int, **given: Any) -> Field:
    """Ask for one line of text of up to `limit` characters."""
    return Field(key, Kind.TEXT, label, limit=limit, **given)


def text(key: str, label: str, limit: int, **given: Any) -> Field:
    """Ask for a longer text of up to `limit` characters."""
    return Field(key, Kind.LONG_TEXT, label, limit=limit, **given)


def one_of(key: str, label: str, choices: str | tuple[Option, ...], **given: Any) -> Field:
    """Ask for one choice: of a taxonomy list by its name, or of options."""
    return _choice(Kind.CHOICE, key, label, choices, **given)


def some_of(key: str, label: str, choices: str | tuple[Option, ...], **given: Any) -> Field:
    """Ask for several choices: of a taxonomy list by its name, or of options."""
    return _choice(Kind.CHOICES, key, label, choices, **given)


def _choice(
    kind: Kind, key: str, label: str, choices: str | tuple[Option, ...], **given: Any
) -> Field:
    if isinstance(choices, str):
        return Field(key, kind, label, taxonomy=choices, **given)
    return Field(key, kind, label, options=choices, **given)


def yes_no(key: str, label: str, **given: Any) -> Field:
    """Ask yes or no."""
    return Field(key, Kind.YES_NO, label, options=options(("yes", "Yes"), ("no", "No")), **given)


def day(key: str, label: str, **given: Any) -> Field:
    """Ask for a date."""
    return Field(key, Kind.DATE, label, **given)


def number(key: str, label: str, **given: Any) -> Field:
    """Ask for a number of 0 or more, unless said otherwise."""
    return Field(key, Kind.NUMBER, label, **{"least": 0, **given})


def money(key: str, label: str, **given: Any) -> Field:
    """Ask for an amount in the plan's currency."""
    return Field(key, Kind.MONEY, label, **given)


def link(key: str, label: str, **given: Any) -> Field:
    """Ask for a web address."""
    return Field(key, Kind.LINK, label, **given)


def person(key: str, label: str, **given: Any) -> Field:
    """Ask who: somebody of the team, or a name."""
    return Field(key, Kind.PERSON, label, limit=80, **given)


def row_of(key: str, label: str, points_to: str, **given: Any) -> Field:
    """Ask for a row of another group, given as "step.group"."""
    return Field(key, Kind.REFERENCE, label, points_to=points_to, **given)
