"""Case studies, their versions, and every move that was made with them."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, Select, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.accounts.models import User
from app.case_studies.checklist import Mark
from app.case_studies.form import PAGES
from app.case_studies.states import State
from app.core.clock import now
from app.core.db import Base
from app.core.ids import new_id
from app.keeping.models import KeptAnswers, KeptVersion
from app.questions.unread import readable


class CaseStudy(KeptAnswers, Base):
    """A case study: what its author writes at, and where it stands.

    `answers` is the draft; what readers see is a version. `turn` counts the moves, so that a
    decision can say which state it was made in; `round` counts how often it was sent.
    """

    __tablename__ = "case_study"
    __table_args__ = (Index("ix_case_study_state_submitted_at", "state", "submitted_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(20), unique=True, default=new_id)
    slug: Mapped[str | None] = mapped_column(String(80), unique=True)
    state: Mapped[str] = mapped_column(String(20), default=State.DRAFT)
    author_id: Mapped[int | None] = mapped_column(
        ForeignKey("user.id", ondelete="SET NULL"), index=True
    )
    campaign: Mapped[str | None] = mapped_column(String(20))  # public id of the plan it came from
    language: Mapped[str] = mapped_column(String(12))
    round: Mapped[int] = mapped_column(default=0)
    turn: Mapped[int] = mapped_column(default=0)
    is_live: Mapped[bool] = mapped_column(default=False)
    is_demo: Mapped[bool] = mapped_column(default=False)
    compiled: Mapped[bool] = mapped_column(default=False)  # written from public sources
    claimed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    claimed_at: Mapped[datetime | None] = mapped_column()
    created_at: Mapped[datetime] = mapped_column(default=now)
    deleted_at: Mapped[datetime | None] = mapped_column(index=True)
    submitted_at: Mapped[datetime | None] = mapped_column()
    state_since: Mapped[datetime] = mapped_column(default=now)
    published_at: Mapped[datetime | None] = mapped_column()
    reviewed_at: Mapped[datetime | None] = mapped_column()

    author: Mapped[User | None] = relationship(foreign_keys=[author_id], lazy="raise")
    claimed_by: Mapped[User | None] = relationship(foreign_keys=[claimed_by_id], lazy="raise")

    @property
    def groups(self) -> frozenset[str]:
        """The keys of the answers that are lists of rows."""
        return frozenset(group.key for page in PAGES for group in page.groups())

    def same_place(self) -> Select[Any]:
        """Select the draft that its author's other click has begun at the same moment."""
        mine = (CaseStudy.public_id == self.public_id, CaseStudy.author_id == self.author_id)
        return select(CaseStudy).where(*mine)

    @property
    def readable(self) -> dict[str, Any]:
        """The answers without what was typed and cannot be read."""
        return readable(self.answers)

    @property
    def title(self) -> str:
        """How it is called, or nothing while it has no name."""
        return str(self.readable.get("title") or "")


class CaseDraftVersion(KeptVersion, Base):
    """The draft of a case study after one save: what a later save is compared with."""

    __tablename__ = "case_draft_version"

    kept_id: Mapped[int] = mapped_column(
        ForeignKey("case_study.id", ondelete="CASCADE"), primary_key=True
    )


CaseStudy.versions = CaseDraftVersion


class DeskDraft(KeptAnswers, Base):
    """What one moderator has typed at the desk and not sent yet; nobody else reads it."""

    __tablename__ = "desk_draft"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_study.id", ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)

    __table_args__ = (Index("uq_desk_draft_place", "case_id", "user_id", unique=True),)

    def same_place(self) -> Select[Any]:
        """Select what this moderator has typed here already."""
        mine = (DeskDraft.case_id == self.case_id, DeskDraft.user_id == self.user_id)
        return select(DeskDraft).where(*mine)


class DeskDraftVersion(KeptVersion, Base):
    """What a moderator had typed after one save: what a later one is compared with."""

    __tablename__ = "desk_draft_version"

    kept_id: Mapped[int] = mapped_column(
        ForeignKey("desk_draft.id", ondelete="CASCADE"), primary_key=True
    )


DeskDraft.versions = DeskDraftVersion


class CaseStudyVersion(Base):
    """What was sent in one round, in one language; readers see the live ones."""

    __tablename__ = "case_study_version"
    __table_args__ = (UniqueConstraint("case_id", "number", "language"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_study.id", ondelete="CASCADE"))
    number: Mapped[int] = mapped_column()
    language: Mapped[str] = mapped_column(String(12))
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(default=now)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    is_live: Mapped[bool] = mapped_column(default=False)


class Move(Base):
    """One step of a case study from state to state; rows are only ever added."""

    __tablename__ = "case_study_move"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(
        ForeignKey("case_study.id", ondelete="CASCADE"), index=True
    )
    before: Mapped[str] = mapped_column(String(20))
    after: Mapped[str] = mapped_column(String(20))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    at: Mapped[datetime] = mapped_column(default=now)
    why: Mapped[str] = mapped_column(Text, default="")

    by: Mapped[User | None] = relationship(lazy="raise")


class Remark(Base):
    """What a moderator says at an answer: to its author, or only to other moderators."""

    __tablename__ = "case_study_remark"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(20), unique=True, default=new_id)
    case_id: Mapped[int] = mapped_column(
        ForeignKey("case_study.id", ondelete="CASCADE"), index=True
    )
    question: Mapped[str] = mapped_column(String(40))
    row: Mapped[str | None] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(Text)
    number: Mapped[int] = mapped_column()  # the round in which it was made
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))
    at: Mapped[datetime] = mapped_column(default=now)
    for_author: Mapped[bool] = mapped_column(default=True)
    settled_at: Mapped[datetime | None] = mapped_column()

    by: Mapped[User | None] = relationship(lazy="raise")


class CheckMark(Base):
    """One point of the checklist for one round: a moderator's answer, note, or both."""

    __tablename__ = "case_study_check"
    __table_args__ = (UniqueConstraint("case_id", "number", "point"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_study.id", ondelete="CASCADE"))
    number: Mapped[int] = mapped_column()
    point: Mapped[int] = mapped_column()
    answer: Mapped[str] = mapped_column(String(3))
    note: Mapped[str] = mapped_column(String(300), default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))

    @property
    def said(self) -> Mark:
        """What was said about the point, whoever did."""
        return Mark(self.answer, self.note)


class CaseImage(Base):
    """A picture of a case study: its author sees it at once, readers once it is live."""

    __tablename__ = "case_study_image"

    case_id: Mapped[int] = mapped_column(
        ForeignKey("case_study.id", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str] = mapped_column(
        ForeignKey("media.name", ondelete="CASCADE"), primary_key=True, index=True
    )
    is_live: Mapped[bool] = mapped_column(default=False)
