"""Step 15: the log book of figures and of changes on the way."""

from app.questions.declare import day, line, link, money, number, one_of, options, row_of, text
from app.questions.fields import N_, Page, Rows

# How many people gave each answer of a scale, before and after; yes is 1, no is 0.
COUNTS = (
    ("before_0", N_("Before, answer 0")),
    ("before_1", N_("Before, answer 1")),
    ("before_2", N_("Before, answer 2")),
    ("before_3", N_("Before, answer 3")),
    ("before_4", N_("Before, answer 4")),
    ("before_5", N_("Before, answer 5")),
    ("before_6", N_("Before, answer 6")),
    ("before_7", N_("Before, answer 7")),
    ("before_8", N_("Before, answer 8")),
    ("before_9", N_("Before, answer 9")),
    ("before_10", N_("Before, answer 10")),
    ("after_0", N_("After, answer 0")),
    ("after_1", N_("After, answer 1")),
    ("after_2", N_("After, answer 2")),
    ("after_3", N_("After, answer 3")),
    ("after_4", N_("After, answer 4")),
    ("after_5", N_("After, answer 5")),
    ("after_6", N_("After, answer 6")),
    ("after_7", N_("After, answer 7")),
    ("after_8", N_("After, answer 8")),
    ("after_9", N_("After, answer 9")),
    ("after_10", N_("After, answer 10")),
)
SURVEY = (
    Rows(
        "survey",
        N_("Who was asked"),
        N_("Survey"),
        N_("Add a survey"),
        (
            one_of(
                "pairing",
                N_("Did the same people answer before and after?"),
                options(
                    ("independent", N_("No, other people answered")),
                    ("marginals", N_("Yes, but nobody can tell whose answers belong together")),
                    ("paired", N_("Yes, and a code of their own shows what belongs together")),
                ),
            ),
            number("invited_before", N_("How many people were asked before?"), whole=True),
            number("invited_after", N_("How many people were asked after?"), whole=True),
            number("pairs", N_("How many people answered both times?"), whole=True),
        ),
        title="pairing",
        most=1,
        own_page=True,
    ),
    Rows(
        "survey_counts",
        N_("Answers counted"),
        N_("Answers to a question"),
        N_("Add a question"),
        (
            row_of("question", N_("Which question?"), "measurement.survey_questions"),
            *(number(key, label, whole=True) for key, label in COUNTS),
            number("only_after", N_("How many people were favourable only after?"), whole=True),
            number("only_before", N_("How many people were favourable only before?"), whole=True),
        ),
        title="question",
        most=6,
        own_page=True,
    ),
)

STEP = Page(
    slug="tracking",
    title=N_("Log book"),
    phase="measure",
    minutes=5,
    questions=(
        Rows(
            "entries",
            N_("Your figures"),
            N_("Figure"),
            N_("Add a figure"),
            (
                day("date", N_("On which day?"), needed=True),
                row_of(
                    "indicator",
                    N_("Which indicator?"),
                    "measurement.indicators",
                    needed=True,
                    taxonomy="indicators",
                ),
                number("value", N_("Value"), needed=True, least=None),
                money("spend", N_("Money spent for it")),
                line("note", N_("Note"), 240),
                link("proof", N_("Where can one check it?")),
            ),
            title="indicator",
            also_told=("date", "value", "note"),
            needs=1,
        ),
        Rows(
            "changes",
            N_("What did you change on the way?"),
            N_("Change on the way"),
            N_("Add a change"),
            (
                day("date", N_("On which day?")),
                text("what", N_("What did you change?"), 240),
                text("why", N_("Why?"), 240),
            ),
            title="what",
            also_told=("date", "why"),
        ),
        *SURVEY,
    ),
)
