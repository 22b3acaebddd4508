"""Numbers: read by the rules of the page's language, and asked about rather than guessed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from app.questions.declare import money, number
from app.questions.numbers import possible_numbers
from app.questions.reading import Problem, Unreadable, read
from app.questions.telling import as_typed, tell
from tests.questions.test_reading import AROUND

LANGUAGES = st.sampled_from(["fr", "en"])
NUMBER, AMOUNT = number("a", "A"), money("a", "A")


def answer(question, typed, language):
    return read(question, MultiDict([("a", typed)]), replace(AROUND, language=language))


def shown(question, value, language):
    around = replace(AROUND, language=language)
    return [*tell(question, value, around), *as_typed(question, value, around)]


@pytest.mark.parametrize(
    ("typed", "in_french", "in_english"),
    [
        ("1500", [1500], [1500]),
        ("1,500", [1.5], [1500]),
        ("1.500", [1500, 1.5], [1.5]),
        ("12.500", [12500, 12.5], [12.5]),
        ("0.500", [0.5], [0.5]),
        ("0,500", [0.5], [0.5]),
        ("1,5", [1.5], [1.5]),
        ("1.5", [1.5], [1.5]),
        ("12,50", [12.5], [12.5]),
        ("1500.250", [1500.25], [1500.25]),
        ("1,500.50", [1500.5], [1500.5]),
        ("1.500,50", [1500.5], [1500.5]),
        ("1,500,000", [1500000], [1500000]),
        ("1.500.000", [1500000], [1500000]),
        ("1 500", [1500], [1500]),
        ("1\u202f500\u00a0000,5", [1500000.5], [1500000.5]),
        ("1'500", [1500], [1500]),
        ("1’500.5", [1500.5], [1500.5]),
        ("-1 500", [-1500], [-1500]),
        ("-1,500", [-1.5], [-1500]),
        ("999 999 999 999 999", [999999999999999], [999999999999999]),
        ("12 50", [], []),
        ("1,5 000", [], []),
        ("1.50.000", [], []),
        ("1,500,00", [], []),
        ("1,500.000.000", [], []),
        ("1..500", [], []),
        ("9" * 16, [], []),
        ("about 3", [], []),
        ("", [], []),
    ],
)
def test_a_number_means_what_it_means_in_the_language_of_the_page(typed, in_french, in_english):
    assert possible_numbers(typed, "fr") == in_french
    assert possible_numbers(typed, "en") == in_english


@pytest.mark.parametrize(
    ("language", "typed", "cents"),
    [
        ("en", "1,500", 150000),
        ("en", "€1,500.00", 150000),
        ("en", "1.500 EUR", 150),
        ("fr", "1\u202f500,00\u00a0€", 150000),
        ("fr", "1,500", 150),
    ],
)
def test_an_amount_is_read_by_the_same_rules(language, typed, cents):
    assert answer(AMOUNT, typed, language) == cents


def test_what_may_mean_two_numbers_is_asked_about():
    with pytest.raises(Unreadable) as caught:
        answer(NUMBER, "12.500", "fr")
    ask = "Is this %(large)s or %(small)s? Write it in one of these two ways."
    assert caught.value.problem == Problem(ask, {"large": "12\u202f500", "small": "12,5"})


@given(st.integers(0, 10**9).map(lambda thousandths: thousandths / 1000), LANGUAGES)
def test_a_number_as_the_site_tells_or_draws_it_is_read_back_the_same(value, language):
    for text in shown(NUMBER, value, language):
        assert answer(NUMBER, text, language) == value


@given(st.integers(0, 10**12), LANGUAGES)
def test_an_amount_as_the_site_tells_or_draws_it_is_read_back_the_same(cents, language):
    for text in shown(AMOUNT, cents, language):
        assert answer(AMOUNT, text, language) == cents
