"""Every step of the guide has all its parts, in both languages, and they tell one story."""

import re
from collections import Counter

import pytest

from app.plan.guidance import guidance_for
from app.plan.steps import BY_SLUG, STEPS
from app.questions.fields import Field
from app.reference.in_use import labels
from app.reference.taxonomy import LISTS
from tests.words import folded, say

in_both = pytest.mark.parametrize("language", ["fr", "en"])
of_every_step = pytest.mark.parametrize("slug", [step.slug for step in STEPS])


@in_both
@of_every_step
def test_ten_minutes_hold_four_to_six_things_to_do(slug, language):
    lines = guidance_for(slug, language).how.splitlines()
    assert 4 <= len(lines) <= 6
    assert [line.partition(" ")[0] for line in lines] == [
        f"{number}." for number in range(1, len(lines) + 1)
    ]


@in_both
@of_every_step
def test_three_or_four_mistakes_each_say_what_to_do_instead(slug, language):
    lines = guidance_for(slug, language).mistakes.splitlines()
    assert 3 <= len(lines) <= 4
    for line in lines:
        assert re.fullmatch(r"- \*\*[^*]+[.?]\*\* [^*]+[.?]", line), line


@in_both
@of_every_step
def test_the_weak_answer_is_not_the_good_one(slug, language):
    guidance = guidance_for(slug, language)
    assert guidance.weak != guidance.example
    assert len(guidance.weak) < len(guidance.example)
    good = {"fr": "La bonne réponse", "en": "The good answer"}[language]
    assert good in guidance.lacking


@in_both
@of_every_step
def test_two_to_five_words_are_explained_and_this_step_uses_them(app, slug, language):
    explained = guidance_for(slug, language).words
    assert 2 <= len(explained) <= 5
    used = singulars(told_by(slug, language))
    for each in explained:
        name = each.word.partition(" (")[0]
        assert singulars(name) <= used, name


def told_by(slug, language):
    """Join what a step's guidance and its questions say, without the words explained."""
    guidance = guidance_for(slug, language)
    yields = [guidance.question, guidance.lead, guidance.why, guidance.how, guidance.tip]
    yields += [guidance.example, guidance.lacking, guidance.mistakes]
    step = BY_SLUG[slug]
    yields.append(say(language, step.title))
    for question in (*step.questions, *(field for _, field in step.every_field())):
        yields += [say(language, each) for each in (question.label, question.hint) if each]
        if isinstance(question, Field):
            yields += [say(language, option.label) for option in question.options]
            if question.taxonomy in LISTS:
                yields += labels(question.taxonomy, language).values()
    return folded(" ".join(yields))


def singulars(text):
    """Give the words of a text in small letters, without the s of a plural."""
    return {word.rstrip("s") for word in re.findall(r"[\w-]+", text.lower())}


@of_every_step
def test_both_languages_tell_the_same_real_case(slug):
    assert guidance_for(slug, "fr").case_key == guidance_for(slug, "en").case_key


@of_every_step
def test_both_languages_tell_one_story_with_the_same_numbers(slug):
    """Days, counts and amounts of the made-up campaign; "18 h" is "18:00" in English."""
    french, english = (
        Counter(re.findall(r"\d+", guidance_for(slug, language).example.replace(":00", "")))
        for language in ("fr", "en")
    )
    assert french == english


def test_what_one_step_counts_the_others_count_alike():
    """The numbers that come back: the survey, the target, the days, the armband's colour."""
    told = {slug: guidance_for(slug, "fr").example for slug in BY_SLUG}
    for words, steps in {
        "9 jeunes sur 40": {"objectives"},
        "9 sur 40": {"review"},
        "40 réponses, dont 9 oui": {"measurement"},
        "12 décembre": {"objectives", "calendar"},
        "12 septembre": {"pretest", "calendar"},
        "19 septembre": {"content", "calendar"},
        "31 octobre": {"measurement", "calendar"},
        "brassard vert": {"message", "content", "pretest", "tracking"},
        "tribune nord": {"context", "audience", "objectives", "measurement", "message"}
        | {"messengers", "content"},
        "capitaine": {"objectives", "risks", "messengers", "content", "review"},
    }.items():
        assert {slug for slug, example in told.items() if words in folded(example)} == steps, words
