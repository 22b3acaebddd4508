"""Second page of the case-study form: the problem, the idea, and what was done about it."""

from app.questions.fields import N_, Field, Kind, Option, Page

TEAM_SIZES = (
    Option("1", N_("One person")),
    Option("2_5", N_("2 to 5 people")),
    Option("6_15", N_("6 to 15 people")),
    Option("16_50", N_("16 to 50 people")),
    Option("more", N_("More than 50 people")),
)
BUDGETS = (
    Option("0", N_("Nothing")),
    Option("lt_500", N_("Less than 500 €")),
    Option("500_2k", N_("500 to 2,000 €")),
    Option("2k_10k", N_("2,000 to 10,000 €")),
    Option("10k_50k", N_("10,000 to 50,000 €")),
    Option("gt_50k", N_("More than 50,000 €")),
    Option("undisclosed", N_("We prefer not to say")),
)

PAGE = Page(
    slug="done",
    title=N_("What you did"),
    minutes=8,
    questions=(
        Field(
            "problem",
            Kind.LONG_TEXT,
            N_("What was going on?"),
            hint=N_("Describe the hateful story, do not repeat its words."),
            needed=True,
            limit=800,
            checks=N_("Hate is described and never quoted, and no group is blamed as a whole."),
        ),
        Field("goal", Kind.LONG_TEXT, N_("What did you want to change?"), needed=True, limit=300),
        Field(
            "objectives",
            Kind.LONG_TEXT,
            N_("What did you aim for, in figures if you can?"),
            needed=True,
            limit=600,
        ),
        Field(
            "audience_kinds",
            Kind.CHOICES,
            N_("Who were you talking to?"),
            needed=True,
            taxonomy="audience_kinds",
        ),
        Field(
            "audience",
            Kind.LONG_TEXT,
            N_("Describe these people in your own words"),
            hint=N_("What they think, where they are, whom they trust."),
            needed=True,
            limit=400,
        ),
        Field(
            "core_message",
            Kind.LONG_TEXT,
            N_("What did you tell them?"),
            hint=N_("Your main message, in the words you used."),
            needed=True,
            limit=200,
        ),
        Field("cta", Kind.LONG_TEXT, N_("What did you ask them to do?"), needed=True, limit=160),
        Field(
            "story",
            Kind.LONG_TEXT,
            N_("Tell what was done, step by step"),
            hint=N_("What another team would need to know to try it."),
            limit=1500,
            checks=N_("Nobody can be located, followed or harmed because of a detail."),
        ),
        Field(
            "messenger_kinds",
            Kind.CHOICES,
            N_("Who carried the message?"),
            needed=True,
            taxonomy="messenger_kinds",
            checks=N_("Survivors and former extremists had support and read this text."),
        ),
        Field(
            "channels",
            Kind.CHOICES,
            N_("Where did people meet the campaign?"),
            needed=True,
            taxonomy="channels",
        ),
        Field("formats", Kind.CHOICES, N_("What did you make?"), needed=True, taxonomy="formats"),
        Field("timing", Kind.LONG_TEXT, N_("Why at that moment?"), limit=300),
        Field(
            "team_size",
            Kind.CHOICE,
            N_("How many people worked on it?"),
            needed=True,
            options=TEAM_SIZES,
        ),
        Field("budget", Kind.CHOICE, N_("What did it cost?"), needed=True, options=BUDGETS),
        Field(
            "hours",
            Kind.NUMBER,
            N_("How many hours of work, roughly?"),
            hint=N_("Staff and volunteers together."),
            least=0,
        ),
    ),
)
