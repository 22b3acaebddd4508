"""The pages of the small survey: the questionnaire on paper, the sheet of counts, the results."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.campaigns.answering import around
from app.campaigns.opened import OpenCampaign
from app.campaigns.survey_forms import PAIRED, SheetReading, fields_of, keys_of
from app.campaigns.survey_words import ToldResult, favourable, tell_rates, tell_results
from app.keeping.saving import StaleAnswer
from app.plan.survey import ROUNDS, SURVEY_ROW, Survey, SurveyQuestion, survey_of
from app.questions.fields import Option
from app.questions.reading import Posted
from app.questions.telling import tell
from app.web.locale import gettext


@dataclass(frozen=True)
class Box:
    """A control for one count."""

    name: str
    text: str
    error: str
    labelled: str = ""


@dataclass(frozen=True)
class CountSheet:
    """The boxes of one question: a row for each answer, then those of people who changed."""

    id: str
    words: str
    rows: list[tuple[str, str, list[Box]]]
    paired: list[tuple[str, Box]]
    favourable: str


@dataclass(frozen=True)
class SurveyView:
    """All that the survey's page shows."""

    opened: OpenCampaign
    survey: Survey
    base: str
    seen: str  # counts of which a later state was shown, after somebody else had changed them
    drawn: str
    pairing: str
    pairing_options: Sequence[Option]
    invited: list[tuple[str, Box]]
    sheets: list[CountSheet]
    rates: list[str]
    results: list[ToldResult]
    errors: dict[str, list[str]] = field(default_factory=dict)
    clashes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Typed:
    """What was posted and not saved: it is drawn again as it was typed."""

    posted: Posted | None = None
    reading: SheetReading = field(default_factory=SheetReading)
    clashes: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)


NOTHING_TYPED = Typed()


def view_survey(opened: OpenCampaign, typed: Typed = NOTHING_TYPED) -> SurveyView:
    """Show the survey of a campaign, with what was typed if it could not be saved."""
    survey = survey_of(opened.plan)
    about = next(iter(opened.plan.rows("tracking.survey")), {})
    boxes = Boxes(typed, {SURVEY_ROW: about} | _rows(opened))
    asked = fields_of("survey")
    shown = ["invited_before", "invited_after"] + (["pairs"] if survey.is_paired else [])
    invited = [(gettext(asked[key].label), boxes.box(SURVEY_ROW, key)) for key in shown]
    sheets = [_count_sheet(survey, each, boxes) for each in survey.questions]
    problems = typed.reading.problems
    return SurveyView(
        opened=opened,
        survey=survey,
        base=boxes.text("base", opened.revision("tracking")),
        seen=" ".join([boxes.text("seen", ""), *typed.seen]).strip(),
        drawn=" ".join([f"{SURVEY_ROW}-pairing", *boxes.names]),
        pairing=boxes.text(f"{SURVEY_ROW}-pairing", survey.pairing),
        pairing_options=asked["pairing"].options,
        invited=invited,
        sheets=sheets,
        rates=tell_rates(survey),
        results=tell_results(survey),
        errors={name: [gettext(p.message, **p.parameters)] for name, p in problems.items()},
        clashes=typed.clashes,
    )


def _rows(opened: OpenCampaign) -> dict[str, dict[str, object]]:
    return {row["id"]: row for row in opened.plan.rows("tracking.survey_counts")}


class Boxes:
    """Makes the boxes of a page, and remembers their names."""

    def __init__(self, typed: Typed, rows: dict[str, dict[str, object]]) -> None:
        self.typed, self.rows = typed, rows
        self.names: list[str] = []

    def text(self, name: str, kept: object) -> str:
        """Give what stands in a control: what was typed, else what is kept."""
        if self.typed.posted is not None:
            return " ".join(self.typed.posted.getlist(name)[-1:])
        return "" if kept is None else str(kept)

    def box(self, row: str, key: str, labelled: str = "") -> Box:
        """Make the box of one count."""
        name = f"{row}-{key}"
        self.names.append(name)
        problem = self.typed.reading.problems.get(name)
        error = gettext(problem.message, **problem.parameters) if problem else ""
        return Box(name, self.text(name, self.rows.get(row, {}).get(key)), error, labelled)


def _count_sheet(survey: Survey, question: SurveyQuestion, boxes: Boxes) -> CountSheet:
    rows = []
    for point, words in question.points:
        id = f"p-{question.id}-{point}"
        columns = zip(ROUNDS, (f"b-{question.id}", f"a-{question.id}"), strict=True)
        made = [
            boxes.box(question.id, f"{round}_{point}", f"q-{question.id} {id} {head}")
            for round, head in columns
        ]
        rows.append((gettext(words), id, made))
    asked = fields_of("survey_counts")
    has_pairs = survey.is_paired and set(PAIRED) <= set(keys_of(question))
    keys = PAIRED if has_pairs else ()
    paired = [(gettext(asked[key].label), boxes.box(question.id, key)) for key in keys]
    told = favourable(question.scale) if has_pairs else ""
    return CountSheet(question.id, question.words, rows, paired, told)


def tell_clashes(opened: OpenCampaign, stale: StaleAnswer) -> list[str]:
    """Say what somebody else has saved for the counts that both have changed."""
    asked = {**fields_of("survey"), **fields_of("survey_counts")}
    words = {each.id: each.words for each in survey_of(opened.plan).questions}
    told = []
    for clash in stale.clashes:
        question = asked.get(clash.key)
        answer = tell(question, clash.theirs, around(opened)) if question else []
        label = gettext(question.label) if question else clash.key
        name = f"{words[clash.row]} – {label}" if clash.row in words else label
        theirs = ", ".join(answer) or gettext("empty")
        told.append(gettext("%(label)s: %(answer)s", label=name, answer=theirs))
    return told
