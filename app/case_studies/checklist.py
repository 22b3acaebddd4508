"""What a moderator checks before anything is published: twenty points, ten of them needed."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.questions.fields import N_


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
ANSWERS = ("yes", "no", "na")


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
