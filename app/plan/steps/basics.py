"""Step 1: name the campaign, place it, say who runs it."""

from app.questions.declare import line, one_of, options, some_of, text
from app.questions.fields import N_, Field, Kind, Page

ORGANISATION_TYPES = options(
    ("ngo", N_("An association or NGO")),
    ("informal", N_("An informal group")),
    ("school", N_("A school or university")),
    ("authority", N_("A local authority")),
    ("club", N_("A club")),
    ("company", N_("A company")),
    ("other", N_("Something else")),
)

STEP = Page(
    slug="basics",
    title=N_("Your campaign"),
    phase="plan",
    minutes=4,
    questions=(
        line("title", N_("What is your campaign called?"), 80, needed=True, unknown=False),
        line(
            "hashtag",
            N_("Its hashtag"),
            40,
            hint=N_("Say it aloud in each language of the campaign, and search for it first."),
        ),
        text(
            "summary",
            N_("Your campaign in one or two sentences"),
            240,
            needed=True,
            hint=N_("As you would tell it to a neighbour."),
        ),
        line("organisation", N_("Who runs it?"), 120, hint=N_("The name readers may see.")),
        one_of("org_type", N_("What kind of organisation is that?"), ORGANISATION_TYPES),
        Field("country", Kind.COUNTRY, N_("In which country?"), needed=True),
        line("area", N_("Where exactly?"), 120, hint=N_("A town, a region, or “worldwide”.")),
        Field(
            "languages",
            Kind.LANGUAGES,
            N_("In which languages?"),
            needed=True,
            hint=N_("Separate them with commas. First the one in which you write your messages."),
        ),
        some_of(
            "themes",
            N_("What is it about?"),
            "themes",
            needed=True,
            limit=4,
            hint=N_("Four at most."),
        ),
        one_of(
            "is_live",
            N_("Where does the campaign stand?"),
            options(
                ("new", N_("We are preparing it")),
                ("running", N_("It is running")),
                ("finished", N_("It is over")),
            ),
        ),
    ),
)
