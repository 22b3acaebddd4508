"""Step 6: what could go wrong, for whom, and what is ready if it does."""

from app.questions.declare import line, one_of, options, person, some_of, text
from app.questions.fields import N_, Page, Rows

KINDS = options(
    ("pile_on", N_("A hateful pile-on")),
    ("harm_messenger", N_("Harm to a messenger")),
    ("harm_audience", N_("Harm to the audience")),
    ("amplify", N_("Spreading the hateful story further")),
    ("backfire", N_("Being misread, or the opposite effect")),
    ("legal", N_("A legal problem or defamation")),
    ("data_leak", N_("Personal data getting out")),
    ("hijack", N_("A hijacked hashtag")),
    ("team_distress", N_("Distress in the team")),
    ("event_safety", N_("Safety at an event")),
    ("partner_reputation", N_("Harm to a partner’s name")),
)
SCALE = options((1, N_("1: low")), (2, N_("2: medium")), (3, N_("3: high")))

STEP = Page(
    slug="risks",
    title=N_("Safety and risks"),
    phase="plan",
    minutes=8,
    questions=(
        Rows(
            "risks",
            N_("What could go wrong?"),
            N_("Risk"),
            N_("Add a risk"),
            (
                one_of("kind", N_("What kind of risk?"), KINDS, needed=True),
                one_of("likelihood", N_("How likely is it?"), SCALE, needed=True),
                one_of("impact", N_("How serious would it be?"), SCALE, needed=True),
                text("mitigation", N_("What will you do about it?"), 240, needed=True),
                person("owner", N_("Who looks after it?"), needed=True),
                line("trigger", N_("What will tell you that it is happening?"), 160),
            ),
            title="kind",
            also_told=("likelihood", "impact", "owner"),
            needs=3,
        ),
        some_of(
            "vulnerable_people",
            N_("Will the campaign show or concern people who need particular care?"),
            options(
                ("children", N_("Children")),
                ("survivors", N_("Survivors")),
                ("refugees", N_("Refugees")),
                ("formers", N_("Former extremists")),
                ("at_risk_country", N_("People in danger in their country")),
                ("none", N_("None of these")),
            ),
            needed=True,
            alone="none",
        ),
        some_of(
            "security_checklist",
            N_("What is already in place?"),
            options(
                ("updates", N_("Phones and computers are up to date")),
                ("password_manager", N_("We use a password manager")),
                ("two_factor", N_("Accounts ask for a second code")),
                ("role_access", N_("Each person only has the access they need")),
                ("account_backup", N_("Our accounts are backed up")),
                ("addresses_removed", N_("Our private addresses are off the web")),
                ("phishing_drill", N_("We have practised spotting fake messages")),
                ("encrypted_storage", N_("Our disks are encrypted")),
            ),
        ),
        line(
            "crisis_contact",
            N_("Whom do you call first if things go wrong?"),
            120,
            needed=True,
        ),
        line("stop_rule", N_("What makes you pause the campaign?"), 200),
        Rows(
            "support_contacts",
            N_("Where can people find support?"),
            N_("Support contact"),
            N_("Add a contact"),
            (
                line("service", N_("Name of the service"), 120),
                line("contact", N_("Telephone number or address"), 200),
            ),
            title="service",
            also_told=("contact",),
            most=4,
        ),
    ),
)
