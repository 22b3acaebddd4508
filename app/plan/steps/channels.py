"""Step 12: where the campaign happens, and who looks after each place."""

from app.questions.declare import (
    day,
    line,
    money,
    number,
    one_of,
    options,
    person,
    row_of,
    some_of,
    yes_no,
)
from app.questions.fields import N_, Page, Rows

ROLES = options(
    ("host", N_("The campaign lives there")),
    ("spread", N_("It passes the message on")),
    ("talk", N_("People talk there")),
    ("recruit", N_("It finds helpers")),
    ("press", N_("It speaks to journalists")),
)
PAID = ("paid", True)
ADS = N_("Advertising")

CHANNEL = (
    one_of("channel", N_("Which channel?"), "channels", needed=True),
    row_of("segment", N_("For which audience?"), "audience.segments", needed=True),
    one_of("role", N_("What is it for?"), ROLES, needed=True),
    person("owner", N_("Who looks after it?"), needed=True),
    one_of(
        "account_state",
        N_("Does the account exist?"),
        options(("exists", N_("Yes")), ("to_create", N_("It must be opened"))),
    ),
    number("posts_per_week", N_("Posts a week")),
    number("hours_per_week", N_("Hours a week")),
    number("followers_now", N_("Followers today"), whole=True),
    yes_no("paid", N_("Will you pay there?"), group=ADS),
    money("budget", N_("How much?"), only_if=PAID, group=ADS),
    one_of(
        "ad_type",
        N_("What kind of advertising?"),
        options(
            ("none", N_("None")),
            ("grant", N_("A grant of free advertising")),
            ("paid", N_("Paid advertising")),
        ),
        group=ADS,
    ),
    yes_no(
        "ad_rules_checked",
        N_("Have you checked the platform’s rules on political and social advertising?"),
        group=ADS,
    ),
    day("ad_rules_checked_on", N_("Checked on"), group=ADS),
    some_of(
        "ad_grant_checks",
        N_("For a grant of search advertising: what is ready?"),
        options(
            ("landing_page", N_("A landing page")),
            ("two_sitelinks", N_("Two links below the advertisement")),
            ("conversion", N_("An action that is counted")),
        ),
        group=ADS,
    ),
)

STEP = Page(
    slug="channels",
    title=N_("Channels"),
    phase="promote",
    minutes=8,
    questions=(
        Rows(
            "channels",
            N_("Where will you be?"),
            N_("Channel"),
            N_("Add a channel"),
            CHANNEL,
            title="channel",
            also_told=("segment", "role", "owner"),
            most=10,
            needs=1,
        ),
        Rows(
            "influencers",
            N_("Which accounts could pass it on?"),
            N_("Account"),
            N_("Add an account"),
            (
                line("label", N_("Its name or a description"), 80),
                line("fit", N_("Why does it suit your audience?"), 160),
                one_of(
                    "state",
                    N_("Where do you stand?"),
                    options(("asked", N_("Asked")), ("confirmed", N_("Confirmed"))),
                ),
                yes_no("disclosure", N_("Will they say openly that it is a partnership?")),
            ),
            title="label",
            also_told=("fit", "state"),
            most=20,
        ),
        Rows(
            "press",
            N_("Which press?"),
            N_("Press contact"),
            N_("Add a press contact"),
            (
                line("outlet", N_("Newspaper, radio, site…"), 80),
                line(
                    "contact_role",
                    N_("Which desk?"),
                    80,
                    hint=N_("A function, not a private name."),
                ),
                day("date", N_("When?")),
            ),
            title="outlet",
            also_told=("contact_role", "date"),
            most=10,
        ),
        Rows(
            "offline",
            N_("What happens away from screens?"),
            N_("Activity"),
            N_("Add an activity"),
            (
                line("place", N_("Where?"), 120),
                line("activity", N_("What?"), 160),
                day("date", N_("When?")),
            ),
            title="activity",
            also_told=("place", "date"),
            most=10,
        ),
        yes_no("share_kit", N_("Is there a kit for those who want to share?")),
    ),
)
