"""Step 8: one message for each audience, and what to do next."""

from app.questions.declare import line, link, number, one_of, options, row_of, some_of, text, yes_no
from app.questions.fields import N_, Field, Kind, Page, Rows

RIGHTS_CHECK = options(
    ("dignity", N_("It respects the dignity of everyone it speaks of")),
    ("no_discrimination", N_("It puts no group above or below another")),
    ("no_collective_blame", N_("It blames no whole group for what some people did")),
    ("no_incitement", N_("It calls for no violence and no exclusion")),
    ("true_facts", N_("Its facts are true and can be checked")),
    ("no_retelling_hate", N_("It does not repeat the hateful story")),
    ("respects_privacy", N_("It gives away nobody’s private life")),
    ("consent", N_("Everyone shown or quoted has agreed")),
    ("fair_to_opponents", N_("It is fair to those who think otherwise")),
    ("helpful_intent", N_("It is meant to help, not to humiliate")),
)
TONES = options(
    ("warm", N_("warm")),
    ("humorous", N_("humorous")),
    ("serious", N_("serious")),
    ("factual", N_("factual")),
    ("personal", N_("personal")),
    ("poetic", N_("poetic")),
)
SUPPORT = Rows(
    "support_points",
    N_("What backs it up?"),
    N_("Argument"),
    N_("Add an argument"),
    (line("text", N_("The argument"), 160), link("source", N_("Its source"))),
    title="text",
    most=5,
)
TRANSLATIONS = Rows(
    "translations",
    N_("In other languages"),
    N_("Translation"),
    N_("Add a translation"),
    (
        Field("lang", Kind.LANGUAGE, N_("Language")),
        line("core_message", N_("The message in this language"), 140),
        line("cta", N_("What to do next, in this language"), 120),
        yes_no("checked_by_native", N_("Has a native speaker checked it?")),
    ),
    title="lang",
    most=10,
)

STEP = Page(
    slug="message",
    title=N_("Message and call to action"),
    phase="produce",
    minutes=8,
    questions=(
        Rows(
            "messages",
            N_("Your messages"),
            N_("Message"),
            N_("Add a message"),
            (
                row_of("segment", N_("For which audience?"), "audience.segments", needed=True),
                text("core_message", N_("The message in one sentence"), 140, needed=True),
                text(
                    "audience_value",
                    N_("Which value of theirs does it touch?"),
                    160,
                    needed=True,
                    hint=N_("What they already hold dear."),
                ),
                yes_no("for_not_against", N_("Does it say what you are for?")),
                SUPPORT,
                some_of("tone", N_("In which tone?"), TONES),
                line("cta", N_("What should people do next?"), 120, needed=True),
                one_of("cta_level", N_("How much does that ask of them?"), "cta_levels"),
                link("cta_link", N_("Where does one do it?")),
                number("cta_effort_minutes", N_("How many minutes does it take?")),
                line("words_to_avoid", N_("Words to avoid"), 300),
                Field(
                    "rights_check",
                    Kind.CHECKS,
                    N_("Read the message again: is this true of it?"),
                    options=RIGHTS_CHECK,
                ),
                TRANSLATIONS,
            ),
            title="core_message",
            also_told=("segment", "cta"),
            most=4,
            needs=1,
        ),
    ),
)
