"""Rules about the message (S): what to do, for what, with whose values, and with dignity."""

from collections.abc import Iterator

from app.coach.answers import called, is_missing, is_no, is_yes, several, text
from app.coach.remark import Basis, Found, Known, Phrase, Severity, Term, rule
from app.coach.wording import overlap
from app.plan.plan import Plan
from app.questions.fields import N_

MESSAGES = "message.messages"
TOO_CLOSE = 0.4  # share of the message's content words that the other story has, too
LONGEST = 20  # signs of a hashtag
GRAVE = ("dignity", "no_discrimination", "no_collective_blame")


def _message(row: dict[str, object]) -> str | Phrase:
    return text(row, "core_message") or Phrase(N_("without words yet"))


@rule(
    "S1",
    Severity.WARNING,
    MESSAGES,
    sources=("gammma", "ctk_msg"),
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
                N_("The message “%(message)s” asks nobody to do anything yet."),
                {"message": _message(row)},
                row["id"],
                "cta",
            )
    for row in plan.rows("content.pieces"):
        if text(row, "status") == "published" and is_no(row, "cta_included"):
            yield Found(
                N_("“%(piece)s” is published without what people can do."),
                {"piece": called(row, "title")},
                row["id"],
                "cta_included",
                at="content.pieces",
            )


@rule(
    "S2",
    Severity.WARNING,
    MESSAGES,
    sources=("ctk_msg",),
    basis=Basis.READING,
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
                    N_(
                        "“%(message)s” asks people to share; you want them to do something."
                    ),
                    {"message": _message(row)},
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
    sources=("coe_a", "ssg"),
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
                N_("“%(message)s” says what you are against."),
                {"message": _message(row)},
                row["id"],
                "for_not_against",
            )
        elif overlap(message, narrative, known.reference.small_words) > TOO_CLOSE:
            yield Found(
                N_("“%(message)s” uses much of the wording of the story that you want to answer."),
                {"message": message},
                row["id"],
                "core_message",
            )


@rule(
    "S4",
    Severity.CRITICAL,
    MESSAGES,
    sources=("coe_a",),
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
            saw = N_("For “%(message)s” you answered “no” to a question of dignity.")
            if not grave:
                saw = N_("For “%(message)s” one of the ten questions is not answered with yes.")
            yield Found(
                saw,
                {"message": _message(row)},
                row["id"],
                "rights_check",
                severity=None if grave else Severity.WARNING,
            )


@rule(
    "S5",
    Severity.WARNING,
    MESSAGES,
    sources=("coe_c",),
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
                N_("What people hold dear that “%(message)s” joins is not written down yet."),
                {"message": _message(row)},
                row["id"],
                "audience_value",
            )


@rule(
    "S6",
    Severity.TIP,
    "pretest.tests",
    sources=("ctk_goal", "icpa"),
    why=N_(
        "Show it to three people of your audience before everybody sees it, and ask: "
        "what did you understand, what did you feel, what would you do? It costs an "
        "hour and spares the worst surprise."
    ),
)
def not_tried(plan: Plan, _known: Known) -> Iterator[Found]:
    """Nobody of the audience has tried a piece.

    A warning if the approach is a counter narrative, or a piece shows people.
    """
    if any(text(row, "with_whom") == "audience" for row in plan.rows("pretest.tests")):
        return
    is_counter = text(plan.answers("context"), "approach") == "counter"
    shows_people = any(several(row, "people_shown") for row in plan.rows("content.pieces"))
    severity = Severity.WARNING if is_counter or shows_people else None
    yield Found(
        N_("Nobody of your audience has seen a piece before the others yet."), severity=severity
    )


@rule(
    "S7",
    Severity.TIP,
    MESSAGES,
    sources=("ctk_case",),
    basis=Basis.READING,
    why=N_(
        "A clumsy sentence in somebody’s own language hurts twice. Ask one person who "
        "grew up with it to read it aloud."
    ),
)
def not_read_by_a_native(plan: Plan, _known: Known) -> Iterator[Found]:
    """A message lacks a translation, read by a native, into a language of the campaign.

    The first language is the one that messages are written in, and needs none.
    """
    languages = several(plan.answers("basics"), "languages")[1:]
    for row in plan.rows(MESSAGES):
        translations = row.get("translations")
        rows = translations if isinstance(translations, list) else []
        checked = {
            text(each, "lang").casefold() for each in rows if is_yes(each, "checked_by_native")
        }
        missing = [each for each in languages if each.casefold() not in checked]
        if missing:
            yield Found(
                N_(
                    "“%(message)s” has no translation yet that a native speaker has read: "
                    "%(languages)s."
                ),
                {
                    "message": _message(row),
                    "languages": tuple(Term("languages", each) for each in missing),
                },
                row["id"],
                "translations",
            )


@rule(
    "S8",
    Severity.TIP,
    "basics.hashtag",
    sources=("competendo",),
    why=N_(
        "A hashtag is said aloud, read by screen readers and turned against its makers. "
        "Keep it short, begin each word with a capital, and write down what you do if "
        "somebody hijacks it."
    ),
)
def hashtag(plan: Plan, _known: Known) -> Iterator[Found]:
    """A hashtag is longer than 20 signs, lacks capitals, or no risk names its being hijacked.

    Its # does not count; a script without capitals needs none.
    """
    words = text(plan.answers("basics"), "hashtag").lstrip("#")
    if not words:
        return
    reasons = []
    if len(words) > LONGEST:
        reasons.append(N_("it is longer than 20 signs"))
    if words in (words.lower(), words.upper()) and words.lower() != words.upper():
        reasons.append(N_("its words do not begin with capitals"))
    if not any(text(row, "kind") == "hijack" for row in plan.rows("risks.risks")):
        reasons.append(N_("no risk says what you do if it is hijacked"))
    if reasons:
        yield Found(
            N_("About #%(hashtag)s: %(reasons)s."),
            {"hashtag": words, "reasons": tuple(Phrase(each) for each in reasons)},
        )
