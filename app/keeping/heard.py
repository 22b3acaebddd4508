"""Which changes of which browser have arrived: what comes twice or too late does nothing. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.questions.merge import Place

BROWSERS = 6  # of so many we remember which changes arrived
FORM = "="  # stands for a key where not one answer but a whole form was sent
TOLD = 6  # letters of a browser's name: enough to know it again, not enough to speak for it


@dataclass(frozen=True)
class Heard:
    """Which changes of a browser have arrived: place -> number, and the revision that it made."""

    browser: str
    mine: Mapping[str, list[int]]
    others: Mapping[str, Any]

    @classmethod
    def of(cls, kept: Mapping[str, Any] | None, browser: str) -> "Heard":
        """Look up in what is kept of all browsers what was heard of one."""
        heard = dict(kept or {})
        return cls(browser, heard.pop(browser, {}), heard)

    def number(self, place: Place) -> int:
        """Give the number of the last change of an answer that arrived, be it with its form."""
        return max(self._last(place)[0], self._last(_form_of(place))[0])

    def revision(self, place: Place) -> int:
        """Give the revision at which the last change of an answer arrived."""
        return max(self._last(place)[1], self._last(_form_of(place))[1])

    def _last(self, place: Place) -> list[int]:
        return self.mine.get(str(place), [0, 0])

    def since(self, base: int) -> dict[Place, int]:
        """Give what the browser has saved by itself after a page was drawn."""
        saved = {Place.read(place): revision for place, (_, revision) in self.mine.items()}
        return {
            place: revision
            for place, revision in saved.items()
            if revision > base and place.key != FORM
        }

    def noting(
        self, places: Iterable[Place], numbers: Mapping[Place, int], revision: int
    ) -> dict[str, Any]:
        """Add what a browser has changed, and forget those that fell silent long ago.

        `numbers` are those of the one change that was sent by itself, or of the form.
        """
        known = {**{place: self._last(place)[0] for place in places}, **numbers}
        new = {str(place): [each, revision] for place, each in known.items()}
        mine = {**self.mine, **new}
        kept = [*list(self.others.items())[1 - BROWSERS :], (self.browser, mine)]
        return dict(kept) if self.browser and mine else dict(self.others)


def _form_of(place: Place) -> Place:
    return Place(FORM, place.group, place.row)


def arrived(kept: Mapping[str, Any] | None, group: str = "", row: str = "") -> str:
    """Tell a page which changes of its answers have arrived: "browser/key=number" and so on.

    A browser that closed in mid-sentence knows by that what it need not put back.
    """
    return " ".join(
        f"{browser[:TOLD]}/{place.key}={number}"
        for browser, places in (kept or {}).items()
        for place, (number, _) in ((Place.read(each), found) for each, found in places.items())
        if number and place.key != FORM and (place.group, place.row) == (group, row)
    )
