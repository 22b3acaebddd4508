"""What a plan looks for in the library: cases like it, and which of their answers help. Pure."""

from collections.abc import Iterable, Iterator

from app.case_studies.matching import Sought
from app.case_studies.shelves import KEY
from app.coach.answers import main_segments
from app.plan.answers import several, text
from app.plan.plan import Plan

MOST = 4  # keys on one shelf: a plan with ten channels is not ten times as close
WORTH = {"audience": 10, "theme": 5, "messenger": 3, "channel": 2, "approach": 1}
ANSWERS_TO: dict[str, tuple[str, ...]] = {  # step -> answers of a case study that speak of it
    "basics": ("summary",),
    "context": ("problem",),
    "audience": ("audience",),
    "objectives": ("goal", "objectives"),
    "measurement": ("results", "evidence_level"),
    "risks": ("harm",),
    "resources": ("team_size", "budget"),
    "message": ("core_message", "cta"),
    "messengers": ("messenger_kinds", "story"),
    "content": ("formats", "story"),
    "channels": ("channels",),
    "calendar": ("timing",),
    "moderation": ("harm",),
    "tracking": ("results", "evidence_level"),
    "review": ("would_change", "lessons"),
}  # of trying things out first a case study says nothing


def sought_of(plan: Plan) -> list[Sought]:
    """Say on which shelves of the library to look for this plan: what counts most comes first."""
    found = {
        "audience": _audiences(plan),
        "theme": several(plan.answers("basics"), "themes"),
        "messenger": _messengers(plan),
        "channel": _channels(plan),
        "approach": [text(plan.answers("context"), "approach")],
    }
    return [
        Sought(name, key, worth)
        for name, worth in WORTH.items()
        for key in [each for each in dict.fromkeys(found[name]) if KEY.fullmatch(each)][:MOST]
    ]


def _audiences(plan: Plan) -> Iterator[str]:
    """Walk the kinds of the audiences, the main ones first."""
    yield from (text(row, "kind") for row in main_segments(plan))
    yield from (text(row, "kind") for row in plan.rows("audience.segments"))


def _messengers(plan: Plan) -> Iterable[str]:
    """Give the kinds of messengers; while there is none, those whom the audience listens to."""
    chosen = [text(row, "kind") for row in plan.rows("messengers.messengers")]
    if any(chosen):
        return chosen
    return [kind for row in main_segments(plan) for kind in several(row, "trusts")]


def _channels(plan: Plan) -> Iterable[str]:
    """Give the channels; while there is none, those where the audience is."""
    chosen = [text(row, "channel") for row in plan.rows("channels.channels")]
    if any(chosen):
        return chosen
    keys = ("where_online", "where_offline")
    return [each for row in main_segments(plan) for key in keys for each in several(row, key)]
