"""Pictures that authors upload: cleaned, or refused with a sentence that says how to mend it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, Protocol

from app.core.media import LARGEST, BadPicture, Picture, clean_picture
from app.questions.fields import N_, Kind, Rows
from app.questions.reading import Problem

REASONS = {
    "too_big": N_("This file weighs more than 10 MB: make it smaller, then choose it again."),
    "kind": N_("This file is not a JPEG, PNG or WebP picture: choose another one."),
    "pixels": N_("This picture has too many points to be shown: choose a smaller one."),
    "broken": N_("This picture cannot be read: open it, save it anew and choose it again."),
}


class Uploaded(Protocol):
    """A file that a form sent."""

    filename: str | None
    stream: IO[bytes]


@dataclass(frozen=True)
class NewPicture:
    """What came of an upload: a picture, a problem, or neither where no file was chosen."""

    picture: Picture | None = None
    problem: Problem | None = None


def take_picture(group: Rows, files: Mapping[str, Uploaded]) -> NewPicture:
    """Clean the picture that was sent for a row of this group; call it before any writing."""
    key = next((each.key for each in group.plain_fields() if each.kind is Kind.IMAGE), None)
    file = files.get(f"{key}-file") if key else None
    if file is None or not file.filename:
        return NewPicture()
    try:
        with file.stream as stream:
            return NewPicture(clean_picture(stream.read(LARGEST + 1)))
    except BadPicture as error:
        return NewPicture(problem=Problem(REASONS.get(error.reason, REASONS["broken"])))
