"""What the rules ask of a plan, and how they call its rows. Pure."""

from dataclasses import dataclass
from typing import Any

from app.coach.remark import Phrase
from app.plan.answers import Answers, has_any, text
from app.plan.plan import Plan
from app.plan.steps import BY_SLUG
from app.questions.fields import N_

NOT_CHOSEN = Phrase(N_("not chosen yet"))
MADE = frozenset({"made", "checked", "published"})
CHECKED = frozenset({"checked", "published"})


@dataclass(frozen=True)
class Called:
    """What names a row of some kind, and how to speak of one that has no name yet."""

    key: str
    nameless: str


AUDIENCE = Called("label", N_("an audience without a name"))
OBJECTIVE = Called("what", N_("an objective without words"))
MESSENGER = Called("label", N_("a messenger without a name"))
MESSAGE = Called("core_message", N_("a message without words"))
PIECE = Called("title", N_("a piece without a name"))


def called(row: Answers, kind: Called) -> str | Phrase:
    """Call a row by what names it, in the person's own words."""
    return text(row, kind.key) or Phrase(kind.nameless)


def main_segments(plan: Plan) -> list[dict[str, Any]]:
    """List the audiences that are ranked main."""
    return [row for row in plan.rows("audience.segments") if text(row, "rank") == "main"]


def count_filled(plan: Plan, where: str) -> int:
    """Count the rows of a group in which anything was answered."""
    return sum(has_any(row) for row in plan.rows(where))


def named_channels(plan: Plan) -> frozenset[str]:
    """Give the channels that the campaign uses."""
    found = (text(row, "channel") for row in plan.rows("channels.channels"))
    return frozenset(each for each in found if each)


def choice(where: str, key: str, chosen: str) -> Phrase:
    """Word a choice of a row of "step.group", as its form does."""
    step, _, group_key = where.partition(".")
    group = BY_SLUG[step].group(group_key)
    question = next(each for each in (group.plain_fields() if group else ()) if each.key == key)
    labels = {each.key: each.label for each in question.options}
    return Phrase(labels[chosen]) if chosen in labels else NOT_CHOSEN
