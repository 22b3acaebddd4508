"""Thirty-two people who type at once: how long the slowest waits, beside the usual wait.

pytest -m benchmark -s tests/benchmarks/test_typing.py
"""

import re
import threading
import time
from statistics import median, quantiles
from urllib.parse import urlencode

import pytest

from app import create_app
from app.accounts.models import User
from app.accounts.sign_ins import begin
from app.cli.database import migrate
from app.core.clock import now
from app.core.db import db, one_commit
from tests.benchmarks.servers import served
from tests.campaigns.plans import plan_of, start

pytestmark = pytest.mark.benchmark
PEOPLE, SAVES = 32, 40


@pytest.fixture
def people(tmp_path):
    """Make people with a campaign each; gives the settings, then address and cookie of each."""
    settings = {"PORTEVOIX_INSTANCE": str(tmp_path), "PORTEVOIX_URL": "http://localhost"}
    site, found = create_app(settings), []
    with site.app_context():
        migrate()
        for number in range(PEOPLE):
            with one_commit() as session:
                user = User(email=f"a{number}@example.org", language="fr", confirmed_at=now())
                session.add(user)
            campaign = start(plan_of(basics={"title": "Une"}), user)
            with one_commit():
                cookie = begin(user, "benchmark")
            found.append((f"/fr/campaigns/{campaign.public_id}/steps/basics", cookie))
        db.session.remove()
        db.engine.dispose()
    return settings, found


def test_the_slowest_save_waits_not_much_longer_than_the_usual_one(people):
    settings, found = people
    waits, gate = [], threading.Barrier(PEOPLE)
    with served(lambda: create_app(settings), threads=8) as site:
        each = [threading.Thread(target=type_on, args=(site, *who, waits, gate)) for who in found]
        for thread in each:
            thread.start()
        for thread in each:
            thread.join()
    assert len(waits) == PEOPLE * SAVES
    p99 = quantiles(waits, n=100)[98]
    print(
        f"p50 {median(waits) * 1000:.0f} ms, p99 {p99 * 1000:.0f} ms: {p99 / median(waits):.1f} x"
    )


def type_on(site, step, cookie, waits, gate):
    page = site.ask("GET", step, Cookie=f"portevoix={cookie}", **{"Accept-Encoding": "identity"})
    token = re.search(rb'name="csrf_token" value="([^"]+)"', page[2])[1].decode()
    who = re.search(rb'data-pv-who="([^"]+)"', page[2])[1].decode()
    session = page[1]["Set-Cookie"].partition(";")[0]
    headers = {"Cookie": f"portevoix={cookie}; {session}", "Accept": "application/json"}
    headers["Content-Type"] = "application/x-www-form-urlencoded"
    gate.wait()
    for number in range(1, SAVES + 1):
        form = {
            "csrf_token": token,
            "signed_in_as": who,
            "browser": "benchmark",
            "drawn": "summary",
        }
        body = urlencode({**form, "base": number, "number": number, "summary": f"Mot {number}"})
        began = time.perf_counter()
        answer = site.ask("POST", f"{step}/draft", body, **headers)
        waits.append(time.perf_counter() - began)
        assert answer[0] == 200, answer
