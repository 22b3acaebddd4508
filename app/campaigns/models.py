"""Campaigns, who works on them, and the answers of each step with their versions."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, ForeignKeyConstraint, Index, Select, String, Text, select
from sqlalchemy.orm import Mapped, mapped_column

from app.core.clock import now
from app.core.db import Base
from app.core.ids import new_id
from app.keeping.models import KeptAnswers, KeptVersion
from app.plan.steps import BY_SLUG


class Depth(StrEnum):
    """How many questions are shown: those that "ready" needs, or all."""

    EXPRESS = "express"
    COMPLETE = "complete"


class MemberRole(StrEnum):
    """What somebody may do in one campaign."""

    OWNER = "owner"
    EDITOR = "editor"
    COMMENTER = "commenter"
    READER = "reader"


class Campaign(Base):
    """A campaign that a team plans; its answers stand in StepAnswer."""

    __tablename__ = "campaign"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(20), unique=True, default=new_id)
    title: Mapped[str] = mapped_column(String(80))
    depth: Mapped[str] = mapped_column(String(10), default=Depth.EXPRESS)
    extras: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    progress: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    created_at: Mapped[datetime] = mapped_column(default=now)
    changed_at: Mapped[datetime] = mapped_column(default=now)
    open_comments: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # step -> how many
    dismissals: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)  # of the coach
    borrowed: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # of which case: Loan
    deleted_at: Mapped[datetime | None] = mapped_column(index=True)
    deleted_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))


class Member(Base):
    """Somebody's place in a campaign.

    `seen_at` and `at_step` say where they are right now and mean nothing a minute later;
    `visit_before` is when their visit before this one ended: what changed since is new to them.
    """

    __tablename__ = "member"

    campaign_id: Mapped[int] = mapped_column(
        ForeignKey("campaign.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[int] = mapped_column(
        ForeignKey("user.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    role: Mapped[str] = mapped_column(String(12), default=MemberRole.OWNER)
    joined_at: Mapped[datetime] = mapped_column(default=now)
    seen_at: Mapped[datetime] = mapped_column(default=now)
    at_step: Mapped[str | None] = mapped_column(String(20))
    visit_before: Mapped[datetime | None] = mapped_column()


class Invitation(Base):
    """A link that lets people join a team: for one person or several, until it expires."""

    __tablename__ = "campaign_invitation"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(20), unique=True, default=new_id)
    campaign_id: Mapped[int] = mapped_column(
        ForeignKey("campaign.id", ondelete="CASCADE"), index=True
    )
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    role: Mapped[str] = mapped_column(String(12))
    email: Mapped[str] = mapped_column(String(254), default="")  # whom it was mailed to, if anyone
    for_one: Mapped[bool] = mapped_column(default=True)  # dead once somebody has joined with it
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    made_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime] = mapped_column()
    ended_at: Mapped[datetime | None] = mapped_column()  # used up, or revoked


class CalendarAddress(Base):
    """The secret address at which calendar programs ask for a campaign's days; one per member.

    It goes with the member's place: who leaves the team takes nothing along.
    """

    __tablename__ = "calendar_address"
    __table_args__ = (
        ForeignKeyConstraint(
            ["campaign_id", "user_id"],
            ["member.campaign_id", "member.user_id"],
            ondelete="CASCADE",
        ),
    )

    campaign_id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    language: Mapped[str] = mapped_column(String(12))
    with_names: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime] = mapped_column(default=now)


class PlanShare(Base):
    """A link with which people without account read a plan, until it ends."""

    __tablename__ = "plan_share"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(20), unique=True, default=new_id)
    campaign_id: Mapped[int] = mapped_column(
        ForeignKey("campaign.id", ondelete="CASCADE"), index=True
    )
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    with_names: Mapped[bool] = mapped_column(default=False)
    with_safety: Mapped[bool] = mapped_column(default=False)
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    made_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None] = mapped_column()  # taken back


class Comment(Base):
    """What somebody of the team says about a step, or about one of its answers."""

    __tablename__ = "campaign_comment"
    __table_args__ = (Index("ix_campaign_comment_place", "campaign_id", "step"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(20), unique=True, default=new_id)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id", ondelete="CASCADE"))
    step: Mapped[str] = mapped_column(String(20))
    question: Mapped[str] = mapped_column(String(40), default="")  # key; empty: the whole step
    row: Mapped[str | None] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(Text)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    at: Mapped[datetime] = mapped_column(default=now)
    settled_at: Mapped[datetime | None] = mapped_column()
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))


class StepAnswer(KeptAnswers, Base):
    """The answers of one step as they stand, and how often they were saved."""

    __tablename__ = "step_answer"

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id", ondelete="CASCADE"))
    step: Mapped[str] = mapped_column(String(20))
    gone_through: Mapped[bool] = mapped_column(default=False)

    __table_args__ = (Index("uq_step_answer_place", "campaign_id", "step", unique=True),)

    @property
    def groups(self) -> frozenset[str]:
        """The keys of the step's repeating groups."""
        step = BY_SLUG.get(self.step)  # an imported plan may know steps that we do not
        return frozenset(group.key for group in step.groups()) if step else frozenset()

    def same_place(self) -> Select[Any]:
        """Select the answers that somebody else has begun for this step."""
        mine = (StepAnswer.campaign_id == self.campaign_id, StepAnswer.step == self.step)
        return select(StepAnswer).where(*mine)


class AnswerVersion(KeptVersion, Base):
    """The answers of a step after one save: what a later save is compared with."""

    __tablename__ = "answer_version"

    kept_id: Mapped[int] = mapped_column(
        ForeignKey("step_answer.id", ondelete="CASCADE"), primary_key=True
    )


StepAnswer.versions = AnswerVersion
