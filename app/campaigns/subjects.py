"""What a comment may be about: the whole step, one of its questions, a row or a row's question."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.campaigns.commenting import Subject
from app.campaigns.models import Comment
from app.campaigns.opened import OpenCampaign
from app.plan.journey import shown
from app.plan.plan import Answers, row_title
from app.plan.steps import BY_SLUG
from app.questions.fields import N_, Field, Rows
from app.questions.reading import Surroundings

Choice = tuple[str, str]  # value, words


@dataclass(frozen=True)
class Said:
    """A comment as its page shows it; `by` is None once its author's account is gone."""

    comment: Comment
    by: str | None
    about: str
    is_mine: bool


def value_of(question: str, row: str | None) -> str:
    """Write what a comment is about as a choice of the form."""
    return f"{row}:{question}" if row else question


def find_subject(opened: OpenCampaign, slug: str, value: str) -> Subject | None:
    """Read a choice of the form; None if the step has no such question or row."""
    row, _, question = value.rpartition(":")
    if not row:
        keys = {each.key for each in BY_SLUG[slug].questions}
        return (question, None) if question in keys or not question else None
    for group, found, _number in _rows(opened, slug):
        keys = {group.key, *(each.key for each in group.fields)}
        if found["id"] == row and question in keys:
            return question, row
    return None


def list_choices(
    opened: OpenCampaign, slug: str, row: str, around: Surroundings
) -> list[tuple[str, list[Choice]]]:
    """List what one may choose, under headings: the step's questions, and those of one row."""
    answers = opened.plan.kept(slug)
    asked = shown(BY_SLUG[slug].questions, opened.campaign.depth, answers)
    words = around.translate
    parts = [("", [(each.key, words(each.label)) for each in asked])]
    for group, found, number in _rows(opened, slug):
        if found["id"] != row:
            continue
        inner = shown(group.fields, opened.campaign.depth, found)
        whole = (value_of(group.key, row), words(N_("All of it")))
        choices = [(value_of(each.key, row), words(each.label)) for each in inner]
        parts.append((_title(group, found, number, around), [whole, *choices]))
    return parts


def words_about(opened: OpenCampaign, comment: Comment, around: Surroundings) -> str:
    """Say in words what a comment is about; nothing for the whole step."""
    if comment.row is None:
        return _label(BY_SLUG[comment.step].questions, comment.question, around)
    for group, found, number in _rows(opened, comment.step):
        label = _label(group.fields, comment.question, around)
        if found["id"] == comment.row and (label or comment.question == group.key):
            return " · ".join(filter(None, (_title(group, found, number, around), label)))
    return around.translate(N_("Something that is not in the list any more"))


def _label(questions: tuple[Field | Rows, ...], key: str, around: Surroundings) -> str:
    return next((around.translate(each.label) for each in questions if each.key == key), "")


def _title(group: Rows, row: Answers, number: int, around: Surroundings) -> str:
    return row_title(group, row, around) or f"{around.translate(group.one)} {number}"


def _rows(opened: OpenCampaign, slug: str) -> Iterator[tuple[Rows, Answers, int]]:
    answers = opened.plan.kept(slug)
    for group in BY_SLUG[slug].groups():
        for number, row in enumerate(answers.get(group.key) or [], start=1):
            yield group, row, number
