"""Making a new campaign of a campaign's plan: nobody else is on its team yet.

Whoever may read the plan may copy it, as they may take it along as a file. Comments, history, bin,
team, links and what was set aside of the coach's remarks stay with the first campaign.
"""

from app.accounts.models import User
from app.campaigns.models import Campaign, Depth
from app.campaigns.opened import OpenCampaign
from app.campaigns.verbs import prefilled, start_campaign
from app.core.events import record
from app.plan.copying import as_a_model, without_consents
from app.plan.plan import Plan


def copy_campaign(opened: OpenCampaign, title: str, *, is_model: bool, by: User) -> Campaign:
    """Start a campaign under another name with all answers, or with what serves as a model."""
    plan = as_a_model(opened.plan) if is_model else _everything(opened)
    steps = {slug: dict(answers) for slug, answers in plan.steps.items()}
    steps["basics"] = {**steps.get("basics", {}), "title": title}
    depth = Depth(opened.campaign.depth)
    campaign = start_campaign(prefilled(Plan(steps, plan.extras)), depth=depth, by=by)
    record("campaign copied", what=opened.campaign.public_id, who=by.public_id)
    return campaign


def _everything(opened: OpenCampaign) -> Plan:
    """Give all that was typed, what could not be read as well."""
    kept = {slug: paper.answers for slug, paper in opened.steps.items() if paper.answers}
    return Plan(without_consents(kept), opened.campaign.extras)
