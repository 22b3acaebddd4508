"""What an open page draws anew after a save: parts of the page by their ids."""

from collections.abc import Mapping
from typing import Any

from flask import get_template_attribute, url_for

from app.campaigns.beside import list_made_own
from app.campaigns.coach_marks import changed_marks
from app.campaigns.coach_views import panel_of
from app.campaigns.glances.places import glances_after
from app.campaigns.opened import OpenCampaign

Answers = Mapping[str, Any]
RowPlace = tuple[str, str]  # group and row, empty on the page of the step itself
Parts = dict[str, str]  # id -> its markup


def redrawn(opened: OpenCampaign, slug: str, before: Answers | None, place: RowPlace) -> Parts:
    """Draw what a save in a step, or in a row of it, may have changed around what is typed.

    `before` are the answers that the step had until then, None where the save changed nothing.
    """
    draw = get_template_attribute("campaigns/rail.html", "stop_line")
    way_back = url_for("steps.show", id=opened.campaign.public_id, step=slug)
    parts = {f"stop-{slug}": draw(way_back, opened.stop(slug), is_here=True)}
    panel = panel_of(opened, slug, place[1], before)
    parts[panel.id] = get_template_attribute("campaigns/coach_panel.html", "coach_panel")(panel)
    if before is None:
        return parts
    return {
        **parts,
        **_marks(opened, slug, before, (place[1], panel.id)),
        **_glances(opened, slug, before, place[0]),
        **_made_own(opened, slug, before, place),
    }


def _marks(opened: OpenCampaign, slug: str, before: Answers, names: tuple[str, str]) -> Parts:
    """Draw the coach's marks that have changed."""
    row, panel_id = names
    draw = get_template_attribute("campaigns/coach_mark.html", "coach_mark")
    changed = changed_marks(opened, slug, row, before).items()
    return {f"at-q-{name}": draw(name, mark, panel_id) for name, mark in changed}


def _glances(opened: OpenCampaign, slug: str, before: Answers, group: str) -> Parts:
    """Draw the sums that may have changed: in two parts, so that what is unfolded stays so."""
    kept = opened.paper(slug).answers
    changed = {key for key in {*before, *kept} if before.get(key) != kept.get(key)}
    id = opened.campaign.public_id
    said, summed = (
        get_template_attribute("campaigns/glance.html", name) for name in ("said", "sum")
    )
    parts: Parts = {}
    for glance in glances_after(opened.plan, id, (slug, group), changed):
        name = f"glance-{glance.key}"
        parts |= {f"{name}-said": said(glance), f"{name}-sum": summed(glance)}
    return parts


def _made_own(opened: OpenCampaign, slug: str, before: Answers, place: RowPlace) -> Parts:
    """Say of an answer that it is not borrowed any more, where its mark was: nothing moves."""
    if not opened.campaign.borrowed:
        return {}
    draw = get_template_attribute("questions/borrowed.html", "made_own")
    gone = list_made_own(opened, slug, before, place)
    return {f"q-{key}-lent": draw(f"q-{key}") for key in gone}
