"""What the routes of the moderators' desk share: whose case study it is, what was sent from it."""

from collections.abc import Mapping

from flask import request
from flask_login import current_user

from app.case_studies.desk_drafts import Texts, forget_typed
from app.case_studies.models import CaseStudy
from app.case_studies.queries import get_sent
from app.case_studies.rights import Deed, check
from app.keeping.models import Act
from app.keeping.posting import seen_by_page


def readable(public_id: str, *, lock: bool = False) -> CaseStudy:
    """Load a case study that was sent and is not one's own."""
    case = get_sent(public_id, lock=lock)
    check(current_user, Deed.REVIEW, case)
    return case


def texts_named(*names: str) -> Texts:
    """Give what was sent in these controls."""
    return {name: request.form.getlist(name) for name in names}


def forget_sent(case: CaseStudy, sent: Mapping[str, Texts]) -> None:
    """Forget what the page had kept of the words that it has sent now."""
    forget_typed(case, sent, seen_by_page(Act.SUBMITTED), current_user)
