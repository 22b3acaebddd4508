"""Step 15: the log book of figures and of changes on the way."""

from app.questions.declare import day, line, link, money, number, row_of, text
from app.questions.fields import N_, Page, Rows

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
    ),
)
