"""A plan on paper: one page that sums up, then phase by phase, whatever the file. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.exports.annex import Annex, annex_of
from app.exports.document import Block, Document, Facts, Heading, Note
from app.exports.rows_on_paper import rows_on_paper
from app.exports.summary import summary_of
from app.exports.wording import Blanks, Way, facts_of
from app.plan.journey import NUMBER_OF_STEP, PHASES
from app.plan.plan import Plan
from app.plan.steps import STEPS
from app.questions.fields import N_, Page
from app.questions.reading import Surroundings


@dataclass(frozen=True)
class Choices:
    """What somebody wants on paper; `made_on` is the day in words.

    A paper for people outside says nothing of how far the plan is; what they may not read was
    taken out of it before.
    """

    made_on: str
    direction: str = "ltr"
    blanks: Blanks = Blanks.NEEDED
    is_large: bool = False
    is_for_others: bool = False
    annex: Annex | None = None


def paper_of(plan: Plan, around: Surroundings, choices: Choices) -> Document:
    """Lay out a plan for reading away from the screen, in the language of `around`."""
    say = around.translate
    footer = N_("Plan of %(day)s") if choices.is_for_others else N_("Plan of %(day)s, for the team")
    way = Way(around, choices.blanks)
    blocks = [block for phase in PHASES for block in _phase(phase, plan, way)]
    if choices.annex is not None:
        blocks += annex_of(choices.annex, say)
    return Document(
        title=str(plan.answers("basics").get("title") or say(N_("Campaign without a name"))),
        subtitle=str(plan.answers("basics").get("hashtag") or ""),
        language=around.language,
        direction=choices.direction,
        footer=say(footer) % {"day": choices.made_on},
        page_words=say(N_("Page %(page)s of %(pages)s")),
        first_page=summary_of(plan, around, tells_progress=not choices.is_for_others),
        blocks=blocks,
        is_large=choices.is_large,
    )


def _phase(phase: str, plan: Plan, way: Way) -> Iterator[Block]:
    say = way.around.translate
    yield Heading(1, say(PHASES[phase]))
    for step in STEPS:
        found = _step(step, plan, way) if step.phase == phase else []
        if step.phase == phase and (found or way.blanks is not Blanks.NONE):
            yield Heading(2, f"{NUMBER_OF_STEP[step.slug]}. {say(step.title)}")
            yield from found or [Note(say(N_("Nothing written yet.")), "small")]


def _step(step: Page, plan: Plan, way: Way) -> list[Block]:
    answers = plan.kept(step.slug)
    single = facts_of([(each, each.label) for each in step.fields()], answers, way)
    blocks: list[Block] = [Facts(single)] if single else []
    for group in (each for each in step.groups() if not each.own_page):
        rows = answers.get(group.key) or []
        if not group.own_page and (rows or way.waits_for(group)):
            blocks += rows_on_paper(step.slug, group, rows, way)
    return blocks
