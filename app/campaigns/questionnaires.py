"""The questionnaire of a campaign's small survey, on paper and as text to copy."""

from dataclasses import dataclass

from app.campaigns.opened import OpenCampaign
from app.plan.survey import Survey, survey_of
from app.questions.fields import N_
from app.web.locale import gettext

TITLES = (N_("Questionnaire before"), N_("Questionnaire after"))
INTRODUCTION = (
    N_("Taking part is your choice. You may leave out any question, and stop whenever you like."),
    N_("Your answers are anonymous: please do not write your name anywhere."),
)
CODE = N_(
    "So that both sheets of one person can be laid side by side, choose a code that only you know: "
    "the first two letters of your mother’s first name and the day on which you were born. Write "
    "the same code both times."
)


@dataclass(frozen=True)
class Questionnaire:
    """Both questionnaires of a campaign."""

    opened: OpenCampaign
    survey: Survey
    introduction: list[str]
    code: str
    sheets: list[tuple[str, str]]  # title, the whole as plain text


def questionnaire_of(opened: OpenCampaign) -> Questionnaire:
    """Make both questionnaires in the language of the page."""
    survey = survey_of(opened.plan)
    introduction = [gettext(each) for each in INTRODUCTION]
    sheets = [(gettext(title), _text(survey, gettext(title), introduction)) for title in TITLES]
    return Questionnaire(opened, survey, introduction, gettext(CODE), sheets)


def _text(survey: Survey, title: str, introduction: list[str]) -> str:
    lines = [title, "", *introduction, ""]
    if survey.is_paired:
        code = gettext("Your code")
        lines += [gettext(CODE), f"{code} ________", ""]
    for number, question in enumerate(survey.questions, start=1):
        lines += [f"{number}. {question.words}"]
        lines += [f"( ) {gettext(words)}" for _, words in question.points] or ["________"]
        lines.append("")
    return "\n".join([*lines, gettext("Thank you.")])
