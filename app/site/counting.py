"""What an organisation may count of itself: numbers that name nobody, in six statements.

What is private (campaigns, and the languages that people read in) is told only from three upwards:
less could tell who it is, in a small organisation. Where the parts of a whole have a single number
hidden, the smallest of the others is hidden, too, or the hidden one could be worked out.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import extract, func, select

from app.accounts.models import User
from app.campaigns.models import Campaign, StepAnswer
from app.case_studies.models import CaseStudy, Move
from app.case_studies.states import State
from app.core.clock import now
from app.core.db import db
from app.plan.journey import PHASES
from app.plan.steps import BY_SLUG, STEPS

FEW = 3  # less is not told of what is private
YEAR = timedelta(days=365)
ALL_READY = "all_ready"
DECIDED = frozenset(
    {State.ACCEPTED, State.CHANGES_REQUESTED, State.DECLINED, State.PUBLISHED, State.UNPUBLISHED}
)
Counts = dict[str, int | None]  # None: not told


@dataclass(frozen=True)
class Numbers:
    """All counts by what they count; `waited` is (decisions, median days) of the last year."""

    depths: Counts
    phases: Counts
    themes: Counts
    states: Counts
    case_languages: Counts
    months: Counts
    people: Counts
    reading_languages: Counts
    waited: tuple[int, float | None]
    demonstrations: int


def count_all() -> Numbers:
    """Count everything once."""
    depths, phases = _campaigns()
    states, languages, demonstrations = _cases()
    people, reading = _people()
    return Numbers(
        depths=hidden_parts(depths),
        phases=hidden_parts(phases),
        themes=_told_only(_themes()),
        states=dict(states),
        case_languages=dict(languages),
        months=dict(_months()),
        people=dict(people),
        reading_languages=hidden_parts(reading),
        waited=_waited(),
        demonstrations=demonstrations,
    )


def hidden_parts(counted: Mapping[str, int]) -> Counts:
    """Hide the small parts of a whole, never one alone, and nothings among them; or hide none."""
    if not any(0 < number < FEW for number in counted.values()):
        return dict(counted)
    told: Counts = {key: None if number < FEW else number for key, number in counted.items()}
    shown = {key: number for key, number in told.items() if number is not None}
    if len(told) - len(shown) == 1 and shown:
        told[min(shown, key=lambda key: shown[key])] = None
    return told


def _told_only(counted: Mapping[str, int]) -> Counts:
    """Name only what is there often enough: that something is there at all would tell, too."""
    return {key: number for key, number in counted.items() if number >= FEW}


def _campaigns() -> tuple[Counter[str], Counter[str]]:
    """Count campaigns by depth, and by the phase of what comes next in them."""
    after, ready = Campaign.progress["next"].as_string(), Campaign.progress["ready"].as_integer()
    kinds = (Campaign.depth, after, ready)
    alive = Campaign.deleted_at.is_(None)
    depths, phases = Counter[str](), Counter(dict.fromkeys((*PHASES, ALL_READY), 0))
    for depth, slug, steps, number in db.session.execute(
        select(*kinds, func.count()).where(alive).group_by(*kinds)
    ):
        depths[depth] += number
        is_done = slug is None and steps == len(STEPS)
        phases[ALL_READY if is_done else BY_SLUG.get(slug, STEPS[0]).phase] += number
    return depths, phases


def _themes() -> Counter[str]:
    """Count campaigns by theme: one may have several."""
    kept = StepAnswer.answers["themes"].as_string()
    found: Counter[str] = Counter()
    for text, number in db.session.execute(
        select(kept, func.count())
        .join(Campaign, Campaign.id == StepAnswer.campaign_id)
        .where(StepAnswer.step == "basics", Campaign.deleted_at.is_(None))
        .group_by(kept)
    ):
        for key in _list_in(text):
            found[key] += number
    return found


def _list_in(text: str | None) -> list[str]:
    """Read a list of keys; "unknown" and what cannot be read are none."""
    try:
        found = json.loads(text or "")
    except ValueError:
        return []
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []


def _cases() -> tuple[Counter[str], Counter[str], int]:
    """Count case studies by state and by language; demonstrations apart."""
    kinds = (CaseStudy.state, CaseStudy.language, CaseStudy.is_demo)
    states, languages = Counter({state.value: 0 for state in State}), Counter[str]()
    demonstrations = 0
    for state, language, is_demo, number in db.session.execute(
        select(*kinds, func.count()).where(CaseStudy.deleted_at.is_(None)).group_by(*kinds)
    ):
        if is_demo:
            demonstrations += number
        else:
            states[state] += number
            languages[language] += number
    return states, languages, demonstrations


def _months() -> Counter[str]:
    """Count what was published in each of the last twelve months, such as 2027-03."""
    at = CaseStudy.published_at
    parts = (extract("year", at), extract("month", at))
    this = now()
    number = this.year * 12 + this.month - 1
    months = [f"{each // 12}-{each % 12 + 1:02}" for each in range(number - 11, number + 1)]
    found = Counter(dict.fromkeys(months, 0))
    mine = (CaseStudy.is_demo.is_(False), CaseStudy.deleted_at.is_(None))
    first = datetime(int(months[0][:4]), int(months[0][5:]), 1, tzinfo=this.tzinfo)
    for year, month, count in db.session.execute(
        select(*parts, func.count()).where(*mine, at >= first).group_by(*parts)
    ):
        found[f"{int(year)}-{int(month):02}"] += count
    return found


def _people() -> tuple[Counter[str], Counter[str]]:
    """Count who may use the site, by role and by the language that they read in."""
    kinds = (User.role, User.language)
    may = (User.confirmed_at.is_not(None), User.suspended_at.is_(None))
    roles, languages = Counter[str](), Counter[str]()
    for role, language, number in db.session.execute(
        select(*kinds, func.count()).where(*may).group_by(*kinds)
    ):
        roles[role] += number
        languages[language] += number
    return roles, languages


def _waited() -> tuple[int, float | None]:
    """Say how many decisions fell in the last year, and the median of the days they took."""
    moves = (
        select(Move.case_id, Move.before, Move.after, Move.at)
        .join(CaseStudy, CaseStudy.id == Move.case_id)
        .where(CaseStudy.is_demo.is_(False), Move.at > now() - 2 * YEAR)
        .order_by(Move.case_id, Move.id)
    )
    days = days_waited(db.session.execute(moves), since=now() - YEAR)
    return len(days), round(median(days), 1) if len(days) >= FEW else None


def days_waited(moves: Iterable[Any], since: datetime) -> list[float]:
    """Give the days from each time a case was sent to the decision on it, if it fell since then.

    Takes (case, before, after, moment) in order. Handing a case back to the queue changes nothing;
    one that its author takes back was not decided on.
    """
    found: list[float] = []
    sent: dict[int, datetime] = {}
    for case, before, after, at in moves:
        if after == State.SUBMITTED:
            if before != State.IN_REVIEW:
                sent[case] = at
        elif after in DECIDED or after == State.WITHDRAWN:
            begun = sent.pop(case, None)
            if begun and after in DECIDED and at >= since:
                found.append((at - begun) / timedelta(days=1))
    return found
