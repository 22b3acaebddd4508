"""Step 9: who carries the message, what protects them, and what they agreed to."""

from app.questions.declare import day, line, number, one_of, options, row_of, some_of, text, yes_no
from app.questions.fields import N_, Page, Rows

AGREED = options(
    ("no", N_("Not asked yet")), ("asked", N_("Asked")), ("yes", N_("Yes, in writing"))
)
CONSENT = options(
    ("none", N_("None")),
    ("spoken", N_("Spoken")),
    ("written", N_("Written")),
    ("withdrawn", N_("Withdrawn")),
)
SCOPE = options(
    ("web", N_("Website")),
    ("social", N_("Social networks")),
    ("press", N_("Press")),
    ("print", N_("Print")),
    ("ads", N_("Advertising")),
    ("case_study", N_("Case study")),
)
RECHECK = options(
    ("agrees", N_("Still agrees")),
    ("withdraws", N_("Withdraws")),
    ("not_reached", N_("Could not be reached")),
)
AFTERWARDS = N_("Asked again after the campaign")
AFTER_TRAUMA = ("lived_trauma", True)

MESSENGER = (
    line("label", N_("Who is it?"), 80, hint=N_("A pseudonym or a role is welcome.")),
    one_of("kind", N_("As what do they speak?"), "messenger_kinds", needed=True),
    row_of("segment", N_("To which audience?"), "audience.segments", needed=True),
    text("why_trusted", N_("Why does this audience listen to them?"), 240, needed=True),
    number("reach_estimate", N_("How many people do they reach, roughly?"), whole=True),
    one_of("agreed", N_("Have they agreed to take part?"), AGREED, needed=True),
    yes_no("identifiable", N_("Can they be recognised?"), needed=True),
    yes_no("minor", N_("Are they under 18?"), needed=True),
    yes_no("lived_trauma", N_("Have they lived through violence?"), needed=True),
    line(
        "support_before",
        N_("Who supports them before?"),
        160,
        needed=True,
        unknown=False,
        only_if=AFTER_TRAUMA,
    ),
    line(
        "support_during",
        N_("Who supports them during the campaign?"),
        160,
        needed=True,
        unknown=False,
        only_if=AFTER_TRAUMA,
    ),
    line(
        "support_after",
        N_("Who supports them afterwards?"),
        160,
        needed=True,
        unknown=False,
        only_if=AFTER_TRAUMA,
    ),
    one_of(
        "consent_state",
        N_("Their consent to be published"),
        CONSENT,
        needed=True,
        hint=N_("For a child: that of everyone who holds parental authority."),
    ),
    some_of("consent_scope", N_("For which uses?"), SCOPE),
    day("consent_until", N_("Until when does it hold?")),
    line(
        "consent_kept_at",
        N_("Where is the document kept?"),
        160,
        hint=N_("Only say where: the document itself stays with you."),
    ),
    line("withdraw_contact", N_("Whom do they contact to withdraw it?"), 120),
    one_of("recheck", N_("Asked again: what did they say?"), RECHECK, group=AFTERWARDS),
    day("rechecked_on", N_("Asked again on"), group=AFTERWARDS),
)

STEP = Page(
    slug="messengers",
    title=N_("Messengers"),
    phase="produce",
    minutes=8,
    questions=(
        Rows(
            "messengers",
            N_("Who carries your message?"),
            N_("Messenger"),
            N_("Add a messenger"),
            MESSENGER,
            title="label",
            also_told=("kind", "segment", "consent_state"),
            most=20,
        ),
        line(
            "no_messenger_why",
            N_("If nobody carries it: why?"),
            200,
            needed=True,
            only_if=("messengers", None),
        ),
    ),
)
