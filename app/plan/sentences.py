"""Sentences composed from answers and shown back, as message ids with what fills them."""

from collections.abc import Callable, Mapping
from typing import Any

from app.questions.fields import N_

Told = Callable[[str], str]  # field key -> its answer in words, "" for none
Sentence = tuple[str, dict[str, Any]]


def objective_in_words(row: Mapping[str, Any], told: Told) -> list[Sentence]:
    """Compose an objective: who, by when, does what; measured how, from where to where."""
    said: list[Sentence] = []
    given = {key: told(key) for key in ("segment", "by", "change_verb", "what", "metric")}
    if given["segment"] and given["what"]:
        words = {"audience": given["segment"], "verb": given["change_verb"], "what": given["what"]}
        if given["by"]:
            said.append(
                (
                    N_("With “%(audience)s”, by %(by)s: %(verb)s %(what)s."),
                    {**words, "by": given["by"]},
                )
            )
        else:
            said.append((N_("With “%(audience)s”: %(verb)s %(what)s."), words))
    if given["metric"] and told("target"):
        said.append(_measured(given["metric"], told))
    return said


def _measured(metric: str, told: Told) -> Sentence:
    words = {"metric": metric, "target": told("target"), "unit": told("unit")}
    if told("baseline"):
        return (
            N_("Measured by: %(metric)s, from %(baseline)s to %(target)s %(unit)s."),
            {**words, "baseline": told("baseline")},
        )
    return (N_("Measured by: %(metric)s, up to %(target)s %(unit)s."), words)
