"""The search's own table: FTS5 in SQLite, tsvector in PostgreSQL; fed with stems only."""

from typing import Any

from sqlalchemy import Integer, Select, event, select, text
from sqlalchemy.engine import Connection

from app.core.db import Base, db

SQLITE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS library_search USING fts5(words, tokenize='unicode61')",
    "CREATE TRIGGER IF NOT EXISTS library_search_gone AFTER DELETE ON case_study"
    " BEGIN DELETE FROM library_search WHERE rowid = old.id; END",
)
POSTGRESQL = (
    "CREATE TABLE IF NOT EXISTS library_search ("
    "case_id INTEGER PRIMARY KEY REFERENCES case_study (id) ON DELETE CASCADE,"
    " words tsvector NOT NULL)",
    "CREATE INDEX IF NOT EXISTS ix_library_search_words ON library_search USING gin (words)",
)
NEWEST = 2000  # matches that a search looks at


def create_search(connection: Connection) -> None:
    """Make the search's table and what keeps it clean; safe to run twice, also in a migration."""
    statements = SQLITE if connection.dialect.name == "sqlite" else POSTGRESQL
    for statement in statements:
        connection.execute(text(statement))


@event.listens_for(Base.metadata, "after_create")
def _create_with_the_rest(_target: Any, connection: Connection, **_given: Any) -> None:
    create_search(connection)


def keep_words(case_id: int, words: str) -> None:
    """Keep the words of a case study in place of those kept before."""
    forget_words(case_id)
    if _is_sqlite():
        db.session.execute(
            text("INSERT INTO library_search (rowid, words) VALUES (:case, :words)"),
            {"case": case_id, "words": words},
        )
    else:
        db.session.execute(
            text("INSERT INTO library_search VALUES (:case, to_tsvector('simple', :words))"),
            {"case": case_id, "words": words},
        )


def forget_words(case_id: int) -> None:
    """Keep no word of a case study any more."""
    column = "rowid" if _is_sqlite() else "case_id"
    db.session.execute(
        text(f"DELETE FROM library_search WHERE {column} = :case"), {"case": case_id}
    )


def matching(wanted: list[list[str]]) -> Select[Any]:
    """Select the ids of the newest case studies that have a form of every wanted word."""
    if _is_sqlite():
        query = " AND ".join(
            "(" + " OR ".join(f'"{form}"' for form in forms) + ")" for forms in wanted
        )
        found = text(
            "SELECT rowid AS id FROM library_search WHERE library_search MATCH :match"
            " ORDER BY rowid DESC LIMIT :newest"
        )
    else:
        query = " & ".join(
            "(" + " | ".join(f"'{form}'" for form in forms) + ")" for forms in wanted
        )
        found = text(
            "SELECT case_id AS id FROM library_search"
            " WHERE words @@ to_tsquery('simple', :match) ORDER BY case_id DESC LIMIT :newest"
        )
    rows = found.bindparams(match=query, newest=NEWEST).columns(id=Integer)
    return select(rows.subquery("matches").c.id)


def _is_sqlite() -> bool:
    return db.session.get_bind().dialect.name == "sqlite"
