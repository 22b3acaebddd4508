"""Case studies brought to a state, for tests that need one there."""

from typing import Any

from app.accounts.models import User
from app.case_studies.models import CaseStudy
from app.case_studies.sending import send_to_moderators
from app.case_studies.writing import start_case_study
from app.core.db import one_commit


def make_sent(answers: dict[str, Any], by: User) -> CaseStudy:
    """Make a case study that waits for a moderator."""
    with one_commit():
        case = start_case_study(answers, "fr", by=by)
    with one_commit():
        return send_to_moderators(case, by)
