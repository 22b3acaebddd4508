"""Step 14: the conversation that follows, and who holds it."""

from typing import Any

from app.questions.declare import line, number, one_of, options, person, text, yes_no
from app.questions.fields import N_, Page, Rows

DEEDS = options(
    ("answer", N_("Answer")),
    ("thank", N_("Thank")),
    ("ignore", N_("Leave it")),
    ("hide", N_("Hide it")),
    ("delete", N_("Delete it")),
    ("report", N_("Report it")),
    ("escalate", N_("Call for help")),
)
FIRST_ANSWERS = {
    "question": "answer",
    "disagreement": "thank",
    "insult": "hide",
    "hate": "report",
    "threat": "escalate",
    "distress": "escalate",
    "disinformation": "answer",
}


def seven_cases() -> list[dict[str, Any]]:
    """Give the seven cases with a first proposal for each, for a new plan to change."""
    return [{"id": case, "case": case, "do": deed} for case, deed in FIRST_ANSWERS.items()]


STEP = Page(
    slug="moderation",
    title=N_("Conversation and moderation"),
    phase="promote",
    minutes=8,
    questions=(
        text(
            "house_rules",
            N_("Your house rules"),
            800,
            needed=True,
            hint=N_("What people may write with you, and what will be hidden or reported."),
        ),
        Rows(
            "shifts",
            N_("Who reads the comments, and when?"),
            N_("Shift"),
            N_("Add a shift"),
            (
                line("day_part", N_("When?"), 60, hint=N_("For example “weekday evenings”.")),
                person("person", N_("Who?")),
            ),
            title="day_part",
            also_told=("person",),
            most=14,
        ),
        number("response_time_h", N_("Within how many hours do you answer?"), needed=True),
        yes_no("launch_week_cover", N_("Is somebody there every day of the launch week?")),
        Rows(
            "response_matrix",
            N_("What do you do when…"),
            N_("Case"),
            N_("Add a case"),
            (
                one_of("case", N_("Somebody writes"), "response_cases", needed=True, unknown=False),
                one_of("do", N_("What do you do?"), DEEDS, needed=True, unknown=False),
                person("who", N_("Who does it?")),
            ),
            title="case",
            also_told=("do", "who"),
            most=7,
            needs=1,
            prefilled=seven_cases,
        ),
        Rows(
            "escalation",
            N_("Whom do you call for help?"),
            N_("Contact for help"),
            N_("Add a contact"),
            (
                line("whom", N_("Whom?"), 120, needed=True),
                line("when", N_("In which case?"), 160, needed=True),
                line("contact", N_("How do you reach them?"), 120, needed=True),
            ),
            title="whom",
            also_told=("when", "contact"),
            most=4,
            needs=1,
        ),
        text("team_care", N_("How do you take care of those who read?"), 240),
        line("log_location", N_("Where do you keep proof of serious cases?"), 120),
    ),
)
