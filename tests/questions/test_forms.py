"""A posted page of questions: what goes beyond its limits is said, and never dropped."""

import pytest
from werkzeug.datastructures import MultiDict

from app.core.errors import Conflict
from app.questions.declare import line
from app.questions.fields import Rows
from app.questions.forms import TOO_MANY, read_questions
from app.questions.reading import Problem
from tests.questions.test_reading import AROUND

GROUP = Rows("points", "Points", "Point", "Add", (line("text", "Text", 20),), title="text", most=2)


def posted(*texts):
    names = [("drawn", "points"), *(("points-row", f"r{n}") for n in range(len(texts)))]
    return MultiDict(names + [(f"points-r{n}-text", text) for n, text in enumerate(texts)])


def test_as_many_rows_as_there_is_room_for_are_read_whatever_is_empty():
    reading = read_questions([GROUP], posted("A", "", "B"), AROUND)
    assert reading.values == {"points": [{"id": "r0", "text": "A"}, {"id": "r2", "text": "B"}]}
    assert reading.is_good


def test_a_row_beyond_the_limit_is_a_problem_and_stays():
    reading = read_questions([GROUP], posted("A", "B", "C"), AROUND)
    assert reading.problems == {"points-r2-text": Problem(TOO_MANY, {"most": 2})}
    assert [row["text"] for row in reading.values["points"]] == ["A", "B", "C"]


def test_a_page_that_saves_by_itself_is_refused_a_row_beyond_the_limit():
    with pytest.raises(Conflict) as refused:
        read_questions([GROUP], posted("A", "B", "C"), AROUND, keeps_unread=True)
    assert (refused.value.message, refused.value.parameters) == (TOO_MANY, {"most": 2})
