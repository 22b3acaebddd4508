"""Third page of the case-study form: results, how sure they are, harm, lessons and sources."""

from app.questions.fields import N_, Field, Kind, Option, Page, Rows

EVIDENCE_LEVELS = (
    Option(0, N_("0 · A story without figures"), N_("You were there, and you tell it.")),
    Option(1, N_("1 · Our own counts"), N_("Views, shares, heads: it was seen, not who saw it.")),
    Option(2, N_("2 · Reach in the target audience"), N_("You can show that it was them.")),
    Option(3, N_("3 · Before and after"), N_("The same questions, asked twice.")),
    Option(
        4,
        N_("4 · A comparison, or somebody from outside"),
        N_("A group without campaign, or an evaluation by others."),
    ),
)

RESULTS = Rows(
    key="results",
    label=N_("Your results"),
    one=N_("Result"),
    add=N_("Add a result"),
    title="label",
    also_told=("value", "period"),
    hint=N_("No figure at all? That is fine: leave this list empty."),
    checks=N_("Each figure has a source, a period and a whole; views are called views."),
    fields=(
        Field("indicator", Kind.CHOICE, N_("What did you count?"), taxonomy="indicators"),
        Field("label", Kind.TEXT, N_("In your own words"), limit=80),
        Field("value", Kind.TEXT, N_("How many?"), needed=True, limit=60),
        Field("period", Kind.TEXT, N_("Over which period?"), limit=80),
        Field(
            "how",
            Kind.LONG_TEXT,
            N_("How did you measure it?"),
            hint=N_("Who counted, when, with what. A sentence is enough."),
            needed=True,
            limit=200,
        ),
        Field("proof", Kind.LINK, N_("Link to a proof")),
    ),
)
LESSONS = Rows(
    key="lessons",
    label=N_("Lessons for the next team"),
    one=N_("Lesson"),
    add=N_("Add a lesson"),
    title="title",
    needs=3,
    most=5,
    hint=N_("Three to five. What would you tell a friend who starts tomorrow?"),
    fields=(
        Field("title", Kind.TEXT, N_("The lesson in a few words"), needed=True, limit=60),
        Field("text", Kind.LONG_TEXT, N_("Explain it"), needed=True, limit=300),
    ),
)
SOURCES = Rows(
    key="sources",
    label=N_("Sources"),
    one=N_("Source"),
    add=N_("Add a source"),
    title="title",
    hint=N_("Pages, articles or reports where readers can check."),
    checks=N_("Links are alive, and none of them spreads hate."),
    fields=(
        Field("title", Kind.TEXT, N_("What is it called?"), needed=True, limit=160),
        Field("link", Kind.LINK, N_("Its address")),
        Field("seen", Kind.DATE, N_("When did you see it?")),
    ),
)

PAGE = Page(
    slug="happened",
    title=N_("What happened"),
    minutes=8,
    questions=(
        RESULTS,
        Field(
            "evidence_level",
            Kind.CHOICE,
            N_("How far does your evidence go?"),
            hint=N_("Readers trust an honest 1 more than a shaky 4."),
            needed=True,
            options=EVIDENCE_LEVELS,
            checks=N_("The level fits the proof; cause and effect are claimed from level 3 only."),
        ),
        Field("worked", Kind.LONG_TEXT, N_("What worked?"), needed=True, limit=800),
        Field(
            "would_change",
            Kind.LONG_TEXT,
            N_("What did not work, or what would you do differently?"),
            hint=N_("This is the answer that is read most in the whole library."),
            needed=True,
            limit=800,
            checks=N_("Failures are told honestly, without pointing at anybody."),
        ),
        Field(
            "harm",
            Kind.LONG_TEXT,
            N_("Was anybody hurt or attacked, and how did you handle it?"),
            hint=N_("If nothing happened, say so."),
            needed=True,
            limit=600,
            checks=N_("Harm is told, and nobody who was hurt can be recognised."),
        ),
        LESSONS,
        SOURCES,
    ),
)
