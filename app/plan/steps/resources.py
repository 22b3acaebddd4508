"""Step 7: people, hours, partners, money."""

from app.questions.declare import line, money, number, one_of, options, some_of, yes_no
from app.questions.fields import N_, Page, Rows
from app.questions.world import CURRENCIES

SKILLS = options(
    ("writing", N_("Writing")),
    ("design", N_("Graphic design")),
    ("video", N_("Video")),
    ("photo", N_("Photography")),
    ("community", N_("Talking with people online")),
    ("press", N_("Press")),
    ("data", N_("Figures")),
    ("languages", N_("Languages")),
    ("legal", N_("Law")),
    ("events", N_("Events")),
)
COST_LINES = options(
    ("content", N_("Making content")),
    ("media", N_("Buying space")),
    ("event", N_("Event")),
    ("translation", N_("Translation")),
    ("accessibility", N_("Accessibility")),
    ("evaluation", N_("Measuring")),
    ("safety", N_("Safety and support")),
    ("contingency", N_("Unforeseen costs")),
    ("other", N_("Other")),
)

STEP = Page(
    slug="resources",
    title=N_("Team, time, budget"),
    phase="plan",
    minutes=6,
    questions=(
        Rows(
            "people",
            N_("Who is on the team?"),
            N_("Person"),
            N_("Add somebody"),
            (
                line("name", N_("First name, pseudonym or role"), 60, needed=True, unknown=False),
                number("hours_per_week", N_("Hours a week"), most=168),
                some_of("skills", N_("What can they do?"), SKILLS),
                some_of("steps", N_("Which steps do they look after?"), "steps"),
            ),
            title="name",
            also_told=("hours_per_week", "skills"),
            most=12,
            needs=1,
        ),
        Rows(
            "partners",
            N_("Who helps you?"),
            N_("Partner"),
            N_("Add a partner"),
            (
                line("name", N_("Name"), 80),
                one_of(
                    "role",
                    N_("What do they do?"),
                    options(
                        ("spread", N_("Pass the message on")),
                        ("host", N_("Host us")),
                        ("fund", N_("Give money")),
                        ("advise", N_("Advise us")),
                        ("messenger", N_("Speak for the campaign")),
                    ),
                ),
                yes_no("confirmed", N_("Have they agreed?")),
            ),
            title="name",
            also_told=("role", "confirmed"),
            most=8,
        ),
        one_of(
            "currency",
            N_("Currency of all the amounts"),
            options(*((code, code) for code in CURRENCIES)),
        ),
        Rows(
            "income",
            N_("What money do you have?"),
            N_("Income"),
            N_("Add an income"),
            (
                line("source", N_("From whom?"), 80),
                money("amount", N_("Amount")),
                one_of(
                    "state",
                    N_("Where does it stand?"),
                    options(
                        ("held", N_("We have it")),
                        ("asked", N_("We have asked for it")),
                        ("in_kind", N_("It is given in kind")),
                    ),
                ),
            ),
            title="source",
            also_told=("amount", "state"),
            most=8,
        ),
        Rows(
            "costs",
            N_("What will it cost?"),
            N_("Cost line"),
            N_("Add a cost"),
            (
                one_of("line", N_("What for?"), COST_LINES),
                money("amount", N_("Amount")),
                line("note", N_("Note"), 160),
            ),
            title="line",
            also_told=("amount", "note"),
            most=15,
        ),
        line("funding_conditions", N_("What do those who give money ask for?"), 240),
    ),
)
