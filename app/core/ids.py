"""Public ids that cannot be guessed or counted, secret tokens, and readable addresses."""

import hashlib
import re
import secrets
import unicodedata

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # no 0, 1, i, l, o: ids are read aloud, too


def new_id(length: int = 12) -> str:
    """Make a public id: 12 letters are 59 bits, too many to try."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def new_token() -> str:
    """Make a secret for a link or a cookie: 256 bits."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """What the database keeps of a token: useless to whoever steals the database."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def without_accents(text: str) -> str:
    """Drop the accents of Latin letters: é becomes e."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(each for each in parts if not unicodedata.combining(each))


def slugify(text: str, *, length: int = 60) -> str:
    """Make a readable address of a title; a title without Latin letters gets a random one."""
    words = re.sub(r"[^a-z0-9]+", "-", without_accents(text).lower()).strip("-")
    return words[:length].strip("-") or new_id(8)
