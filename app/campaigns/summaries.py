"""A campaign in one line, for the dashboard: how far it is and what comes next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from app.campaigns.models import Campaign
from app.campaigns.opened import OpenCampaign
from app.core.clock import now
from app.plan.journey import PHASES, Journey
from app.plan.steps import BY_SLUG, STEPS

CHANGED_EVERY = timedelta(minutes=5)  # so that a line of typing is not two rows written


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


def is_told(opened: OpenCampaign, slug: str, before: Mapping[str, Any]) -> bool:
    """Whether the dashboard says already what it would say now: typing seldom changes that."""
    if now() - opened.campaign.changed_at >= CHANGED_EVERY:
        return False
    if slug == "basics" and before.get("title") != opened.paper(slug).answers.get("title"):
        return False
    then, today = opened.coaching_with(slug, before).critical, opened.coaching.critical
    if then.keys() != today.keys():  # an answer can settle what another step waits for
        return False
    return opened.stop_with(slug, before).progress is opened.stop(slug).progress


def tell_campaign(opened: OpenCampaign) -> None:
    """Keep what the dashboard shows: the title, how far each phase is, about when it changed."""
    opened.look_again()  # two may save two steps at the same moment, and each count the other's
    campaign, progress = opened.campaign, summed_up(opened.journey)
    title = str(opened.plan.answers("basics").get("title") or "")[:80]
    campaign.progress, campaign.title, campaign.changed_at = progress, title, now()


def summed_up(journey: Journey) -> dict[str, Any]:
    """Give what a campaign keeps about itself: how far each phase is, and the next step."""
    after = journey.next_stop
    return {
        "ready": journey.ready,
        "phases": [[phase.ready, len(phase.stops), phase.percent] for phase in journey.phases],
        "next": after.step.slug if after else None,
    }
