"""The plainest app of the same packages that keeps one answer: what the rest of a save adds to.

Signed in, form token checked, one row read, changed and its earlier state kept, one durable commit;
no languages, no merging, no rights, no safety headers. Once through the ORM, once past it.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Flask, jsonify, request
from flask_login import LoginManager, UserMixin, login_required, login_user
from flask_sqlalchemy import SQLAlchemy
from flask_wtf.csrf import CSRFProtect, generate_csrf
from sqlalchemy import JSON, bindparam, event, insert, select, update
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """The tables of the yardstick."""


class Person(UserMixin, Base):
    """Who is signed in."""

    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)


class Paper(Base):
    """Answers as they stand."""

    __tablename__ = "paper"
    id: Mapped[int] = mapped_column(primary_key=True)
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    revision: Mapped[int]


class Version(Base):
    """Answers as they stood."""

    __tablename__ = "version"
    revision: Mapped[int] = mapped_column(primary_key=True)
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)
    saved_at: Mapped[datetime]


class Somebody(UserMixin):
    """Who is signed in, as nothing but their number."""

    def __init__(self, id: int) -> None:
        self.id = id


FIND_PERSON = select(Person.__table__).where(Person.__table__.c.id == bindparam("id"))
FIND_PAPER = select(Paper.__table__).where(Paper.__table__.c.id == 1)
UPDATE = update(Paper.__table__).where(Paper.__table__.c.revision == bindparam("as_read"))
INSERT = insert(Version.__table__)


def make_yardstick(folder: Path, *, with_orm: bool) -> Flask:
    """Make the app, with one person and one paper in a SQLite file of this folder."""
    app = Flask("yardstick")
    app.config.update(
        SECRET_KEY="yardstick",
        SQLALCHEMY_DATABASE_URI=f"sqlite:///{folder}/yardstick{with_orm:d}.sqlite3",
        SESSION_COOKIE_NAME="yardstick",
    )
    db = SQLAlchemy(app, model_class=Base)
    CSRFProtect(app)
    find, keep = _through_the_orm(db) if with_orm else _past_the_orm(db)
    LoginManager(app).user_loader(lambda id: find(int(id)))
    _fill(app, db)

    @app.get("/in")
    def sign_in() -> str:
        login_user(find(1))
        return str(generate_csrf())

    @app.post("/save")
    @login_required
    def save() -> Any:
        return jsonify(saved=keep({request.form["drawn"]: request.form["persona"]}).isoformat())

    return app


def _through_the_orm(db: SQLAlchemy) -> tuple[Callable[[int], Any], Callable[[Any], datetime]]:
    def keep(typed: dict[str, str]) -> datetime:
        paper, moment = db.session.get_one(Paper, 1), datetime.now(UTC).replace(tzinfo=None)
        paper.answers, paper.revision = {**paper.answers, **typed}, paper.revision + 1
        db.session.add(Version(revision=paper.revision, answers=paper.answers, saved_at=moment))
        db.session.commit()
        return moment

    return lambda id: db.session.get(Person, id), keep


def _past_the_orm(db: SQLAlchemy) -> tuple[Callable[[int], Any], Callable[[Any], datetime]]:
    def find(id: int) -> Somebody:
        with db.engine.connect() as connection:
            return Somebody(connection.execute(FIND_PERSON, {"id": id}).scalar_one())

    def keep(typed: dict[str, str]) -> datetime:
        moment = datetime.now(UTC).replace(tzinfo=None)
        with db.engine.begin() as connection:
            paper = connection.execute(FIND_PAPER).one()
            after = {"answers": {**paper.answers, **typed}, "revision": paper.revision + 1}
            connection.execute(UPDATE, {"as_read": paper.revision, **after})
            connection.execute(INSERT, {"saved_at": moment, **after})
        return moment

    return find, keep


def _fill(app: Flask, db: SQLAlchemy) -> None:
    with app.app_context():
        event.listen(db.engine, "connect", _durable)
        Base.metadata.create_all(db.engine)
        db.session.add_all([Person(id=1), Paper(id=1, answers={}, revision=0)])
        db.session.commit()
        db.session.remove()
        db.engine.dispose()


def _durable(connection: Any, _record: object) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")
