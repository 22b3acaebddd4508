"""Step 2: what happens, to whom, and how one knows."""

from app.questions.declare import line, link, number, one_of, options, text
from app.questions.fields import N_, Page, Rows

STEP = Page(
    slug="context",
    title=N_("Problem and context"),
    phase="plan",
    minutes=8,
    questions=(
        text(
            "problem",
            N_("What is happening?"),
            1200,
            needed=True,
            hint=N_("What, where, since when."),
        ),
        text("affected", N_("Who suffers from it?"), 600, needed=True),
        text(
            "narrative_faced",
            N_("Which story do you want to answer?"),
            600,
            hint=N_("Describe it in your own words; do not quote it."),
        ),
        Rows(
            "evidence",
            N_("How do you know?"),
            N_("Piece of evidence"),
            N_("Add a piece of evidence"),
            (
                line("source", N_("Where does it come from?"), 160),
                link("link", N_("Its address")),
                number("year", N_("Year"), least=1900, most=2100, whole=True, is_year=True),
                text("finding", N_("What does it show?"), 240),
            ),
            title="source",
            also_told=("finding",),
            most=8,
        ),
        Rows(
            "others_acting",
            N_("Who else is acting?"),
            N_("Other initiative"),
            N_("Add an initiative"),
            (
                line("name", N_("Its name"), 80),
                link("link", N_("Its address")),
                one_of(
                    "stance",
                    N_("What will you do about it?"),
                    options(
                        ("join", N_("Join it")),
                        ("complement", N_("Complete it")),
                        ("differ", N_("Do something else")),
                    ),
                ),
            ),
            title="name",
            also_told=("stance",),
            most=6,
        ),
        one_of("approach", N_("Which approach do you choose?"), "approaches", needed=True),
        text("approach_why", N_("Why this one?"), 300),
        one_of(
            "respond_check",
            N_("Faced with this story, is it best to…"),
            options(
                ("ignore", N_("leave it alone")),
                ("respond", N_("answer it")),
                ("report", N_("report it")),
            ),
        ),
    ),
)
