"""The calendar of a campaign: a month, its days, and what they ask."""

from datetime import date

import pytest
import time_machine

from app.campaigns import month_views
from app.reference.reference import KeyDay
from tests.campaigns.plans import plan_of, start
from tests.campaigns.test_team import SEEN_BY_ALL
from tests.words import say

CALENDAR = {
    "start": "2027-02-15",
    "launch_date": "2027-03-22",
    "end": "2027-05-30",
    "key_dates": ["racial_discrimination"],
    "own_dates": [{"id": "d1", "date": "2027-03-20", "name": "Derby"}],
    "milestones": [{"id": "k1", "date": "2027-03-10", "what": "Montage"}],
    "quiet_days": [{"id": "z1", "date": "2027-03-22", "why": "Deuil"}],
}


@pytest.fixture
def address(author):
    """Give the address of a campaign that has days, without its language."""
    plan = plan_of(
        calendar=CALENDAR,
        content={"pieces": [{"id": "q1", "title": "Film", "due": "2027-03-18"}]},
        measurement={"review_dates": [{"id": "r1", "date": "2027-03-30"}]},
    )
    return f"campaigns/{start(plan, author).public_id}"


@pytest.fixture
def month(volunteer, address):
    """Open a month of it: `month("2027-03")`, `month("", language="en")`."""

    def look(wanted="", language="fr"):
        return volunteer.open(f"/{language}/{address}/calendar/?month={wanted}")

    return look


def cell(page, day):
    return page.css_first(f'.month td:has(time[datetime="{day}"])')


def words(node):
    return " ".join(node.text().split())


@pytest.mark.parametrize("role", SEEN_BY_ALL)
def test_the_team_sees_it_and_nobody_else(as_role, campaign, role):
    visitor = as_role(role)
    answer = visitor._send("get", f"/fr/campaigns/{campaign.public_id}/calendar/")
    assert answer.status_code == SEEN_BY_ALL[role]


def test_it_opens_on_the_month_of_the_launch(volunteer, month):
    month()
    assert volunteer.text("h1") == "Mars 2027"


def test_without_a_launch_it_opens_on_today(signed_in, author, campaign):
    with time_machine.travel("2028-02-29 12:00", tick=True):
        visitor = signed_in(author)
        page = visitor.open(f"/en/campaigns/{campaign.public_id}/calendar/")
    assert visitor.text("h1") == "February 2028"
    assert words(page.css_first(".month [aria-current=date]")) == "29 today"


@pytest.mark.parametrize("wanted", ["2027-13", "2027-00", "1899-12", "mars", "٢٠٢٧-٠٣x", "2027-3"])
def test_a_month_that_is_none_is_that_of_the_launch(volunteer, month, wanted):
    month(wanted)
    assert volunteer.text("h1") == "Mars 2027"


def test_everything_of_the_plan_stands_on_its_day_and_leads_there(month, address):
    page = month(language="en")
    steps = f"/en/{address}/steps"
    found = {
        link.attributes["href"]: words(link.parent)
        for link in page.css(".month li a")
        if link.attributes["href"].startswith("/")
    }
    assert found == {
        f"{steps}/calendar/rows/milestones/k1": "Milestone: Montage",
        f"{steps}/content/rows/pieces/q1": "Piece due: Film",
        f"{steps}/calendar/rows/own_dates/d1": "Date of your own: Derby",
        f"{steps}/calendar#q-launch_date": "Launch",
        f"{steps}/calendar/rows/quiet_days/z1": "Quiet day: Deuil",
        f"{steps}/measurement/rows/review_dates/r1": "Review date",
    }
    assert "Derby" in words(cell(page, "2027-03-20"))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_list_for_a_phone_says_what_the_table_says(month, language):
    page = month(language=language)
    table = [words(each) for each in page.css(".month li")]
    listed = [words(each) for each in page.css(".month-list li li")]
    assert table == listed
    assert len(listed) == 13
    days = [each.attributes["datetime"] for each in page.css(".month-list time")]
    assert days == sorted(set(days))


@pytest.mark.parametrize(("language", "first"), [("fr", "lundi"), ("en", "Monday")])
def test_a_week_begins_as_the_language_has_it(month, language, first):
    heads = month(language=language).css(".month th[scope=col] abbr")
    assert heads[0].attributes["title"] == first
    assert len(heads) == 7


@pytest.mark.parametrize(
    ("wanted", "days", "weeks"), [("2028-02", 29, 5), ("2027-02", 28, 4), ("2026-12", 31, 5)]
)
def test_a_month_has_its_days_and_no_others(month, wanted, days, weeks):
    page = month(wanted)
    drawn = [each.attributes["datetime"] for each in page.css(".month td time")]
    assert drawn == [f"{wanted}-{number:02}" for number in range(1, days + 1)]
    rows = page.css(".month tbody tr")
    assert [len(row.css("td")) for row in rows] == [7] * weeks


