"""Last page of the case-study form: consents, pictures, people's safety and licences."""

from app.questions.fields import N_, Field, Kind, Option, Rows

ROLES = (
    Option("organiser_staff", N_("I work for the organiser")),
    Option("volunteer", N_("I am a volunteer of the campaign")),
    Option("partner", N_("I work for a partner")),
    Option("researcher", N_("I study campaigns")),
    Option("other", N_("Other")),
)
IMAGE_LICENCES = (
    Option("own", N_("We made it and allow it on this site")),
    Option("cc_by", N_("Creative Commons BY")),
    Option("cc_by_sa", N_("Creative Commons BY-SA")),
    Option("permission", N_("The owner gave written permission")),
)
NAMES = (
    Option("real_name", N_("By their real name")),
    Option("pseudonym", N_("By another name")),
    Option("role_only", N_("Only by their role")),
)
TOLD = (
    Option("yes", N_("Yes")),
    Option("no", N_("No")),
    Option("not_applicable", N_("There is nobody to tell")),
)
CONCERNS = (
    Option("none", N_("None that we know of")),
    Option("some", N_("Yes, somebody could be at risk")),
)
LICENCES = (
    Option("cc_by", N_("Creative Commons BY: reuse with our name")),
    Option("cc_by_sa", N_("Creative Commons BY-SA: reuse with our name, under the same licence")),
    Option("all_rights", N_("All rights reserved: reading only")),
)

IMAGES = Rows(
    key="images",
    label=N_("Pictures"),
    one=N_("Picture"),
    add=N_("Add a picture"),
    title="caption",
    most=6,
    hint=N_("JPEG, PNG or WebP, 10 MB at most. Where and when it was taken is removed."),
    checks=N_("Rights are clear, and everybody who can be recognised agreed to this very site."),
    fields=(
        Field("image", Kind.IMAGE, N_("The picture"), needed=True, unknown=False),
        Field("author", Kind.TEXT, N_("Who made it?"), needed=True, unknown=False, limit=120),
        Field(
            "licence",
            Kind.CHOICE,
            N_("Why may it be shown here?"),
            needed=True,
            unknown=False,
            options=IMAGE_LICENCES,
        ),
        Field(
            "people_recognisable",
            Kind.YES_NO,
            N_("Can anybody be recognised?"),
            needed=True,
            unknown=False,
        ),
        Field(
            "consent_held",
            Kind.YES_NO,
            N_("Do you hold their written consent for this site?"),
            hint=N_("Having agreed to be filmed is not having agreed to be published here."),
            needed=True,
            unknown=False,
            only_if=("people_recognisable", True),
        ),
        Field("minors", Kind.YES_NO, N_("Are there children in it?"), needed=True, unknown=False),
        Field(
            "decorative",
            Kind.YES_NO,
            N_("Is it only decoration?"),
            hint=N_("Then it needs no description."),
        ),
        Field(
            "alt_text",
            Kind.TEXT,
            N_("Describe it for somebody who cannot see it"),
            limit=200,
        ),
        Field("caption", Kind.TEXT, N_("Caption"), limit=160),
    ),
)
VIDEOS = Rows(
    key="videos",
    label=N_("Videos"),
    one=N_("Video"),
    add=N_("Add a video"),
    title="title",
    most=4,
    hint=N_("As links: nothing is loaded from elsewhere."),
    fields=(
        Field("title", Kind.TEXT, N_("Its title"), needed=True, unknown=False, limit=120),
        Field("link", Kind.LINK, N_("Its address"), needed=True, unknown=False),
    ),
)
PEOPLE_NAMED = Rows(
    key="people_named",
    label=N_("People named or quoted"),
    one=N_("Person"),
    add=N_("Add a person"),
    title="who",
    most=10,
    hint=N_("Only moderators see this list."),
    checks=N_("Each person agreed to this publication, and knows how to withdraw."),
    fields=(
        Field("who", Kind.TEXT, N_("Who is it?"), needed=True, unknown=False, limit=80),
        Field("named_as", Kind.CHOICE, N_("How do they appear?"), options=NAMES),
        Field(
            "consent",
            Kind.YES_NO,
            N_("Did they agree to this publication?"),
            needed=True,
            unknown=False,
        ),
    ),
)
