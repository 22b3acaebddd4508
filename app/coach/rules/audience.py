"""Rules about audiences (A): one that one could picture, known by more than a guess."""

from collections.abc import Iterator

from app.coach.answers import AUDIENCE, called, count_filled, main_segments, named_channels
from app.coach.remark import Found, Known, Severity, Term, practice, rule, source
from app.coach.wording import same_words
from app.plan.answers import by_id, is_missing, is_no, number, several, text
from app.plan.plan import Plan
from app.questions.fields import N_

SEGMENTS = "audience.segments"
NARROWING = ("age_min", "age_max", "place", "interests")
LEANT_ON = frozenset({"dialogue", "mixed"})


@rule(
    "A1",
    Severity.WARNING,
    SEGMENTS,
    title=N_("An audience as wide as the world"),
    rests_on=source("ctk_ttl", "coe_c", "cnt"),
    why=N_(
        "Whoever speaks to everybody is heard by few: afterwards, the makers of "
        "#TurnToLove found that a narrower audience would have served them better. Name "
        "an age, a place or an interest; others may still see you."
    ),
)
def too_wide(plan: Plan, _known: Known) -> Iterator[Found]:
    """A main audience is the general public, or has neither age nor place nor interest.

    None of the three, not any of them; "we do not know yet" is an open question, no remark.
    Without a main audience the step is only unfilled.
    """
    for row in main_segments(plan):
        name = {"audience": called(row, AUDIENCE)}
        if text(row, "kind") == "general":
            yield Found(
                N_("Your main audience, %(audience)s, is everybody."), name, row["id"], "kind"
            )
        elif all(is_missing(row, key) for key in NARROWING):
            yield Found(
                N_("Your main audience, %(audience)s, has no age, no place and no interest yet."),
                name,
                row["id"],
                "place",
            )


@rule(
    "A2",
    Severity.WARNING,
    SEGMENTS,
    title=N_("More audiences than you can speak to"),
    rests_on=source("cnt"),
    why=N_(
        "Each audience asks for its own words, people and places. Choose the one that "
        "matters most and do it well; the others can have a campaign of their own "
        "later."
    ),
)
def too_many(plan: Plan, _known: Known) -> Iterator[Found]:
    """More than one main audience, or more than three for a team of one or two.

    Nobody listed in the team yet: silent about the second.
    """
    mains, all_of_them = len(main_segments(plan)), count_filled(plan, SEGMENTS)
    people = count_filled(plan, "resources.people")
    if mains > 1:
        yield Found(N_("%(number)s audiences are ranked “main”."), {"number": mains})
    elif all_of_them > 3 and 0 < people < 3:
        yield Found(
            N_("You have %(number)s audiences for a team of %(people)s."),
            {"number": all_of_them, "people": people},
        )


@rule(
    "A3",
    Severity.WARNING,
    SEGMENTS,
    title=N_("Supposed, not asked"),
    rests_on=source("coe_c", "gammma"),
    why=N_(
        "We all picture others by ourselves. Talk with three or four of them before you "
        "write anything: it takes an evening and often changes the message."
    ),
)
def only_guessed(plan: Plan, _known: Known) -> Iterator[Found]:
    """What is known of a main audience is a guess, or nobody of it was asked."""
    is_alone = is_no(plan.answers("audience"), "consulted")
    for row in main_segments(plan):
        name = {"audience": called(row, AUDIENCE)}
        if several(row, "how_known") == ("guess",):
            yield Found(
                N_("What you know of %(audience)s is supposed so far."),
                name,
                row["id"],
                "how_known",
            )
        elif is_alone:
            saw = N_("Nobody of %(audience)s has been asked yet.")
            yield Found(saw, name, row["id"], way="audience.consulted")


@rule(
    "A4",
    Severity.TIP,
    SEGMENTS,
    title=N_("Beginning with the hardest"),
    rests_on=source("adv", "icpa", "ctk_msg"),
    why=N_(
        "Messages rarely turn round people who are hostile, and may harden them. Those "
        "who doubt or have not thought about it listen; with the hostile ones, a "
        "conversation does more than a post."
    ),
)
def hostile_first(plan: Plan, _known: Known) -> Iterator[Found]:
    """A main audience is hostile and the approach is no dialogue; a mixed one may hold some."""
    approach = text(plan.answers("context"), "approach")
    for row in main_segments(plan):
        if approach and approach not in LEANT_ON and text(row, "current_view") == "hostile":
            yield Found(
                N_("%(audience)s is hostile today, and your approach is “%(approach)s”."),
                {"audience": called(row, AUDIENCE), "approach": Term("approaches", approach)},
                row["id"],
                "current_view",
            )


