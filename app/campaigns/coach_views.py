"""What the coach says, as pages show it: by rule, in words, with the way to the field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from flask import url_for

from app.campaigns.coaching import Coaching, Dismissal
from app.campaigns.opened import OpenCampaign
from app.coach.remark import Remark, Rule, Severity
from app.coach.telling import Teller
from app.keeping.versions import names_of
from app.plan.journey import NUMBER_OF_STEP
from app.plan.steps import BY_SLUG
from app.reference.in_use import in_use
from app.web.locale import gettext, joined, language


@dataclass(frozen=True)
class Spot:
    """One place that a rule speaks of: what was seen there, and the way to it."""

    saw: str
    address: str
    row: str | None


@dataclass(frozen=True)
class Told:
    """All that one rule says with one weight about one step."""

    rule: Rule
    severity: Severity
    step: str
    number: int
    why: str
    spots: list[Spot]
    answer: Dismissal | None = None
    by: str = ""  # who set it aside, where that is known

    @property
    def sources(self) -> list[dict[str, str]]:
        """Where it comes from: name and address."""
        known = in_use().lists["sources"]
        return [dict(known[key]) for key in self.rule.rests_on.sources]


@dataclass(frozen=True)
class Panel:
    """What the coach says beside a step, or beside one row of it; `settled` is what just went."""

    id: str
    told: list[Told]
    address: str
    settled: str = ""


@dataclass(frozen=True)
class CoachView:
    """The coach over a whole plan."""

    parts: list[tuple[Severity, list[Told]]]
    set_aside: list[Told]
    is_telling: bool = False  # whether it says what stands before a case study
    # Where something is missing (rule, step), the words that say so, and what was typed there.
    asked: tuple[tuple[str, str], str] | None = None
    typed: str = ""

    @property
    def number(self) -> int:
        """How many remarks are open."""
        return sum(len(told.spots) for _, part in self.parts for told in part)


def coach_view(opened: OpenCampaign, *, is_telling: bool = False) -> CoachView:
    """Show what the coach says of a campaign, the worst first, and what the team set aside.

    To whoever wants to tell of it in a case study it says only what has to be settled before.
    """
    coaching = opened.coaching_to_tell if is_telling else opened.coaching
    said = tell_all(opened, coaching.open)
    weights = [Severity.CRITICAL] if is_telling else list(Severity)
    parts = [(each, [told for told in said if told.severity is each]) for each in weights]
    names = names_of(answer.by_id for _, answer in coaching.set_aside)
    aside = [
        replace(_told(opened, [remark]), answer=answer, by=names.get(answer.by_id or 0, ""))
        for remark, answer in coaching.set_aside
    ]
    return CoachView([part for part in parts if part[1]], aside, is_telling)


def tell_all(opened: OpenCampaign, remarks: Iterable[Remark]) -> list[Told]:
    """Word remarks, those of one rule about one step together."""
    by_rule = sorted(remarks, key=_weight)
    return [_told(opened, list(each)) for _, each in groupby(by_rule, key=_weight)]


def _weight(remark: Remark) -> tuple[int, int, str]:
    return (list(Severity).index(remark.severity), NUMBER_OF_STEP[remark.step], remark.rule.key)


def _told(opened: OpenCampaign, remarks: list[Remark]) -> Told:
    teller = Teller(gettext, language(), in_use(), opened.plan.currency)
    first = remarks[0]
    spots = [Spot(teller.saw(each), address_of(opened, each), each.row) for each in remarks]
    number = NUMBER_OF_STEP[first.step]
    return Told(first.rule, first.severity, first.step, number, teller.why(first), spots)


def address_of(opened: OpenCampaign, remark: Remark) -> str:
    """Give the way to the field that a remark is about."""
    id, step, row = opened.campaign.public_id, remark.step, remark.row
    if remark.way:
        step, _, field = remark.way.partition(".")
        return url_for("steps.show", id=id, step=step, _anchor=f"q-{field}")
    if row and BY_SLUG[step].group(remark.field):
        anchor = f"q-{remark.question}" if remark.question else None
        return url_for("rows.show", id=id, step=step, group=remark.field, row=row, _anchor=anchor)
    return url_for("steps.show", id=id, step=step, _anchor=f"q-{remark.field}")


def panel_of(
    opened: OpenCampaign, slug: str, row: str = "", before: Mapping[str, Any] | None = None
) -> Panel:
    """Show what the coach says of a step or of one row; `before` are its answers until now."""
    here = _about(opened.coaching, slug, row)
    settled: list[str] = []
    if before is not None:
        still = {each.rule.key for each in here}
        gone = _about(opened.coaching_with(slug, before), slug, row)
        settled = [gettext(each.rule.title) for each in gone if each.rule.key not in still]
    return Panel(
        id="-".join(filter(None, ("coach", slug, row))),
        told=tell_all(opened, here),
        address=url_for("coach.show", id=opened.campaign.public_id),
        settled=joined(list(dict.fromkeys(settled))),
    )


def _about(coaching: Coaching, slug: str, row: str) -> list[Remark]:
    return [each for each in coaching.of_step(slug) if not row or each.row == row]
