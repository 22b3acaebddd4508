"""The guide is plain enough for a 16-year-old and for a 60-year-old: short sentences, short words.

Measured by LIX (tests/house/readability.py says how it is counted). The limits: a step of at most
30 in English, the edge of "very easy", and of at most 35 in French, the middle of "easy". French
says the same with longer words: of these very texts, sixteen pairs that say the same, French
measures seven points more (32 and 25), so that 35 asks no less of a French writer than 30 of an
English one. A part of some length may be ten points above its step: a real case is full of names.
No sentence is longer than 25 words. A text that fails is written again; the limits stay.
"""

from dataclasses import fields

import pytest

from app.plan.guidance import Guidance, guidance_for
from app.plan.steps import STEPS
from tests.house.readability import lix, sentences, words

HARDEST = {"fr": 35, "en": 30}
HARDEST_PART, SOME_LENGTH, LONGEST_SENTENCE = 10, 40, 25
in_both = pytest.mark.parametrize("language", ["fr", "en"])
of_every_step = pytest.mark.parametrize("slug", [step.slug for step in STEPS])


def parts_of(slug: str, language: str) -> dict[str, str]:
    """Give all that a person reads of a step's guidance, part by part."""
    guidance = guidance_for(slug, language)
    told = {each.name: getattr(guidance, each.name) for each in fields(Guidance)}
    del told["case_key"]
    told["words"] = "\n".join(f"{each.word}: {each.meaning}" for each in guidance.words)
    return told


@in_both
@of_every_step
def test_every_step_is_plain(slug, language):
    assert lix("\n".join(parts_of(slug, language).values()), language) <= HARDEST[language]


@in_both
@of_every_step
def test_no_part_hides_behind_the_others(slug, language):
    hard = {}
    for name, part in parts_of(slug, language).items():
        length = sum(len(words(each, language)) for each in sentences(part))
        if length >= SOME_LENGTH and lix(part, language) > HARDEST[language] + HARDEST_PART:
            hard[name] = lix(part, language)
    assert hard == {}


@in_both
@of_every_step
def test_no_sentence_takes_a_second_breath(slug, language):
    long = [
        sentence
        for part in parts_of(slug, language).values()
        for sentence in sentences(part)
        if len(words(sentence, language)) > LONGEST_SENTENCE
    ]
    assert long == []


@in_both
@of_every_step
def test_the_meaning_of_a_word_is_one_sentence(slug, language):
    for each in guidance_for(slug, language).words:
        assert len(sentences(each.meaning)) == 1, each
        assert each.meaning.endswith("."), each


def test_the_measure_is_that_of_bjornsson():
    assert lix("Le chat dort. Il rêve.", "fr") == 2.5
    assert lix("Three sparrows chatter. They do.", "en") == 2.5 + 100 * 2 / 5


def test_what_is_elided_counts_as_a_word_in_french_alone():
    assert words("l’équipe qu’ici", "fr") == ["l", "équipe", "qu", "ici"]
    assert words("don’t stop", "en") == ["don’t", "stop"]


def test_sentences_end_where_a_reader_breathes():
    told = "1. Dites : « Si… alors. » Puis 2\u202f011 pas, 3 fois.\n- **Non.** Oui ; non ?"
    assert sentences(told) == [
        "Dites : « Si… alors.",
        "Puis 2011 pas, 3 fois.",
        "Non.",
        "Oui ; non ?",
    ]
    assert sentences("JUMA e.V. a visé juste. 22 fois.") == ["JUMA e.V. a visé juste.", "22 fois."]


def test_the_measure_tells_an_office_text_from_a_plain_one():
    office = (
        "La sensibilisation institutionnelle des bénéficiaires nécessite préalablement "
        "l’identification méthodologique d’indicateurs quantitatifs représentatifs."
    )
    assert lix(office, "fr") > 60
    assert lix("Comptez ce que vous avez vu. Notez le jour.", "fr") < 20
