"""Step 13: start, launch, end, and the days that matter in between."""

from app.questions.declare import day, line, one_of, options, person, some_of, text, yes_no
from app.questions.fields import N_, Page, Rows

DATE_KINDS = options(
    ("awareness", N_("Awareness day")),
    ("commemoration", N_("Day of commemoration")),
    ("sport", N_("Sport")),
    ("election", N_("Election")),
    ("other", N_("Other")),
)

STEP = Page(
    slug="calendar",
    title=N_("Calendar and launch"),
    phase="promote",
    minutes=6,
    questions=(
        day("start", N_("When does work begin?"), needed=True),
        day("launch_date", N_("When do you launch?"), needed=True),
        day("end", N_("When does it end?"), needed=True),
        some_of(
            "key_dates",
            N_("Which key dates do you lean on?"),
            "key_dates",
            hint=N_("Days of commemoration belong first to those who mourn: ask them before."),
        ),
        Rows(
            "own_dates",
            N_("Other dates that matter to you"),
            N_("Date of your own"),
            N_("Add a date"),
            (
                day("date", N_("Date")),
                line("name", N_("What is it?"), 120),
                one_of("kind", N_("What kind of day?"), DATE_KINDS),
            ),
            title="name",
            also_told=("date", "kind"),
        ),
        text("why_this_date", N_("Why this launch date?"), 240),
        yes_no(
            "date_sensitive",
            N_("Does it fall on the anniversary of an attack or on a day of mourning?"),
        ),
        text(
            "victims_consulted",
            N_("Whom did you ask among the people concerned, and what did they say?"),
            200,
            only_if=("date_sensitive", True),
        ),
        Rows(
            "milestones",
            N_("Your milestones"),
            N_("Milestone"),
            N_("Add a milestone"),
            (
                day("date", N_("Date"), needed=True, unknown=False),
                line("what", N_("What must be done?"), 160, needed=True, unknown=False),
                person("owner", N_("Who looks after it?")),
            ),
            title="what",
            also_told=("date", "owner"),
            most=20,
            needs=1,
        ),
        Rows(
            "quiet_days",
            N_("Days on which you publish nothing"),
            N_("Quiet day"),
            N_("Add a quiet day"),
            (day("date", N_("Date")), line("why", N_("Why?"), 160)),
            title="date",
            also_told=("why",),
        ),
    ),
)
