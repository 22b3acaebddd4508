"""Step 10: the pieces to make, one by one."""

from app.questions.declare import (
    day,
    line,
    link,
    number,
    one_of,
    options,
    person,
    row_of,
    some_of,
    text,
    yes_no,
)
from app.questions.fields import N_, Field, Kind, Page, Rows

STATUSES = options(
    ("idea", N_("An idea")),
    ("script", N_("Written")),
    ("made", N_("Made")),
    ("checked", N_("Checked")),
    ("published", N_("Out in public")),
)
RIGHTS = options(
    ("own", N_("We made everything")),
    ("licensed", N_("We have permission")),
    ("cc", N_("Free licence")),
    ("unclear", N_("Not clear yet")),
)
DETAILS = N_("More details")

PIECE = (
    line("title", N_("Working title"), 80, needed=True, unknown=False),
    one_of("format", N_("Which format?"), "formats", needed=True),
    row_of("segment", N_("For which audience?"), "audience.segments", needed=True),
    row_of("messenger", N_("Carried by"), "messengers.messengers"),
    some_of("channel", N_("On which channels?"), "channels", needed=True),
    Field("language", Kind.LANGUAGE, N_("In which language?"), needed=True),
    yes_no("cta_included", N_("Does it say what to do next?"), needed=True),
    one_of("status", N_("How far is it?"), STATUSES, needed=True),
    person("owner", N_("Who looks after it?")),
    day("due", N_("Due on")),
    number("length_s", N_("Length in seconds"), group=DETAILS),
    line("first_seconds", N_("What does one see or hear first?"), 120, group=DETAILS),
    one_of(
        "rights", N_("Images, music, text: whose are they?"), RIGHTS, unknown=True, group=DETAILS
    ),
    Field(
        "people_shown",
        Kind.REFERENCES,
        N_("Who is shown?"),
        points_to="messengers.messengers",
        group=DETAILS,
    ),
    yes_no("captions", N_("Are there captions?"), group=DETAILS),
    yes_no("transcript", N_("Is there a transcript?"), group=DETAILS),
    yes_no("alt_text", N_("Is the alternative text written?"), group=DETAILS),
    link("link", N_("Where is it?"), group=DETAILS),
)

STEP = Page(
    slug="content",
    title=N_("Content plan"),
    phase="produce",
    minutes=10,
    questions=(
        Rows(
            "pieces",
            N_("What will you make?"),
            N_("Piece"),
            N_("Add a piece"),
            PIECE,
            title="title",
            also_told=("format", "channel", "status", "due"),
            most=60,
            needs=1,
        ),
        line("brand_notes", N_("Colours, logo, typeface: what holds it together?"), 300),
        yes_no("sensitive_imagery", N_("Are there images that are hard to look at?")),
        text(
            "sensitive_imagery_note",
            N_("Which ones, and why are they needed?"),
            240,
            only_if=("sensitive_imagery", True),
        ),
    ),
)
