"""Going back to an earlier version: a new version that is like it; nothing is deleted."""

from collections.abc import Callable
from typing import Any

from app.core.errors import Conflict
from app.keeping.models import Act, KeptAnswers
from app.keeping.saving import Answers, Change, Outcome, Seen
from app.questions.fields import N_

Save = Callable[[Change, Seen], Outcome[Any]]


class ChangedMeanwhile(Conflict):
    """The answers are not any more what they were when somebody decided to go back."""

    def __init__(self) -> None:
        super().__init__(N_("These answers were changed meanwhile. Look again before you restore."))


def restore(paper: KeptAnswers, answers: Answers, base: int, save: Save) -> Outcome[Any]:
    """Have the answers as they were; raises ChangedMeanwhile unless `base` is their revision."""
    if base != paper.revision:
        raise ChangedMeanwhile
    outcome = save(lambda _before: dict(answers), Seen(base, act=Act.RESTORED))
    if outcome.others:  # somebody was faster between reading and writing
        raise ChangedMeanwhile
    return outcome
