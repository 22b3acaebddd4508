"""What a database really holds, read from its files and not through the site."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any


def held_texts(database: Path) -> set[str]:
    """Give every text that stands in an answer or in a version of one."""
    with closing(sqlite3.connect(database)) as connection:
        kept = connection.execute(
            "SELECT answers FROM step_answer UNION ALL SELECT answers FROM answer_version"
        ).fetchall()
    return {text for (answers,) in kept for text in _texts(json.loads(answers))}


def soundness(database: Path) -> str:
    """Have SQLite check the whole file: `ok`, or what is wrong."""
    with closing(sqlite3.connect(database)) as connection:
        return "; ".join(line for (line,) in connection.execute("PRAGMA integrity_check"))


def lost(database: Path, acknowledged: list[str]) -> list[str]:
    """List the acknowledged texts that the database does not hold."""
    held = held_texts(database)
    return [text for text in acknowledged if text not in held]


def crowd(database: Path, number: int) -> None:
    """Fill the database with copies of its one campaign and its answers."""
    numbers = f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {number})"
    with closing(sqlite3.connect(database)) as connection, connection:
        for table in ("campaign", "step_answer"):
            names = [line[1] for line in connection.execute(f"PRAGMA table_info({table})")]
            copied = {name: name for name in names} | {"id": "id + 1000 * i"}
            copied |= {"public_id": "'c' || i"} if "public_id" in names else {}
            copied |= {"campaign_id": "campaign_id + 1000 * i"} if "campaign_id" in names else {}
            columns = ", ".join(f'"{name}"' for name in names)
            values = ", ".join(copied[name] for name in names)
            connection.execute(
                f"INSERT INTO {table} ({columns}) {numbers} SELECT {values} FROM {table}, n"
            )


def _texts(answers: Any) -> list[str]:
    return [value for value in answers.values() if isinstance(value, str)]
