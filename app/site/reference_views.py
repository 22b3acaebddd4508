"""The form of an entry of the reference data, as its page shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import request
from flask_babel import gettext

from app.keeping.posting import number_in
from app.questions.drawing import Drawn, Sheet, draw, names_of
from app.questions.forms import Reading
from app.reference.edits import GROWING
from app.reference.in_use import in_use
from app.reference.reference import shipped
from app.site import reference_editing as editing
from app.site.models import ReferenceEdit
from app.site.reference_forms import as_answers, surroundings
from app.site.reference_shapes import TITLES, shape_of
from app.web.locale import language


@dataclass(frozen=True)
class EntryView:
    """The form of an entry: new where it has no key yet."""

    name: str
    key: str
    title: str
    drawn: list[Drawn]
    names: str
    reading: Reading
    edit: ReferenceEdit | None = None
    conflict: str = ""

    @property
    def may_retire(self) -> bool:
        """Whether it can be offered no more."""
        return bool(self.key) and self.name in GROWING

    @property
    def is_shipped(self) -> bool:
        """Whether the site brought it."""
        return self.key in shipped().lists[self.name]

    @property
    def delivered(self) -> str:
        """How the site brings it: its name."""
        entry = shipped().lists[self.name].get(self.key, {})
        return str(entry.get("name") or entry.get(language()) or self.title)

    @property
    def drawn_from(self) -> str:
        """Of which revision the form was drawn: after a conflict still the one that was sent."""
        if self.conflict or self.reading.problems:
            return str(number_in("base"))
        return str(self.edit.revision if self.edit else 0)

    @property
    def labels(self) -> dict[str, str]:
        """Control -> label, for the error summary."""
        return {each.name: each.question.label for each in self.drawn}


def title_of(name: str, key: str) -> str:
    """Call an entry by its name in the language of who reads."""
    if words := TITLES.get(key):
        return str(gettext(words))
    named = in_use().lists[name].get(key, {}).get("name")
    return str(named or in_use().label(name, key, language()))


def view_entry(
    place: tuple[str, str],
    entry: Mapping[str, Any],
    typed: Reading | None = None,
    conflict: str = "",
) -> EntryView:
    """Show the entry of a list and key, as it is or as it was just typed; without key a new one."""
    name, key = place
    posted, problems = (request.form, typed.problems) if typed else (None, None)
    sheet = Sheet(as_answers(name, entry), surroundings(language()), posted, problems)
    shape = shape_of(name)
    return EntryView(
        name=name,
        key=key,
        title=title_of(name, key) if key else "",
        drawn=[draw(each, sheet) for each in shape],
        names=names_of(shape),
        reading=typed or Reading(),
        edit=editing.find_edit(name, key) if key else None,
        conflict=conflict,
    )
