"""The lists of the reference data: what each is for, and which values its entries have."""

from app.questions.declare import line, link, one_of, options, some_of, text, yes_no
from app.questions.fields import N_, Field

LISTS = {  # in the order of the page: title, and what it is for
    "themes": (N_("Themes"), N_("What a campaign is about; the library is sorted by them.")),
    "approaches": (N_("Approaches"), N_("How a campaign answers hate or division.")),
    "audience_kinds": (N_("Audiences"), N_("Kinds of people a campaign speaks to.")),
    "messenger_kinds": (N_("Messengers"), N_("Kinds of people who carry a message.")),
    "channels": (N_("Channels"), N_("Where a campaign is seen and talked about.")),
    "formats": (N_("Formats"), N_("What is made: films, posters, events.")),
    "objective_levels": (N_("Levels of objectives"), N_("From being seen to changing a rule.")),
    "cta_levels": (N_("Calls to action"), N_("How much is asked of people, from little to much.")),
    "response_cases": (N_("Cases of moderation"), N_("What comes in the comments.")),
    "indicators": (N_("Indicators"), N_("What can be counted, how, and what to beware of.")),
    "key_dates": (N_("Key dates"), N_("Days that the calendar and the coach know.")),
    "sources": (
        N_("Sources of the coach"),
        N_("Where its remarks come from, with their addresses."),
    ),
    "words": (
        N_("Words the coach looks for"),
        N_("Vague verbs, and small words that do not count."),
    ),
    "advice": (N_("Advice with a date"), N_("Rules of platforms, which change.")),
}
TITLES = {  # of entries without a name of their own
    "vague": N_("Verbs that name no change anybody could see"),
    "small": N_("Small words that carry no content"),
    "eu_political_ads": N_("Advertising on politics and society in the European Union"),
}
NAME_FR = line("fr", N_("Name in French"), 120, needed=True, unknown=False)
NAME_EN = line("en", N_("Name in English"), 120, needed=True, unknown=False)
NAMES = (NAME_FR, NAME_EN, line("ar", N_("Name in Arabic"), 120))
COLOURS = options(
    ("plan", N_("Blue")), ("produce", N_("Orange")), ("promote", N_("Green")),
    ("measure", N_("Purple")),
)  # fmt: skip
TIERS = options(
    ("reach", N_("Who saw it")),
    ("engagement", N_("Who took part")),
    ("impact", N_("What changed")),
    ("process", N_("How the work went")),
    ("cost", N_("What it cost")),
)
DAY_KINDS = options(
    ("awareness", N_("Awareness day")),
    ("commemoration", N_("Day of commemoration")),
    ("sport", N_("Sport")),
    ("other", N_("Other")),
)
DAYS = line(
    "rule",
    N_("When is it?"),
    120,
    hint=N_(
        "Month and day if it is the same each year: 03-21; or from one day to another: 03-21/03-27."
        " If it moves, the dates that are known: 2027-03-14 2028-03-12, or"
        " 2027-10-08/2027-10-22. If nobody knows yet, leave"
        " it empty."
    ),
)
WORDS = N_("One word or expression a line, in small letters.")
SHAPES: dict[str, tuple[Field, ...]] = {
    "themes": (*NAMES, one_of("phase", N_("Colour of its cards"), COLOURS)),
    "channels": (
        *NAMES,
        yes_no("social", N_("Can people answer there?")),
        yes_no("offline", N_("Does it bring people together in one place?")),
        yes_no(
            "eu_political_ads_stopped",
            N_("Does it refuse advertising on politics and society in the European Union?"),
        ),
    ),
    "formats": (
        *NAMES,
        yes_no("is_image", N_("Is it a picture, which needs a description?")),
        yes_no("has_sound", N_("Does it have sound, and so need captions or a transcript?")),
        yes_no("only_heard", N_("Is it only heard?")),
    ),
    "indicators": (
        NAME_FR,
        NAME_EN,
        one_of("tier", N_("What does it count?"), TIERS, needed=True, unknown=False),
        *(
            line(f"unit_{k}", w, 40)
            for k, w in (("fr", N_("Unit in French")), ("en", N_("Unit in English")))
        ),
        text("formula_fr", N_("How it is counted, in French"), 300),
        text("formula_en", N_("How it is counted, in English"), 300),
        text("caution_fr", N_("What to beware of, in French"), 300),
        text("caution_en", N_("What to beware of, in English"), 300),
    ),
    "key_dates": (
        *NAMES,
        DAYS,
        one_of("kind", N_("What kind of day?"), DAY_KINDS, needed=True, unknown=False),
        yes_no("sensitive", N_("Does it recall people who died or were hurt?")),
        text("note_fr", N_("What this day asks of a campaign, in French"), 400),
        text("note_en", N_("What this day asks of a campaign, in English"), 400),
        some_of("themes", N_("Themes it belongs to"), "themes"),
        line("body_fr", N_("Who proclaimed it, in French"), 120),
        line("body_en", N_("Who proclaimed it, in English"), 120),
        link("source", N_("Where one can read about it")),
    ),
    "sources": (
        line("name", N_("Name"), 160, needed=True, unknown=False),
        link("address", N_("Address"), needed=True, unknown=False),
    ),
    "words": tuple(
        text(key, label, 4000, hint=WORDS)
        for key, label in (
            ("fr", N_("In French")),
            ("en", N_("In English")),
            ("ar", N_("In Arabic")),
        )
    ),
    "advice": (
        text("fr", N_("Advice in French"), 600, needed=True, unknown=False),
        text("en", N_("Advice in English"), 600, needed=True, unknown=False),
        line("since", N_("Year and month since when it holds"), 7, hint=N_("For example 2025-10.")),
        link("source", N_("Where one can read about it")),
        text(
            "countries",
            N_("Countries where it holds"),
            400,
            hint=N_("Codes of two letters, such as FR BE."),
        ),
    ),
}


def shape_of(name: str) -> tuple[Field, ...]:
    """List the questions that an entry of a list answers."""
    return SHAPES.get(name, NAMES)
