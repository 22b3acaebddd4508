"""Finding the versions of some answers, and thinning out those that nobody looks for."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext
from sqlalchemy import delete, func, select

from app.accounts.models import User
from app.core.db import db
from app.core.errors import Missing
from app.keeping.history import Version, fold
from app.keeping.models import Act, KeptAnswers, KeptVersion
from app.keeping.saving import Answers
from app.questions.merge import Clash, value_at

SHOWN = 100  # versions on one page
READ = 2000  # rows that are folded for it at most
THINNED_AFTER = timedelta(days=1)
LOOKED_BACK = timedelta(days=40)  # so that what was thinned long ago is not read every hour
AT_ONCE = 500  # rows of one DELETE


def list_versions(
    paper: KeptAnswers, *, before: int = 0, shown: int = SHOWN
) -> tuple[list[Version], int]:
    """List the versions of some answers, folded, the newest first, and where older ones begin.

    `before` is where an earlier list ended; 0 stands for the newest, and for no older ones.
    """
    if not paper.revision:
        return [], 0
    newest = min(before or paper.revision, paper.revision)
    table: Any = paper.versions
    chosen = select(table.revision, table.act, table.saved_at, table.saved_by_id)
    chosen = chosen.where(table.kept_id == paper.id, table.revision <= newest)
    rows = db.session.execute(chosen.order_by(table.revision.desc()).limit(READ))
    read = [Version(*row) for row in rows]
    if not before and (not read or read[0].revision != paper.revision):  # older than the versions
        read.insert(0, Version(paper.revision, Act.SAVED, paper.saved_at, paper.saved_by_id))
    found = [each for each in fold(read) if not before or each.revision < before]
    if len(found) > shown:
        return found[:shown], found[shown - 1].revision
    return found, read[-1].revision if len(read) >= READ else 0


def get_version(paper: KeptAnswers, revision: int) -> tuple[Version, Answers]:
    """Give the answers as they stood at a revision; raises Missing if that is not kept."""
    table: Any = paper.versions
    found = None
    if 0 < revision <= (paper.revision or 0):
        at = (table.kept_id == paper.id, table.revision == revision)
        found = db.session.scalar(select(table).where(*at))
    if found is None and revision != paper.revision:
        raise Missing
    row: Any = found or paper
    act = found.act if found else Act.SAVED
    return Version(revision, act, row.saved_at, row.saved_by_id), dict(row.answers or {})


def find_answers(paper: KeptAnswers, revision: int) -> Answers:
    """Give the answers as they stood at a revision; none where that is not kept."""
    try:
        return get_version(paper, revision)[1]
    except Missing:
        return {}


def who_wrote(paper: KeptAnswers, clash: Clash) -> Version | None:
    """Find the save that the stored words of a clash come from; None where that is not kept.

    Whoever saved last may have written something else.
    """
    if paper.versions is None:
        return None
    table: Any = paper.versions
    columns = (table.revision, table.act, table.saved_at, table.saved_by_id, table.answers)
    chosen = select(*columns).where(table.kept_id == paper.id).order_by(table.revision.desc())
    written = None
    for *version, answers in db.session.execute(chosen.limit(SHOWN)):
        if value_at(answers, clash.place) != clash.theirs:
            return written
        written = Version(*version)
    return written if written and written.revision == 1 else None


def names_of(ids: Iterable[int | None]) -> dict[int, str]:
    """Give the names of people, by their id, never an address; whose account is gone has none."""
    wanted = {each for each in ids if each is not None}
    if not wanted:
        return {}
    people = db.session.execute(select(User.id, User.name).where(User.id.in_(wanted)))
    return {id: _named(name) for id, name in people}


def _named(name: str) -> str:
    return name or gettext("somebody without a name")


def list_thick(table: type[KeptVersion], moment: datetime) -> list[int]:
    """List which answers have typed versions that are due to be thinned out."""
    versions: Any = table
    due = (
        versions.act == Act.TYPED,
        versions.saved_at < moment - THINNED_AFTER,
        versions.saved_at > moment - LOOKED_BACK,
    )
    chosen = select(versions.kept_id).where(*due).group_by(versions.kept_id)
    return list(db.session.scalars(chosen.having(func.count() > 1)))


def thin_out(table: type[KeptVersion], kept_id: int, moment: datetime) -> int:
    """Delete typed versions older than a day but for the last of each run; says how many."""
    versions: Any = table
    chosen = select(versions.revision, versions.act, versions.saved_at, versions.saved_by_id)
    chosen = chosen.where(
        versions.kept_id == kept_id, versions.saved_at > moment - LOOKED_BACK
    ).order_by(versions.revision.desc())
    read = [Version(*row) for row in db.session.execute(chosen)]
    kept = {each.revision for each in fold(read)}
    old = [each for each in read if each.saved_at < moment - THINNED_AFTER]
    folded = [each.revision for each in old if each.revision not in kept]
    for start in range(0, len(folded), AT_ONCE):
        some = versions.revision.in_(folded[start : start + AT_ONCE])
        db.session.execute(delete(table).where(versions.kept_id == kept_id, some))
    return len(folded)


def list_writers(paper: KeptAnswers, since: int, by: User) -> list[str]:
    """Name who else has saved these answers after a revision."""
    if paper.versions is None:
        return []
    table: Any = paper.versions
    later = (table.kept_id == paper.id, table.revision > since, table.saved_by_id != by.id)
    people = select(User.id, User.name).join(table, table.saved_by_id == User.id).where(*later)
    return [_named(name) for _, name in db.session.execute(people.distinct())]
