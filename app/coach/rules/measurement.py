"""Rules about measuring (M): before the launch, among the right people, and in time to learn."""

from collections.abc import Iterator

from app.coach.answers import OBJECTIVE, called
from app.coach.remark import Found, Known, Severity, Term, rule, source
from app.coach.rules.objectives import DEEP, OBJECTIVES
from app.plan.answers import by_id, day, is_missing, number, text, total
from app.plan.plan import Plan
from app.questions.fields import N_

INDICATORS = "measurement.indicators"
LATE = 21  # days before the launch
OF_ANYBODY = frozenset({"reach", "impressions", "frequency"})  # whoever it was
COUNTS = frozenset({"platform", "web"})


def _indicator(row: dict[str, object]) -> Term:
    return Term("indicators", text(row, "indicator"))


def _by_objective(plan: Plan) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = {}
    for row in plan.rows(INDICATORS):
        if not is_missing(row, "indicator"):
            found.setdefault(text(row, "objective"), []).append(row)
    return found


@rule(
    "M1",
    Severity.CRITICAL,
    OBJECTIVES,
    title=N_("An objective that nothing measures"),
    rests_on=source("ctk_me"),
    why=N_(
        "Objectives are what you judge your campaign by. One indicator that you can "
        "collect yourselves is enough; choose it now, because the first figure must be "
        "older than the launch."
    ),
)
def not_measured(plan: Plan, _known: Known) -> Iterator[Found]:
    """An objective has no indicator in the measurement plan."""
    measured = _by_objective(plan)
    for row in plan.rows(OBJECTIVES):
        if row["id"] not in measured:
            yield Found(
                N_("Nothing measures the objective %(objective)s yet."),
                {"objective": called(row, OBJECTIVE)},
                row["id"],
                way="measurement.indicators",
            )


@rule(
    "M2",
    Severity.WARNING,
    INDICATORS,
    title=N_("No figure from before"),
    rests_on=source("cap", "iogt"),
    why=N_(
        "Without a figure from before, no figure from afterwards can show a change. Ask "
        "ten people the same question this week, or note down what the platform says "
        "today."
    ),
)
def no_baseline(plan: Plan, known: Known) -> Iterator[Found]:
    """An indicator has no figure from before, and the launch is at most 21 days away, or past.

    The figure of its objective is enough; "unknown" is none. Without a launch date: silent.
    """
    launch = day(plan.answers("calendar"), "launch_date")
    if launch is None or (launch - known.today).days > LATE:
        return
    objectives = by_id(plan, OBJECTIVES)
    for row in plan.rows(INDICATORS):
        before = number(row, "baseline_value")
        if before is None:
            before = number(objectives.get(text(row, "objective"), {}), "baseline")
        if before is None:
            yield Found(
                N_("“%(indicator)s” has no figure from before, and the launch is on %(launch)s."),
                {"indicator": _indicator(row), "launch": launch},
                row["id"],
                "baseline_value",
            )


@rule(
    "M3",
    Severity.WARNING,
    INDICATORS,
    title=N_("Figures that please"),
    rests_on=source("ctk_me", "hive"),
    why=N_(
        "Large numbers please and say little: a thousand views may be a thousand people "
        "who scrolled on. Add one figure that shows what people understood or did."
    ),
)
def vanity(plan: Plan, _known: Known) -> Iterator[Found]:
    """Every indicator chosen counts how often something was seen, by whomever."""
    chosen = [text(row, "indicator") for row in plan.rows(INDICATORS)]
    kinds = dict.fromkeys(each for each in chosen if each)
    if kinds and OF_ANYBODY.issuperset(kinds):
        terms = tuple(Term("indicators", key) for key in kinds)
        yield Found(N_("You measure only %(indicators)s."), {"indicators": terms})


@rule(
    "M4",
    Severity.WARNING,
    INDICATORS,
    title=N_("Reached, but whom?"),
    rests_on=source("ctk_me", "icpa"),
    why=N_(
        "Campaigns have reached millions and never learnt whether one of them was "
        "meant. Write how you will know: the platform's ages and places, a question at "
        "the door, a code only they were given."
    ),
)
def reach_of_whom(plan: Plan, _known: Known) -> Iterator[Found]:
    """A figure of reach does not say how one will know that these people are the audience."""
    for row in plan.rows(INDICATORS):
        if text(row, "indicator") in OF_ANYBODY and is_missing(row, "segment_proof"):
            yield Found(
                N_(
                    "“%(indicator)s” does not say yet how you will know that these people are your "
                    "audience."
                ),
                {"indicator": _indicator(row)},
                row["id"],
                "segment_proof",
            )


@rule(
    "M5",
    Severity.WARNING,
    OBJECTIVES,
    title=N_("Clicks for a change of mind"),
    rests_on=source("icpa", "ctk_meg"),
    why=N_(
        "A like is no change of mind. Ask a few people the same two questions before "
        "and after; the wizard offers some."
    ),
)
def counts_for_change(plan: Plan, _known: Known) -> Iterator[Found]:
    """An objective about attitudes or behaviour is measured by platform and web figures only.

    Comments that somebody reads and sorts are no counts; a source not chosen yet: silent.
    """
    measured = _by_objective(plan)
    for row in plan.rows(OBJECTIVES):
        sources = [text(each, "source") for each in measured.get(row["id"], [])]
        if text(row, "level") in DEEP and sources and COUNTS.issuperset(sources):
            yield Found(
                N_("%(objective)s is a change in people, measured only by what platforms count."),
                {"objective": called(row, OBJECTIVE)},
                row["id"],
                way="measurement.indicators",
            )


@rule(
    "M6",
    Severity.TIP,
    "measurement.review_dates",
    title=N_("Looking only at the end"),
    rests_on=source("ctk_me"),
    why=N_(
        "Figures help most while you can still change something. Put one evening in the "
        "calendar, halfway through, to look at them together."
    ),
)
def no_look_in_between(plan: Plan, _known: Known) -> Iterator[Found]:
    """No date to look at the figures before the last day; without a last day: silent."""
    end = day(plan.answers("calendar"), "end")
    dates = [day(row, "date") for row in plan.rows("measurement.review_dates")]
    if end and not any(each < end for each in dates if each):
        yield Found(
            N_("No date to look at your figures is set before %(end)s, the last day."), {"end": end}
        )


@rule(
    "M7",
    Severity.TIP,
    "resources.costs",
    title=N_("Nothing set aside for evaluation"),
    rests_on=source("ctk_meg"),
    why=N_(
        "Evaluation most often fails for lack of time and money. Set a little aside "
        "now, be it for printed questionnaires and one evening of two people."
    ),
)
def no_money_to_measure(plan: Plan, _known: Known) -> Iterator[Found]:
    """There is a budget, and neither a cost for evaluation nor a share of the budget for it."""
    costs = plan.rows("resources.costs")
    if total(costs, "amount") + total(plan.rows("resources.income"), "amount") <= 0:
        return
    paid = total([row for row in costs if text(row, "line") == "evaluation"], "amount")
    share = number(plan.answers("measurement"), "evaluation_budget_share") or 0
    if paid <= 0 and share <= 0:
        yield Found(N_("Your budget has no line for evaluation."))
