"""Which answers of a repeating group are columns of a table on paper, under which short words.

Questions make long headings: a table of eight columns has room for a word each. What has no
column is told in small print below the row's name. A group that is not listed here is a table of
all its questions, or, with few and long rows, is told row by row.
"""

from app.questions.fields import N_, Field, Rows

Columns = tuple[tuple[str, str, float], ...]  # field, heading, share of the width
MOST_COLUMNS = 6  # of a group that is not listed
FEW_ROWS = 4

WHO, WHEN = N_("Who"), N_("When")
AUDIENCE, CHANNEL, STATUS = N_("Audience"), N_("Channel"), N_("Status")
COLUMNS: dict[str, Columns] = {
    "context.evidence": (
        ("source", N_("Source"), 3), ("year", N_("Year"), 1), ("finding", N_("Finding"), 5),
    ),
    "context.others_acting": (
        ("name", N_("Initiative"), 4), ("stance", N_("What we do"), 2), ("link", N_("Address"), 4),
    ),
    "measurement.indicators": (
        ("indicator", N_("Indicator"), 3), ("objective", N_("Objective"), 3),
        ("baseline_value", N_("Before"), 1.2), ("target", N_("Target"), 1.2),
        ("source", N_("Source"), 2), ("frequency", N_("How often"), 1.6), ("owner", WHO, 1.6),
    ),
    "measurement.survey_questions": (
        ("question", N_("Question"), 5), ("scale", N_("Answers"), 4),
    ),
    "measurement.review_dates": (("date", N_("Review date"), 1),),
    "risks.risks": (
        ("kind", N_("Risk"), 3), ("likelihood", N_("Likely"), 1.2), ("impact", N_("Serious"), 1.2),
        ("mitigation", N_("What we do"), 5), ("owner", WHO, 1.6), ("trigger", N_("Sign"), 3),
    ),
    "risks.support_contacts": (
        ("service", N_("Service"), 1), ("contact", N_("Contact"), 1),
    ),
    "resources.people": (
        ("name", WHO, 2), ("hours_per_week", N_("Hours a week"), 1.2),
        ("skills", N_("Skills"), 3), ("steps", N_("Steps"), 4),
    ),
    "resources.partners": (
        ("name", N_("Partner"), 3), ("role", N_("Role"), 3), ("confirmed", N_("Agreed"), 1),
    ),
    "resources.income": (
        ("source", N_("Income"), 4), ("state", STATUS, 3), ("amount", N_("Amount"), 2),
    ),
    "resources.costs": (
        ("line", N_("Cost"), 3), ("note", N_("Note"), 4), ("amount", N_("Amount"), 2),
    ),
    "messengers.messengers": (
        ("label", N_("Messenger"), 4), ("kind", N_("Kind"), 2), ("segment", AUDIENCE, 2),
        ("agreed", N_("Agreed"), 1.6), ("consent_state", N_("Consent"), 1.8),
        ("consent_until", N_("Until"), 1.8),
    ),
    "content.pieces": (
        ("title", N_("Piece"), 3.4), ("format", N_("Format"), 2.2), ("segment", AUDIENCE, 2.5),
        ("channel", CHANNEL, 2), ("language", N_("Language"), 1.4), ("status", STATUS, 1.3),
        ("owner", WHO, 1.3), ("due", N_("Due"), 2.1),
    ),
    "pretest.tests": (
        ("piece", N_("Piece"), 3), ("with_whom", N_("With whom"), 2), ("how_many", N_("People"), 1),
        ("date", WHEN, 1.6), ("understood", N_("Understood"), 1.5),
        ("would_act", N_("Would act"), 1.5),
    ),
    "channels.channels": (
        ("channel", CHANNEL, 2.4), ("segment", AUDIENCE, 2.4), ("role", N_("Role"), 2.4),
        ("owner", WHO, 1.6), ("posts_per_week", N_("Posts a week"), 1.3),
        ("hours_per_week", N_("Hours a week"), 1.3), ("budget", N_("Budget"), 1.6),
    ),
    "channels.influencers": (
        ("label", N_("Account"), 3), ("fit", N_("Why"), 4), ("state", STATUS, 1.6),
        ("disclosure", N_("Partnership said"), 2),
    ),
    "channels.press": (
        ("outlet", N_("Outlet"), 3), ("contact_role", N_("Desk"), 3), ("date", WHEN, 2),
    ),
    "channels.offline": (
        ("activity", N_("Activity"), 4), ("place", N_("Place"), 3), ("date", WHEN, 2),
    ),
    "calendar.own_dates": (("date", WHEN, 2), ("name", N_("What"), 4), ("kind", N_("Kind"), 2)),
    "calendar.milestones": (("date", WHEN, 2), ("what", N_("Milestone"), 5), ("owner", WHO, 2)),
    "calendar.quiet_days": (("date", N_("Quiet day"), 2), ("why", N_("Why"), 4)),
    "moderation.shifts": (("day_part", WHEN, 1), ("person", WHO, 1)),
    "moderation.response_matrix": (
        ("case", N_("Somebody writes"), 2), ("do", N_("What we do"), 2), ("who", WHO, 2),
    ),
    "moderation.escalation": (
        ("whom", N_("Whom we call"), 2), ("when", N_("In which case"), 3),
        ("contact", N_("Contact"), 3),
    ),
    "tracking.entries": (
        ("date", WHEN, 1.9), ("indicator", N_("Indicator"), 2.6), ("value", N_("Value"), 1),
        ("spend", N_("Spent"), 1.1), ("note", N_("Note"), 4.6), ("proof", N_("Proof"), 2.4),
    ),
    "review.outcomes": (
        ("objective", N_("Objective"), 3), ("achieved", N_("Reached"), 1.4),
        ("evidence", N_("How we know"), 6),
    ),
    "tracking.changes": (("date", WHEN, 2), ("what", N_("What changed"), 4), ("why", N_("Why"), 4)),
}  # fmt: skip

