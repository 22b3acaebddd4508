"""The library as rows: one entry per case study and site language, and what it is filed under."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Base


class LibraryEntry(Base):
    """What a reader of one language sees of a case study: its card, and the version to open."""

    __tablename__ = "library_entry"
    __table_args__ = (Index("ix_library_entry_page", "language", "published_at", "case_id"),)

    case_id: Mapped[int] = mapped_column(
        ForeignKey("case_study.id", ondelete="CASCADE"), primary_key=True
    )
    language: Mapped[str] = mapped_column(String(12), primary_key=True)
    slug: Mapped[str] = mapped_column(String(80), index=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("case_study_version.id", ondelete="CASCADE"))
    published_at: Mapped[datetime] = mapped_column()
    card: Mapped[dict[str, Any]] = mapped_column(JSON)


class Facet(Base):
    """One thing that a case study is filed under, in the order in which lists are shown."""

    __tablename__ = "library_facet"
    __table_args__ = (Index("ix_library_facet_shelf", "name", "key", "published_at", "case_id"),)

    case_id: Mapped[int] = mapped_column(
        ForeignKey("case_study.id", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    published_at: Mapped[datetime] = mapped_column()


class FacetCount(Base):
    """How many case studies are filed under one thing: kept, never counted for a reader."""

    __tablename__ = "library_facet_count"

    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    count: Mapped[int] = mapped_column(default=0)
