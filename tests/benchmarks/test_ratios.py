"""What a page costs, as a multiple of a bare Flask "hello": CPU time, alternated in one run.

    pytest -m benchmark -s tests/benchmarks

Ratios, not seconds: they hold from one machine to the next.
"""

import time
from collections.abc import Callable
from statistics import median

import pytest
from flask import Flask

from app.case_studies.demo import load_demonstration
from app.core.db import one_commit
from app.plan.interchange import from_json
from tests.campaigns.plans import PLAN, start
from tests.visitor import HTMX

pytestmark = pytest.mark.benchmark
ROUNDS, EACH = 15, 20
GOALS = {
    "step, whole page": 5,
    "step, part": 4,
    "step, saved": 6,
    "case page, anonymous": 2,
    "case page, 304": 1.3,
    "library, first page": 4,
}


@pytest.fixture
def hello() -> Callable[[], object]:
    bare = Flask("hello")
    bare.add_url_rule("/", view_func=lambda: "hello")
    client = bare.test_client()
    return lambda: client.get("/")


def cost(run: Callable[[], object]) -> float:
    started = time.process_time()
    for _ in range(EACH):
        run()
    return (time.process_time() - started) / EACH


def test_pages_cost_a_small_multiple_of_hello(app, person, signed_in, anyone, hello):
    with one_commit():
        load_demonstration()
    author = person()
    campaign = start(from_json(PLAN.read_bytes()), author)
    volunteer = signed_in(author)
    step = f"/fr/campaigns/{campaign.public_id}/steps/audience"
    case = "/fr/case-studies/turntolove/"
    volunteer.open(step)
    form = {"csrf_token": volunteer.token(), "base": "1", "drawn": "persona", "deed": "stay"}
    etag = anyone.client.get(case).headers["ETag"]
    part = {**HTMX, "HX-Target": "div#step"}
    runs = {
        "step, whole page": lambda: volunteer.client.get(step),
        "step, part": lambda: volunteer.client.get(step, headers=part),
        "step, saved": lambda: volunteer.client.post(
            step, data={**form, "persona": f"{time.time_ns()}"}, headers=part
        ),
        "case page, anonymous": lambda: anyone.client.get(case),
        "case page, 304": lambda: anyone.client.get(case, headers={"If-None-Match": etag}),
        "library, first page": lambda: anyone.client.get("/fr/case-studies/"),
    }
    for run in [hello, *runs.values()]:
        run()
    ratios: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(ROUNDS):
        for name, run in runs.items():
            ratios[name].append(cost(run) / cost(hello))
    for name, found in ratios.items():
        print(f"{name:24} {median(found):6.1f} x hello (goal {GOALS[name]})")
