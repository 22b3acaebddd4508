"""Who may do what with a case study: small predicates, all of which must hold."""

from collections.abc import Callable
from enum import StrEnum

from app.accounts.models import User
from app.case_studies.models import CaseStudy
from app.case_studies.states import EDITABLE, State
from app.core.errors import NotAllowed
from app.questions.fields import N_


class Deed(StrEnum):
    """What may be done with a case study."""

    EDIT = "edit"
    WITHDRAW = "withdraw"
    DELETE = "delete"
    REVIEW = "review"


def wrote_it(user: User, case: CaseStudy) -> bool:
    """They are its author."""
    return case.author_id is not None and case.author_id == user.id


def did_not_write_it(user: User, case: CaseStudy) -> bool:
    """They are not its author."""
    return not wrote_it(user, case)


def is_moderator(user: User, _case: CaseStudy) -> bool:
    """They moderate this site."""
    return user.is_moderator


def is_open(_user: User, case: CaseStudy) -> bool:
    """It is not being read by anybody now."""
    return State(case.state) in EDITABLE


def was_never_sent(_user: User, case: CaseStudy) -> bool:
    """Nobody but its author has ever seen it."""
    return case.state == State.DRAFT and case.round == 0


RULES: dict[Deed, tuple[Callable[[User, CaseStudy], bool], ...]] = {
    Deed.EDIT: (wrote_it, is_open),
    Deed.WITHDRAW: (wrote_it,),
    Deed.DELETE: (wrote_it, was_never_sent),
    Deed.REVIEW: (is_moderator, did_not_write_it),
}
WHY_NOT = {
    Deed.EDIT: N_("These answers are with the moderators: they cannot be changed meanwhile."),
    Deed.DELETE: N_("It was sent to the moderators before: you can take it back, not delete it."),
    Deed.REVIEW: N_("Nobody reviews their own case study: somebody else will read it."),
}


def may(user: User, deed: Deed, case: CaseStudy) -> bool:
    """Whether this person may do this with this case study."""
    return all(rule(user, case) for rule in RULES[deed])


def check(user: User, deed: Deed, case: CaseStudy) -> None:
    """Raise NotAllowed, in words, where they may not."""
    if not may(user, deed, case):
        raise NotAllowed(WHY_NOT.get(deed, ""))
