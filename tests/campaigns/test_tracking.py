"""Our figures: a card, a chart and a table for each indicator, and figures worked out."""

import re

import pytest
import time_machine

from app.campaigns.models import StepAnswer
from app.core.db import db
from tests.campaigns.plans import plan_of, start
from tests.campaigns.test_team import EVERYBODY, SEEN_BY_ALL
from tests.words import say

CHANGED_BY_EDITORS = dict(zip(EVERYBODY, [401, 404, 403, 403, 303, 303], strict=True))
OBJECTIVES = [{"id": "o1", "metric": "reach", "baseline": 100, "target": 500, "unit": "voisins"}]
INDICATORS = [
    {"id": "i1", "objective": "o1", "indicator": "reach"},
    {"id": "i2", "objective": "o1", "indicator": "ctr", "target": 5},
]
CHANGES = [{"id": "c1", "date": "2027-03-20", "what": "Film raccourci", "why": "Trop long"}]


def entry(number, indicator, value, day, **more):
    return {"id": f"e{number}", "date": day, "indicator": indicator, "value": value, **more}


FIGURES = [
    entry(1, "i1", 120, "2027-03-05", spend=2000),
    entry(2, "i1", 380, "2027-03-25", note="D’après <b>Meta</b>"),
    entry(3, "i2", 7.77, "2027-03-25", note="412 sur 5 300", proof="https://example.org/p"),
]


@pytest.fixture(autouse=True)
def april():
    with time_machine.travel("2027-04-01 12:00", tick=True):
        yield


@pytest.fixture
def address(author):
    """Give the address of the figures of a campaign, made with some of its entries."""

    def make(entries=FIGURES, language="fr", **steps):
        plan = plan_of(
            basics={"title": "Même tribune"},
            objectives={"objectives": OBJECTIVES},
            measurement={"indicators": INDICATORS},
            calendar={"launch_date": "2027-03-10"},
            tracking={"entries": list(entries), "changes": CHANGES},
            **steps,
        )
        return f"/{language}/campaigns/{start(plan, author).public_id}/tracking/"

    return make


def words(node):
    return " ".join(node.text().split())


@pytest.mark.parametrize("role", EVERYBODY)
def test_the_team_sees_the_figures_and_nobody_else(as_role, campaign, role):
    answer = as_role(role)._send("get", f"/fr/campaigns/{campaign.public_id}/tracking/")
    assert answer.status_code == SEEN_BY_ALL[role]


def test_an_empty_plan_is_told_what_makes_the_page(volunteer, campaign):
    volunteer.open(f"/en/campaigns/{campaign.public_id}/tracking/")
    assert volunteer.text(".panel h2") == "Nothing to show yet"
    assert volunteer.page.css_first(".panel a[href$='steps/measurement']") is not None
    assert volunteer.page.css_first("svg.chart") is None


def test_a_planned_indicator_without_figure_says_so_and_draws_nothing(volunteer, address):
    page = volunteer.open(address([], "en"))
    assert words(page.css_first("#fig-i1 .said")) == "No figure yet."
    assert page.css_first("#fig-i1 svg") is None
    assert page.css_first("#fig-i1 a[href*='steps/tracking/rows/entries/']") is not None