@pytest.mark.parametrize(
    ("wanted", "before", "after"),
    [
        ("2027-01", "2026-12", "2027-02"),
        ("2026-12", "2026-11", "2027-01"),
        ("1900-01", None, "1900-02"),
        ("2200-12", "2200-11", None),
    ],
)
def test_one_goes_from_month_to_month(month, wanted, before, after):
    page = month(wanted)
    for rel, there in (("prev", before), ("next", after)):
        link = page.css_first(f"a[rel={rel}]")
        found = link.attributes["href"].partition("month=")[2] if link else None
        assert found == there


def test_the_months_of_the_plan_are_listed(month):
    links = [words(each) for each in month(language="en").css(".two li")]
    assert links == [
        "February 2027 one entry",
        "March 2027 6 entries",
        "May 2027 one entry",
    ]


@pytest.mark.parametrize(
    ("language", "note"),
    [("en", "The date recalls Sharpeville"), ("fr", "La date rappelle Sharpeville")],
)
def test_a_sensitive_day_is_marked_by_a_word_and_says_what_it_asks(month, language, note):
    page = month(language=language)
    day = words(cell(page, "2027-03-21"))
    assert say(language, "Sensitive") in day
    assert say(language, "you lean on it") in day
    below = page.css_first("#d-racial_discrimination")
    assert say(language, "Sensitive") in words(below)
    assert note in words(below)
    assert say(language, "Sensitive") not in words(page.css_first("#d-womens_day"))
    assert cell(page, "2027-03-21").css_first("a").attributes["href"] == "#d-racial_discrimination"


def test_who_was_asked_is_one_link_away_while_a_day_calls_for_it(month, volunteer, author):
    def way(page):
        link = page.css_first(".note-warn a")
        return link and link.attributes["href"].rpartition("/")[2]

    assert way(month("2027-03")) == "calendar#q-date_sensitive"
    assert way(month("2027-04")) is None  # the genocide of the Tutsi, neither near nor chosen
    plan = plan_of(calendar={"launch_date": "2027-04-07", "date_sensitive": True})
    there = f"/fr/campaigns/{start(plan, author).public_id}/calendar/"
    assert way(volunteer.open(there)) == "calendar#q-victims_consulted"


def test_a_movable_day_is_computed_and_a_week_says_its_end(month):
    page = month("2027-02", language="en")
    assert "Safer Internet Day" in words(cell(page, "2027-02-09"))
    assert "until 7 February 2027" in words(cell(page, "2027-02-01"))
    assert "Interfaith" not in words(cell(page, "2027-02-02"))


def test_what_began_in_the_month_before_stands_on_the_first(month, monkeypatch):
    long = KeyDay("womens_day", date(2027, 2, 25), date(2027, 3, 5), False, frozenset())
    monkeypatch.setattr(month_views, "key_days_between", lambda *_given: [long])
    page = month("2027-03", language="en")
    assert "until 5 March 2027" in words(cell(page, "2027-03-01"))
    assert words(page.css_first("#d-womens_day p")).startswith("25 February 2027 to 5 March 2027")


def test_what_is_recalled_only_is_marked(month):
    page = month("2027-03", language="en")
    assert "to be checked" in words(page.css_first("#d-zero_discrimination"))
    assert "to be checked" not in words(page.css_first("#d-womens_day"))


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_says_what_is_not_in_it(volunteer, month, language):
    month("2027-10", language)
    text = volunteer.text()
    assert say(language, "not announced yet.") in text
    message = (
        "School holidays are not included: they differ from place to place. "
        "Write those that matter to you as dates of your own."
    )
    assert say(language, message) in text


def test_a_campaign_without_dates_is_told_how_they_come(volunteer, campaign):
    volunteer.open(f"/en/campaigns/{campaign.public_id}/calendar/?month=2027-08")
    assert "Your plan has no dates yet." in volunteer.text(".two")
    volunteer.open(f"/en/campaigns/{campaign.public_id}/calendar/?month=2200-10")
    assert volunteer.page.css(".month-list li")


def test_the_task_list_leads_to_it_and_it_leads_back(volunteer, address):
    calendar = f"/fr/{address}/calendar/"
    volunteer.open(f"/fr/{address}/")
    assert volunteer.page.css_first(f'main a[href="{calendar}"]') is not None
    volunteer.open(calendar)
    assert volunteer.page.css_first(f'a[href="/fr/{address}/"]') is not None
    assert volunteer.page.css_first(f'a[href="/fr/{address}/steps/calendar"]') is not None


def test_it_asks_the_database_no_more_than_the_page_of_the_coach(volunteer, address, statements):
    counted = []
    for place in ("coach", "calendar"):
        with statements() as seen:
            volunteer.open(f"/fr/{address}/{place}/")
        counted.append(len(seen))
    assert counted[0] == counted[1] > 0


def test_who_proclaimed_a_day_is_told_in_the_language_of_the_page(month):
    day = "#d-racial_discrimination"
    assert "· ONU" in words(month("2027-03").css_first(day))
    assert "· UN" in words(month("2027-03", "en").css_first(day))


def test_key_dates_are_chosen_with_their_day_before_ones_eyes(volunteer, address):
    page = volunteer.open(f"/fr/{address}/steps/calendar")
    told = [words(each) for each in page.css(".choice:has([name=key_dates])")]
    assert "Anniversaire des attentats de Bruxelles (2016)22 mars" in told
    assert any(each.endswith("1er février – 7 février") for each in told)
