"""Who is here right now, and what is new since somebody was last here; no trail is kept."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import CursorResult, or_, select, update

from app.accounts.models import User
from app.campaigns.models import Campaign, Comment, Member
from app.campaigns.opened import OpenCampaign
from app.core.clock import now
from app.core.db import db
from app.core.errors import Missing
from app.plan.steps import BY_SLUG

VISIT_ENDS_AFTER = timedelta(minutes=30)  # without a word from somebody
HERE_FOR = timedelta(seconds=60)
NOTED_EVERY = timedelta(minutes=1)  # so that a line of typing is not two rows written
MOST_COMMENTS = 20


@dataclass(frozen=True)
class News:
    """What somebody else did: saved a step, or commented on it; `by` is None once they are gone."""

    slug: str
    title: str
    by: str | None
    at: datetime
    is_comment: bool


def note_visit(member: Member | None) -> None:
    """Note that somebody was heard of, at most once a minute.

    Raises Missing for somebody who was taken off the team a moment ago.
    """
    if member is None or now() - member.seen_at < NOTED_EVERY:
        return
    mine = (Member.campaign_id == member.campaign_id, Member.user_id == member.user_id)
    noted = db.session.execute(update(Member).where(*mine).values(_seen_now(member)))
    if not isinstance(noted, CursorResult) or noted.rowcount != 1:
        raise Missing


def _seen_now(member: Member) -> dict[str, datetime]:
    """Say what to keep of somebody; after half an hour of silence this is a new visit."""
    moment = now()
    is_back = moment - member.seen_at > VISIT_ENDS_AFTER
    return {"seen_at": moment, "visit_before": member.seen_at} if is_back else {"seen_at": moment}


def note_presence(public_id: str, step: str, by: User, *, is_leaving: bool = False) -> list[str]:
    """Note that somebody has a step open, or closes it; gives the names of the others there.

    Whoever was not heard of for a minute is nowhere any more. Raises Missing for a stranger.
    """
    team = _locked_team(public_id)
    mine, _ = team.pop(by.id, (None, ""))
    if mine is None:
        raise Missing
    for name, moment in _seen_now(mine).items():
        setattr(mine, name, moment)
    if is_leaving:
        mine.at_step = None if mine.at_step == step else mine.at_step
        return []
    mine.at_step = step
    silent_since = now() - HERE_FOR
    somewhere = [(member, name) for member, name in team.values() if member.at_step]
    _forget_places([member for member, _ in somewhere if member.seen_at < silent_since])
    return [
        name
        for member, name in somewhere
        if member.at_step == step and member.seen_at >= silent_since
    ]


def forget_old_places() -> None:
    """Forget where people were once they are there no more: nobody may ask any more."""
    silent = (Member.at_step.is_not(None), Member.seen_at < now() - HERE_FOR)
    db.session.execute(update(Member).where(*silent).values(at_step=None))


def is_new_since(member: Member | None) -> datetime | None:
    """Say when somebody's visit before this one ended; None: this is their first."""
    if member is None:
        return None
    has_paused = now() - member.seen_at > VISIT_ENDS_AFTER
    return member.seen_at if has_paused else member.visit_before


def list_news(opened: OpenCampaign, by: User) -> list[News]:
    """List what others saved and said since somebody's last visit, the latest first."""
    since = is_new_since(opened.member)
    if since is None:
        return []
    saved = [
        _news(slug, opened.names.get(step.saved_by_id or 0), step.saved_at)
        for slug, step in opened.steps.items()
        if slug in BY_SLUG and step.saved_at > since and step.saved_by_id != by.id
    ]
    said = [_news(*row, is_comment=True) for row in _list_said(opened.campaign, since, by)]
    return sorted(saved + said, key=lambda each: each.at, reverse=True)


def _news(slug: str, by: str | None, at: datetime, *, is_comment: bool = False) -> News:
    return News(slug, BY_SLUG[slug].title, by, at, is_comment)


def _list_said(
    campaign: Campaign, since: datetime, by: User
) -> list[tuple[str, str | None, datetime]]:
    """List open comments of others: (step, name, moment)."""
    found = (
        select(Comment.step, User.name, Comment.at)
        .outerjoin(User, User.id == Comment.by_id)
        .where(
            Comment.campaign_id == campaign.id,
            Comment.settled_at.is_(None),
            Comment.at > since,
            or_(Comment.by_id != by.id, Comment.by_id.is_(None)),
        )
        .order_by(Comment.at.desc(), Comment.id.desc())
        .limit(MOST_COMMENTS)
    )
    return [(step, name, at) for step, name, at in db.session.execute(found)]


def _locked_team(public_id: str) -> dict[int, tuple[Member, str]]:
    """Load everybody's place with their name, in an order in which no two can wait for each other.

    Takes it as long as the transaction lasts: a poll that waits is shorter than a deadlock.
    """
    found = (
        select(Member, User.name)
        .join(User, User.id == Member.user_id)
        .join(Campaign, Campaign.id == Member.campaign_id)
        .where(Campaign.public_id == public_id, Campaign.deleted_at.is_(None))
        .order_by(Member.user_id)
        .with_for_update(of=Member)
    )
    return {member.user_id: (member, name) for member, name in db.session.execute(found)}


def _forget_places(silent: list[Member]) -> None:
    if not silent:
        return
    theirs = [member.user_id for member in silent]
    forgotten = update(Member).where(
        Member.campaign_id == silent[0].campaign_id, Member.user_id.in_(theirs)
    )
    db.session.execute(
        forgotten.values(at_step=None), execution_options={"synchronize_session": False}
    )
