"""Campaigns, who works on them, and the answers of each step with their versions."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.clock import now
from app.core.db import Base
from app.core.ids import new_id


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


class Member(Base):
    """Somebody's place in a campaign."""

    __tablename__ = "member"

    campaign_id: Mapped[int] = mapped_column(
        ForeignKey("campaign.id", ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[int] = mapped_column(
        ForeignKey("user.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    role: Mapped[str] = mapped_column(String(12), default=MemberRole.OWNER)


class StepAnswer(Base):
    """The answers of one step as they stand, and how often they were saved."""

    __tablename__ = "step_answer"

    id: Mapped[int] = mapped_column(primary_key=True)
    campaign_id: Mapped[int] = mapped_column(ForeignKey("campaign.id", ondelete="CASCADE"))
    step: Mapped[str] = mapped_column(String(20))
    answers: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    revision: Mapped[int] = mapped_column(default=0)
    gone_through: Mapped[bool] = mapped_column(default=False)
    saved_at: Mapped[datetime] = mapped_column(default=now)
    saved_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))

    __table_args__ = (Index("uq_step_answer_place", "campaign_id", "step", unique=True),)


class AnswerVersion(Base):
    """The answers of a step after one save: what a later save is compared with."""

    __tablename__ = "answer_version"

    step_answer_id: Mapped[int] = mapped_column(
        ForeignKey("step_answer.id", ondelete="CASCADE"), primary_key=True
    )
    revision: Mapped[int] = mapped_column(primary_key=True)
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    saved_at: Mapped[datetime] = mapped_column(default=now)
    saved_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