def test_a_card_says_where_the_figure_stands(volunteer, address):
    page = volunteer.open(address(language="en"))
    assert words(page.css_first("#fig-i1 .said")) == (
        "380 voisins, as of 25 March 2027. It is still 120 voisins short of the target of "
        "500 voisins. That is 280 voisins more than before the campaign (100 voisins)."
    )
    assert words(page.css_first("#fig-i2 .said")) == (
        "7.8%, as of 25 March 2027. The target of 5% is reached."
    )
    facts = [words(each) for each in page.css("#fig-i1 .facts > *")]
    assert facts == [
        "Before the campaign", "100 voisins", "Target", "500 voisins", "Now", "380 voisins",
        "Money noted beside it", "€20.00",
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_chart_tells_itself_in_sentences_and_is_followed_by_its_table(
    volunteer, address, language
):
    page = volunteer.open(address(language=language))
    svg = page.css_first("#fig-i1 svg")
    title, told = svg.css_first("title"), svg.css_first("desc")
    labelled = svg.attributes["aria-labelledby"].split()
    assert svg.attributes["role"] == "img"
    assert labelled == [title.attributes["id"], told.attributes["id"]]
    for part in ("2", "120 voisins", "380 voisins", "500 voisins", "100 voisins"):
        assert part in words(told)
    assert say(language, "One change on the way is marked by its number.") in words(told)
    table = page.css_first("#fig-i1 table")
    assert len(table.css("caption")) == 1
    assert {th.attributes["scope"] for th in table.css("th")} == {"col", "row"}
    assert len(table.css("tbody tr")) == len(svg.css("circle")) == 2


def test_a_chart_has_a_shape_and_a_word_for_each_line(volunteer, address):
    svg = volunteer.open(address(language="en")).css_first("#fig-i1 svg")
    for each in ("c-line", "c-target", "c-base", "c-launch", "c-change"):
        assert len(svg.css(f".{each}")) == 1, each
    assert {"Launch", "Target 500", "Before 100", "380", "1"} <= {
        words(each) for each in svg.css("text")
    }


def test_no_target_no_launch_no_change_draw_no_mark(volunteer, author):
    entries = [entry(1, "media_mentions", 4, "2027-03-05")]
    plan = plan_of(tracking={"entries": entries})
    page = volunteer.open(f"/en/campaigns/{start(plan, author).public_id}/tracking/")
    svg = page.css_first("svg.chart")
    assert not svg.css(".c-target, .c-base, .c-launch, .c-change, .c-line[d*=L]")
    assert len(svg.css("circle")) == 1
    assert "nothing to compare it with" in volunteer.text(".said")
    assert "Not among the indicators that you planned." in volunteer.text(".fig")


@pytest.mark.parametrize(
    "values",
    [(4,), (7, 7, 7), (0, 0), (-3, 5, -8), (1, 2, 900_000_000), tuple(range(100)), (0.004, 0.002)],
)
def test_every_kind_of_figures_is_drawn_inside_its_frame(volunteer, author, values):
    days = [f"2026-{1 + n // 28:02}-{1 + n % 28:02}" for n in range(len(values))]
    entries = [
        entry(n, "reach", v, day) for n, (v, day) in enumerate(zip(values, days, strict=True))
    ]
    plan = plan_of(tracking={"entries": entries}, calendar={"launch_date": "2026-02-01"})
    page = volunteer.open(f"/fr/campaigns/{start(plan, author).public_id}/tracking/")
    svg = page.css_first("svg.chart")
    width, height = map(int, svg.attributes["viewBox"].split()[2:])
    for circle in svg.css("circle"):
        assert 0 <= float(circle.attributes["cx"]) <= width
        assert 0 <= float(circle.attributes["cy"]) <= height
    assert len(svg.css("circle")) == len(page.css(".fig tbody tr")) == len(values)
    assert (page.css_first("details table") is not None) == (len(values) > 12)


def test_a_figure_of_a_day_to_come_is_hollow_and_does_not_count(volunteer, address):
    entries = [*FIGURES, entry(4, "i1", 600, "2027-05-01")]
    page = volunteer.open(address(entries, "en"))
    assert len(page.css("#fig-i1 .c-ahead")) == 1
    assert words(page.css_first("#fig-i1 .said")).startswith("380 voisins")
    assert "One figure bears a day that has not come yet" in words(page.css_first("#fig-i1"))


def test_counts_that_are_added_show_their_total_and_say_so(volunteer, author):
    entries = [
        entry(1, "impressions", 300, "2027-03-01"),
        entry(2, "impressions", 200, "2027-03-02"),
    ]
    plan = plan_of(tracking={"entries": entries})
    page = volunteer.open(f"/en/campaigns/{start(plan, author).public_id}/tracking/")
    assert volunteer.text(".said").startswith("500 impressions")
    assert volunteer.texts("tbody td[data-l='Added up']") == ["500 impressions", "300 impressions"]
    assert "they are added up" in words(page.css_first(".fig"))


def test_the_margin_of_a_percentage_is_shown_where_its_counts_are_noted(volunteer, address):
    volunteer.open(address(language="en"))
    assert volunteer.text("#fig-i2 td[data-l^=Margin]") == "7.1% to 8.5%"
    assert volunteer.page.css_first("#fig-i1 td[data-l^=Margin]") is None


def test_what_was_noted_is_text_and_its_proof_a_link(volunteer, address):
    page = volunteer.open(address(language="en"))
    assert "D’après <b>Meta</b>" in volunteer.text("#fig-i1")
    assert page.css_first("#fig-i1 td b") is None
    link = page.css_first("#fig-i2 td a")
    assert (link.attributes["href"], link.attributes["rel"]) == (
        "https://example.org/p",
        "noreferrer",
    )


def test_changes_are_told_by_their_numbers(volunteer, address):
    volunteer.open(address(language="en"))
    assert volunteer.texts("section[aria-labelledby=changes] li") == [
        "20 March 2027: Film raccourci (Trop long)"
    ]


def test_figures_of_an_indicator_that_was_removed_are_still_there(volunteer, address):
    volunteer.open(address([entry(1, "i9", 4, "2027-03-05")], "en"))
    assert volunteer.text("#fig-i9 h2") == "An indicator that was removed"


TEAM = {"currency": "EUR", "people": [{"id": "p1", "name": "Nadia", "hours_per_week": 4}]}


def test_money_for_each_result_stands_apart_from_working_time(volunteer, author):
    plan = plan_of(
        resources=TEAM,
        calendar={"start": "2027-03-19"},
        tracking={"entries": [entry(1, "reach", 400, "2027-03-25", spend=2000)]},
        review={"cost_total": 10000},
    )
    volunteer.open(f"/en/campaigns/{start(plan, author).public_id}/tracking/")
    section = volunteer.text("section[aria-labelledby=money]")
    assert "Noted in the log book: €20.00." in section
    assert "In all, by your review: €100.00." in section
    assert volunteer.texts("section[aria-labelledby=money] td") == ["400 people", "€0.05", "€0.25"]
    # 19 March to 1 April are 14 days: 2 weeks of 4 hours.
    assert "about 8 hours (4 hours a week × 2 weeks). It is not in the amounts above." in section


def test_delivery_is_worked_out_of_the_content_plan(volunteer, address):
    pieces = [
        {"id": "q1", "title": "A", "status": "published", "due": "2027-03-01"},
        {"id": "q2", "title": "B", "status": "made", "due": "2027-03-10"},
    ]
    volunteer.open(address(language="en", content={"pieces": pieces}))
    found = volunteer.text("section[aria-labelledby=delivered]")
    assert "1 of 2 pieces that were due are out in public: 50%." in found


WORK = {"work": "i2", "drawn": "part whole date", "date": "2027-03-30"}


def work(part, whole, **more):
    return {**WORK, "part": part, "whole": whole, **more}


@pytest.fixture
def ask(volunteer, address):
    """Work a figure out: `ask("412", "5300")`."""

    def send(part, whole, status=200, language="en", **more):
        there = address(language=language)
        return volunteer.open(there, status=status, query_string=work(part, whole, **more))

    return send


def test_a_card_of_a_rate_leads_to_a_form_that_names_its_two_counts(volunteer, address):
    page = volunteer.open(address(language="en"))
    assert page.css_first("#work") is None
    assert page.css_first("#fig-i1 a[href*=work]") is None
    volunteer.open(page.css_first("#fig-i2 a[href*=work]").attributes["href"].partition("#")[0])
    labels = [label.partition(" (")[0] for label in volunteer.texts("#work label")]
    assert labels == ["Clicks", "Impressions", "On which day?"]
    assert volunteer.page.css_first("#work [name=date]").attributes["value"] == "2027-04-01"
    assert volunteer.page.css_first("#work [role=status]") is None


def test_two_counts_give_a_figure_with_its_margin(volunteer, ask):
    ask("412", "5,300")
    assert volunteer.text("#work [role=status]") == (
        "7.8% (412 of 5,300). Margin at 95%: 7.1% to 8.5%."
    )


def test_few_are_called_too_few_and_very_few_get_no_percentage(volunteer, ask):
    ask("5", "29")
    assert "too few to conclude" in volunteer.text("#work [role=status]")
    ask("5", "9")
    found = volunteer.text("#work [role=status]")
    assert found.startswith("5 of 9: with fewer than ten, a percentage would mislead.")
    assert "%" not in found
    assert volunteer.page.css_first("#work form[method=post]") is None


@pytest.mark.parametrize(
    ("part", "whole", "name", "message"),
    [
        ("12", "10", "part", "The part cannot be bigger than the whole."),
        ("2.5", "10", "part", "Write a whole number: these are counts."),
        ("", "10", "part", "This answer is still missing."),
        ("3", "beaucoup", "whole", None),
    ],
)
def test_what_cannot_be_worked_out_is_said_and_kept_as_typed(
    volunteer, ask, part, whole, name, message
):
    page = ask(part, whole, status=422)
    assert page.css_first(f"#errors a[href='#q-{name}']") is not None
    if message:
        assert volunteer.text(f"#q-{name}-err") == message
    assert page.css_first("#q-part").attributes["value"] == part
    assert page.css_first("#q-whole").attributes["value"] == whole
    assert page.css_first("#work form[method=post]") is None


@pytest.mark.parametrize("wanted", ["i1", "i9", "", "<b>"])
def test_what_is_no_rate_has_no_form(volunteer, address, wanted):
    page = volunteer.open(address(), query_string={"work": wanted})
    assert page.css_first("#work") is None


def entries_of_log_book():
    step = db.session.query(StepAnswer).filter_by(step="tracking").one()
    return step.answers["entries"]


def test_a_figure_worked_out_is_kept_with_its_counts(volunteer, ask):
    ask("412", "5 300", language="fr")
    volunteer.submit("#work form[method=post]", follow=False, status=303)
    assert volunteer.response.headers["Location"].endswith("/tracking/#fig-i2")
    kept = entries_of_log_book()[-1]
    note = " ".join(kept.pop("note").split())
    assert re.fullmatch(r"[A-Za-z0-9_-]{8,}", kept.pop("id"))
    assert kept == {"date": "2027-03-30", "indicator": "i2", "value": 7.77}
    assert note == "412 sur 5 300"
    volunteer.open(volunteer.response.headers["Location"].partition("#")[0])
    assert len(volunteer.texts("#fig-i2 td[data-l^=Marge]")) == 2


def test_keeping_twice_keeps_once(volunteer, ask, address):
    page = ask("412", "5300")
    once = page.css_first("#work [name=once]").attributes["value"]
    there = page.css_first("#work form[method=post]").attributes["action"]
    for _ in range(2):
        volunteer.post(there, work("412", "5300", once=once), status=303, follow=False)
    assert len(entries_of_log_book()) == len(FIGURES) + 1


def test_what_cannot_be_kept_is_shown_again_as_typed(volunteer, ask):
    page = ask("412", "5300")
    there = page.css_first("#work form[method=post]").attributes["action"]
    for part in ("6000", "x"):
        page = volunteer.post(there, work(part, "5300"), status=422)
        assert page.css_first("#q-part").attributes["value"] == part
    volunteer.post(there, work("4", "5"), status=422)
    volunteer.post(there, work("4", "50", work="i1"), status=404)
    assert len(entries_of_log_book()) == len(FIGURES)


@pytest.mark.parametrize("role", EVERYBODY)
def test_only_editors_keep_a_figure(as_role, author, campaign, role):
    visitor = as_role(role)
    there = f"/fr/campaigns/{campaign.public_id}/tracking/calculation"
    answer = visitor._send(
        "post", there, data={"csrf_token": visitor.token(), **work("412", "5300")}
    )
    expected = CHANGED_BY_EDITORS[role]
    assert answer.status_code == (404 if expected == 303 else expected)  # no such indicator there


def test_a_reader_works_out_but_is_offered_no_button_to_keep(as_role, campaign):
    reader = as_role("reader")
    page = reader.open(f"/en/campaigns/{campaign.public_id}/tracking/")
    assert page.css_first("a[href*='rows/entries']") is None


def test_the_task_list_and_the_steps_of_measuring_lead_to_it(volunteer, address):
    there = address()
    for place, selector in (("", ".panel"), ("steps/tracking", ".q"), ("steps/measurement", ".q")):
        volunteer.open(there.replace("tracking/", place))
        assert volunteer.page.css_first(f"{selector} a[href='{there}']") is not None
    volunteer.open(there.replace("tracking/", "steps/basics"))
    assert volunteer.page.css_first(f".q a[href='{there}']") is None


def test_it_asks_the_database_no_more_with_many_figures(volunteer, address, statements):
    counted = []
    for entries in (FIGURES, [entry(n, "i1", n, "2027-03-05") for n in range(60)]):
        there = address(entries)
        with statements() as seen:
            volunteer.open(there)
        counted.append(len(seen))
    assert counted[0] == counted[1] > 0
