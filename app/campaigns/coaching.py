"""What the coach says of a campaign, and what its team answered to it. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.coach.remark import Remark, Severity
from app.coach.rules import BY_KEY

LONGEST_REASON = 240  # characters (plan.schema.json)
Place = tuple[str, str | None]  # rule and row; no row: the whole step


@dataclass(frozen=True)
class Dismissal:
    """A remark that the team set aside, and why; of an imported one nobody knows by whom."""

    rule: str
    row: str | None
    because: str
    by_id: int | None = None
    at: datetime | None = None

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "Dismissal | None":
        """Read one that was kept, or came in a file; None if it is no such thing."""
        rule, row, at = kept.get("rule"), kept.get("row"), kept.get("at")
        if rule not in BY_KEY or not isinstance(row, str | None):
            return None
        because = str(kept.get("because") or "")[:LONGEST_REASON]
        moment = datetime.fromisoformat(at) if isinstance(at, str) else None
        return cls(str(rule), row, because, kept.get("by"), moment)

    def as_document(self) -> dict[str, Any]:
        """Give it as plans in a file hold it: without a name, which is nobody else's business."""
        row = {"row": self.row} if self.row else {}
        return {"rule": self.rule, **row, "because": self.because}

    def as_kept(self) -> dict[str, Any]:
        """Give it as the campaign keeps it."""
        at = self.at.isoformat() if self.at else None
        return {**self.as_document(), "by": self.by_id, "at": at}


@dataclass(frozen=True)
class Coaching:
    """The remarks on a campaign: those still open, and those that the team set aside."""

    open: tuple[Remark, ...]
    set_aside: tuple[tuple[Remark, Dismissal], ...]

    def of_step(self, slug: str) -> list[Remark]:
        """List the open remarks that one step is about."""
        return [each for each in self.open if each.step == slug]

    @property
    def critical(self) -> Counter[str]:
        """How many open remarks stop each step from being ready."""
        return Counter(each.step for each in self.open if each.severity is Severity.CRITICAL)

    @property
    def lighter(self) -> Counter[str]:
        """How many other open remarks there are about each step."""
        return Counter(each.step for each in self.open if each.severity is not Severity.CRITICAL)


def coaching_of(
    remarks: Iterable[Remark], begun: frozenset[str], dismissals: Iterable[Dismissal]
) -> Coaching:
    """Say what is open of remarks; of a step that nobody has opened the coach says nothing yet.

    A critical remark that protects a person cannot be set aside.
    """
    answered = {(each.rule, each.row): each for each in dismissals}
    still_open, set_aside = [], []
    for remark in remarks:
        answer = answered.get(place_of(remark))
        if answer and not remark.rule.protects:
            set_aside.append((remark, answer))
        elif remark.step in begun:
            still_open.append(remark)
    return Coaching(tuple(still_open), tuple(set_aside))


def place_of(remark: Remark) -> Place:
    """Say what a dismissal of this remark is about."""
    return remark.rule.key, remark.row


def list_dismissals(kept: Iterable[Any]) -> list[Dismissal]:
    """Read the dismissals that a campaign keeps, or that came in a file; others are left out."""
    found = (Dismissal.read(each) for each in kept if isinstance(each, Mapping))
    return [each for each in found if each]
