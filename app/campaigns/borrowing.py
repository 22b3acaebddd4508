"""Beginning a campaign with what a case study lends, and making that one's own."""

from app.accounts.models import User
from app.campaigns.loans import Loan
from app.campaigns.models import Campaign, Depth
from app.campaigns.opened import OpenCampaign
from app.campaigns.seeds import Seed
from app.campaigns.verbs import prefilled, start_campaign
from app.campaigns.visits import note_visit
from app.core.events import record
from app.plan.plan import Plan


def start_from(seed: Seed, title: str, *, depth: Depth, by: User) -> Campaign:
    """Start a campaign with a name of its own and all that a seed holds, be that nothing."""
    steps = {slug: dict(answers) for slug, answers in seed.steps.items()}
    steps["basics"] = {**steps.get("basics", {}), "title": title}
    campaign = start_campaign(prefilled(Plan(steps)), depth=depth, by=by)
    campaign.borrowed = Loan(seed.case, seed.steps).as_kept()
    return campaign


def adopt(opened: OpenCampaign, slug: str, by: User) -> None:
    """Say that what a step has borrowed fits as it is: it is the team's own now. Twice is once."""
    opened.look_again()  # somebody else may do the same in another step at this moment
    loan = Loan.read(opened.campaign.borrowed)
    if slug in loan.lent:
        opened.campaign.borrowed = loan.without(slug).as_kept()
        record("borrowed answers adopted", what=opened.campaign.public_id, who=by.public_id)
    note_visit(opened.member)
