"""Rules about objectives (O): a change that somebody can see, and count."""

import re
from collections.abc import Iterator

from app.coach.answers import OBJECTIVE, called, count_filled, named_channels
from app.coach.remark import Found, Known, Phrase, Severity, Term, practice, rule, source
from app.coach.wording import holds_any
from app.plan.answers import has_any, is_missing, number, several, text
from app.plan.plan import Plan
from app.questions.fields import N_

OBJECTIVES = "objectives.objectives"
SEEN_ONLY = frozenset({"reach", "awareness"})
DEEP = frozenset({"attitude", "behaviour"})
MESSAGING = frozenset({"alternative", "counter", "strategic", "counterspeech"})
PARTS = {"metric": N_("what you count"), "target": N_("a target"), "by": N_("a date")}


@rule(
    "O1",
    Severity.CRITICAL,
    OBJECTIVES,
    title=N_("An objective that one cannot check"),
    rests_on=source("gammma", "ctk_goal", "unw"),
    why=N_(
        "An objective without figure and date is a wish: nobody can tell whether you "
        "got there. A small number that you can count yourselves is better than a large "
        "one that nobody can check."
    ),
)
def not_measurable(plan: Plan, _known: Known) -> Iterator[Found]:
    """An objective lacks its metric, target or date; "unknown" is an open question."""
    for row in plan.rows(OBJECTIVES):
        missing = [key for key in PARTS if is_missing(row, key)]
        if missing:
            yield Found(
                N_("The objective %(objective)s still lacks %(parts)s."),
                {
                    "objective": called(row, OBJECTIVE),
                    "parts": tuple(Phrase(PARTS[key]) for key in missing),
                },
                row["id"],
                missing[0],
            )


@rule(
    "O2",
    Severity.WARNING,
    OBJECTIVES,
    title=N_("Seen, and then?"),
    rests_on=source("rntc", "kampaspace"),
    why=N_(
        "That people have seen something is a beginning, no end. Add one objective that "
        "says what they do differently afterwards: ask, join, report, refuse to share."
    ),
)
def seen_only(plan: Plan, _known: Known) -> Iterator[Found]:
    """Every objective is about being seen or known; silent where a level is not chosen."""
    levels = [text(row, "level") for row in plan.rows(OBJECTIVES)]
    if levels and SEEN_ONLY.issuperset(levels):
        terms = tuple(Term("objective_levels", key) for key in dict.fromkeys(levels))
        yield Found(N_("All your objectives are about %(levels)s."), {"levels": terms})


@rule(
    "O3",
    Severity.WARNING,
    OBJECTIVES,
    title=N_("A verb that suits everything"),
    rests_on=source("rntc", "kampaspace"),
    why=N_(
        "Such a verb suits any campaign, so it steers none. Say what somebody could "
        "watch people do, and how many of them."
    ),
)
def vague_verb(plan: Plan, known: Known) -> Iterator[Found]:
    """The words of an objective hold a vague verb, and neither they nor its target a number."""
    for row in plan.rows(OBJECTIVES):
        what = text(row, "what")
        has_number = number(row, "target") is not None or re.search(r"\d", what)
        if not has_number and holds_any(what, known.reference.vague_words):
            yield Found(
                N_("%(objective)s names no change that one could see, and no number."),
                {"objective": what},
                row["id"],
                "what",
            )


@rule(
    "O4",
    Severity.TIP,
    OBJECTIVES,
    title=N_("Many objectives for few people"),
    rests_on=practice(),
    why=N_(
        "Each objective needs its own pieces, figures and evenings. Two that you reach "
        "do more than four that you began."
    ),
)
def too_many(plan: Plan, _known: Known) -> Iterator[Found]:
    """More than three objectives for two people, as a ratio, and from three objectives on."""
    wanted, people = len(plan.rows(OBJECTIVES)), count_filled(plan, "resources.people")
    if people and wanted >= 3 and wanted / people > 1.5:
        yield Found(
            N_("You have %(number)s objectives for a team of %(people)s."),
            {"number": wanted, "people": people},
        )


@rule(
    "O5",
    Severity.WARNING,
    OBJECTIVES,
    title=N_("Why should it work?"),
    rests_on=source("rusi"),
    why=N_(
        "Campaigns often assume that seeing leads to thinking, and thinking to doing. "
        "Write down in one sentence why it should happen here: then you notice early "
        "when it does not."
    ),
)
def no_theory(plan: Plan, _known: Known) -> Iterator[Found]:
    """An objective is about attitudes or behaviour and no part of "if, then, because" is there."""
    answers = plan.answers("objectives")
    if any(text(answers, key) for key in ("if_we", "then", "because")):
        return
    for row in plan.rows(OBJECTIVES):
        if text(row, "level") in DEEP:
            yield Found(
                N_(
                    "You want to change %(objective)s, and it is not written down yet why your "
                    "campaign would."
                ),
                {"objective": called(row, OBJECTIVE)},
                row["id"],
                "level",
            )


@rule(
    "O6",
    Severity.TIP,
    OBJECTIVES,
    title=N_("Words alone"),
    rests_on=source("rusi"),
    why=N_(
        "Messages alone seldom change what people do. Together with a meeting, a "
        "workshop or a conversation, led by somebody they trust, they do more."
    ),
)
def words_alone(plan: Plan, known: Known) -> Iterator[Found]:
    """An objective is about attitudes or behaviour, and nothing brings people together.

    What gathers people counts: rows "offline", and channels that the reference data marks so.
    A mixed approach is looked through for one; dialogue is one; no approach: silent.
    """
    approach = text(plan.answers("context"), "approach")
    if approach not in MESSAGING | {"mixed"} or _gathers(plan, known):
        return
    for row in plan.rows(OBJECTIVES):
        if text(row, "level") in DEEP:
            yield Found(
                N_(
                    "%(objective)s is to change by messages alone: nothing in your plan brings "
                    "people together."
                ),
                {"objective": called(row, OBJECTIVE)},
                row["id"],
                "level",
            )


def _gathers(plan: Plan, known: Known) -> bool:
    pieces = (each for row in plan.rows("content.pieces") for each in several(row, "channel"))
    return any(has_any(row) for row in plan.rows("channels.offline")) or any(
        known.reference.has("channels", each, "offline")
        for each in (*named_channels(plan), *pieces)
    )
