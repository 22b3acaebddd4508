from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from app.questions.declare import (
    day,
    line,
    link,
    money,
    number,
    one_of,
    options,
    person,
    some_of,
    text,
    yes_no,
)
from app.questions.fields import UNKNOWN, Field, Kind
from app.questions.reading import Surroundings, Unreadable, read
from app.questions.telling import as_typed

COLOURS = options(("red", "Red"), ("blue", "Blue"), ("none", "None"))
AROUND = Surroundings("fr", lambda question: question.options, {"p1": "Aïcha"}, "EUR")
LANGUAGES = Field("languages", Kind.LANGUAGES, "Languages", needed=True)


def answer(question, *texts, **more):
    return read(
        question, MultiDict([(question.key, each) for each in texts] + list(more.items())), AROUND
    )


@pytest.mark.parametrize(
    ("question", "typed", "value"),
    [
        (line("a", "A", 10), "  deux  mots ", "deux mots"),
        (line("a", "A", 20), "Qui\u00a0? Nous\u202f!", "Qui\u00a0? Nous\u202f!"),
        (text("a", "A", 40), "un\r\ndeux\x00", "un\ndeux"),
        (one_of("a", "A", COLOURS), "red", "red"),
        (yes_no("a", "A"), "no", False),
        (day("a", "A"), "22/03/2017", "2017-03-22"),
        (day("a", "A"), "2017-03-22", "2017-03-22"),
        (number("a", "A"), "1\u202f240,5", 1240.5),
        (number("a", "A", whole=True), "17", 17),
        (money("a", "A"), "12,30 €", 1230),
        (money("a", "A"), "EUR 12", 1200),
        (link("a", "A"), "example.org/page", "https://example.org/page"),
        (LANGUAGES, "français, Arabic; العربية, en", ["fr", "ar", "en"]),
        (person("a", "A"), "aicha", "p1"),
        (person("a", "A"), "Samira", "Samira"),
        (Field("a", Kind.COUNTRY, "A"), "BE", "BE"),
        (line("a", "A", 10), "   ", None),
    ],
)
def test_what_people_type_becomes_a_typed_answer(question, typed, value):
    assert answer(question, typed) == value


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        (line("a", "A", 3), "trop long"),
        (one_of("a", "A", COLOURS), "green"),
        (yes_no("a", "A"), "perhaps"),
        (day("a", "A"), "31/02/2027"),
        (day("a", "A"), "bientôt"),
        (number("a", "A"), "9" * 30),
        (number("a", "A"), "-1"),
        (number("a", "A", whole=True), "1,5"),
        (number("a", "A", most=100), "101"),
        (money("a", "A"), "beaucoup"),
        (link("a", "A"), "javascript:alert(1)"),
        (link("a", "A"), "https://exa mple.org"),
        (link("a", "A"), "http://[oops"),
        (LANGUAGES, "klingonais inventé"),
        (Field("a", Kind.COUNTRY, "A"), "ZZ"),
    ],
)
def test_what_cannot_be_read_comes_with_a_way_to_mend_it(question, typed):
    with pytest.raises(Unreadable) as caught:
        answer(question, typed)
    assert caught.value.problem.message.endswith(".")


def test_a_choice_that_excludes_the_others_stands_alone():
    question = some_of("a", "A", COLOURS, alone="none")
    with pytest.raises(Unreadable):
        answer(question, "red", "none")


def test_more_choices_than_the_limit_are_refused():
    with pytest.raises(Unreadable):
        answer(some_of("a", "A", COLOURS, limit=1), "red", "blue")


def test_an_optional_answer_is_never_unknown():
    with pytest.raises(Unreadable):
        answer(one_of("a", "A", COLOURS), "unknown")


@given(st.text())
def test_no_text_breaks_the_reading_of_any_kind(typed):
    for kind in Kind:
        question = Field("a", kind, "A", options=COLOURS, limit=20)
        with suppress(Unreadable):
            answer(question, typed)


@given(st.integers(0, 10**14) | st.floats(0, 10**9, allow_nan=False).map(lambda x: round(x, 4)))
def test_a_number_shown_is_read_back_the_same(value):
    question = number("a", "A")
    assert answer(question, *as_typed(question, value, AROUND)) == value


@given(st.integers(0, 10**13))
def test_an_amount_shown_is_read_back_the_same(cents):
    question = money("a", "A")
    assert answer(question, *as_typed(question, cents, AROUND)) == cents


@pytest.mark.parametrize("typed", ["1500 USD", "$1500", "CHF 20", "20 £"])
def test_an_amount_in_another_currency_is_not_taken_for_one_of_the_plan(typed):
    with pytest.raises(Unreadable):
        answer(money("a", "A"), typed)


def test_dollars_are_those_of_the_plan():
    canada = Surroundings("en", lambda question: question.options, {}, "CAD")
    assert read(money("a", "A"), MultiDict([("a", "$1,500")]), canada) == 150_000


@pytest.mark.parametrize(
    "question", [line("a", "A", 40, needed=True), text("a", "A", 40, needed=True)]
)
def test_an_answer_and_we_do_not_know_yet_ask_which(question):
    """Neither may be thrown away silently; the raw text is kept until somebody decides."""
    with pytest.raises(Unreadable):
        answer(question, "17", **{"a-unknown": "1"})
    assert answer(question, " ", **{"a-unknown": "1"}) == UNKNOWN


def test_a_choice_cannot_be_undone_so_that_we_do_not_know_yet_wins():
    assert answer(some_of("a", "A", COLOURS, needed=True), "red", **{"a-unknown": "1"}) == UNKNOWN
