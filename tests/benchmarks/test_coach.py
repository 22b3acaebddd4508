"""All rules of the coach over a full plan: 60 pieces, 20 messengers, 10 channels.

pytest -m benchmark -s tests/benchmarks/test_coach.py
"""

import time
from copy import deepcopy
from datetime import date
from statistics import median

import pytest

from app.coach.coach import list_remarks
from app.coach.remark import Known
from app.plan.interchange import from_document
from app.plan.steps import STEPS
from app.reference.reference import shipped
from tests.campaigns.filling import document

pytestmark = pytest.mark.benchmark
MOST = 0.005  # seconds
ROUNDS = 200


def full_plan():
    """Make a plan in which everything is answered and every group holds its most rows."""
    plan = document("Des mots qui disent quelque chose", most=True)
    for step in STEPS:
        for group in step.groups():
            row = plan["steps"][step.slug][group.key][0]
            rows = [{**deepcopy(row), "id": f"r{n}"} for n in range(1, (group.most or 20) + 1)]
            plan["steps"][step.slug][group.key] = rows
    return from_document(plan)


def test_every_rule_over_a_full_plan_takes_a_few_milliseconds():
    plan, known = full_plan(), Known(shipped(), date(2027, 3, 1))
    sizes = [len(plan.rows(f"{g}")) for g in ("content.pieces", "messengers.messengers")]
    assert sizes == [60, 20]
    assert len(plan.rows("channels.channels")) == 10
    took = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        remarks = list_remarks(plan, known)
        took.append(time.perf_counter() - start)
    print(f"{len(remarks)} remarks in {median(took) * 1000:.2f} ms, at most {max(took) * 1000:.2f}")
    assert median(took) <= MOST
