"""A text of the guide is told apart into parts, and says what it lacks."""

import pytest

from app.plan.guidance import Unfinished, Word, read_guidance

TEXT = """# Qui ?
Une phrase.

## why
Pour cela.

## how
1. Un.
2. Deux.

## tip
Un conseil.

## example
Le bien.

## weak
Le faible.

Ce qui manque.

## mistakes
- **Trop.** Moins.

## words
- **public** : les gens.
- **but**: a change.

## case: some_campaign
Un cas.
"""
WITHOUT = {
    "question": ("# Qui ?", "# "),
    "lead": ("Une phrase.", ""),
    "why": ("Pour cela.", ""),
    "how": ("## how\n1. Un.\n2. Deux.\n", ""),
    "tip": ("## tip\nUn conseil.\n", ""),
    "example": ("Le bien.", " "),
    "weak": ("## weak\nLe faible.\n\nCe qui manque.\n", ""),
    "lacking": ("\nCe qui manque.\n", ""),
    "mistakes": ("- **Trop.** Moins.", ""),
    "words": ("- **public** : les gens.\n- **but**: a change.", ""),
    "case": ("Un cas.", ""),
    "case_key": ("case: some_campaign", "case"),
}


def test_each_part_is_where_its_heading_says():
    told = read_guidance(TEXT, "fr/steps/a.md")
    assert (told.question, told.lead, told.why) == ("Qui ?", "Une phrase.", "Pour cela.")
    assert (told.how, told.tip) == ("1. Un.\n2. Deux.", "Un conseil.")
    assert (told.example, told.weak, told.lacking) == ("Le bien.", "Le faible.", "Ce qui manque.")
    assert told.mistakes == "- **Trop.** Moins."
    assert told.words == (Word("public", "les gens."), Word("but", "a change."))
    assert (told.case, told.case_key) == ("Un cas.", "some_campaign")


@pytest.mark.parametrize("part", WITHOUT)
def test_what_is_missing_is_named_with_its_file(part):
    before, after = WITHOUT[part]
    assert before in TEXT
    with pytest.raises(Unfinished) as told:
        read_guidance(TEXT.replace(before, after), "fr/steps/a.md")
    assert str(told.value) == f"fr/steps/a.md: the part “{part}” is missing or empty"


def test_a_heading_that_nobody_reads_is_named():
    with pytest.raises(Unfinished, match=r"^en/steps/a\.md: there is no part “tips”"):
        read_guidance(f"{TEXT}\n## tips\nUn autre.\n", "en/steps/a.md")


def test_a_word_without_a_meaning_is_named():
    text = TEXT.replace("- **but**: a change.", "- **but**")
    with pytest.raises(Unfinished, match=r"a\.md: in “words”.*: - \*\*but\*\*$"):
        read_guidance(text, "a.md")
