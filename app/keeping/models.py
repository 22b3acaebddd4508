"""What is shared by everything that people write together and over weeks.

Answers with a revision, every state they were in, and the bin for rows that were taken out: the
steps of a campaign, the draft of a case study and a moderator's half-written decision use it alike.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, Select, String
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from app.core.clock import now
from app.core.db import Base
from app.core.ids import new_id
from app.keeping.heard import arrived
from app.questions.merge import ORDER, Place

KEPT_IN_BIN = timedelta(days=30)


class Act(StrEnum):
    """What made a version of some answers."""

    STARTED = "started"
    IMPORTED = "imported"
    TYPED = "typed"  # saved by itself while somebody was typing
    SAVED = "saved"
    CONTINUED = "continued"
    MERGED = "merged"  # with what somebody else had written meanwhile
    RESTORED = "restored"
    SUBMITTED = "submitted"


class KeptAnswers:
    """Columns of a table whose rows hold answers: how often they were saved, when, by whom.

    `heard` remembers for the last few browsers which of their numbered changes have arrived.
    """

    __table__: ClassVar[Any]
    versions: ClassVar["type[KeptVersion] | None"] = None  # the table of its earlier states
    id: Mapped[int]
    answers: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    revision: Mapped[int] = mapped_column(default=0)
    heard: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    saved_at: Mapped[datetime] = mapped_column(default=now)

    @declared_attr
    def saved_by_id(cls) -> Mapped[int | None]:  # noqa: N805 SQLAlchemy's custom
        """Who saved last."""
        return mapped_column(ForeignKey("user.id", ondelete="SET NULL"))

    @property
    def groups(self) -> frozenset[str]:
        """The keys of the answers that are groups of rows."""
        return frozenset()

    def same_place(self) -> Select[Any]:
        """Select the row that stands at this one's place already, should there be one."""
        raise NotImplementedError

    def arrived(self, group: str = "", row: str = "") -> str:
        """Tell a page of these answers, or of one row, which changes have arrived."""
        return arrived(self.heard, group, row)


class KeptVersion:
    """Columns of a table that holds answers as they stood after one save."""

    __table__: ClassVar[Any]
    kept_id: Mapped[int]
    revision: Mapped[int] = mapped_column(primary_key=True)
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    act: Mapped[str] = mapped_column(String(10), default=Act.SAVED)
    saved_at: Mapped[datetime] = mapped_column(default=now, index=True)

    @declared_attr
    def saved_by_id(cls) -> Mapped[int | None]:  # noqa: N805 SQLAlchemy's custom
        """Who saved."""
        return mapped_column(ForeignKey("user.id", ondelete="SET NULL"))


class BinnedRow(Base):
    """A row that somebody took out of a group; it can be put back for 30 days."""

    __tablename__ = "binned_row"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(20), unique=True, default=new_id)
    campaign_id: Mapped[int | None] = mapped_column(
        ForeignKey("campaign.id", ondelete="CASCADE"), index=True
    )
    case_id: Mapped[int | None] = mapped_column(
        ForeignKey("case_study.id", ondelete="CASCADE"), index=True
    )
    page: Mapped[str] = mapped_column(String(40))  # the step, or the page of the case-study form
    group: Mapped[str] = mapped_column(String(40))
    inside: Mapped[str] = mapped_column(String(90), default="")  # group/id of the row around it
    row: Mapped[dict[str, Any]] = mapped_column(JSON)  # and under ORDER the id of the row before it
    removed_at: Mapped[datetime] = mapped_column(default=now, index=True)
    removed_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="SET NULL"))

    @property
    def answers(self) -> dict[str, Any]:
        """The row as it stood in its group."""
        return {key: value for key, value in self.row.items() if key != ORDER}

    @property
    def place(self) -> Place:
        """Where its group stands: on the page, or in a row of it."""
        return Place.read("/".join(filter(None, (self.inside, self.group))))

    def stood_in(self, page: str, group: str = "", row: str = "") -> bool:
        """Whether its group stands on this page, or in this row of it."""
        return self.page == page and self.place[1:] == (group, row)
