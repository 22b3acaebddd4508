"""First page of the case-study form: which campaign it was, whose, where and when."""

from app.questions.fields import N_, Field, Kind, Option, Page

ORGANISER_TYPES = (
    Option("ngo", N_("Registered association or NGO")),
    Option("informal", N_("Informal group or volunteers")),
    Option("school", N_("School or university")),
    Option("authority", N_("Public authority")),
    Option("club", N_("Sports or leisure club")),
    Option("company", N_("Company")),
    Option("other", N_("Other")),
)
STATUSES = (
    Option("running", N_("It is still running")),
    Option("finished", N_("It is finished")),
)

PAGE = Page(
    slug="campaign",
    title=N_("The campaign"),
    minutes=5,
    questions=(
        Field(
            "title",
            Kind.TEXT,
            N_("What is the campaign called?"),
            hint=N_("The name people know it by. It becomes the title of the case study."),
            needed=True,
            unknown=False,
            limit=100,
        ),
        Field(
            "summary",
            Kind.TEXT,
            N_("Say it in one line"),
            hint=N_("What you did and why it matters, for somebody who scans the library."),
            needed=True,
            unknown=False,
            limit=110,
            checks=N_("It promises what the text keeps, and names nobody."),
        ),
        Field(
            "hashtag",
            Kind.TEXT,
            N_("Hashtag"),
            limit=40,
            checks=N_("The hashtag still belongs to the campaign and was not taken over."),
        ),
        Field("country", Kind.COUNTRY, N_("In which country?"), needed=True),
        Field(
            "area",
            Kind.TEXT,
            N_("Town or region"),
            hint=N_("As precise as is safe: never where somebody at risk lives."),
            limit=120,
        ),
        Field(
            "languages",
            Kind.LANGUAGES,
            N_("In which languages did the campaign speak?"),
            hint=N_("Names of languages, with commas between them."),
            needed=True,
        ),
        Field(
            "organiser",
            Kind.TEXT,
            N_("Who ran it?"),
            needed=True,
            limit=120,
            checks=N_("The organiser exists, can be reached, and agrees to be named."),
        ),
        Field(
            "organiser_type",
            Kind.CHOICE,
            N_("What kind of organiser is that?"),
            needed=True,
            options=ORGANISER_TYPES,
        ),
        Field(
            "organiser_contact",
            Kind.LINK,
            N_("A public page of the organiser"),
            hint=N_("A website or an account, never a private address."),
            needed=True,
            checks=N_("The link is alive and leads to the organiser."),
        ),
        Field(
            "partners",
            Kind.LONG_TEXT,
            N_("Partners and funders"),
            limit=300,
            checks=N_("Who paid is said, above all a state or a party."),
        ),
        Field("start", Kind.DATE, N_("When did it start?"), needed=True),
        Field("end", Kind.DATE, N_("When did it end?")),
        Field(
            "status", Kind.CHOICE, N_("Where does it stand today?"), needed=True, options=STATUSES
        ),
        Field(
            "themes",
            Kind.CHOICES,
            N_("What is it about?"),
            hint=N_("Four themes at most."),
            needed=True,
            limit=4,
            taxonomy="themes",
        ),
        Field(
            "approach",
            Kind.CHOICE,
            N_("What kind of answer did you give?"),
            needed=True,
            taxonomy="approaches",
        ),
    ),
)
