"""People, the sign-ins they hold, and the secret links that were mailed to them."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.clock import now
from app.core.db import Base
from app.core.ids import new_id


class Role(StrEnum):
    """What somebody may do on this site, each including the one before."""

    MEMBER = "member"
    MODERATOR = "moderator"
    ADMINISTRATOR = "administrator"


class User(Base):
    """Somebody with an account."""

    __tablename__ = "user"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(20), unique=True, default=new_id)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(80), default="")
    password_hash: Mapped[str | None] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(20), default=Role.MEMBER)
    language: Mapped[str] = mapped_column(String(12))
    created_at: Mapped[datetime] = mapped_column(default=now)
    confirmed_at: Mapped[datetime | None] = mapped_column()
    suspended_at: Mapped[datetime | None] = mapped_column()

    @property
    def is_authenticated(self) -> bool:
        """For Flask-Login: a user that was loaded is signed in."""
        return True

    @property
    def is_active(self) -> bool:
        """Whether the account is confirmed and not suspended."""
        return self.confirmed_at is not None and self.suspended_at is None

    @property
    def is_anonymous(self) -> bool:
        """For Flask-Login: never, anonymous people have no row."""
        return False

    @property
    def is_moderator(self) -> bool:
        """Whether they may moderate."""
        return self.role in (Role.MODERATOR, Role.ADMINISTRATOR)

    @property
    def is_administrator(self) -> bool:
        """Whether they may administer the site."""
        return self.role == Role.ADMINISTRATOR

    @property
    def own_name(self) -> str:
        """What they are called before themselves and administrators; others see no address."""
        return self.name or self.email.partition("@")[0]

    def get_id(self) -> str:
        """For Flask-Login."""
        return self.public_id


class SignIn(Base):
    """One browser in which somebody is signed in; the cookie's secret is kept hashed."""

    __tablename__ = "sign_in"

    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = mapped_column(String(20), unique=True, default=new_id)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    browser: Mapped[str] = mapped_column(String(60), default="")
    is_shared: Mapped[bool] = mapped_column(default=False)  # a computer that others use, too
    started_at: Mapped[datetime] = mapped_column(default=now)
    seen_at: Mapped[datetime] = mapped_column(default=now)


class Token(Base):
    """A secret link: single use, for one purpose, bound to the state that it changes."""

    __tablename__ = "token"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    purpose: Mapped[str] = mapped_column(String(20))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"))
    bound_to: Mapped[str] = mapped_column(String(64), default="")
    email: Mapped[str] = mapped_column(String(254), default="")
    role: Mapped[str] = mapped_column(String(20), default="")
    expires_at: Mapped[datetime] = mapped_column(index=True)
    used_at: Mapped[datetime | None] = mapped_column()

    user: Mapped[User | None] = relationship(lazy="raise")
