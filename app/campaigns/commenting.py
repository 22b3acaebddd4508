"""What a team says to each other about a step: comment, settle, open again, take back."""

from sqlalchemy import func, select

from app.accounts.models import User
from app.campaigns.models import Campaign, Comment
from app.campaigns.opened import OpenCampaign
from app.campaigns.visits import note_visit
from app.core.clock import now
from app.core.db import db
from app.core.errors import Missing, NotAllowed
from app.core.events import record

LONGEST = 2000  # characters
Subject = tuple[str, str | None]  # question and row; ("", None) is the whole step


def list_comments(opened: OpenCampaign, slug: str) -> list[tuple[Comment, str | None]]:
    """List the comments of a step with their authors' names, the oldest first."""
    found = (
        select(Comment, User.name)
        .outerjoin(User, User.id == Comment.by_id)
        .where(Comment.campaign_id == opened.campaign.id, Comment.step == slug)
        .order_by(Comment.id)
    )
    return [(comment, name) for comment, name in db.session.execute(found)]


def find_comment(opened: OpenCampaign, slug: str, public_id: str) -> Comment | None:
    """Find a comment of a step."""
    place = (Comment.campaign_id == opened.campaign.id, Comment.step == slug)
    found = select(Comment).where(Comment.public_id == public_id, *place)
    return db.session.scalars(found).one_or_none()


def get_comment(opened: OpenCampaign, slug: str, public_id: str) -> Comment:
    """Give a comment of a step; raises Missing."""
    comment = find_comment(opened, slug, public_id)
    if comment is None:
        raise Missing
    return comment


def add_comment(
    opened: OpenCampaign, slug: str, subject: Subject, text: str, *, by: User
) -> Comment:
    """Say something about a step, a question of it, or a row."""
    _take_turns(opened.campaign)
    question, row = subject
    comment = Comment(
        campaign_id=opened.campaign.id,
        step=slug,
        question=question,
        row=row,
        text=text,
        by_id=by.id,
    )
    db.session.add(comment)
    _recount(opened.campaign)
    note_visit(opened.member)
    record("comment.added", what=comment.public_id, who=by.public_id)
    return comment


def settle_comment(opened: OpenCampaign, comment: Comment, by: User) -> None:
    """Call a comment settled. Twice is once."""
    if comment.settled_at is None:
        _take_turns(opened.campaign)
        comment.settled_at, comment.settled_by_id = now(), by.id
        _recount(opened.campaign)
        note_visit(opened.member)
        record("comment.settled", what=comment.public_id, who=by.public_id)


def open_comment_again(opened: OpenCampaign, comment: Comment, by: User) -> None:
    """Take back that a comment is settled. Twice is once."""
    if comment.settled_at is not None:
        _take_turns(opened.campaign)
        comment.settled_at = comment.settled_by_id = None
        _recount(opened.campaign)
        note_visit(opened.member)
        record("comment.opened_again", what=comment.public_id, who=by.public_id)


def delete_comment(opened: OpenCampaign, comment: Comment, by: User) -> None:
    """Delete one's own comment; raises NotAllowed for somebody else's."""
    if comment.by_id != by.id:
        raise NotAllowed
    _take_turns(opened.campaign)
    db.session.delete(comment)
    _recount(opened.campaign)
    record("comment.deleted", what=comment.public_id, who=by.public_id)


def _take_turns(campaign: Campaign) -> None:
    """Let one person at a time change the comments of a campaign, or their count would be wrong.

    It must come before any comment is written: then nobody waits for somebody who waits for them.
    """
    chosen = select(Campaign.id).where(Campaign.id == campaign.id)
    db.session.scalars(chosen.with_for_update(key_share=True)).one()


def _recount(campaign: Campaign) -> None:
    """Keep how many comments of each step are open, for pages that show nothing else of them."""
    db.session.flush()
    counted = (
        select(Comment.step, func.count())
        .where(Comment.campaign_id == campaign.id, Comment.settled_at.is_(None))
        .group_by(Comment.step)
    )
    found = db.session.execute(counted).all()
    campaign.open_comments = {str(row[0]): int(row[1]) for row in found}
