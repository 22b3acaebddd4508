"""What the routes of the moderators' desk share: its page, and what was sent from it."""

from collections.abc import Mapping

from flask import request
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.case_studies.desk import Papers, Refused, desk_view
from app.case_studies.desk_drafts import Texts, find_draft, forget_typed
from app.case_studies.lengths import Unfit
from app.case_studies.models import CaseStudy
from app.case_studies.queries import (
    get_sent,
    list_moves,
    list_remarks,
    list_versions,
    marks_of,
)
from app.case_studies.rights import Deed, check
from app.keeping.models import Act
from app.keeping.posting import number_in, seen_by_page
from app.web.locale import language
from app.web.pages import page


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


def desk_page(case: CaseStudy, refused: Refused | None = None, *, status: int = 200) -> Response:
    """Answer with the desk as it stands, or with what one of its forms sent in vain."""
    papers = Papers(
        versions=list_versions(case),
        remarks=list_remarks(case),
        moves=list_moves(case),
        marks={number: mark.said for number, mark in marks_of(case).items()},
        draft=find_draft(case, current_user),
        refused=refused or Refused(),
    )
    view = desk_view(case, papers, language())
    return page("moderation/desk.html", status=status, view=view)


def refuse(case: CaseStudy, unfit: Unfit, control: str, sent: Mapping[str, Texts]) -> Response:
    """Show the desk again with what was sent from one of its forms, and why it was not taken."""
    errors = {control: [_(unfit.message, **unfit.parameters)]}
    return desk_page(case, Refused(errors, sent, number_in("base")), status=unfit.status)
