"""Texts that were typed and cannot be read as an answer yet: kept as they are, never thrown away.

In stored answers such a text stands where its answer would, as `{"unread": [texts]}`: a budget of
"about 3000" is nobody's number, but it is somebody's work.
"""

from collections.abc import Mapping
from typing import Any

UNREAD = "unread"


def unread(texts: list[str]) -> dict[str, list[str]]:
    """Wrap texts that could not be read, to stand in the place of an answer."""
    return {UNREAD: texts}


def is_unread(value: Any) -> bool:
    """Whether a stored value is such a text."""
    return type(value) is dict and len(value) == 1 and UNREAD in value


def readable(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what could not be read, in rows and in rows inside them, too."""
    return {key: _readable(value) for key, value in answers.items() if not is_unread(value)}


def _readable(value: Any) -> Any:
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return [readable(row) for row in value]
    return value


def has_unread(answers: Mapping[str, Any]) -> bool:
    """Whether something in these answers could not be read."""
    for value in answers.values():
        if is_unread(value):
            return True
        if type(value) is list and any(type(row) is dict and has_unread(row) for row in value):
            return True
    return False
