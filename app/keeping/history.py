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
    """Leave one of all versions that one person typed on end within ten minutes: the last.

    Takes and gives the newest first. Whatever else was done stays, and ends the run, as does what
    somebody else typed: one person's words must not show as another's. Folding what is folded
    changes nothing.
    """
    kept: list[Version] = []
    run: Version | None = None  # the last version of the run that we are in
    for version in versions:
        if version.act != Act.TYPED:
            run = None
        elif run is None or version.saved_by_id != run.saved_by_id:
            run = version
        elif abs(run.saved_at - version.saved_at) <= RUN:
            continue
        else:
            run = version
        kept.append(version)
    return kept
