"""A campaign in one line, for the dashboard: how far it is and what comes next."""

from dataclasses import dataclass

from app.campaigns.models import Campaign
from app.plan.journey import PHASES
from app.plan.steps import BY_SLUG, STEPS


@dataclass(frozen=True)
class Summary:
    """What the dashboard shows of a campaign."""

    campaign: Campaign
    role: str
    ready: int
    phases: list[tuple[str, int, int, int]]  # title, ready, steps, per cent
    next_slug: str | None
    next_title: str
    next_minutes: int


def summarise(campaign: Campaign, role: str) -> Summary:
    """Sum up a campaign from what it keeps about itself; no answer is read."""
    progress = campaign.progress or {}
    known = progress.get("phases") or [[0, 0, 0]] * len(PHASES)
    slug = progress.get("next", STEPS[0].slug)
    step = BY_SLUG.get(slug or "")
    return Summary(
        campaign=campaign,
        role=role,
        ready=progress.get("ready", 0),
        phases=[(title, *part) for title, part in zip(PHASES.values(), known, strict=True)],
        next_slug=step.slug if step else None,
        next_title=step.title if step else "",
        next_minutes=step.minutes if step else 0,
    )
