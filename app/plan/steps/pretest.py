"""Step 11: show it to a few people before everybody sees it."""

from app.questions.declare import day, line, number, one_of, options, row_of
from app.questions.fields import N_, Page, Rows

PARTLY = options(("yes", N_("Yes")), ("partly", N_("In part")), ("no", N_("No")))

STEP = Page(
    slug="pretest",
    title=N_("Try it first"),
    phase="produce",
    minutes=5,
    questions=(
        Rows(
            "tests",
            N_("What did you try?"),
            N_("Try-out"),
            N_("Add a try-out"),
            (
                row_of("piece", N_("Which piece?"), "content.pieces"),
                one_of(
                    "with_whom",
                    N_("With whom?"),
                    options(
                        ("audience", N_("People of the audience")),
                        ("messenger", N_("The messenger")),
                        ("affected", N_("People concerned")),
                        ("colleagues", N_("Colleagues")),
                    ),
                ),
                number("how_many", N_("How many people?"), whole=True),
                day("date", N_("When?")),
                one_of("understood", N_("Did they understand it?"), PARTLY),
                line("felt", N_("What did they feel?"), 160),
                one_of("would_act", N_("Would they act?"), PARTLY),
                line("changed", N_("What did you change afterwards?"), 200),
            ),
            title="piece",
            also_told=("with_whom", "how_many", "understood"),
            most=10,
        ),
        one_of(
            "decision",
            N_("What do you decide?"),
            options(
                ("go", N_("Go ahead")),
                ("change", N_("Change it first")),
                ("drop", N_("Give it up")),
            ),
        ),
        line(
            "sensitivity_review_by",
            N_("Who read it with the people concerned in mind?"),
            80,
        ),
    ),
)
