"""What a campaign that began from a case study has borrowed of it, and still has. Pure.

The file of a plan has no place for this (plan.schema.json): whoever exports a plan and imports it
again has a plan of their own, without marks.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.plan.steps import BY_SLUG
from app.questions.merge import Place, list_written, value_at

Answers = Mapping[str, Any]
OURS = frozenset({"rank", "status", "segment", "objective"})  # what the case does not say


@dataclass(frozen=True)
class Loan:
    """The case study that a campaign began from (its public id), and what it lent, by step.

    Neither its title nor its address: they are looked up as long as the case study is public.
    """

    case: str = ""
    lent: Mapping[str, Answers] = field(default_factory=dict)

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "Loan":
        """Read what a campaign keeps; nothing where it began from no case study."""
        return cls(kept.get("case") or "", kept.get("lent") or {})

    def as_kept(self) -> dict[str, Any]:
        """Give it as the campaign keeps it."""
        return {"case": self.case, "lent": dict(self.lent)} if self.case else {}

    def without(self, slug: str) -> "Loan":
        """Give what is left once the team has said that the answers of a step fit them."""
        return Loan(self.case, {step: each for step, each in self.lent.items() if step != slug})

    def places(self, slug: str, answers: Answers) -> list[Place]:
        """List where a step still has the very answers that were lent.

        Compared by value: no save has to take a mark off, and going back to an earlier version
        brings back what was borrowed as what it is.
        """
        lent = self.lent.get(slug)
        if not lent or slug not in BY_SLUG:
            return []
        groups = frozenset(group.key for group in BY_SLUG[slug].groups())
        return [
            place
            for place in list_written({}, lent, groups)
            if place.key not in OURS and value_at(answers, place) == value_at(lent, place)
        ]
