"""Keeping what a team has counted in its small survey, among the answers of the log book."""

from collections.abc import Mapping
from typing import Any

from app.accounts.models import User
from app.campaigns.models import StepAnswer
from app.campaigns.opened import OpenCampaign
from app.campaigns.verbs import change_step
from app.keeping.saving import Answers, Outcome, Seen
from app.plan.survey import SURVEY_ROW
from app.questions.forms import changed
from app.questions.merge import Place

Counts = Mapping[str, Mapping[str, Any]]  # row of survey_questions -> key -> count, None if emptied


def save_survey(
    opened: OpenCampaign, about: Mapping[str, Any], counts: Counts, *, seen: Seen, by: User
) -> Outcome[StepAnswer]:
    """Save who was asked and what was counted; raises StaleAnswer."""

    def put(before: Answers) -> Answers:
        after = _with_row(before, "survey", SURVEY_ROW, about)
        for question, values in counts.items():
            after = _with_row(after, "survey_counts", question, values)
        return after

    return change_step(opened, "tracking", put, seen=seen, by=by)


def seen_places(text: str) -> dict[Place, int]:
    """Read which counts a page has shown in a later state: "group/row/key=revision" and so on."""
    found = {}
    for pair in text.split():
        place, _, revision = pair.rpartition("=")
        if revision.isascii() and revision.isdigit() and len(revision) < 10:
            found[Place.read(place)] = int(revision)
    return found


def _with_row(before: Answers, group: str, id: str, values: Mapping[str, Any]) -> Answers:
    """Change one row of a group; one that holds nothing is not made."""
    rows = [dict(row) for row in before.get(group) or []]
    found = next((row for row in rows if row["id"] == id), None)
    row = {**changed(found or {}, values), "id": id}
    if group == "survey_counts" and len(row) > 1:
        row["question"] = id
    if found is not None:
        rows[rows.index(found)] = row
    elif len(row) > 1:
        rows.append(row)
    return changed(before, {group: rows or None})
