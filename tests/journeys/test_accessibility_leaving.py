"""Axe on the pages by which a plan leaves its team, with what they show just after a deed."""

import pytest

from app.accounts.models import Role
from app.core.ids import new_id
from app.plan.interchange import from_json
from tests.campaigns.plans import PLAN, start
from tests.journeys.test_accessibility import overflow, scripts, violations
from tests.journeys.test_accessibility_together import LOOKS

__all__ = ["scripts"]
pytestmark = pytest.mark.journey


@pytest.fixture
def author(make_person):
    address = f"{new_id()}@example.org"
    return make_person(address, name="Aïcha", role=Role.ADMINISTRATOR)


@pytest.fixture
def base(site, author):
    with site.app_context():
        return f"/fr/campaigns/{start(from_json(PLAN.read_bytes()), author).public_id}"


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_no_page_has_an_axe_violation_or_scrolls_sideways(browse, author, base, width, scheme):
    look = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme, "bypass_csp": True}
    page, found = browse(user=author, **look), {}

    def look_at(name):
        found[name] = violations(page) + overflow(page)

    for place in ("/exports/", "/exports/calendar", "/shares", "/shares/preview", "/copy"):
        page.goto(base + place)
        look_at(place)
    page.goto(f"{base}/exports/calendar")
    page.click("form[action$='/address'] button")
    look_at("an address that was just made")
    page.goto(f"{base}/shares")
    page.click("form:has(select) button")
    look_at("a link that was just made")
    shared = "/fr/" + page.input_value("#link").partition("/fr/")[2]
    page.goto(f"{base}/copy")
    page.fill("#title", " ")
    page.click("main form button[type=submit]")
    look_at("a copy without a name")
    for place in (shared, "/fr/shared/unknown", "/fr/admin/counts/"):
        page.goto(place)
        look_at(place)
    assert {name: each for name, each in found.items() if each} == {}
    assert len(found) == 11
