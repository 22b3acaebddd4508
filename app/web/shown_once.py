"""A secret that was made just now: its page shows it once, then the browser has forgotten it."""

from flask import session


def show_once(kind: str, of: str, secret: str) -> None:
    """Let the next page about `of` show its secret."""
    session[kind] = {"id": of, "token": secret}


def take_secret(kind: str, of: str) -> str:
    """Give the secret that was made for this just now, and forget it; empty if there is none."""
    made = session.get(kind) or {}
    return str(session.pop(kind)["token"]) if made.get("id") == of else ""
