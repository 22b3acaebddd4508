"""Rules about the last look (S): tried, read by a native, said aloud."""

from collections.abc import Iterator
from unicodedata import normalize

from app.coach.answers import MESSAGE, called
from app.coach.remark import Found, Known, Phrase, Severity, Term, reading, rule, source
from app.plan.answers import is_yes, several, text
from app.plan.plan import Plan
from app.questions.fields import N_

MESSAGES = "message.messages"
LONGEST = 20  # signs of a hashtag


@rule(
    "S6",
    Severity.TIP,
    "pretest.tests",
    title=N_("Try it first"),
    rests_on=source("ctk_goal", "icpa"),
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
    title=N_("Not yet read by a native speaker"),
    rests_on=reading("ctk_case"),
    why=N_(
        "A clumsy sentence in somebody’s own language hurts twice. Ask one person who "
        "grew up with it to read it aloud."
    ),
)
def not_read_by_a_native(plan: Plan, _known: Known) -> Iterator[Found]:
    """A message lacks a translation, read by a native, into a language of the campaign.

    The first language is the one that messages are written in, and needs none. Who ticks
    that a native speaker has read it is believed, also where the translation stands elsewhere.
    """
    languages = several(plan.answers("basics"), "languages")[1:]
    for row in plan.rows(MESSAGES):
        translations = row.get("translations")
        rows = translations if isinstance(translations, list) else []
        checked = {
            text(each, "lang").casefold() for each in rows if is_yes(each, "checked_by_native")
        }
        missing = [each for each in languages if each.casefold() not in checked]
        if missing and text(row, "core_message"):
            yield Found(
                N_(
                    "%(message)s has no translation yet that a native speaker has read: "
                    "%(languages)s."
                ),
                {
                    "message": called(row, MESSAGE),
                    "languages": tuple(Term("languages", each) for each in missing),
                },
                row["id"],
                "translations",
            )


@rule(
    "S8",
    Severity.TIP,
    "basics.hashtag",
    title=N_("The hashtag, aloud"),
    rests_on=source("competendo"),
    why=N_(
        "A hashtag is said aloud, read by screen readers and turned against its makers. "
        "Keep it short, begin each word with a capital, and write down what you do if "
        "somebody hijacks it."
    ),
)
def hashtag(plan: Plan, _known: Known) -> Iterator[Found]:
    """A hashtag is longer than 20 signs, lacks capitals, or no risk names its being hijacked.

    Its # does not count, and a letter with its accent is one, however it was typed; a script
    without capitals needs none.
    """
    words = normalize("NFC", text(plan.answers("basics"), "hashtag")).lstrip("#")
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
            N_("About %(hashtag)s: %(reasons)s."),
            {"hashtag": f"#{words}", "reasons": tuple(Phrase(each) for each in reasons)},
        )
