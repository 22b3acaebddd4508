"""The order of the wizard: phases, states, what comes next; any order is allowed."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any

from app.plan.plan import Plan
from app.plan.steps import BY_SLUG, STEPS
from app.questions.fields import N_, Field, Page, Rows
from app.questions.progress import Gap, Progress, is_empty, list_gaps, progress_of

PHASES = {
    "plan": N_("Plan"),
    "produce": N_("Produce"),
    "promote": N_("Promote"),
    "measure": N_("Measure"),
}
NUMBER_OF_PHASE = {slug: number for number, slug in enumerate(PHASES, start=1)}
NUMBER_OF_STEP = {step.slug: number for number, step in enumerate(STEPS, start=1)}
NOTHING_UNSETTLED: Mapping[str, int] = {}


@dataclass(frozen=True)
class Stop:
    """One step on the way: where it stands, what it still needs, and what is to be settled."""

    step: Page
    number: int
    progress: Progress
    gaps: tuple[Gap, ...]
    unsettled: int = 0  # critical remarks of the coach

    @property
    def is_ready(self) -> bool:
        """Whether nothing is missing any more."""
        return self.progress is Progress.READY


@dataclass(frozen=True)
class Phase:
    """One of the four phases with its steps."""

    slug: str
    title: str
    number: int
    stops: tuple[Stop, ...]

    @property
    def ready(self) -> int:
        """How many of its steps are ready."""
        return sum(stop.is_ready for stop in self.stops)

    @property
    def percent(self) -> int:
        """How far the phase is: ready steps count whole, begun ones half."""
        begun = sum(stop.progress is Progress.IN_PROGRESS for stop in self.stops)
        return round(100 * (self.ready + begun / 2) / len(self.stops))


@dataclass(frozen=True)
class Journey:
    """The whole way of one campaign."""

    phases: tuple[Phase, ...]

    @property
    def stops(self) -> list[Stop]:
        """All steps in order."""
        return [stop for phase in self.phases for stop in phase.stops]

    @property
    def ready(self) -> int:
        """How many steps are ready."""
        return sum(phase.ready for phase in self.phases)

    @property
    def next_stop(self) -> Stop | None:
        """The next thing to do: the first step that is not ready; none when all are."""
        return next((stop for stop in self.stops if not stop.is_ready), None)

    def stop(self, slug: str) -> Stop:
        """Find a step's place."""
        return next(stop for stop in self.stops if stop.step.slug == slug)

    def phase_of(self, slug: str) -> Phase:
        """Find the phase of a step."""
        return next(phase for phase in self.phases if any(s.step.slug == slug for s in phase.stops))


def journey_of(
    plan: Plan,
    gone_through: frozenset[str] = frozenset(),
    unsettled: Mapping[str, int] = NOTHING_UNSETTLED,
) -> Journey:
    """Work out where every step stands.

    `gone_through` names the steps once continued from; `unsettled` counts by step the critical
    remarks of the coach, which keep a step from being ready.
    """
    stops = [
        stop_of(
            step.slug,
            plan,
            is_gone_through=step.slug in gone_through,
            unsettled=unsettled.get(step.slug, 0),
        )
        for step in STEPS
    ]
    return Journey(
        tuple(
            Phase(slug, title, number, tuple(s for s in stops if s.step.phase == slug))
            for number, (slug, title) in enumerate(PHASES.items(), start=1)
        )
    )


def stop_of(slug: str, plan: Plan, *, is_gone_through: bool, unsettled: int = 0) -> Stop:
    """Work out where one step stands; of the plan only its own answers count."""
    step, answers = BY_SLUG[slug], plan.kept(slug)
    gaps = tuple(list_gaps(step, answers))
    progress = progress_of(step, answers, opened=is_gone_through, gaps=gaps)
    if progress is Progress.READY and unsettled:
        progress = Progress.IN_PROGRESS
    return Stop(step, NUMBER_OF_STEP[slug], progress, gaps, unsettled)


def neighbours(slug: str) -> tuple[Page | None, Page | None]:
    """Give the steps before and after."""
    index = next(i for i, step in enumerate(STEPS) if step.slug == slug)
    before = STEPS[index - 1] if index else None
    return before, STEPS[index + 1] if index + 1 < len(STEPS) else None


def express(questions: tuple[Field | Rows, ...]) -> tuple[Field | Rows, ...]:
    """Keep what Express shows: only what "ready" needs, and groups that may need rows."""
    return tuple(each for each in questions if each.needed or _is_heart(each))


def _is_heart(question: Field | Rows) -> bool:
    """A group whose rows have needed questions belongs to Express though it may stay empty."""
    return isinstance(question, Rows) and any(each.needed for each in question.plain_fields())


def shown(
    questions: tuple[Field | Rows, ...],
    depth: str,
    answers: Mapping[str, Any],
    also: Container[str] = (),
) -> tuple[Field | Rows, ...]:
    """Give the questions to draw in a depth.

    Express also shows what was already answered, and what the coach asks about (`also`).
    """
    questions = tuple(e for e in questions if not (isinstance(e, Rows) and e.own_page))
    if depth == "complete":
        return questions
    kept = set(express(questions))
    return tuple(
        e for e in questions if e in kept or e.key in also or not is_empty(answers.get(e.key))
    )
