"""What the coach says of a plan, on paper: open remarks, and what the team set aside. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.coach.remark import Remark
from app.coach.telling import BASES, SEVERITIES, Teller
from app.exports.document import Block, Cell, Fact, Heading, Note, Row, Table
from app.plan.steps import BY_SLUG
from app.questions.fields import N_

Say = Callable[[str], str]
THIN_EVIDENCE = N_(
    "The coach sees what a machine can see. Research on such campaigns is thin: read its remarks "
    "as a colleague’s advice."
)


@dataclass(frozen=True)
class Annex:
    """The coach's remarks: those still open, and those set aside with the team's reason."""

    open: Sequence[Remark]
    set_aside: Sequence[tuple[Remark, str]]
    teller: Teller


def annex_of(annex: Annex, say: Say) -> list[Block]:
    """Set the coach's remarks in two tables, each with what it rests on."""
    blocks: list[Block] = [Heading(1, say(N_("What the coach says"))), Note(say(THIN_EVIDENCE))]
    if annex.open:
        blocks.append(_table(say(N_("Open remarks")), annex, [(r, "") for r in annex.open], say))
    if annex.set_aside:
        blocks.append(_table(say(N_("Set aside by the team")), annex, annex.set_aside, say))
    if not annex.open and not annex.set_aside:
        blocks.append(Note(say(N_("The coach has no remark."))))
    return blocks


def _table(caption: str, annex: Annex, remarks: Sequence[tuple[Remark, str]], say: Say) -> Table:
    is_answered = any(because for _, because in remarks)
    head = [say(N_("Step")), say(N_("What it saw")), say(N_("Why it matters"))]
    rows = [_row(annex.teller, remark, say) for remark, _ in remarks]
    if not is_answered:
        return Table(caption, head, [2, 4, 5], rows)
    reasons = [
        Row([*row.cells, Cell([because])], row.more)
        for row, (_, because) in zip(rows, remarks, strict=True)
    ]
    return Table(caption, [*head, say(N_("Not for us, because"))], [2, 3.4, 4, 3], reasons)


def _row(teller: Teller, remark: Remark, say: Say) -> Row:
    """Set a remark beside its step and its weight; below them, what it rests on."""
    step = [say(BY_SLUG[remark.step].title), say(SEVERITIES[remark.severity])]
    cells = [Cell(step), Cell([teller.saw(remark)]), Cell([teller.why(remark)])]
    evidence = remark.rule.rests_on
    sources = teller.reference.lists["sources"]
    names = [str(sources[key]["name"]) for key in evidence.sources if key in sources]
    return Row(cells, [Fact(say(BASES[evidence.basis]), [", ".join(names)] if names else [])])
