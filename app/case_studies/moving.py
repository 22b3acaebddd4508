"""Moving a case study from state to state: the one place where a state changes."""

from app.accounts.models import User
from app.case_studies.models import CaseStudy, Move
from app.case_studies.states import Actor, State, may_move
from app.core.clock import now
from app.core.db import db
from app.core.errors import Conflict
from app.core.events import record
from app.questions.fields import N_

MOVED_ON = N_("This case study moved on since you opened the page. Reload it to see where it is.")


def check_turn(case: CaseStudy, seen: int) -> None:
    """Raise Conflict unless the decision was made about the case study as it stands now."""
    if case.turn != seen:
        raise Conflict(MOVED_ON)


def move(case: CaseStudy, after: State, actor: Actor, *, why: str = "", by: User | None) -> None:
    """Move a case study on and write it down; raises Conflict where there is no such way."""
    before = State(case.state)
    if not may_move(before, after, actor):
        raise Conflict(MOVED_ON)
    moment = now()
    db.session.add(
        Move(
            case_id=case.id,
            before=before,
            after=after,
            by_id=by.id if by else None,
            at=moment,
            why=why,
        )
    )
    case.state = after
    case.state_since = moment
    case.turn += 1
    record(f"case_study.{after}", what=case.public_id, who=by.public_id if by else None)
