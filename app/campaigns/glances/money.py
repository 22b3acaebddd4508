"""Money: what the campaign costs, beside what is there for it."""

from app.campaigns.glances import words
from app.campaigns.glances.glance import Cell, Glance, Line, Table
from app.plan.answers import number, text
from app.plan.arithmetic import COSTS, Budget, Row, budget_of
from app.plan.plan import Plan
from app.web.locale import gettext, joined


def money_glance(plan: Plan) -> Glance:
    """Show whether the costs are paid; nothing without any amount."""
    budget, title = budget_of(plan), gettext("Money")
    if all(number(row, "amount") is None for row in [*budget.costs, *budget.income]):
        return Glance("money", title)
    return Glance(
        "money",
        title,
        said=_said(budget, plan.currency),
        is_warning=budget.gap > 0,
        more=_uncounted(budget),
        tables=[_costs(budget, plan.currency), _income(budget, plan.currency)],
    )


def _said(budget: Budget, currency: str) -> str:
    given = {
        "cost": words.amount(budget.cost, currency),
        "held": words.amount(budget.held, currency),
        "asked": words.amount(budget.asked, currency),
        "gap": words.amount(budget.gap, currency),
        "missing": words.amount(budget.gap_at_best, currency),
        "left": words.amount(budget.left, currency),
    }
    if not budget.cost:
        return gettext("You hold %(held)s; no cost has an amount yet.", **given)
    if not budget.gap:
        said = gettext("Your costs are %(cost)s, and you hold %(held)s: they are paid.", **given)
        left = gettext("Left: %(left)s.", **given)
        return f"{said} {left}" if budget.left else said
    said = gettext("Your costs are %(cost)s, and you hold %(held)s.", **given)
    if not budget.gap_at_best:
        more = gettext(
            "The %(gap)s that are missing would come from what you have asked for.", **given
        )
    elif budget.asked:
        more = gettext(
            "Even with the %(asked)s that you have asked for, %(missing)s would be missing.",
            **given,
        )
    else:
        more = gettext("Missing: %(gap)s.", **given)
    return f"{said} {more}"


def _uncounted(budget: Budget) -> list[str]:
    names = words.each_once(_name(budget, row) for row in budget.uncounted)
    if not names:
        return []
    return [
        gettext(
            "Not counted, as the amount is missing, or whether you have it: %(names)s.",
            names=joined(names),
        )
    ]


def _name(budget: Budget, row: Row) -> str:
    if row in budget.costs:
        return words.chosen(COSTS, "line", text(row, "line"))
    return text(row, "source") or gettext("an income without a name")


def _costs(budget: Budget, currency: str) -> Table:
    kinds = words.each_once(text(row, "line") for row in budget.costs)
    lines = [
        Line(
            Cell.of(words.upper(words.chosen(COSTS, "line", kind))),
            [_cost(budget, kind, currency)],
        )
        for kind in kinds
    ]
    total = Cell.of(words.amount(budget.cost, currency))
    lines.append(Line(Cell.of(gettext("In all")), [total], is_total=True))
    heads = [gettext("What for"), gettext("Amount")]
    return Table(gettext("What it costs"), heads, lines, numbers=True)


def _cost(budget: Budget, kind: str, currency: str) -> Cell:
    if not budget.has_cost(kind):
        return Cell.gap(gettext("not known yet"))
    return Cell.of(words.amount(budget.cost_of(kind), currency))


def _income(budget: Budget, currency: str) -> Table:
    amounts = [
        (Cell.of(gettext("Money that you have")), budget.held),
        (Cell.of(gettext("Money that you have asked for")), budget.asked),
    ]
    if budget.in_kind:
        no_money = gettext("pays no bill, so it is not counted")
        amounts.append((Cell.of(gettext("Given in kind"), no_money), budget.in_kind))
    lines = [Line(head, [Cell.of(words.amount(given, currency))]) for head, given in amounts]
    gap = words.amount(budget.gap, currency)
    cell = Cell.gap(gap) if budget.gap else Cell.of(gap)
    lines.append(Line(Cell.of(gettext("Costs that nobody pays yet")), [cell], is_total=True))
    heads = [gettext("Money"), gettext("Amount")]
    return Table(gettext("What is there for it"), heads, lines, numbers=True)