@rule(
    "A5",
    Severity.WARNING,
    "message.messages",
    title=N_("One sentence for two audiences"),
    rests_on=source("coe_c"),
    why=N_(
        "What moves one audience leaves another cold. Start from what each of them "
        "holds dear, and say it in their words."
    ),
)
def same_message(plan: Plan, _known: Known) -> Iterator[Found]:
    """Two audiences get one core message, neither translated nor adapted.

    Case and spaces do not count as adapted; a message that was translated is silent.
    """
    audiences: dict[str, set[str]] = {}
    rows = [row for row in plan.rows("message.messages") if not _is_translated(row)]
    for row in rows:
        if text(row, "core_message") and text(row, "segment"):
            audiences.setdefault(same_words(row["core_message"]), set()).add(row["segment"])
    segments = by_id(plan, SEGMENTS)
    for row in rows:
        others = audiences.get(same_words(text(row, "core_message")), set()) - {row.get("segment")}
        if others and text(row, "segment"):
            names = tuple(called(segments.get(each, {}), AUDIENCE) for each in sorted(others))
            yield Found(
                N_("%(message)s is also what you say to %(others)s."),
                {"message": text(row, "core_message"), "others": names},
                row["id"],
                "core_message",
            )


def _is_translated(row: dict[str, object]) -> bool:
    translations = row.get("translations")
    rows = translations if isinstance(translations, list) else []
    return any(text(each, "core_message") for each in rows)


@rule(
    "A6",
    Severity.WARNING,
    SEGMENTS,
    title=N_("Your audience is somewhere else"),
    rests_on=source("gammma"),
    why=N_(
        "People seldom come to a new place for a campaign. Go where they are already, "
        "with one channel that you can keep up."
    ),
)
def not_where_they_are(plan: Plan, _known: Known) -> Iterator[Found]:
    """No channel of the campaign is a place where a main audience is; silent without either."""
    ours = named_channels(plan)
    for row in main_segments(plan):
        theirs = {*several(row, "where_online"), *several(row, "where_offline")}
        if theirs and ours and not theirs & ours:
            yield Found(
                N_("%(audience)s is found on %(theirs)s; your channels are %(ours)s."),
                {
                    "audience": called(row, AUDIENCE),
                    "theirs": tuple(Term("channels", key) for key in sorted(theirs)),
                    "ours": tuple(Term("channels", key) for key in sorted(ours)),
                },
                row["id"],
                "where_online",
            )


@rule(
    "A7",
    Severity.TIP,
    SEGMENTS,
    title=N_("How many are they?"),
    rests_on=practice(),
    why=N_(
        "Without the size of your audience no figure tells you whether you did well. A "
        "rough estimate with its source is enough: a school has so many pupils, a town "
        "so many people of that age."
    ),
)
def size_and_target(plan: Plan, _known: Known) -> Iterator[Found]:
    """A main audience has no size, or a target for reach is larger than its own audience.

    Targets of reach are those of objectives of level reach whose metric is "reach"; the largest is
    named, once an audience.
    """
    for row in main_segments(plan):
        if number(row, "size_estimate") is None:
            yield Found(
                N_("How many people %(audience)s are is not written down yet."),
                {"audience": called(row, AUDIENCE)},
                row["id"],
                "size_estimate",
            )
    targets: dict[str, float] = {}
    for row in plan.rows("objectives.objectives"):
        target, segment = number(row, "target"), text(row, "segment")
        if text(row, "level") == text(row, "metric") == "reach" and target is not None:
            targets[segment] = max(target, targets.get(segment, 0))
    for id, row in by_id(plan, SEGMENTS).items():
        size, target = number(row, "size_estimate"), targets.get(id, 0)
        if size is not None and target > size:
            yield Found(
                N_("You want to reach %(target)s people of %(audience)s, which has %(size)s."),
                {"target": target, "size": size, "audience": called(row, AUDIENCE)},
                id,
                "size_estimate",
            )
