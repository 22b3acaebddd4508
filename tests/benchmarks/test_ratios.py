"""What a page costs, as a multiple of a bare Flask "hello" behind the same server.

    pytest -m benchmark -s tests/benchmarks

CPU time per request, alternated in one run: ratios hold from one machine to the next.
"""

import re
import time
from itertools import count
from statistics import median
from urllib.parse import urlencode

import pytest
from flask import Flask

from app import create_app
from app.accounts.models import User
from app.accounts.sign_ins import begin
from app.case_studies.demo import load_demonstration
from app.cli.database import migrate
from app.core.clock import now
from app.core.db import db, one_commit
from app.plan.interchange import from_json
from tests.benchmarks.servers import served
from tests.benchmarks.yardstick import make_yardstick
from tests.campaigns.plans import PLAN, start

pytestmark = pytest.mark.benchmark
ROUNDS, EACH = 7, 60
GOALS = {
    "step, whole page": 5,
    "step, part": 4,
    "step, saved": 6,
    "step, typed": 6,
    "step, typed, came twice": 6,  # signs in, reads, writes nothing
    "plainest save, ORM": 6,  # of the same packages: see yardstick.py
    "plainest save, no ORM": 6,
    "case page, anonymous": 2,
    "case page, 304": 1.3,
    "library, first page": 4,
}


def make_hello():
    bare = Flask("hello")
    bare.add_url_rule("/", view_func=lambda: "hello")
    return bare


@pytest.fixture
def content(tmp_path):
    """Make a site with a campaign in it; gives its settings, a step's address and a cookie."""
    settings = {"PORTEVOIX_INSTANCE": str(tmp_path), "PORTEVOIX_URL": "http://localhost"}
    site = create_app(settings)
    with site.app_context():
        migrate()
        with one_commit() as session:
            load_demonstration()
            user = User(email="a@example.org", language="fr", confirmed_at=now())
            session.add(user)
        campaign = start(from_json(PLAN.read_bytes()), user)
        with one_commit():
            cookie = begin(user, "benchmark")
        step = f"/fr/campaigns/{campaign.public_id}/steps/audience"
        db.session.remove()
        db.engine.dispose()
    return settings, step, f"portevoix={cookie}"


def test_pages_cost_a_small_multiple_of_hello(content, tmp_path):
    settings, step, cookie = content
    with (
        served(make_hello) as hello,
        served(lambda: create_app(settings)) as site,
        served(lambda: make_yardstick(tmp_path, with_orm=True)) as with_orm,
        served(lambda: make_yardstick(tmp_path, with_orm=False)) as without,
    ):
        servers = {"plainest save, ORM": with_orm, "plainest save, no ORM": without}
        plain_saves = {name: plainest_save(server) for name, server in servers.items()}
        runs = requests(site, step, cookie) | plain_saves
        ratios = {name: [] for name in runs}
        for _ in range(ROUNDS):
            plain = cost(hello, lambda: hello.ask("GET", "/"))
            for name, run in runs.items():
                ratios[name].append(cost(servers.get(name, site), run) / plain)
    for name, found in ratios.items():
        print(f"{name:24} {median(found):6.1f} x hello (goal {GOALS[name]})")


def requests(site, step, cookie):
    case = "/fr/case-studies/turntolove/"
    page = site.ask("GET", step, Cookie=cookie, **{"Accept-Encoding": "identity"})
    token = re.search(rb'name="csrf_token" value="([^"]+)"', page[2])[1].decode()
    form_cookie = page[1]["Set-Cookie"].partition(";")[0]
    form = {"csrf_token": token, "drawn": "persona", "deed": "stay"}
    who = re.search(rb'data-pv-who="([^"]+)"', page[2])[1].decode()
    typed = {"signed_in_as": who, "browser": "benchmark"}
    saves = count(1)
    part = {"Cookie": f"{cookie}; {form_cookie}", "HX-Request": "true", "HX-Target": "div#step"}
    as_script = {"Cookie": part["Cookie"], "Accept": "application/json"}
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    etag = site.ask("GET", case)[1]["ETag"]

    def save():
        body = {**form, "base": next(saves), "persona": str(time.time_ns())}
        return site.ask("POST", step, urlencode(body), **part, **kind)

    def type_in():
        base = next(saves)
        body = {**form, **typed, "base": base, "number": base, "persona": str(time.time_ns())}
        return site.ask("POST", f"{step}/draft", urlencode(body), **as_script, **kind)

    def come_again():
        body = {**form, **typed, "base": 1, "number": 1, "persona": "x"}
        return site.ask("POST", f"{step}/draft", urlencode(body), **as_script, **kind)

    runs = {
        "step, whole page": lambda: site.ask("GET", step, Cookie=cookie),
        "step, part": lambda: site.ask("GET", step, **part),
        "step, saved": save,
        "step, typed": type_in,
        "step, typed, came twice": come_again,
        "case page, anonymous": lambda: site.ask("GET", case),
        "case page, 304": lambda: site.ask("GET", case, **{"If-None-Match": etag}),
        "library, first page": lambda: site.ask("GET", "/fr/case-studies/"),
    }
    wanted = dict.fromkeys(runs, 200) | {"case page, 304": 304}
    assert {name: run()[0] for name, run in runs.items()} == wanted
    return runs


def plainest_save(yardstick):
    _status, headers, token = yardstick.ask("GET", "/in")
    cookies = "; ".join(each.partition(";")[0] for each in headers.get_all("Set-Cookie"))
    form = {"csrf_token": token.decode(), "drawn": "persona"}
    kind = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookies}

    def save():
        body = urlencode({**form, "persona": str(time.time_ns())})
        return yardstick.ask("POST", "/save", body, **kind)

    return save


def cost(server, run):
    before = server.cpu()
    for _ in range(EACH):
        assert run()[0] < 400
    return (server.cpu() - before) / EACH
