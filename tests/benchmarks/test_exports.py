"""What each file of a plan costs: time, the child's memory, and what the server keeps of it.

pytest -m benchmark -s tests/benchmarks/test_exports.py
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

import pytest

from app import create_app
from app.accounts.models import User
from app.accounts.sign_ins import begin
from app.cli.database import migrate
from app.core.clock import now
from app.core.db import one_commit
from app.exports.pdf import as_set
from tests.benchmarks.servers import served
from tests.campaigns.plans import start
from tests.exports.full_plan import full_plan
from tests.exports.papers import paper, real_plan

pytestmark = pytest.mark.benchmark
FILES = ("pdf", "pdf?annex=yes&blank=yes", "docx", "csv?sheet=content", "json")
PLANS = {"small": real_plan, "full": full_plan}
ROUNDS, MANY = 7, 100
MOST_SECONDS, MOST_GROWTH, MOST_MEMORY = 1.0, 1.05, 128  # seconds, times, MB


@pytest.fixture
def site(tmp_path):
    """Make a site with both plans; gives its settings, their addresses and a cookie."""
    settings = {"PORTEVOIX_INSTANCE": str(tmp_path), "PORTEVOIX_URL": "http://localhost"}
    app = create_app(settings)
    with app.app_context():
        migrate()
        with one_commit() as session:
            user = User(email="a@example.org", language="fr", confirmed_at=now())
            session.add(user)
        campaigns = {name: start(make(), user) for name, make in PLANS.items()}
        places = {n: f"/fr/campaigns/{each.public_id}/exports/" for n, each in campaigns.items()}
        with one_commit():
            token = begin(user, "benchmark")
    return settings, places, {"Cookie": f"portevoix={token}"}


def resident(pid):
    """Read the resident memory of a process, in MB."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1024


def test_each_file_is_there_within_a_second_and_leaves_nothing_behind(site):
    settings, places, cookie = site
    with served(lambda: create_app(settings), threads=8) as server:
        for name, place in places.items():
            for file in FILES:
                took, size = timed(server, place + file, cookie)
                print(f"{name:>6} {file:<28} {took:.2f} s, {size / 1000:.0f} kB")
                assert took <= MOST_SECONDS
        before = resident(server.pid)
        for _ in range(MANY):
            server.ask("GET", places["full"] + "pdf", **cookie)
        after = resident(server.pid)
        print(f"server: {before:.0f} MB, after {MANY} more PDFs {after:.0f} MB")
        assert after <= before * MOST_GROWTH


def timed(server, address, cookie):
    """Ask for a file several times; gives the median of the seconds and the size."""
    seconds = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        status, _, body = server.ask("GET", address, **cookie)
        seconds.append(time.perf_counter() - began)
        assert status == 200, (address, status)
    return median(seconds), len(body)


# A process that was forked counts the memory of its parent: a small one stands between.
BETWEEN = """
import resource, subprocess, sys
command = [sys.executable, "-m", "app.exports.presses." + sys.argv[1]]
subprocess.run(command, input=sys.stdin.buffer.read(), stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.mark.parametrize("press", ["pdf_press", "word_press"])
def test_a_press_needs_little_memory(press):
    document = json.dumps(as_set(paper(full_plan())) if press == "pdf_press" else
                          paper(full_plan()).as_mapping())  # fmt: skip
    command = [sys.executable, "-c", BETWEEN, press]
    done = subprocess.run(command, input=document.encode(), capture_output=True, check=True)
    most = int(done.stdout) / 1024
    print(f"{press}, full plan: {most:.0f} MB at most")
    assert most <= MOST_MEMORY
