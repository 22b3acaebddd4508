"""The reference data that is in use here: as shipped, with what the organisation has changed.

Whoever runs the site keeps the changes; where nobody does, as at a command line without a
database, what is shipped is in use.
"""

from collections.abc import Callable, Mapping

from app.reference.reference import Reference, shipped

Find = Callable[[], Reference]
_find: list[Find] = [shipped]


def look_for_it_with(find: Find) -> None:
    """Say how to find what is in use; it is asked each time."""
    _find[0] = find


def in_use() -> Reference:
    """Give the reference data in use."""
    return _find[0]()


def labels(name: str, language: str) -> Mapping[str, str]:
    """Map the keys of a list to their names in a language, retired entries too."""
    return in_use().labels(name, language)


def label(name: str, key: str, language: str) -> str:
    """Name one entry."""
    return in_use().label(name, key, language)
