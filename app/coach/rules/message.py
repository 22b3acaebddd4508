"""Rules about the message (S): what to do, for what, with whose values, and with dignity."""

from collections.abc import Iterator

from app.coach.answers import MESSAGE, PIECE, called
from app.coach.remark import Found, Known, Severity, reading, rule, source
from app.coach.wording import overlap
from app.plan.answers import is_missing, is_no, text
from app.plan.plan import Plan
from app.questions.fields import N_

MESSAGES = "message.messages"
TOO_CLOSE = 0.4  # share of the message's content words that the other story has, too
GRAVE = ("dignity", "no_discrimination", "no_collective_blame")


@rule(
    "S1",
    Severity.WARNING,
    MESSAGES,
    title=N_("Nothing to do"),
    rests_on=source("gammma", "ctk_msg"),
    why=N_(
        "People who were moved look for something to do. Give them one small step that "
        "they can take at once."
    ),
)
def nothing_to_do(plan: Plan, _known: Known) -> Iterator[Found]:
    """A message asks for nothing, or a published piece leaves out what it asks for."""
    for row in plan.rows(MESSAGES):
        if is_missing(row, "cta"):
            yield Found(
                N_("The message %(message)s asks nobody to do anything yet."),
                {"message": called(row, MESSAGE)},
                row["id"],
                "cta",
            )
    for row in plan.rows("content.pieces"):
        if text(row, "status") == "published" and is_no(row, "cta_included"):
            yield Found(
                N_("%(piece)s is published without what people can do."),
                {"piece": called(row, PIECE)},
                row["id"],
                "cta_included",
                at="content.pieces",
            )


@rule(
    "S2",
    Severity.WARNING,
    MESSAGES,
    title=N_("Share, and that is all"),
    rests_on=reading("ctk_msg"),
    why=N_(
        "Sharing spreads a message; it is not the change you want. Ask for a first step "
        "towards that change, and let sharing come second."
    ),
)
def only_share(plan: Plan, _known: Known) -> Iterator[Found]:
    """An audience shall behave differently, and all messages to it ask only to share."""
    rows = plan.rows(MESSAGES)
    for segment in _to_behave(plan):
        theirs = [row for row in rows if text(row, "segment") == segment]
        if theirs and all(text(row, "cta_level") == "share" for row in theirs):
            for row in theirs:
                yield Found(
                    N_("%(message)s asks people to share; you want them to do something."),
                    {"message": called(row, MESSAGE)},
                    row["id"],
                    "cta_level",
                )


def _to_behave(plan: Plan) -> list[str]:
    rows = plan.rows("objectives.objectives")
    found = (text(row, "segment") for row in rows if text(row, "level") == "behaviour")
    return [each for each in dict.fromkeys(found) if each]


@rule(
    "S3",
    Severity.WARNING,
    MESSAGES,
    title=N_("Against, rather than for"),
    rests_on=source("coe_a", "ssg"),
    why=N_(
        "Whoever repeats a story to deny it spreads it further. Say what you are for, "
        "in words of your own."
    ),
)
def against(plan: Plan, known: Known) -> Iterator[Found]:
    """A message is against something, or more than 40 % of its content words are the other story's.

    Content words: those that are no small words such as "the"; each word counts once.
    """
    narrative = text(plan.answers("context"), "narrative_faced")
    for row in plan.rows(MESSAGES):
        message = text(row, "core_message")
        if is_no(row, "for_not_against"):
            yield Found(
                N_("%(message)s says what you are against."),
                {"message": called(row, MESSAGE)},
                row["id"],
                "for_not_against",
            )
        elif overlap(message, narrative, known.reference.small_words) > TOO_CLOSE:
            yield Found(
                N_("%(message)s uses much of the wording of the story that you want to answer."),
                {"message": message},
                row["id"],
                "core_message",
            )


@rule(
    "S4",
    Severity.CRITICAL,
    MESSAGES,
    title=N_("A question of dignity"),
    rests_on=source("coe_a"),
    why=N_(
        "A campaign for dignity must not take it from anybody. Change the words until "
        "you can answer this with yes; somebody of those spoken about will see it at "
        "once."
    ),
)
def against_dignity(plan: Plan, _known: Known) -> Iterator[Found]:
    """A message offends dignity, discriminates or blames a group: critical; "unsure": a warning.

    A "no" to another of the ten questions is shown as a warning.
    """
    for row in plan.rows(MESSAGES):
        checks = row.get("rights_check")
        given = checks if isinstance(checks, dict) else {}
        denied = [key for key, answer in given.items() if answer == "no"]
        grave = [key for key in GRAVE if key in denied]
        unsure = [key for key in GRAVE if given.get(key) == "unsure"]
        which = grave or unsure or denied
        if which:
            saw = N_("For %(message)s you answered “no” to a question of dignity.")
            if not grave:
                saw = N_("For %(message)s one of the ten questions is not answered with yes.")
            yield Found(
                saw,
                {"message": called(row, MESSAGE)},
                row["id"],
                "rights_check",
                severity=None if grave else Severity.WARNING,
            )


@rule(
    "S5",
    Severity.WARNING,
    MESSAGES,
    title=N_("What do they hold dear?"),
    rests_on=source("coe_c"),
    why=N_(
        "People take in what joins something they hold dear already: fairness, family, "
        "their town, their club. Start there."
    ),
)
def no_value(plan: Plan, _known: Known) -> Iterator[Found]:
    """A message does not say what its audience holds dear; "unknown" is an open question."""
    for row in plan.rows(MESSAGES):
        if is_missing(row, "audience_value"):
            yield Found(
                N_("What people hold dear that %(message)s joins is not written down yet."),
                {"message": called(row, MESSAGE)},
                row["id"],
                "audience_value",
            )
