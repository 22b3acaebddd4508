"""What of a plan stays with the team when people outside read it. Pure.

Who could be found, harmed or reached by it stays behind: contacts, consents, what somebody has
lived through, where proof is kept. Names and places of activities go along only if the team says
so, and so does the step on safety.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.plan.plan import Answers, Plan
from app.plan.steps import STEPS
from app.questions.fields import N_, Field, Kind, Page, Rows

SAFETY_STEP = "risks"
KEPT_BACK = {
    "risks": {"crisis_contact", "support_contacts"},
    "messengers.messengers": {
        "agreed", "identifiable", "minor", "lived_trauma", "support_before", "support_during",
        "support_after", "consent_state", "consent_scope", "consent_until", "consent_kept_at",
        "withdraw_contact", "recheck", "rechecked_on",
    },
    "content.pieces": {"link"},
    "calendar": {"victims_consulted"},
    "moderation": {"escalation", "log_location"},
    "tracking.entries": {"proof"},
    "review": {"harm_seen"},
}  # fmt: skip
NAMES = {
    "resources.people": {"name"},
    "messengers.messengers": {"label"},
    "channels.influencers": {"label"},
    "channels.offline": {"place"},
    "pretest": {"sensitivity_review_by"},
}
ALWAYS_LEFT_OUT = (
    N_("the contacts for an emergency, and for people who need support"),
    N_("consents: their state, where the documents are kept, whom to ask to withdraw"),
    N_("who is under age, who has lived through violence, who supports them"),
    N_("what the people concerned were asked and said, and whether somebody came to harm"),
    N_("the contacts for help with comments, and where proof is kept"),
    N_("links to files and proofs of the team"),
    N_("comments, earlier versions, removed rows, the remarks of the coach, and the accounts"),
)
NAMES_LEFT_OUT = N_("names of the team, of messengers and accounts, and places of activities")
SAFETY_LEFT_OUT = N_("the whole step “Safety and risks”")


@dataclass(frozen=True)
class Shown:
    """What a team lets people outside see beyond the rest."""

    with_names: bool = False
    with_safety: bool = False

    @property
    def left_out(self) -> tuple[str, ...]:
        """Name what stays behind, as message ids."""
        safety = () if self.with_safety else (SAFETY_LEFT_OUT,)
        return (*ALWAYS_LEFT_OUT, *(() if self.with_names else (NAMES_LEFT_OUT,)), *safety)


def plan_for_others(plan: Plan, shown: Shown) -> Plan:
    """Give the plan as people outside may read it; steps that are not ours stay behind, too."""

    def stays(question: Field | Rows, where: str) -> bool:
        is_name = question.key in NAMES.get(where, ())
        is_name |= isinstance(question, Field) and question.kind is Kind.PERSON
        kept_back = question.key in KEPT_BACK.get(where, ())
        return not kept_back and (shown.with_names or not is_name)

    steps = [step for step in STEPS if shown.with_safety or step.slug != SAFETY_STEP]
    return Plan({step.slug: filtered(step, plan.answers(step.slug), stays) for step in steps})


Stays = Callable[[Field | Rows, str], bool]


def filtered(step: Page, answers: Answers, stays: Stays) -> dict[str, Any]:
    """Keep of a step what `stays` says of its questions, and of those of its rows."""
    return _kept(step.questions, answers, step.slug, stays)


def _kept(
    questions: tuple[Field | Rows, ...], answers: Mapping[str, Any], where: str, stays: Stays
) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for question in questions:
        if question.key not in answers or not stays(question, where):
            continue
        value = answers[question.key]
        if isinstance(question, Rows) and isinstance(value, list):
            inside = f"{where}.{question.key}"
            value = [
                {"id": row["id"], **_kept(question.fields, row, inside, stays)} for row in value
            ]
        kept[question.key] = value
    return kept
