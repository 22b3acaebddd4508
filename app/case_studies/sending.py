"""What an author does with a case study as a whole: send it, take it back, take it up again."""

from app.accounts.models import User
from app.case_studies.form import Missing, list_missing
from app.case_studies.letters import confirm_sending, tell_reader_of_withdrawal
from app.case_studies.models import CaseStudy, CaseStudyVersion
from app.case_studies.moving import move
from app.case_studies.publishing import take_off
from app.case_studies.rights import Deed, check
from app.case_studies.states import Actor, State
from app.core.clock import now
from app.core.db import db
from app.core.errors import Conflict
from app.keeping.models import Act
from app.keeping.saving import name_version
from app.questions.fields import N_


class NotReady(Conflict):
    """Something needed is still missing before it can be sent."""

    def __init__(self, missing: list[Missing]) -> None:
        super().__init__(N_("Some answers are still missing."))
        self.missing = missing


def send_to_moderators(case: CaseStudy, by: User) -> CaseStudy:
    """Send the answers as they are as the next round; sending twice is sending once."""
    if case.author_id == by.id and case.state in (State.SUBMITTED, State.IN_REVIEW):
        return case
    check(by, Deed.EDIT, case)
    missing = list_missing(case.answers)
    if missing:
        raise NotReady(missing)
    case.round += 1
    case.submitted_at = now()
    case.claimed_by_id = None
    case.claimed_at = None
    db.session.add(
        CaseStudyVersion(
            case_id=case.id,
            number=case.round,
            language=case.language,
            content=case.readable,
            by_id=by.id,
        )
    )
    name_version(case, Act.SUBMITTED)
    move(case, State.SUBMITTED, Actor.AUTHOR, by=by)
    confirm_sending(case, by)
    return case


def withdraw(case: CaseStudy, by: User) -> CaseStudy:
    """Take it back, whatever its state; if it was public it is gone at once. Twice is once."""
    check(by, Deed.WITHDRAW, case)
    if case.state == State.WITHDRAWN:
        return case
    if case.is_live:
        take_off(case)
    tell_reader_of_withdrawal(case)
    case.claimed_by_id = None
    move(case, State.WITHDRAWN, Actor.AUTHOR, by=by)
    return case


def take_up_again(case: CaseStudy, by: User) -> CaseStudy:
    """Go on writing at what was taken back or not accepted."""
    check(by, Deed.WITHDRAW, case)
    if case.state != State.DRAFT:
        move(case, State.DRAFT, Actor.AUTHOR, by=by)
    return case
