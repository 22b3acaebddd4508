"""What people type is shown as they typed it: never filled in, never translated, never live."""

import pytest

from app.case_studies.form import PAGES
from app.questions.fields import Field, Kind
from tests.case_studies.conftest import ANSWERS

STRANGE = ("100 % d’accord", "%(nom)s", "{{ 7*7 }}", "<b>x</b>")


def filled(words):
    texts = {
        question.key: words
        for page in PAGES
        for question in page.questions
        if isinstance(question, Field) and question.kind in (Kind.TEXT, Kind.LONG_TEXT)
    }
    lessons = [{"id": f"l{n}", "title": words, "text": words} for n in range(3)]
    results = [{"id": "r1", "indicator": "other", "label": words, "value": words, "how": words}]
    return {**ANSWERS, **texts, "lessons": lessons, "results": results}


@pytest.mark.parametrize("words", STRANGE)
def test_typed_words_stand_as_typed_for_author_moderator_and_reader(
    published, signed_in, anyone, author, moderator, words
):
    case = published(**filled(words))
    identity, slug = case.public_id, case.slug
    visits = (
        (signed_in(author), f"/fr/submissions/{identity}/preview"),
        (signed_in(author), f"/fr/submissions/{identity}/status"),
        (signed_in(moderator), f"/fr/moderation/{identity}/"),
        (anyone, f"/fr/case-studies/{slug}/"),
        (anyone, "/fr/case-studies/"),
    )
    for visitor, address in visits:
        visitor.open(address)
        assert words in visitor.text(), address
    assert anyone.page.css_first("main b") is None


def test_an_organiser_called_like_a_label_keeps_its_name(published, anyone):
    case = published(organiser="Budget", audience="Children")
    anyone.open(f"/fr/case-studies/{case.slug}/")
    assert "Children" in anyone.text()
    assert "Budget" in anyone.texts(".brief dd")
