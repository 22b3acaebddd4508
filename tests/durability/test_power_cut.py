"""What stands against a power cut, as far as it can be shown without cutting the power.

SQLite promises that a commit is on the disk before it returns if the journal is a write-ahead log
and `synchronous` is FULL: that is asked of every connection here. Then the files are copied while
people save, and the end of the copied log is spoilt in the ways in which a half-written disk
would: such a copy must open, be sound, and hold every save acknowledged before the copy began.

This does not prove that the system and the disk keep *their* promise (a disk may lie about what
it has written), nor does it see whether a write was followed by fsync: only the setting says so.
"""

import random
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from app import create_app
from app.core.db import db, one_commit, own_session
from tests.durability.ledger import held_texts, soundness
from tests.durability.site import FAULTY, Site, prepared
from tests.durability.writers import at_work, writers_of

pytestmark = pytest.mark.durability
COPIES = 40
IN_FORCE = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def settings_of(connection):
    return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in IN_FORCE}


def settings_in_a_thread(engine):
    with engine.connect() as connection:
        return settings_of(connection)


def test_every_connection_waits_for_the_disk(tmp_path):
    """The pool's, more than it keeps, in threads, and those of the site's own sessions."""
    app = create_app({"PORTEVOIX_INSTANCE": str(tmp_path)})
    with app.app_context(), ExitStack() as opened:
        found = [settings_of(opened.enter_context(db.engine.connect())) for _ in range(10)]
        with ThreadPoolExecutor() as pool:
            found += pool.map(settings_in_a_thread, [db.engine] * 3)
        with own_session(write=True) as session:
            found.append(settings_of(session.connection()))
    with app.app_context():
        with one_commit() as session:
            found.append(settings_of(session.connection()))
        db.session.remove()
        db.engine.dispose()
    assert found == [IN_FORCE] * len(found)


def used(log: bytes) -> int:
    """Give how far a log holds frames of its present round (sqlite.org/fileformat.html, 4.1)."""
    frame = 24 + int.from_bytes(log[8:12], "big")
    end = 32
    while log[end + 8 : end + 16] == log[16:24] and end + frame <= len(log):
        end += frame
    return end


def spoilt(log: bytes, kept: int) -> bytes:
    """End a log as a power cut may leave it: cut short or full of nonsense, after `kept`."""
    end = random.randint(kept, used(log))
    return log[:end] + random.choice((b"", random.randbytes(len(log) - end)))


def copied(database: Path, into: Path) -> Path | None:
    """Copy the files as they are, the log spoilt beyond what it held when the copy began.

    Gives None where the log was folded into the database meanwhile: copied one after the other,
    such files never stood together on a disk.
    """
    log = Path(f"{database}-wal")
    before, whole = log.read_bytes(), database.read_bytes()
    time.sleep(random.uniform(0, 0.05))
    after = log.read_bytes()
    if after[:32] != before[:32] or database.read_bytes() != whole:
        return None
    into.mkdir()
    (into / database.name).write_bytes(whole)
    (into / log.name).write_bytes(spoilt(after, used(before)))
    return into / database.name


def losses(site: Site, folder: Path) -> list[str]:
    """Copy the database amid saves, time and again; list what the copies lack."""
    writers, lacking, taken = writers_of(site, prepared(site)), [], 0
    with at_work(writers):
        for number in range(COPIES * 3):
            time.sleep(random.uniform(0, 0.1))
            acknowledged = {text for each in writers for text in each.acknowledged}
            copy = copied(site.database, folder / f"copy-{number}")
            if copy is None or not acknowledged:
                continue
            lacking += sorted(acknowledged - held_texts(copy))
            assert soundness(copy) == "ok"
            taken += 1
            if taken == COPIES:
                break
    print(f"\n{taken} copies, {len(acknowledged)} acknowledged saves, {len(lacking)} lost")
    assert taken == COPIES
    return lacking


def test_a_copy_taken_amid_saves_holds_what_was_acknowledged_before(site, tmp_path):
    assert losses(site, tmp_path) == []


@pytest.mark.parametrize("site", [FAULTY], indirect=True, ids=["commits after answering"])
def test_the_check_finds_a_server_that_answers_before_it_commits(site, tmp_path):
    assert losses(site, tmp_path) != []
