"""Step 16: what came of it, and what to do otherwise."""

from app.questions.declare import line, money, one_of, options, row_of, text, yes_no
from app.questions.fields import N_, Page, Rows

STEP = Page(
    slug="review",
    title=N_("Results and lessons"),
    phase="measure",
    minutes=8,
    questions=(
        Rows(
            "outcomes",
            N_("Objective by objective"),
            N_("Result"),
            N_("Add a result"),
            (
                row_of("objective", N_("Which objective?"), "objectives.objectives"),
                one_of(
                    "achieved",
                    N_("Was it reached?"),
                    options(
                        ("yes", N_("Yes")),
                        ("partly", N_("In part")),
                        ("no", N_("No")),
                        ("cannot_tell", N_("We cannot tell")),
                    ),
                    needed=True,
                ),
                text("evidence", N_("How do you know?"), 600, needed=True),
            ),
            title="objective",
            also_told=("achieved", "evidence"),
            most=4,
            needs=1,
        ),
        text("unexpected", N_("What did you not expect?"), 600),
        text("harm_seen", N_("Did anybody come to harm? What did you do?"), 600),
        text("would_change", N_("What would you do otherwise?"), 800, needed=True),
        text("keep", N_("What would you keep?"), 600),
        line(
            "outside_evaluation",
            N_("Has somebody from outside evaluated it?"),
            200,
            hint=N_("Who, and where one can read it. Leave it empty if nobody has."),
        ),
        money("cost_total", N_("What did it cost in all?")),
        yes_no(
            "consents_rechecked",
            N_("Have you asked the people shown again whether they still agree?"),
            needed=True,
        ),
    ),
)
