"""How far the evidence goes, in words: the level, what carries it, what the next one would need."""

from dataclasses import dataclass
from datetime import date

from app.campaigns.figures import words
from app.case_studies.pages.happened import EVIDENCE_LEVELS
from app.measures.evidence import evidence_of
from app.plan.plan import Plan
from app.questions.fields import N_
from app.web.locale import gettext, joined

REASONS = {
    0: N_("The log book holds no figure yet."),
    1: N_("The log book holds figures."),
    2: N_("A figure is of your audience itself, or you say how you know that it was them."),
    3: N_("Something about what people know, think or do was counted before and after."),
    4: N_("The change was set beside that of a group that did not see the campaign."),
}
NEEDS = {
    1: N_("Note at least one figure in the log book."),
    2: N_(
        "Note the reach in the target audience, or its coverage; or write beside the indicator how "
        "you know that these people are your audience."
    ),
    3: N_(
        "Ask the same questions before and after, at least 30 people each time: say so in the "
        "measurement plan, note the value before, and one after the launch."
    ),
    4: N_(
        "Ask a group that did not see the campaign, too, say so in the measurement plan, and note "
        "the net change. Or have somebody from outside evaluate it, and say so in the last step."
    ),
}


@dataclass(frozen=True)
class EvidenceView:
    """The level and its name, what carries it, and what is missing for the next one."""

    level: int
    name: str
    reasons: list[str]
    needs: str


def view_evidence(plan: Plan, today: date) -> EvidenceView:
    """Word the evidence of a plan."""
    found = evidence_of(plan, today)
    reasons = [gettext(found.also.get(found.level) or REASONS[found.level])]
    if carried_by := found.proofs.get(found.level):
        names = list(dict.fromkeys(words.indicator(each.key) for each in carried_by))
        reasons.append(gettext("It rests on: %(names)s.", names=joined(names)))
    if found.too_few:
        few = joined([words.indicator(each.key) for each in found.too_few])
        reasons.append(gettext("Too few answers, under 30, to count: %(names)s.", names=few))
    called = {each.key: gettext(each.label) for each in EVIDENCE_LEVELS}
    needs = gettext(NEEDS[found.next_level]) if found.next_level else ""
    return EvidenceView(found.level, called[found.level], reasons, needs)
