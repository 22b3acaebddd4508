"""Step 5: what will be counted, by whom, how often; designed before launch."""

from app.questions.declare import day, line, number, one_of, options, person, row_of, text
from app.questions.fields import N_, Page, Rows

SOURCES = options(
    ("platform", N_("Figures from the platforms")),
    ("survey", N_("A short survey")),
    ("event_count", N_("Counting at events")),
    ("interviews", N_("Conversations")),
    ("comments", N_("Reading the comments")),
    ("web", N_("Figures from our website")),
    ("media", N_("Following the press")),
)

STEP = Page(
    slug="measurement",
    title=N_("Measurement plan"),
    phase="plan",
    minutes=8,
    questions=(
        Rows(
            "indicators",
            N_("What will you count?"),
            N_("Indicator"),
            N_("Add an indicator"),
            (
                row_of(
                    "objective", N_("For which objective?"), "objectives.objectives", needed=True
                ),
                one_of("indicator", N_("Which figure?"), "indicators", needed=True),
                one_of("source", N_("Where will it come from?"), SOURCES, needed=True),
                number(
                    "baseline_value",
                    N_("Where does it stand before the campaign?"),
                    unknown=True,
                    least=None,
                ),
                day("baseline_date", N_("Counted on")),
                number("target", N_("Value aimed at"), least=None),
                one_of(
                    "frequency",
                    N_("How often?"),
                    options(
                        ("daily", N_("Every day")),
                        ("weekly", N_("Every week")),
                        ("end", N_("At the end")),
                    ),
                    needed=True,
                ),
                person("owner", N_("Who looks after it?"), needed=True),
                text(
                    "segment_proof",
                    N_("How will you know that these people are your audience?"),
                    200,
                ),
            ),
            title="indicator",
            also_told=("objective", "frequency", "owner"),
            most=10,
            needs=1,
        ),
        Rows(
            "survey_questions",
            N_("Questions you will ask before and after"),
            N_("Survey question"),
            N_("Add a question"),
            (
                line("question", N_("The question"), 200),
                one_of(
                    "scale",
                    N_("How do people answer?"),
                    options(
                        ("yes_no", N_("Yes or no")),
                        ("agree_5", N_("From “not at all” to “fully agree”, in 5")),
                        ("likely_5", N_("From “very unlikely” to “very likely”, in 5")),
                        ("zero_ten", N_("From 0 to 10")),
                        ("open", N_("In their own words")),
                    ),
                ),
            ),
            title="question",
            also_told=("scale",),
            most=6,
        ),
        one_of(
            "comparison",
            N_("What will you compare with?"),
            options(
                ("none", N_("Nothing")),
                ("before_after", N_("Before and after")),
                ("group", N_("A group that did not see the campaign")),
            ),
        ),
        number(
            "evaluation_budget_share",
            N_("Share of the budget for measuring, in per cent"),
            most=100,
        ),
        Rows(
            "review_dates",
            N_("When will you look at the figures together?"),
            N_("Review date"),
            N_("Add a date"),
            (day("date", N_("Date")),),
            title="date",
            most=6,
        ),
        line("users_of_findings", N_("Who will use what you find?"), 200),
    ),
)
