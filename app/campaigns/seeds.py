"""Starting a plan from a case study: its pattern, and never its people.

Only choices are taken over, no word that anybody wrote: so no name, quotation, consent or contact
can come along. Country and languages belong to a place, not to an idea; what a case study does
not know (its call to action is a sentence, its messengers are people) stays to be answered.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.case_studies.filing import as_list, told
from app.case_studies.lending import find_public_answers
from app.reference.in_use import in_use

Answers = dict[str, Any]
Given = Mapping[str, Any]
MOST_OF = {"themes": 4, "segments": 4, "objectives": 4, "indicators": 10, "channels": 10}
# Which indicators say by themselves what their campaign wanted to move.
LEVELS = {
    "recall": "awareness",
    "knowledge": "awareness",
    "attitude": "attitude",
    "intention": "intention",
    "behaviour": "behaviour",
    "help": "behaviour",
}


@dataclass(frozen=True)
class Seed:
    """The answers that a new plan begins with, by step, and the case study they come from."""

    steps: Mapping[str, Answers] = field(default_factory=dict)
    case: str = ""  # its public id
    title: str = ""


def seed_from_case(slug: str | None, language: str) -> Seed:
    """Give what another team can use of a published case study; nothing without such a case."""
    found = find_public_answers(slug, language) if slug and slug.isprintable() else None
    if found is None:
        return Seed()
    public_id, given = found
    return Seed(pattern_of(given), public_id, told(given, "title"))


def pattern_of(given: Given) -> dict[str, Answers]:
    """Give the answers of a plan that has the pattern of a case study, by step."""
    segments = _segments(given)
    # With several audiences nobody but the new team can say which of them is meant.
    meant = {"segment": segments[0]["id"]} if len(segments) == 1 else {}
    objectives = _objectives(given, meant)
    steps: dict[str, Answers] = {
        "basics": {"themes": _chosen(given, "themes", "themes")[: MOST_OF["themes"]]},
        "context": {"approach": next(iter(_chosen(given, "approach", "approaches")), "")},
        "audience": {"segments": segments},
        "objectives": {"objectives": objectives},
        "measurement": {"indicators": _indicators(given, objectives)},
        "content": {"pieces": _pieces(given, meant)},
        "channels": {"channels": _channels(given, meant)},
    }
    kept = {
        slug: {key: value for key, value in answers.items() if value}
        for slug, answers in steps.items()
    }
    return {slug: answers for slug, answers in kept.items() if answers}


def _segments(given: Given) -> list[Answers]:
    """Give an audience without a name for each kind; one alone is the main one."""
    kinds = _chosen(given, "audience_kinds", "audience_kinds")[: MOST_OF["segments"]]
    rank = {"rank": "main"} if len(kinds) == 1 else {}
    trusted = _chosen(given, "messenger_kinds", "messenger_kinds")
    trusts = {"trusts": trusted} if trusted else {}
    return [
        {"id": f"a{number}", **rank, "kind": kind, **trusts}
        for number, kind in enumerate(kinds, start=1)
    ]


def _objectives(given: Given, meant: Answers) -> list[Answers]:
    """Give an objective without words for each thing counted that says what it was to move."""
    counted = [(key, level) for key in _counted(given) if (level := _level_of(key))]
    return [
        {"id": f"o{number}", "level": level, **meant, "metric": key}
        for number, (key, level) in enumerate(counted[: MOST_OF["objectives"]], start=1)
    ]


def _level_of(indicator: str) -> str:
    """Say what an indicator was to move; nothing where it does not say so by itself."""
    is_reach = in_use().lists["indicators"][indicator].get("tier") == "reach"
    return "reach" if is_reach else LEVELS.get(indicator, "")


def _indicators(given: Given, objectives: list[Answers]) -> list[Answers]:
    of = {row["metric"]: {"objective": row["id"]} for row in objectives}
    return [
        {"id": f"i{number}", **of.get(key, {}), "indicator": key}
        for number, key in enumerate(_counted(given)[: MOST_OF["indicators"]], start=1)
    ]


def _counted(given: Given) -> list[str]:
    """List the indicators of which there is a figure."""
    rows = [row for row in given.get("results") or [] if told(row, "value")]
    return _offered([told(row, "indicator") for row in rows], "indicators")


def _pieces(given: Given, meant: Answers) -> list[Answers]:
    """Give an idea of a piece, without a title, for each format."""
    formats = _chosen(given, "formats", "formats")
    return [
        {"id": f"p{number}", "format": key, **meant, "status": "idea"}
        for number, key in enumerate(formats, start=1)
    ]


def _channels(given: Given, meant: Answers) -> list[Answers]:
    channels = _chosen(given, "channels", "channels")[: MOST_OF["channels"]]
    return [
        {"id": f"c{number}", "channel": key, **meant}
        for number, key in enumerate(channels, start=1)
    ]


def _chosen(given: Given, key: str, taxonomy: str) -> list[str]:
    return _offered([each for each in as_list(given.get(key)) if isinstance(each, str)], taxonomy)


def _offered(keys: list[str], name: str) -> list[str]:
    """Keep of these keys, each once, what this site offers: a plan begins with nothing else."""
    known = in_use()
    offered = known.lists[name]
    return [
        each for each in dict.fromkeys(keys) if each in offered and not known.is_retired(name, each)
    ]
