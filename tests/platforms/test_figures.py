"""From an understood file to entries: what may be added up is, people and rates never are."""

import re

import pytest

from app.platforms.figures import EACH, make_figures
from app.questions.forms import ROW_ID

POSTS = """Post ID,Publish time,Permalink,Views,Reach,Reactions,Comments,Shares,Average watch time
1,2027-03-22,https://a.example/1,4000,3000,100,40,10,9
2,2027-03-22,https://a.example/2,1000,500,20,5,0,5
3,2027-03-23,https://a.example/3,600,400,8,0,0,7
"""


def told(made, key):
    return [(f.day.day, f.value) for f in made.figures if f.source.key == key]


def test_what_counts_events_is_added_up_over_the_pieces_of_a_day(table):
    assert told(make_figures(table(POSTS), ["c:impressions"]), "c:impressions") == [
        (22, 5000),
        (23, 600),
    ]


def test_people_are_not_added_up_but_the_largest_figure_stands(table):
    made = make_figures(table(POSTS), ["c:reach"])
    assert told(made, "c:reach") == [(22, 3000), (23, 400)]
    assert made.figures[0].pieces == 2


def test_a_rate_of_the_platform_is_left_out_where_it_would_have_to_be_added_up(table):
    made = make_figures(table(POSTS), ["c:avg_watch"])
    assert told(made, "c:avg_watch") == [(23, 7)]
    assert made.not_added == {"c:avg_watch": 1}


def test_a_rate_of_ours_is_worked_out_from_sums_and_says_them(table):
    made = make_figures(table(POSTS), ["f:eng_rate_reach"])
    first = made.figures[0]
    # (100 + 40 + 10 + 20 + 5 + 0) / (3000 + 500) * 100 = 175 / 3500 * 100
    assert (first.value, first.numerator, first.denominator) == (5, 175, 3500)


def test_repetition_is_displays_by_people(table):
    made = make_figures(table(POSTS), ["f:frequency"])
    assert told(made, "f:frequency") == [(22, 1.43), (23, 1.5)]  # 5000 / 3500, 600 / 400


def test_there_is_no_rate_over_nobody(table):
    sheet = table("Date,Reach,Likes\n2027-03-22,0,5\n")
    assert make_figures(sheet, ["f:eng_rate_reach"]).figures == ()


def test_one_figure_for_each_piece_if_one_wants_it(table):
    made = make_figures(table(POSTS), ["c:reach", "c:avg_watch"], EACH)
    assert told(made, "c:reach") == [(22, 3000), (22, 500), (23, 400)]
    assert told(made, "c:avg_watch") == [(22, 9), (22, 5), (23, 7)]
    assert made.not_added == {}


def test_money_is_noted_once_a_day(table):
    text = "Date,Reach,Impressions,Cost\n2027-03-22,5,6,1.50\n2027-03-22,7,8,2.25\n"
    made = make_figures(table(text), ["c:reach", "c:impressions"])
    assert [(f.source.key, f.spend) for f in made.figures] == [
        ("c:reach", 3.75),
        ("c:impressions", None),
    ]


def test_two_lines_of_a_sheet_about_one_day_are_two_entries(table):
    text = "date;indicator;value\n2027-03-22;reach;5\n2027-03-22;reach;7\n"
    made = make_figures(table(text), ["i:reach"])
    assert [f.value for f in made.figures] == [5, 7]
    assert len({f.id for f in made.figures}) == 2


@pytest.mark.parametrize("people", ["largest", EACH])
def test_every_entry_has_a_name_of_its_own_that_a_row_may_have(table, people):
    sheet = table(POSTS + "3,2027-03-23,https://a.example/3,600,400,8,0,0,7\n")
    ids = [f.id for f in make_figures(sheet, [s.key for s in sheet.sources], people).figures]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(ROW_ID, each) for each in ids)


def test_the_order_of_lines_changes_no_name(table):
    head, *lines = POSTS.splitlines()
    turned = "\n".join([head, *reversed(lines)])
    names = [
        {(f.id, f.value) for f in make_figures(table(text), ["c:reach", "c:impressions"]).figures}
        for text in (POSTS, turned)
    ]
    assert names[0] == names[1]
