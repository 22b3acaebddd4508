"""The plainest app of the same packages that keeps one answer: a save cannot cost less with them.

Signed in, form token checked, one row read, changed and its earlier state kept, one durable commit;
no languages, no merging, no rights, no safety headers.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Flask, jsonify, request
from flask_login import LoginManager, UserMixin, login_required, login_user
from flask_sqlalchemy import SQLAlchemy
from flask_wtf.csrf import CSRFProtect, generate_csrf
from sqlalchemy import JSON, event
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


def make_yardstick(folder: Path) -> Flask:
    """Make the app, with one person and one paper in a SQLite file of this folder."""
    app = Flask("yardstick")
    app.config.update(
        SECRET_KEY="yardstick",
        SQLALCHEMY_DATABASE_URI=f"sqlite:///{folder}/yardstick.sqlite3",
        SESSION_COOKIE_NAME="yardstick",
    )
    db = SQLAlchemy(app, model_class=Base)
    CSRFProtect(app)
    people = LoginManager(app)
    people.user_loader(lambda id: db.session.get(Person, int(id)))
    with app.app_context():
        event.listen(db.engine, "connect", _durable)
        Base.metadata.create_all(db.engine)
        db.session.add_all([Person(id=1), Paper(id=1, answers={}, revision=0)])
        db.session.commit()
        db.session.remove()
        db.engine.dispose()

    @app.get("/in")
    def sign_in() -> str:
        login_user(db.session.get(Person, 1))
        return str(generate_csrf())

    @app.post("/save")
    @login_required
    def save() -> Any:
        paper = db.session.get_one(Paper, 1)
        paper.answers = {**paper.answers, request.form["drawn"]: request.form["persona"]}
        paper.revision += 1
        moment = datetime.now(UTC).replace(tzinfo=None)
        db.session.add(Version(revision=paper.revision, answers=paper.answers, saved_at=moment))
        db.session.commit()
        return jsonify(saved=moment.isoformat())

    return app


def _durable(connection: Any, _record: object) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")
