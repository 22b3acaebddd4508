"""Several tabs and people at one browser: each word stays where it was typed, under its name."""

import pytest
from playwright.sync_api import Error, expect

from tests.journeys.keeping import (
    end_sessions,
    kept_in_browser,
    sign_in,
    until,
    until_state,
    write,
)

pytestmark = pytest.mark.journey
SUMMARY, AREA, NEXT = "textarea[name=summary]", "[name=area]", ".actions button[value=next]"


@pytest.fixture
def scripts() -> bool:
    return True


def tab(page, address):
    """Open another tab of the same browser."""
    opened = page.context.new_page()
    opened.goto(address)
    return opened


class Gate:
    """Hold the requests that go to an address until it is opened."""

    def __init__(self, where, address):
        self.held, self.is_open = [], False
        where.route(address, self._arrive)

    def _arrive(self, route):
        route.continue_() if self.is_open else self.held.append(route)

    def open(self):
        self.is_open = True
        for route in self.held:
            route.continue_()


def crash(page):
    """Have a tab end without a word."""
    with pytest.raises(Error):
        page.goto("chrome://crash", timeout=3000)


def kept_texts(page):
    return [each["body"] for each in kept_in_browser(page)]


def test_a_change_that_was_under_way_comes_too_late_for_continue(page, work):
    line = Gate(page, "**/draft")
    write(page, SUMMARY, "Un")
    until(page, lambda: len(line.held), 1)
    write(page, SUMMARY, " deux")
    page.click(NEXT)
    page.wait_for_url("**/steps/context")
    line.open()
    page.wait_for_timeout(1500)
    assert work.answers()["summary"] == "Un deux"


def test_continue_in_one_tab_leaves_what_another_keeps(page, other, work):
    second = tab(page, work.step("basics"))
    other.fill(SUMMARY, "De Nadia")
    until_state(other, "saved")
    page.fill(SUMMARY, "De Aïcha, longuement")
    until_state(page, "conflict")
    until(page, lambda: [each["stuck"] for each in kept_in_browser(page)], [True])
    crash(page)
    write(second, AREA, "Lille")
    second.click(NEXT)
    second.wait_for_url("**/steps/context")
    second.goto(work.step("basics"))
    expect(second.locator(SUMMARY)).to_have_value("De Aïcha, longuement")
    until_state(second, "conflict")
    assert work.answers()["summary"] == "De Nadia"


def test_two_tabs_with_different_words_ask_which(page, work):
    second = tab(page, work.step("basics"))
    page.context.set_offline(True)
    write(page, SUMMARY, "AAA")
    until_state(page, "offline")
    write(second, SUMMARY, "BBB")
    until_state(second, "offline")
    third = page.context.new_page()
    page.close()
    second.close()
    third.context.set_offline(False)
    third.goto(work.step("basics"))
    until_state(third, "conflict")
    texts = [work.answers().get("summary"), third.locator(SUMMARY).input_value()]
    # What the closing tabs sent themselves may arrive when the line is back, the later one first.
    assert sorted(texts) == ["AAA", "BBB"]


def test_what_another_tab_sends_does_not_take_later_words_away(page, work):
    page.route("**/draft", lambda route: route.abort())
    write(page, SUMMARY, "Un")
    until_state(page, "offline")
    second = page.context.new_page()
    line = Gate(second, "**/draft")
    second.goto(work.step("context"))
    until(second, lambda: len(line.held), 1)
    write(page, SUMMARY, " deux trois")
    until(page, lambda: "deux" in kept_texts(page)[0], True)
    line.open()
    until(second, lambda: work.answers().get("summary"), "Un")
    second.wait_for_timeout(500)
    crash(page)
    third = tab(second, work.step("basics"))
    expect(third.locator(SUMMARY)).to_have_value("Un deux trois")


def test_a_page_that_is_not_ours_does_not_pass_for_saved(page, work):
    def maintenance(route):
        if route.request.method != "POST":
            return route.continue_()
        return route.fulfill(status=200, content_type="text/html", body="<h1>Maintenance</h1>")

    for address in ("**/steps/basics", "**/draft"):
        page.route(address, maintenance)
    write(page, SUMMARY, "Mes mots précieux")
    until_state(page, "failed")
    page.click(NEXT)
    page.wait_for_timeout(500)
    page.unroute_all()
    page.goto(work.step("basics"))
    expect(page.locator(SUMMARY)).to_have_value("Mes mots précieux")
    until(page, lambda: work.answers().get("summary"), "Mes mots précieux")


