"""The wizard's comforts and plain forms alike: focus, titles, Back, errors, two browsers."""

import re

import pytest
from playwright.sync_api import expect

from app.core.ids import new_id
from tests.campaigns.plans import plan_of, start

pytestmark = pytest.mark.journey


@pytest.fixture
def volunteer(browse, site, make_person):
    """Open a campaign of one's own at its first step."""
    user = make_person(f"{new_id()}@example.org", name="Aïcha")
    with site.app_context():
        campaign = start(plan_of(basics={"title": "Même tribune"}), user)
        address = f"/fr/campaigns/{campaign.public_id}"
    page = browse(user=user)
    page.goto(f"{address}/steps/basics")
    return page


def test_continue_moves_focus_to_the_new_heading_and_tells_the_new_title(volunteer, scripts):
    volunteer.fill("[name=summary]", "Dire non à la haine")
    volunteer.click(".actions button[value=next]")
    volunteer.wait_for_url("**/steps/context")
    expect(volunteer).to_have_title(re.compile("^Problème et contexte"))
    if scripts:
        expect(volunteer.locator("h1")).to_be_focused()


def test_back_after_continue_shows_what_was_saved(volunteer):
    volunteer.fill("[name=summary]", "Dire non à la haine")
    volunteer.click(".actions button[value=next]")
    volunteer.wait_for_url("**/steps/context")
    volunteer.go_back()
    volunteer.wait_for_url("**/steps/basics")
    expect(volunteer.locator("[name=summary]")).to_have_value("Dire non à la haine")


def test_the_enter_key_saves_and_goes_on(volunteer):
    volunteer.fill("[name=title]", "Notre tribune")
    volunteer.press("[name=title]", "Enter")
    volunteer.wait_for_url("**/steps/context")


def test_an_error_is_said_first_with_the_text_kept(volunteer, scripts):
    volunteer.fill("[name=summary]", "x" * 250)
    volunteer.click(".actions button[value=next]")
    expect(volunteer.locator(".errsum")).to_contain_text("10")
    expect(volunteer).to_have_title(re.compile("^Erreur"))
    expect(volunteer.locator("[name=summary]")).to_have_value("x" * 250)
    if scripts:
        expect(volunteer.locator(".errsum")).to_be_focused()
    volunteer.click(".errsum a")
    expect(volunteer.locator("[name=summary]")).to_be_focused()


def test_characters_left_are_counted_while_typing(volunteer, scripts):
    volunteer.fill("[name=summary]", "x" * 200)
    words = "Caractères restants : 40" if scripts else "240 caractères au plus"
    expect(volunteer.locator("#q-summary-count")).to_have_text(
        re.compile(words.replace(" ", r"\s"))
    )


def test_two_browsers_on_one_answer_lose_no_word(volunteer, browse, site):
    other = volunteer.context.new_page()
    other.goto(volunteer.url)
    other.fill("[name=summary]", "Les mots de l’autre")
    other.click(".actions button[value=next]")
    other.wait_for_url("**/steps/context")
    volunteer.fill("[name=summary]", "Mes mots")
    volunteer.click(".actions button[value=next]")
    expect(volunteer.locator("main")).to_contain_text("Les mots de l’autre")
    expect(volunteer.locator("main")).to_contain_text("Mes mots")
    volunteer.click(".actions button")
    volunteer.wait_for_url("**/steps/context")
    volunteer.goto(volunteer.url.replace("context", "basics"))
    expect(volunteer.locator("[name=summary]")).to_have_value("Mes mots")
