"""The versions of some answers as people look back at them: who did what, when. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.keeping.models import Act
from app.questions.fields import N_

RUN = timedelta(minutes=10)
ACTS: dict[str, str] = {
    Act.STARTED: N_("Started"),
    Act.IMPORTED: N_("Imported"),
    Act.TYPED: N_("Typed"),
    Act.SAVED: N_("Saved"),
    Act.CONTINUED: N_("Continued"),
    Act.MERGED: N_("Merged"),
    Act.RESTORED: N_("Restored"),
    Act.SUBMITTED: N_("Submitted"),
}


@dataclass(frozen=True)
class Version:
    """What made a version, when, and by whom (None: their account is gone)."""

    revision: int
    act: str
    saved_at: datetime
    saved_by_id: int | None


def fold(versions: Sequence[Version]) -> list[Version]:
    """Leave one of all versions that one person typed within ten minutes: the last.

    Takes and gives the newest first. Whatever else was done stays, and ends every run; folding
    what is folded changes nothing.
    """
    kept: list[Version] = []
    ends: dict[int | None, datetime] = {}  # who -> when the run that we are in ended
    for version in versions:
        if version.act != Act.TYPED:
            ends.clear()
        else:
            end = ends.get(version.saved_by_id)
            if end is not None and abs(end - version.saved_at) <= RUN:
                continue
            ends[version.saved_by_id] = version.saved_at
        kept.append(version)
    return kept
