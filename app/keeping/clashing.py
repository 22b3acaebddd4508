"""The page that shows two versions of the same answers, for a person to choose."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import request
from flask_login import current_user
from werkzeug.wrappers import Response

from app.keeping.posting import posted_again
from app.keeping.saving import StaleAnswer
from app.keeping.versions import names_of, who_wrote
from app.questions.differences import differences
from app.questions.fields import UNKNOWN, Field, Kind, Rows
from app.questions.merge import Clash
from app.questions.reading import Surroundings
from app.questions.telling import as_typed, tell
from app.web.pages import page

WRITTEN = (Kind.TEXT, Kind.LONG_TEXT)


@dataclass(frozen=True)
class Side:
    """One answer as both sides have it.

    `marked` is the way from their text to mine; `typed` holds both for writing one together,
    where the answer is a text.
    """

    name: str
    label: str
    mine: list[str]
    theirs: list[str]
    marked: list[tuple[str, str]]
    typed: tuple[str, str] | None

    @property
    def both(self) -> str:
        """What stands in the box for writing one text together: one below the other."""
        return "\n".join(self.typed or ())


@dataclass(frozen=True)
class ClashView:
    """All that was posted, and the answers of which one version must be chosen."""

    title: str
    action: str
    own: str
    saved_at: datetime
    saved_by: str
    sides: list[Side]
    fields: list[tuple[str, str]]
    draft: str


@dataclass(frozen=True)
class Scene:
    """Where a clash happened: whose page it is, and how it saves by itself."""

    title: str
    draft: str = ""  # where the page sends by itself what is typed in it


def clash_page(
    stale: StaleAnswer, questions: Iterable[Field | Rows], around: Surroundings, scene: Scene
) -> Response:
    """Show both versions of each answer, with everything posted kept for the next try."""
    by_key = {each.key: each for each in questions}
    saved_at, saved_by = written(stale)
    view = ClashView(
        title=scene.title,
        action=request.full_path.rstrip("?"),
        own=_seen_now(stale),
        saved_at=saved_at,
        saved_by=saved_by,
        sides=[_side(clash, by_key.get(clash.key), around) for clash in stale.clashes],
        fields=posted_again(),
        draft=scene.draft,
    )
    return page("keeping/clash.html", part="step", status=409, clash=view)


def written(stale: StaleAnswer) -> tuple[datetime, str]:
    """Say when the other words were saved, and by whom if that was one other person."""
    found = [who_wrote(stale.stored, clash) for clash in stale.clashes]
    known = [each for each in found if each is not None]
    if not known or len(known) < len(found):
        return stale.stored.saved_at, ""
    by = {each.saved_by_id for each in known}
    is_one_other = len(by) == 1 and by != {current_user.id}
    names = names_of(by) if is_one_other else {}
    return max(each.saved_at for each in known), next(iter(names.values()), "")


def _seen_now(stale: StaleAnswer) -> str:
    """Only of the answers shown here has the person seen what is stored; the rest is as before."""
    seen = [f"{clash.key}={stale.stored.revision}" for clash in stale.clashes]
    return " ".join([request.form.get("own", ""), *seen]).strip()


def _side(clash: Clash, question: Field | Rows | None, around: Surroundings) -> Side:
    if not isinstance(question, Field):
        mine, theirs = _inner_lines(clash.mine), _inner_lines(clash.theirs)
        label = question.label if question else clash.key
        return Side(clash.key, label, mine, theirs, _marked(theirs, mine), None)
    mine, theirs = (tell(question, each, around) for each in (clash.mine, clash.theirs))
    texts = [as_typed(question, each, around) for each in (clash.mine, clash.theirs)]
    typed = None
    if question.kind in WRITTEN and UNKNOWN not in (clash.mine, clash.theirs):
        typed = ("\n".join(texts[0]), "\n".join(texts[1]))
    return Side(clash.key, question.label, mine, theirs, _marked(theirs, mine), typed)


def _marked(theirs: list[str], mine: list[str]) -> list[tuple[str, str]]:
    if UNKNOWN in (*theirs, *mine) or not theirs or not mine:
        return []
    return differences("\n".join(theirs), "\n".join(mine))


def _inner_lines(rows: Any) -> list[str]:
    """Sum up small rows inside a row, one line each."""
    return [" · ".join(str(v) for k, v in row.items() if k != "id") for row in rows or []]
