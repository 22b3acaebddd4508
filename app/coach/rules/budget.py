"""Rules about money (B): costs that somebody pays."""

from collections.abc import Iterator

from app.coach.remark import Found, Known, Money, Severity, practice, rule, source
from app.plan.arithmetic import COSTS, budget_of
from app.plan.plan import Plan
from app.questions.fields import N_

RESERVE = 0.05  # of all costs


@rule(
    "B1",
    Severity.CRITICAL,
    COSTS,
    title=N_("Who pays?"),
    rests_on=source("unw"),
    why=N_(
        "Money that is only asked for pays no bill. Cut what can wait, or write next to "
        "each line when the money comes and what you do without it."
    ),
)
def not_paid(plan: Plan, _known: Known) -> Iterator[Found]:
    """Costs are larger than the income held; a warning if what was asked for would cover them.

    Help in kind pays no cost.
    """
    budget = budget_of(plan)
    if budget.gap:
        amounts = {"costs": budget.cost, "held": budget.held, "asked": budget.asked}
        yield Found(
            N_("Your costs are %(costs)s; you hold %(held)s and have asked for %(asked)s."),
            {name: Money(amount) for name, amount in amounts.items()},
            severity=None if budget.gap_at_best else Severity.WARNING,
        )


@rule(
    "B2",
    Severity.TIP,
    COSTS,
    title=N_("A budget out of balance"),
    rests_on=practice(),
    why=N_(
        "What is shown must be made, and one wants to know whether it worked; and "
        "something always costs more. Leave one twentieth for it."
    ),
)
def out_of_balance(plan: Plan, _known: Known) -> Iterator[Found]:
    """Media is paid for, content or evaluation is not; or the reserve is below 5 % of all costs.

    Silent without costs.
    """
    budget = budget_of(plan)
    costs, reserve = budget.cost, budget.cost_of("contingency")
    media, content, evaluation = map(budget.cost_of, ("media", "content", "evaluation"))
    if costs <= 0:
        return
    if media > 0 and (content <= 0 or evaluation <= 0):
        yield Found(
            N_("You pay %(media)s for media, and nothing for content or for evaluation."),
            {"media": Money(media)},
        )
    elif reserve < RESERVE * costs:
        yield Found(
            N_("Of %(costs)s, %(reserve)s are set aside for what you do not foresee."),
            {"costs": Money(costs), "reserve": Money(reserve)},
        )
