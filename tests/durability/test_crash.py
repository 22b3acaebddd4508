"""What the site has acknowledged is there after `kill -9`, however often.

Fifty kills by default; five hundred, with some 20 000 saves, by
`PORTEVOIX_KILLS=500 .venv/bin/pytest -m durability -s tests/durability/test_crash.py`.

This proves that an acknowledged save has left the process before its answer does. It does not
prove that it reached the disk: after kill -9 the system still writes what it was given.
What stands against a power cut is in test_power_cut.py.
"""

import os
import random
import time

import pytest

from tests.durability.ledger import lost, soundness
from tests.durability.site import FAULTY, Site, prepared
from tests.durability.writers import Writer, at_work, writers_of

pytestmark = pytest.mark.durability
KILLS = int(os.environ.get("PORTEVOIX_KILLS", "50"))
LONGEST = 0.5 if KILLS <= 50 else 1.2  # seconds of saving before a kill


def acknowledged(writers: list[Writer]) -> list[str]:
    return [text for each in writers for text in each.acknowledged]


def crash(site: Site, writers: list[Writer]) -> None:
    """Kill the server at a random moment amid saves, and start it again."""
    before = len(acknowledged(writers))
    with at_work(writers):
        deadline = time.monotonic() + 20
        while len(acknowledged(writers)) < before + 4:
            assert time.monotonic() < deadline, [each.cut for each in writers]
            time.sleep(0.01)
        time.sleep(random.uniform(0, LONGEST))
        site.kill()
    site.start()


def test_an_acknowledged_save_survives_a_crash(site):
    writers = writers_of(site, prepared(site))
    for _ in range(KILLS):
        crash(site, writers)
        assert lost(site.database, acknowledged(writers)) == []
    saves = len(acknowledged(writers))
    print(f"\n{KILLS} kills, {saves} acknowledged saves, 0 lost")
    assert soundness(site.database) == "ok"
    assert [each.refused for each in writers] == [[], [], [], []]
    assert saves > 4 * KILLS


@pytest.mark.parametrize("site", [FAULTY], indirect=True, ids=["commits after answering"])
def test_the_check_finds_a_server_that_answers_before_it_commits(site):
    writers = writers_of(site, prepared(site))
    for cycle in range(10):
        crash(site, writers)
        if missing := lost(site.database, acknowledged(writers)):
            print(f"\nplanted fault: {len(missing)} lost after {cycle + 1} kills")
            return
    raise AssertionError("the check cannot see what it is there for")
