"""Comments for two people to sort: read from a paste or a file, without names, drawn by lot. Pure.

Nothing of this is kept on the server: they are other people's words.
"""

import random
import re
from collections.abc import Sequence

from app.platforms.columns import named
from app.platforms.decoding import decode
from app.platforms.table import SEPARATORS, records
from app.platforms.unusable import Unusable
from app.questions.fields import N_
from app.questions.reading import clean

MOST_COMMENTS = 20_000
MOST_DRAWN = 300
LONGEST = 600  # characters of a comment that the sheet shows
GONE = "…"
TOO_MANY = N_("These are more than %(most)s comments: bring fewer.")
NAMES = frozenset(
    map(named, ("Comment", "Comments", "Commentaire", "Commentaires", "Text", "Texte", "Message"))
)
ABOUT_PEOPLE = (
    re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE),
    re.compile(r"\S+@\S+\.\w+"),
    re.compile(r"(?<![\w@])[@＠][\w.\-]+"),
    re.compile(r"(?<!\w)\+?\d(?:[\s.\-()/]{0,3}\d){7,}(?!\w)"),
)


def read_comments(content: bytes) -> list[str]:
    """Read comments: the column of that name, or else one a line; raises Unusable."""
    text, _encoding = decode(content)
    found = _column(text)
    if found is None:
        found = text.splitlines()
    comments = [folded for each in found if (folded := " ".join(clean(each).split()))]
    if not comments:
        raise Unusable(N_("We found no comment in it."))
    if len(comments) > MOST_COMMENTS:
        raise Unusable(
            N_("These are more than %(most)s comments: bring fewer."), most=MOST_COMMENTS
        )
    return comments


def _column(text: str) -> list[str] | None:
    """Give the cells under "Comment", if the first line names columns."""
    first = text.lstrip().partition("\n")[0]
    for separator in SEPARATORS:
        heads = [named(each) for each in first.split(separator)]
        place = next((number for number, head in enumerate(heads) if head in NAMES), None)
        if place is not None:
            rows = [cells for _, cells in records(text.lstrip(), separator)]
            return [cells[place] for cells in rows[1:] if len(cells) > place]
    return None


def without_people(comment: str) -> str:
    """Take out what leads to a person: handles, addresses, links, telephone numbers."""
    for pattern in ABOUT_PEOPLE:
        comment = pattern.sub(GONE, comment)
    return comment if len(comment) <= LONGEST else comment[:LONGEST] + GONE


def draw(comments: Sequence[str], count: int, seed: str) -> list[str]:
    """Draw comments by lot; the same seed draws the same, in the same order, of the same ones."""
    lot = random.Random(seed)  # noqa: S311 nothing secret: it must be repeatable
    drawn = lot.sample(range(len(comments)), min(count, MOST_DRAWN, len(comments)))
    return [without_people(comments[place]) for place in drawn]
