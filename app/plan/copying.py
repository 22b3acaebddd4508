"""What goes along when a plan is copied: all of it, or what serves as a model for the next. Pure.

Consent is given for one use, so none goes along in either. Rows keep their ids: what refers to a
row still finds it, and ids need only differ inside one campaign.
"""

from collections.abc import Mapping
from typing import Any

from app.plan.leaving_out import filtered
from app.plan.plan import Answers, Plan
from app.plan.steps import STEPS
from app.questions.fields import Field, Kind, Rows

Steps = Mapping[str, Answers]
OF_CONSENT = frozenset(
    {
        "agreed", "consent_state", "consent_scope", "consent_until", "consent_kept_at", "recheck",
        "rechecked_on",
    }
)  # fmt: skip
RESULTS = frozenset({"pretest", "tracking", "review"})  # whole steps
# Numbers that plan; every other one was measured, counted or is to be set anew.
PLANNING = {
    "context.evidence": {"year"},
    "audience.segments": {"age_min", "age_max"},
    "measurement": {"evaluation_budget_share"},
    "message.messages": {"cta_effort_minutes"},
    "content.pieces": {"length_s"},
    "channels.channels": {"posts_per_week", "hours_per_week"},
    "moderation": {"response_time_h"},
}
FIGURES = {
    "audience.segments": {"size_source"},
    "measurement.indicators": {"segment_proof"},
}
# People, what was agreed with them or checked for them, and the state of what was made.
OF_THIS_CAMPAIGN = {
    "basics": {"is_live"},
    "audience": {"consulted", "consulted_how"},
    "risks": {"crisis_contact"},
    "resources": {"people"},
    "resources.partners": {"confirmed"},
    "resources.income": {"state"},
    "channels": {"influencers"},
    "channels.channels": {"ad_rules_checked", "ad_grant_checks"},
    "calendar": {"why_this_date", "date_sensitive", "victims_consulted", "quiet_days"},
    "moderation": {"shifts", "escalation"},
}
KEPT_OF_ROWS = {
    "messengers.messengers": {"kind", "segment"},
    "content.pieces": {
        "title", "format", "segment", "messenger", "channel", "language", "length_s",
        "first_seconds",
    },
}  # fmt: skip


def without_consents(steps: Steps) -> dict[str, Answers]:
    """Give all answers, but nothing of what people agreed to: it was for one campaign."""
    kept = dict(steps)
    if messengers := kept.get("messengers"):
        rows = messengers.get("messengers") or []
        cleared = [{k: v for k, v in row.items() if k not in OF_CONSENT} for row in rows]
        kept["messengers"] = {**messengers, "messengers": cleared}
    if review := kept.get("review"):
        kept["review"] = {k: v for k, v in review.items() if k != "consents_rechecked"}
    return kept


def as_a_model(plan: Plan) -> Plan:
    """Give what serves the next campaign: no figures, results, dates, people or consents."""
    steps = {
        step.slug: _without_empty_rows(filtered(step, plan.answers(step.slug), _serves))
        for step in STEPS
        if step.slug not in RESULTS
    }
    return Plan({slug: answers for slug, answers in steps.items() if answers})


def _serves(question: Field | Rows, where: str) -> bool:
    """Whether the answers to a question serve another campaign."""
    key = question.key
    if where in KEPT_OF_ROWS:
        return key in KEPT_OF_ROWS[where]
    if key in OF_THIS_CAMPAIGN.get(where, ()) or key in FIGURES.get(where, ()):
        return False
    if isinstance(question, Rows):
        return True
    if question.kind is Kind.NUMBER:
        return key in PLANNING.get(where, ())
    return question.kind not in (Kind.DATE, Kind.MONEY, Kind.PERSON, Kind.IMAGE)


def _without_empty_rows(answers: Answers) -> dict[str, Any]:
    """Drop rows of which nothing is left, such as one that was only a date."""
    kept: dict[str, Any] = {}
    for key, value in answers.items():
        is_rows = isinstance(value, list) and all(isinstance(each, Mapping) for each in value)
        left = [row for row in value if row.keys() - {"id"}] if is_rows else value
        if left not in ("", [], {}, None):
            kept[key] = left
    return kept
