"""What a moderator checks before anything is published: twenty points, ten of them needed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.questions.fields import N_
from app.questions.reading import clean


@dataclass(frozen=True)
class Point:
    """One point of the checklist; `is_needed` ones must be settled before publishing."""

    number: int
    words: str
    is_needed: bool = False
    needs_two: bool = False  # where it applies, two moderators decide


POINTS = (
    Point(1, N_("Nobody shown or named can be located, followed or harmed."), True),
    Point(2, N_("Everybody who can be recognised agreed in writing to this site."), True),
    Point(
        3,
        N_("Children: parents and child agreed in writing, never school and name together."),
        True,
    ),
    Point(
        4,
        N_("Survivors and former extremists had support, read the text and can withdraw."),
        True,
        True,
    ),
    Point(5, N_("Somebody is at risk or under protection: a second moderator agrees."), True, True),
    Point(6, N_("Hate is described, not shown: no slur, logo, link or how-to."), True),
    Point(7, N_("Nothing incites, blames a whole group or takes away dignity."), True),
    Point(
        8, N_("No crime is alleged without a public source, and opponents can reply."), True, True
    ),
    Point(9, N_("No private details of third parties; comments shown are anonymous."), True),
    Point(10, N_("Pictures, music and logos are cleared; nothing made by AI poses as real."), True),
    Point(11, N_("Each figure has source, period and whole, and the evidence level fits.")),
    Point(12, N_("Failures and harm are told honestly.")),
    Point(13, N_("Dates, names and hashtags are right, and links lead where they should.")),
    Point(14, N_("The organiser is real and reachable, and funders and parties are named.")),
    Point(15, N_("Whoever reads this does not belong to the organiser.")),
    Point(16, N_("The words are plain, and pictures and films can be followed by everybody.")),
    Point(17, N_("Themes, audiences and channels are filled in well.")),
    Point(18, N_("A translation was read by a second person who speaks the language.")),
    Point(19, N_("It is noted when to look at this page again, and when consents end.")),
    Point(20, N_("The decision and its reason are written in the author’s language.")),
)
BY_NUMBER = {point.number: point for point in POINTS}
ANSWERS = {"yes": N_("yes"), "no": N_("no"), "na": N_("does not apply")}
CONTROLS = ("point", "note")  # of each point, followed by its number
BEFORE = "was-"  # begins the name of a control that holds what another was drawn from


class Mark(NamedTuple):
    """How a point is answered, or not yet, and the note on it."""

    answer: str = ""
    note: str = ""


@dataclass(frozen=True)
class Ticked:
    """The checklist as a moderator sends it: what stands in it, and what their page had drawn."""

    given: Mapping[int, Mark]
    drawn: Mapping[int, Mark]
    round: int  # of the answers that were read for it

    def touched(self) -> dict[int, Mark]:
        """Give the points that they answered or noted something on, or changed."""
        return {n: mark for n, mark in self.given.items() if mark != self.drawn.get(n, Mark())}


def list_open_points(answers: Mapping[int, str]) -> list[Point]:
    """List the needed points that are not settled: neither yes nor not applicable."""
    return [
        point
        for point in POINTS
        if point.is_needed and answers.get(point.number) not in ("yes", "na")
    ]


def needs_two_people(answers: Mapping[int, str]) -> bool:
    """Whether a point applies for which one moderator alone may not decide."""
    return any(point.needs_two and answers.get(point.number) == "yes" for point in POINTS)


def mark_in(texts: Mapping[str, Sequence[str]], number: int, before: str = "") -> Mark:
    """Read a point from its controls, or (with BEFORE) from those that hold what was drawn."""
    names = (f"{before}{control}-{number}" for control in CONTROLS)
    answer, note = (clean((texts.get(name) or [""])[0]) for name in names)
    return Mark(answer if answer in ANSWERS else "", note)


def texts_of(number: int, shown: Mark, drawn: Mark) -> dict[str, list[str]]:
    """Give the texts of the controls of a point."""
    sides = (("", shown), (BEFORE, drawn))
    return {
        f"{before}{control}-{number}": [text]
        for before, mark in sides
        for control, text in zip(CONTROLS, mark, strict=True)
    }
