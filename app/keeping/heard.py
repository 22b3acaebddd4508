"""Which changes of which browser have arrived: what comes twice or too late does nothing. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.questions.merge import Place

BROWSERS = 6  # of so many we remember which changes arrived
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
        """Give the number of the last change of an answer that arrived."""
        return self.mine.get(str(place), [0])[0]

    def revision(self, place: Place) -> int:
        """Give the revision that the last change of an answer made."""
        return self.mine.get(str(place), [0, 0])[1]

    def since(self, base: int) -> dict[Place, int]:
        """Give what the browser has saved by itself after a page was drawn."""
        saved = {Place.read(place): revision for place, (_, revision) in self.mine.items()}
        return {place: revision for place, revision in saved.items() if revision > base}

    def noting(self, places: Iterable[Place], number: int | None, revision: int) -> dict[str, Any]:
        """Add what a browser has changed, and forget those that fell silent long ago.

        `number` is that of a change sent by itself; a form that was posted has none.
        """
        numbers = {place: number or self.number(place) for place in places}
        new = {str(place): [each, revision] for place, each in numbers.items()}
        mine = {**self.mine, **new}
        kept = [*list(self.others.items())[1 - BROWSERS :], (self.browser, mine)]
        return dict(kept) if self.browser and mine else dict(self.others)


def arrived(kept: Mapping[str, Any] | None, group: str = "", row: str = "") -> str:
    """Tell a page which changes of its answers have arrived: "browser/key=number" and so on.

    A browser that closed in mid-sentence knows by that what it need not put back.
    """
    return " ".join(
        f"{browser[:TOLD]}/{place.key}={number}"
        for browser, places in (kept or {}).items()
        for place, (number, _) in ((Place.read(each), found) for each, found in places.items())
        if number and (place.group, place.row) == (group, row)
    )
