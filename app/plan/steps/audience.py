"""Step 3: one main audience that one could picture."""

from app.questions.declare import line, number, one_of, options, some_of, text, yes_no
from app.questions.fields import N_, Field, Kind, Page, Rows
from app.reference.taxonomy import entries

RANKS = options(
    ("main", N_("Our main audience")),
    ("secondary", N_("A second audience")),
    ("intermediary", N_("People who pass the message on")),
)
VIEWS = options(
    ("supportive", N_("on your side")),
    ("undecided", N_("undecided")),
    ("unaware", N_("not aware of it")),
    ("sceptical", N_("sceptical")),
    ("hostile", N_("hostile")),
)
HOW_KNOWN = options(
    ("belong", N_("We belong to it")),
    ("interviews", N_("Conversations")),
    ("survey", N_("A short survey")),
    ("platform_data", N_("Figures from the platforms")),
    ("guess", N_("We suppose so")),
)
DETAILS = N_("More details")
ELSEWHERE = (
    "press", "radio", "tv", "outdoor", "cinema", "event", "workshop", "school", "stadium",
    "street", "print",
)  # fmt: skip
ONLINE = tuple(key for key in entries("channels") if key not in ELSEWHERE)

SEGMENT = (
    line("label", N_("What do you call them among yourselves?"), 80, needed=True, unknown=False),
    one_of("rank", N_("They are"), RANKS, needed=True),
    one_of("kind", N_("They are mostly"), "audience_kinds", needed=True),
    number("age_min", N_("Aged from"), most=120, whole=True),
    number("age_max", N_("Aged to"), most=120, whole=True),
    line("place", N_("Where do they live?"), 80),
    one_of("current_view", N_("Today, on your subject, they are rather"), VIEWS, needed=True),
    text(
        "cares_about",
        N_("What do they hold dear?"),
        240,
        needed=True,
        hint=N_("What matters to them, not to you. Your message will take hold there."),
    ),
    some_of("trusts", N_("Whom do they listen to?"), "messenger_kinds", needed=True),
    line("trusts_note", N_("Anything to add about whom they trust?"), 160, group=DETAILS),
    some_of("how_known", N_("How do you know that?"), HOW_KNOWN, unknown=True),
    Field("languages", Kind.LANGUAGES, N_("Which languages do they speak?"), group=DETAILS),
    number("size_estimate", N_("How many are they, roughly?"), whole=True, group=DETAILS),
    line("size_source", N_("Where does this number come from?"), 160, group=DETAILS),
    line(
        "interests",
        N_("What do they like?"),
        200,
        hint=N_("Separate with commas."),
        group=DETAILS,
    ),
    some_of("where_online", N_("Where are they online?"), "channels", among=ONLINE, group=DETAILS),
    some_of(
        "where_offline",
        N_("Where do you meet them otherwise?"),
        "channels",
        among=ELSEWHERE,
        group=DETAILS,
    ),
    text("barriers", N_("What holds them back?"), 240, group=DETAILS),
)

STEP = Page(
    slug="audience",
    title=N_("Audiences"),
    phase="plan",
    minutes=8,
    questions=(
        Rows(
            "segments",
            N_("Your audiences"),
            N_("Audience"),
            N_("Add an audience"),
            SEGMENT,
            title="label",
            also_told=("rank", "kind", "current_view"),
            most=4,
            needs=1,
        ),
        text(
            "persona",
            N_("Describe one typical person"),
            600,
            hint=N_("Made up, without a real name."),
        ),
        yes_no("consulted", N_("Have you talked to them about it?")),
        text("consulted_how", N_("How?"), 240, only_if=("consulted", True)),
    ),
)
