"""Sums under a step while one types, and the calendar: a table on a laptop, a list on a phone."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import picture
from tests.journeys.keeping import AT_ONCE, work_of
from tests.journeys.test_accessibility import overflow, violations

pytestmark = pytest.mark.journey
WIDTHS = pytest.mark.parametrize("width", [360, 1280])
LONG = "Unnomquineconnaîtaucuneespaceetquinefinitjamais"
STEPS = {
    "basics": {"title": "Même tribune", "themes": ["racism"]},
    "audience": {"segments": [{"id": "a1", "label": LONG}, {"id": "a2", "label": "Parents"}]},
    "resources": {
        "people": [{"id": "p1", "name": LONG, "hours_per_week": 6}],
        "costs": [{"id": "c1", "line": "content", "amount": 123456789}],
    },
    "messengers": {
        "messengers": [{"id": "m1", "label": LONG, "segment": "a1", "identifiable": True}]
    },
    "content": {"pieces": [{"id": "q1", "title": LONG, "due": "2027-03-18", "segment": "a1"}]},
    "channels": {
        "channels": [{"id": "h1", "channel": "instagram", "owner": "p1", "hours_per_week": 4}]
    },
    "calendar": {
        "launch_date": "2027-03-22",
        "own_dates": [{"id": "d1", "date": "2027-03-20", "name": LONG}],
    },
}
OPEN_ALL = "document.querySelectorAll('.glance').forEach(each => each.open = true)"


@pytest.fixture
def scripts() -> bool:
    """Typing is saved, and axe is run, by a script."""
    return True


@pytest.fixture
def work(site, author):
    return work_of(site, author, **STEPS)


def test_a_sum_follows_what_is_typed_and_nothing_else_moves(browse, author, work):
    page = browse(user=author)
    page.goto(f"{work.step('channels')}/rows/channels/h1")
    hours, table = page.locator("[name=hours_per_week]"), page.locator("#glance-hours-sum")
    expect(table).to_be_hidden()
    page.get_by_text("Vos canaux demandent 4").click()
    expect(table).to_be_visible()
    hours.focus()
    place = hours.bounding_box()
    hours.press("End")
    hours.press("Backspace")
    hours.press_sequentially("9")
    said = page.get_by_text("Vos canaux demandent 9")
    expect(said).to_be_visible(timeout=AT_ONCE)
    expect(table).to_be_visible()
    expect(table.locator("tbody tr").first).to_contain_text("9")
    expect(hours).to_be_focused()
    assert hours.bounding_box() == place


@WIDTHS
@pytest.mark.parametrize("step", ["resources", "messengers", "content", "channels", "calendar"])
def test_unfolded_sums_are_open_to_everybody(browse, author, work, width, step):
    page = browse(user=author, viewport={"width": width, "height": 800}, bypass_csp=True)
    page.goto(work.step(step))
    page.evaluate(OPEN_ALL)
    assert violations(page) + overflow(page) == []
    picture(page, f"glance-{step}-{width}")


@WIDTHS
def test_the_calendar_is_a_table_or_a_list_and_leads_to_the_plan(browse, author, work, width):
    page = browse(user=author, viewport={"width": width, "height": 800}, bypass_csp=True)
    page.goto(work.step("calendar"))
    page.get_by_role("link", name="Tout le calendrier, mois par mois").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mars 2027")
    is_table = page.get_by_role("table").count() == 1
    assert is_table is (width == 1280)
    assert page.locator(".month-list").is_visible() is not is_table
    expect(page.get_by_role("link", name="Lancement", exact=True)).to_have_count(1)
    assert violations(page) + overflow(page) == []
    picture(page, f"calendar-{width}")
    page.get_by_role("link", name=LONG).first.click()
    expect(page.locator("[name=title]")).to_have_value(LONG)
    page.go_back()
    page.get_by_role("link", name="Avril 2027").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Avril 2027")
