"""Plans for tests."""

from pathlib import Path

from app.accounts.models import User
from app.campaigns.models import Campaign, Depth
from app.campaigns.verbs import start_campaign
from app.core.db import one_commit
from app.plan.interchange import from_document
from app.plan.plan import Plan

PLAN = Path(__file__).parent.parent / "plan" / "plans" / "turntolove.json"
RISK = {"kind": "backfire", "likelihood": 1, "impact": 1}
# Answers with which the coach has nothing to say against a case study.
SETTLED = {
    "messengers": {"no_messenger_why": "Les affiches parlent seules."},
    "risks": {
        "risks": [{"id": f"k{n}", **RISK} for n in range(3)],
        "vulnerable_people": ["none"],
    },
    "review": {"consents_rechecked": True},
}


def plan_of(**steps: object) -> Plan:
    """Make a plan of a few answers: `plan_of(basics={"title": "A"})`."""
    return from_document({"portevoix_plan": 1, "steps": steps})


def start(plan: Plan, by: User, *, depth: Depth = Depth.COMPLETE) -> Campaign:
    """Start a campaign."""
    with one_commit():
        return start_campaign(plan, depth=depth, by=by)