SHORT = {  # what is told in small print or row by row, under a word instead of a question
    "audience.segments.rank": N_("Rank"),
    "audience.segments.kind": N_("Kind"),
    "audience.segments.age_min": N_("Aged from"),
    "audience.segments.age_max": N_("Aged to"),
    "audience.segments.place": N_("Place"),
    "audience.segments.current_view": N_("Today, on our subject"),
    "audience.segments.cares_about": N_("Holds dear"),
    "audience.segments.trusts": N_("Listens to"),
    "audience.segments.trusts_note": N_("On whom they trust"),
    "audience.segments.how_known": N_("How we know"),
    "audience.segments.languages": N_("Languages"),
    "audience.segments.size_estimate": N_("Size"),
    "audience.segments.size_source": N_("Source of the size"),
    "audience.segments.interests": N_("Likes"),
    "audience.segments.where_online": N_("Online"),
    "audience.segments.where_offline": N_("Elsewhere"),
    "audience.segments.barriers": N_("Held back by"),
    "objectives.objectives.level": N_("Moves"),
    "objectives.objectives.segment": N_("Audience"),
    "objectives.objectives.change_verb": N_("They will"),
    "objectives.objectives.metric": N_("Seen by"),
    "objectives.objectives.baseline": N_("Today"),
    "objectives.objectives.target": N_("Target"),
    "objectives.objectives.unit": N_("Counted in"),
    "objectives.objectives.by": N_("By"),
    "message.messages.segment": N_("Audience"),
    "message.messages.audience_value": N_("What it appeals to"),
    "message.messages.for_not_against": N_("Says what we are for"),
    "message.messages.tone": N_("Tone"),
    "message.messages.cta": N_("Call to action"),
    "message.messages.cta_level": N_("Asks people to"),
    "message.messages.cta_link": N_("Address"),
    "message.messages.cta_effort_minutes": N_("Minutes it takes"),
    "message.messages.words_to_avoid": N_("Words to avoid"),
    "message.messages.rights_check": N_("Checked"),
    "measurement.indicators.baseline_date": N_("Counted on"),
    "measurement.indicators.segment_proof": N_("How we know it is our audience"),
    "messengers.messengers.why_trusted": N_("Why trusted"),
    "messengers.messengers.reach_estimate": N_("Reaches"),
    "messengers.messengers.identifiable": N_("Recognisable"),
    "messengers.messengers.minor": N_("Minor"),
    "messengers.messengers.lived_trauma": N_("Lived it"),
    "messengers.messengers.support_before": N_("Support before"),
    "messengers.messengers.support_during": N_("Support during"),
    "messengers.messengers.support_after": N_("Support after"),
    "messengers.messengers.consent_scope": N_("Consent covers"),
    "messengers.messengers.consent_kept_at": N_("Document kept"),
    "messengers.messengers.withdraw_contact": N_("To withdraw"),
    "messengers.messengers.recheck": N_("Asked again"),
    "messengers.messengers.rechecked_on": N_("Asked again on"),
    "content.pieces.messenger": N_("Carried by"),
    "content.pieces.cta_included": N_("Says what to do"),
    "content.pieces.length_s": N_("Seconds"),
    "content.pieces.first_seconds": N_("Begins with"),
    "content.pieces.rights": N_("Rights"),
    "content.pieces.people_shown": N_("Shown"),
    "content.pieces.captions": N_("Captions"),
    "content.pieces.transcript": N_("Transcript"),
    "content.pieces.alt_text": N_("Alternative text"),
    "content.pieces.link": N_("Address"),
    "context.evidence.link": N_("Address"),
    "pretest.tests.felt": N_("Felt"),
    "pretest.tests.changed": N_("Changed since"),
    "channels.channels.account_state": N_("Account"),
    "channels.channels.followers_now": N_("Followers"),
    "channels.channels.paid": N_("Paid"),
    "channels.channels.ad_type": N_("Advertising"),
    "channels.channels.ad_rules_checked": N_("Rules checked"),
    "channels.channels.ad_rules_checked_on": N_("Checked on"),
    "channels.channels.ad_grant_checks": N_("Ready for the grant"),
}


def short_words(slug: str, group: Rows, question: Field) -> str:
    """Give a short word for a question (a message id), or the question itself."""
    return SHORT.get(f"{slug}.{group.key}.{question.key}", question.label)


def columns_of(slug: str, group: Rows) -> list[tuple[Field, str, float]]:
    """Give the columns of a group; none means that its rows are told one by one."""
    fields = {each.key: each for each in group.plain_fields()}
    listed = COLUMNS.get(f"{slug}.{group.key}")
    if listed:
        return [(fields[key], words, width) for key, words, width in listed]
    if group.inner_groups() or 0 < group.most <= FEW_ROWS:
        return []
    first = fields[group.title]
    others = [each for each in fields.values() if each is not first]
    return [(each, each.label, 1) for each in [first, *others][:MOST_COLUMNS]]
