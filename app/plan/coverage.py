"""Who is reached through what, and who has agreed to be shown. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from app.plan.answers import by_id, day, has_any, is_yes, several, text
from app.plan.plan import Plan

Row = dict[str, Any]
SEGMENTS, MESSENGERS, PIECES = "audience.segments", "messengers.messengers", "content.pieces"


class Need(StrEnum):
    """What an audience needs in order to be reached; the value says where its rows stand."""

    CHANNEL = "channels.channels"
    MESSENGER = MESSENGERS
    MESSAGE = "message.messages"
    PIECE = PIECES


@dataclass(frozen=True)
class Reached:
    """One audience: the rows that are for it, by what they are, and what it lacks so far."""

    segment: Row
    rows: dict[Need, list[Row]]
    gaps: tuple[Need, ...]


@dataclass(frozen=True)
class Coverage:
    """Every audience, and how many rows are for none: not linked, or to one that is gone."""

    audiences: list[Reached]
    loose: dict[Need, int]

    @property
    def is_begun(self) -> bool:
        """Whether anything was planned for an audience yet."""
        linked = any(rows for each in self.audiences for rows in each.rows.values())
        return linked or bool(self.audiences and any(self.loose.values()))


def coverage_of(plan: Plan) -> Coverage:
    """Say of each audience what it is reached through, and what is missing.

    A message counts once it has words. Where the team says why nobody speaks, no messenger is
    missing.
    """
    segments = [row for row in plan.rows(SEGMENTS) if has_any(row)]
    rows = {need: [row for row in plan.rows(need) if _counts(need, row)] for need in Need}
    may_lack = {Need.MESSENGER} if text(plan.answers("messengers"), "no_messenger_why") else set()
    audiences = []
    for segment in segments:
        its = {need: _of(segment, found) for need, found in rows.items()}
        gaps = tuple(need for need in Need if not its[need] and need not in may_lack)
        audiences.append(Reached(segment, its, gaps))
    ids = {segment["id"] for segment in segments}
    loose = {
        need: sum(text(row, "segment") not in ids for row in found) for need, found in rows.items()
    }
    return Coverage(audiences, loose)


def _counts(need: Need, row: Row) -> bool:
    return bool(text(row, "core_message")) if need is Need.MESSAGE else has_any(row)


def _of(segment: Row, rows: list[Row]) -> list[Row]:
    return [row for row in rows if text(row, "segment") == segment["id"]]


@dataclass(frozen=True)
class Consent:
    """Somebody who can be recognised or is shown: their row, and the pieces that show them."""

    messenger: Row
    pieces: list[Row]

    @property
    def until(self) -> date | None:
        """The last day on which it holds, if it ends."""
        return day(self.messenger, "consent_until")

    @property
    def is_written(self) -> bool:
        """Whether it was given in writing."""
        return text(self.messenger, "consent_state") == "written"

    def has_ended(self, today: date) -> bool:
        """Whether its last day is over."""
        return self.until is not None and today > self.until

    @property
    def was_asked_again(self) -> bool:
        """Whether they were asked again after the campaign, and answered."""
        said = text(self.messenger, "recheck") in ("agrees", "withdraws")
        return said and day(self.messenger, "rechecked_on") is not None

    def covers_case_study(self, today: date) -> bool:
        """Whether their written consent holds today for a case study, and was not taken back."""
        is_out = text(self.messenger, "recheck") in ("withdraws", "not_reached")
        return "case_study" in several(self.messenger, "consent_scope") and (
            self.holds(today) and not is_out
        )

    def holds(self, today: date) -> bool:
        """Whether there is written consent today; "unknown" is none."""
        return self.is_written and not self.has_ended(today)


def pieces_showing(plan: Plan, statuses: Iterable[str] = ()) -> dict[str, list[Row]]:
    """List for each messenger the pieces that they carry or in which they are shown.

    Of all pieces, or of those of some statuses only.
    """
    wanted = frozenset(statuses)
    found: dict[str, list[Row]] = {}
    for piece in plan.rows(PIECES):
        if wanted and text(piece, "status") not in wanted:
            continue
        for id in {text(piece, "messenger"), *several(piece, "people_shown")} - {""}:
            found.setdefault(id, []).append(piece)
    return found


def list_unasked(plan: Plan) -> list[Consent]:
    """List who can be recognised and has not been asked again since the campaign."""
    return [each for each in consents_of(plan) if not each.was_asked_again]


def consents_of(plan: Plan) -> list[Consent]:
    """List who can be recognised, or is named among the people that a piece shows."""
    shown = {id for piece in plan.rows(PIECES) for id in several(piece, "people_shown")}
    pieces = pieces_showing(plan)
    return [
        Consent(row, pieces.get(id, []))
        for id, row in by_id(plan, MESSENGERS).items()
        if is_yes(row, "identifiable") or id in shown
    ]
