"""Where a case study stands, how it may move on, and who may move it. Pure."""

from enum import StrEnum


class State(StrEnum):
    """The states of facts.md, in the order of a good day."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_REVIEW = "in_review"
    CHANGES_REQUESTED = "changes_requested"
    ACCEPTED = "accepted"
    PUBLISHED = "published"
    UNPUBLISHED = "unpublished"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Actor(StrEnum):
    """Who has to act next, or who acts."""

    AUTHOR = "author"
    MODERATOR = "moderator"
    NOBODY = "nobody"


A, M = Actor.AUTHOR, Actor.MODERATOR
S = State

MOVES: dict[tuple[State, State], Actor] = {
    (S.DRAFT, S.SUBMITTED): A,
    (S.CHANGES_REQUESTED, S.SUBMITTED): A,
    (S.PUBLISHED, S.SUBMITTED): A,
    (S.UNPUBLISHED, S.SUBMITTED): A,
    (S.SUBMITTED, S.IN_REVIEW): M,
    (S.IN_REVIEW, S.SUBMITTED): M,
    (S.IN_REVIEW, S.CHANGES_REQUESTED): M,
    (S.IN_REVIEW, S.ACCEPTED): M,
    (S.IN_REVIEW, S.DECLINED): M,
    (S.IN_REVIEW, S.PUBLISHED): M,  # a revision that is declined: the old version stays
    (S.ACCEPTED, S.CHANGES_REQUESTED): M,
    (S.ACCEPTED, S.PUBLISHED): M,
    (S.UNPUBLISHED, S.PUBLISHED): M,
    (S.DECLINED, S.DRAFT): A,
    (S.WITHDRAWN, S.DRAFT): A,
}
MOVES |= {
    (state, S.WITHDRAWN): A for state in State if state not in (S.WITHDRAWN, S.DECLINED)
}  # its author may take it back at any time
MOVES |= {
    (state, S.UNPUBLISHED): M for state in State if state not in (S.UNPUBLISHED, S.WITHDRAWN)
}  # in an emergency, whatever is under way: only where something is live

OWN = frozenset({S.DRAFT, S.WITHDRAWN})  # its author's alone, even if moderators had it before
EDITABLE = frozenset({S.DRAFT, S.CHANGES_REQUESTED, S.PUBLISHED, S.UNPUBLISHED})
WAITING_FOR = {
    S.DRAFT: A,
    S.CHANGES_REQUESTED: A,
    S.UNPUBLISHED: A,
    S.SUBMITTED: M,
    S.IN_REVIEW: M,
    S.ACCEPTED: M,
}


def may_move(before: State, after: State, actor: Actor) -> bool:
    """Whether this actor may move a case study from one state to another."""
    return MOVES.get((before, after)) == actor


def waits_for(state: State) -> Actor:
    """Say who acts next."""
    return WAITING_FOR.get(state, Actor.NOBODY)
