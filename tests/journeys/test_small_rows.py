"""An argument of a message is taken out in mid-sentence, and comes back by one press."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import picture
from tests.journeys.keeping import until, until_state, work_of, write

pytestmark = pytest.mark.journey
POINTS = [{"id": f"s{n}", "text": f"Argument {n}"} for n in (1, 2)]
MESSAGE = {"id": "m", "core_message": "Asseyez-vous", "support_points": POINTS}


@pytest.mark.parametrize("width", [360, 1280])
def test_an_argument_is_removed_and_put_back(site, author, browse, scripts, width):
    work = work_of(site, author, message={"messages": [MESSAGE]})

    def points():
        message = work.answers("message")["messages"][0]
        return [each["text"] for each in message.get("support_points", [])]

    page = browse(user=author, viewport={"width": width, "height": 800})
    page.goto(f"{work.step('message')}/rows/messages/m")
    first = '[name="support_points-s1-text"]'
    write(page, first, ", dit Aïcha")
    removing = page.get_by_role("button", name="Retirer Argument 1")
    removing.click()
    expect(page.locator(first)).to_have_count(0)
    assert points() == ["Argument 2"]
    undo = page.get_by_role("button", name="Annuler le retrait")
    expect(undo).to_be_in_viewport()
    picture(page, f"small-row-removed-{width}-{'js' if scripts else 'plain'}")
    write(page, '[name="support_points-s2-text"]', " aussi")
    if scripts:
        until_state(page, "saved")
    undo.click()
    expect(page.locator(first)).to_have_value("Argument 1, dit Aïcha")
    until(page, points, ["Argument 1, dit Aïcha", "Argument 2 aussi"])
