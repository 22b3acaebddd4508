"""The choices that a list of the reference data offers: one way for plans and case studies."""

from app.questions.fields import Option
from app.reference.in_use import in_use
from app.reference.reference import OWN


def list_choices(name: str, language: str) -> tuple[Option, ...]:
    """Give the entries of a list as choices, retired ones marked, in the words of a language."""
    known = in_use()
    return tuple(
        Option(
            key,
            words,
            is_ours=False,
            is_retired=known.is_retired(name, key),
            is_added=key.startswith(OWN),
        )
        for key, words in known.labels(name, language).items()
    )
