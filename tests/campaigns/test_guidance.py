"""While people answer, the guidance of the step is at hand, folded where it is long."""

import pytest

from app.plan.guidance import guidance_for
from app.plan.steps import STEPS
from tests.words import lines_of, say

FOLDS = ("Why this question?", "In ten minutes", "Common mistakes", "Words explained")
BESIDE = ("A tip", "A good answer", "A weak answer", "What it lacks", "A real case")


@pytest.fixture
def at(volunteer, campaign):
    """Open a step, or a row of it, in a language."""

    def at(language, place):
        return volunteer.open(f"/{language}/campaigns/{campaign.public_id}/steps/{place}")

    return at


def folds(page):
    """Give the folds of guidance: summary -> text."""
    found = page.css(".q > details.help")
    return {
        " ".join(fold.css_first("summary").text().split()): " ".join(
            fold.css_first("div").text(separator=" ").split()
        )
        for fold in found
    }


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.slug)
def test_a_step_folds_why_how_mistakes_and_words_below_its_questions(at, step, language):
    told = guidance_for(step.slug, language)
    page = at(language, step.slug)
    why, how, mistakes, words = folds(page).values()
    assert list(folds(page)) == [say(language, summary) for summary in FOLDS]
    assert why == " ".join(lines_of(told.why))
    assert how == " ".join(lines_of(told.how))
    assert mistakes == " ".join(lines_of(told.mistakes))
    assert words == " ".join(
        line for each in told.words for text in (each.word, each.meaning) for line in lines_of(text)
    )
    assert not page.css(".q > details.help[open]")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.slug)
def test_tip_good_answer_weak_answer_and_case_stand_beside_a_step(at, volunteer, step, language):
    told = guidance_for(step.slug, language)
    at(language, step.slug)
    tip, good, weak, lacks, case = (say(language, heading) for heading in BESIDE)
    assert volunteer.texts(".coach-in > section:not([id]) > *") == [
        *(tip, *lines_of(told.tip)),
        *(good, *lines_of(told.example)),
        *(weak, *lines_of(told.weak)),
        *(lacks, *lines_of(told.lacking)),
        *(case, *lines_of(told.case)),
    ]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_row_keeps_the_words_at_hand_and_leaves_the_rest_to_its_step(at, language):
    page = at(language, "audience/rows/segments/a1")
    assert list(folds(page)) == [say(language, "Words explained")]