def test_signing_out_leaves_the_words_of_somebody_else(page, author, nadia, work):
    page.context.set_offline(True)
    write(page, SUMMARY, "Mots d’Aïcha")
    until_state(page, "offline")
    second = page.context.new_page()
    page.close()
    second.context.set_offline(False)
    end_sessions(work.site, author)
    sign_in(second, nadia)
    second.goto(work.step("basics"))
    second.get_by_role("button", name="Se déconnecter").first.click()
    second.wait_for_url("**/fr/")
    sign_in(second, author)
    second.goto(work.step("basics"))
    expect(second.locator(SUMMARY)).to_have_value("Mots d’Aïcha")
    until(second, lambda: work.answers().get("summary"), "Mots d’Aïcha")
    assert work.writer() == author.id


def test_continue_saves_nothing_under_the_name_of_who_signed_in_later(page, author, nadia, work):
    page.route("**/draft", lambda route: route.abort())
    write(page, SUMMARY, "Mots d’Aïcha")
    end_sessions(work.site, author)
    second = page.context.new_page()
    sign_in(second, nadia)
    page.click(NEXT)
    expect(page.locator("main form textarea").last).to_have_value("Mots d’Aïcha")
    assert "summary" not in work.answers()


def test_an_open_tab_goes_on_keeping_after_another_has_signed_out_and_in(page, author, work):
    second = tab(page, work.step("context"))
    second.get_by_role("button", name="Se déconnecter").first.click()
    second.wait_for_url("**/fr/")
    sign_in(second, author)
    page.context.set_offline(True)
    write(page, SUMMARY, "Gardé")
    until_state(page, "offline")
    until(page, lambda: len(kept_in_browser(page)), 1)


def test_what_is_typed_before_the_script_is_there_is_saved(browse, author, work):
    page = browse(user=author)
    line = Gate(page.context, "**/autosave.js*")
    page.goto(work.step("basics"), wait_until="commit")
    page.wait_for_selector(SUMMARY)
    write(page, SUMMARY, "Tapé avant")
    line.open()
    until(page, lambda: work.answers().get("summary"), "Tapé avant")


def test_unsaved_words_come_along_into_the_other_language(page, work):
    page.route("**/draft", lambda route: route.abort())
    write(page, SUMMARY, "Mots")
    until_state(page, "offline")
    page.unroute("**/draft")
    page.route("**/fr/**/draft", lambda route: route.abort())
    page.goto(work.step("basics").replace("/fr/", "/en/"))
    expect(page.locator(SUMMARY)).to_have_value("Mots")
    until(page, lambda: work.answers().get("summary"), "Mots")
    write(page, SUMMARY, " et suite")
    until(page, lambda: work.answers().get("summary"), "Mots et suite")


def test_words_that_another_page_sends_while_one_comes_back_to_the_step(page, work):
    page.context.set_offline(True)
    write(page, SUMMARY, "Mots d’Aïcha")
    until_state(page, "offline")
    elsewhere, held = page.context.new_page(), []
    crash(page)  # one that closes in peace may still send it
    page.close()
    elsewhere.context.set_offline(False)
    is_drawn = []

    def hold(route):
        route.continue_() if is_drawn else held.append(route)

    def draw_before_the_words_arrive(route):
        drawn = route.fetch()
        is_drawn.append(drawn)
        held.pop().continue_()
        until(elsewhere, lambda: work.answers().get("summary"), "Mots d’Aïcha")
        elsewhere.wait_for_timeout(200)  # the answer reaches the page that is being left
        route.fulfill(response=drawn)

    elsewhere.route("**/draft", hold)
    elsewhere.route("**/steps/basics", draw_before_the_words_arrive, times=1)
    elsewhere.goto("/fr/pages/help")
    until(elsewhere, lambda: bool(held), True)
    elsewhere.evaluate(f"location.assign('{work.step('basics')}')")
    elsewhere.wait_for_url("**/steps/basics")
    assert "Mots d’Aïcha" not in is_drawn[0].text()
    expect(elsewhere.locator(SUMMARY)).to_have_value("Mots d’Aïcha")
    write(elsewhere, SUMMARY, " !")
    until(elsewhere, lambda: work.answers()["summary"], "Mots d’Aïcha !")


def test_a_page_that_only_gave_a_file_forgets_what_is_saved(page, work):
    page.clock.install()
    write(page, SUMMARY, "Mots d’Aïcha")
    page.evaluate("dispatchEvent(new Event('beforeunload'))")  # as before a download
    page.clock.run_for(2000)
    until(page, lambda: work.answers().get("summary"), "Mots d’Aïcha")
    assert len(kept_in_browser(page)) == 1  # in case the page goes all the same
    page.clock.run_for(11_000)
    until(page, lambda: kept_in_browser(page), [])
