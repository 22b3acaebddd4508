"""What a moderator does at the desk: take it, remark, check, and decide; all of it written down."""

from collections.abc import Collection, Mapping

from sqlalchemy import select

from app.accounts.models import User
from app.case_studies.checklist import BY_NUMBER, Mark, Ticked
from app.case_studies.form import find_question
from app.case_studies.lengths import MESSAGE, NOTE, REMARK, TOO_LONG, Unfit, check_length
from app.case_studies.letters import write_to_author
from app.case_studies.models import CaseStudy, CheckMark, Remark
from app.case_studies.moving import MOVED_ON, check_turn, move
from app.case_studies.queries import list_remarks, marks_of
from app.case_studies.rights import Deed, check
from app.case_studies.states import Actor, State
from app.core.clock import now
from app.core.db import db
from app.core.errors import Conflict, Missing
from app.questions.fields import N_


class PointsRefused(Unfit):
    """Points of the checklist that cannot be kept as they were sent, so that none was.

    `too_long` names those whose note is; `changed` are those that say something else by now than
    the page had drawn, as they are stored.
    """

    def __init__(self, too_long: Collection[int], changed: Mapping[int, Mark]) -> None:
        super().__init__(N_("These points could not be saved: nothing is lost."))
        self.too_long = too_long
        self.changed = changed
        self.status = Conflict.status if changed else Unfit.status


class SentAgain(PointsRefused):
    """The points were answered about answers that their author has replaced meanwhile."""


def claim(case: CaseStudy, by: User) -> CaseStudy:
    """Take it for reading; taking over from somebody is allowed, taking it twice is once."""
    check(by, Deed.REVIEW, case)
    if case.state == State.SUBMITTED:
        move(case, State.IN_REVIEW, Actor.MODERATOR, by=by)
    if case.state not in (State.IN_REVIEW, State.ACCEPTED):
        raise Conflict(MOVED_ON)
    if case.claimed_by_id != by.id:
        case.claimed_by_id = by.id
        case.claimed_at = now()
    return case


def release(case: CaseStudy, by: User) -> CaseStudy:
    """Give it back to the queue; twice is once."""
    check(by, Deed.REVIEW, case)
    if case.state == State.IN_REVIEW:
        move(case, State.SUBMITTED, Actor.MODERATOR, by=by)
    case.claimed_by_id = None
    case.claimed_at = None
    return case


def remark(
    case: CaseStudy, question: str, text: str, *, row: str = "", for_author: bool = True, by: User
) -> Remark:
    """Say something at an answer; the author reads it once changes are requested."""
    check(by, Deed.REVIEW, case)
    if find_question(question) is None:
        raise Missing
    if not text:
        raise Unfit(N_("Write your remark first."))
    check_length(text, REMARK, N_("Shorten your remark: %(limit)s characters at most."))
    said = Remark(
        case_id=case.id,
        question=question,
        row=row[:40] or None,
        text=text,
        number=case.round,
        by_id=by.id,
        for_author=for_author,
    )
    db.session.add(said)
    db.session.flush()
    return said


def settle(case: CaseStudy, remark_id: str, by: User) -> Remark:
    """Call a remark settled; twice is once."""
    check(by, Deed.REVIEW, case)
    chosen = select(Remark).where(Remark.case_id == case.id, Remark.public_id == remark_id)
    found = db.session.scalars(chosen).one_or_none()
    if found is None:
        raise Missing
    found.settled_at = found.settled_at or now()
    return found


def mark_points(case: CaseStudy, ticked: Ticked, by: User) -> None:
    """Answer points of the checklist for the round being read; raises PointsRefused.

    Only what differs from what the page had drawn is this person's answer, and bears their name.
    """
    check(by, Deed.REVIEW, case)
    marks = marks_of(case)
    stored = {number: mark.said for number, mark in marks.items()}
    touched = {n: mark for n, mark in ticked.touched().items() if n in BY_NUMBER}
    _check_points(case, ticked, touched, stored)
    for number, given in touched.items():
        if given == stored.get(number, Mark()):
            continue
        mark = marks.get(number) or CheckMark(case_id=case.id, number=case.round, point=number)
        mark.answer, mark.note, mark.by_id = *given, by.id
        db.session.add(mark)
    db.session.flush()


def _check_points(
    case: CaseStudy, ticked: Ticked, touched: Mapping[int, Mark], stored: Mapping[int, Mark]
) -> None:
    """Raise PointsRefused unless all points can be kept as they were sent."""
    now_there = {number: stored.get(number, Mark()) for number in touched}
    if touched and ticked.round != case.round:
        raise SentAgain((), now_there)
    changed = {
        number: mark
        for number, mark in now_there.items()
        if mark not in (ticked.drawn.get(number, Mark()), touched[number])
    }
    too_long = [number for number, mark in touched.items() if len(mark.note) > NOTE]
    if changed or too_long:
        raise PointsRefused(too_long, changed)


def request_changes(case: CaseStudy, message: str, seen: int, by: User) -> CaseStudy:
    """Give it back to its author with open remarks, a message, or both."""
    check(by, Deed.REVIEW, case)
    check_turn(case, seen)
    check_length(message, MESSAGE, TOO_LONG)
    open_remarks = [each for each in list_remarks(case, for_author=True) if each.settled_at is None]
    if not open_remarks and not message:
        raise Unfit(N_("Say what should change: a remark at an answer, or a message."))
    move(case, State.CHANGES_REQUESTED, Actor.MODERATOR, why=message, by=by)
    write_to_author(case, "changes", message, open_remarks=len(open_remarks))
    return case


def accept(case: CaseStudy, message: str, seen: int, by: User) -> CaseStudy:
    """Accept it for publication; it is not public yet."""
    check(by, Deed.REVIEW, case)
    check_turn(case, seen)
    check_length(message, MESSAGE, TOO_LONG)
    move(case, State.ACCEPTED, Actor.MODERATOR, why=message, by=by)
    write_to_author(case, "acceptance", message)
    return case


def decline(case: CaseStudy, message: str, seen: int, by: User) -> CaseStudy:
    """Do not publish it, and say why; a revision is declined while the old version stays."""
    check(by, Deed.REVIEW, case)
    check_turn(case, seen)
    check_length(message, MESSAGE, TOO_LONG)
    if not message:
        raise Unfit(N_("Say why: whoever wrote this deserves a reason."))
    after = State.PUBLISHED if case.is_live else State.DECLINED
    move(case, after, Actor.MODERATOR, why=message, by=by)
    write_to_author(case, "refusal", message)
    return case
