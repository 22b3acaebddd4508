"""Where a case study stands, in words for its author: state, who acts next, what is asked. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.case_studies.form import PAGES, Missing, find_question, list_missing
from app.case_studies.models import CaseStudy, Remark
from app.case_studies.states import EDITABLE, Actor, State, waits_for
from app.questions.fields import N_, Field, Page, Rows

USUAL_DELAY = 7  # days
STATES = {
    State.DRAFT: N_("Draft"),
    State.SUBMITTED: N_("Sent"),
    State.IN_REVIEW: N_("Being read"),
    State.CHANGES_REQUESTED: N_("Changes requested"),
    State.ACCEPTED: N_("Accepted"),
    State.PUBLISHED: N_("Published"),
    State.UNPUBLISHED: N_("Taken off the site"),
    State.DECLINED: N_("Not accepted"),
    State.WITHDRAWN: N_("Taken back by its author"),
}
WORDS = {
    State.DRAFT: N_("Only you see it. Send it when you are ready."),
    State.SUBMITTED: N_("It waits for a moderator. You usually hear from us within 7 days."),
    State.IN_REVIEW: N_("A moderator is reading it. You usually hear from us within 7 days."),
    State.CHANGES_REQUESTED: N_("It is your turn: a moderator asks you to look at it again."),
    State.ACCEPTED: N_("It is accepted. A moderator will publish it within a few days."),
    State.PUBLISHED: N_("It is in the library. Changes go through the moderators again."),
    State.UNPUBLISHED: N_("A moderator took it off the site. You can change it and send it again."),
    State.DECLINED: N_("The moderators did not accept it. You can work on it and try again."),
    State.WITHDRAWN: N_("You took it back. Nobody else sees it; you can go on with it any time."),
}
TRACK = (State.DRAFT, State.SUBMITTED, State.IN_REVIEW, State.ACCEPTED, State.PUBLISHED)
PLACE = {State.CHANGES_REQUESTED: 2, State.UNPUBLISHED: 4, State.DECLINED: 2, State.WITHDRAWN: 0}


@dataclass(frozen=True)
class Asked:
    """One remark of a moderator, the question it is about, and where to answer."""

    remark: Remark
    question: Field | Rows
    page: Page


@dataclass(frozen=True)
class StatusView:
    """Everything that the status page says."""

    case: CaseStudy
    name: str
    words: str
    waits_for: Actor
    track: list[tuple[str, str]]  # name of a stage, done, now or todo
    asked: list[Asked]
    settled: list[Asked]
    missing: list[Missing]
    pages: tuple[Page, ...]
    can_send: bool
    can_withdraw: bool
    can_revive: bool
    can_delete: bool


def status_view(case: CaseStudy, remarks: Sequence[Remark]) -> StatusView:
    """Say where a case study stands; remarks are shown once its author is asked."""
    state = State(case.state)
    may_read = state not in (State.SUBMITTED, State.IN_REVIEW)
    asked = list(_asked(remarks)) if may_read else []
    return StatusView(
        case=case,
        name=STATES[state],
        words=WORDS[state],
        waits_for=waits_for(state),
        track=_track(state),
        asked=[each for each in asked if each.remark.settled_at is None],
        settled=[each for each in asked if each.remark.settled_at is not None],
        missing=list_missing(case.answers) if state in EDITABLE else [],
        pages=PAGES,
        can_send=state in EDITABLE and not _is_shown_as_it_is(case),
        can_withdraw=state not in (State.WITHDRAWN, State.DECLINED),
        can_revive=state in (State.WITHDRAWN, State.DECLINED),
        can_delete=state is State.DRAFT and case.round == 0,
    )


def _is_shown_as_it_is(case: CaseStudy) -> bool:
    """Whether readers see the very answers that are stored: there is nothing new to send."""
    if case.state != State.PUBLISHED or case.submitted_at is None:
        return False
    return case.saved_at <= case.submitted_at


def _asked(remarks: Sequence[Remark]) -> list[Asked]:
    found = ((remark, find_question(remark.question)) for remark in remarks)
    return [Asked(remark, place[1], place[0]) for remark, place in found if place]


def _track(state: State) -> list[tuple[str, str]]:
    """Say what is done, where it stands now in the words of its state, and what comes."""
    here = PLACE.get(state, TRACK.index(state) if state in TRACK else 0)
    done = [(STATES[stage], "done") for stage in TRACK[:here]]
    return [*done, (STATES[state], "now"), *((STATES[each], "todo") for each in TRACK[here + 1 :])]
