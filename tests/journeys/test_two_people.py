"""Two browsers on one step, impatient clicks, Back, signing out: each with what is stored after."""

import re

import pytest
from playwright.sync_api import expect

from app.campaigns.models import Campaign, Member
from app.case_studies.models import CaseStudy
from app.core.db import db
from tests.journeys.keeping import (
    account,
    kept_in_browser,
    sign_in,
    until,
    until_state,
    work_of,
    write,
)

pytestmark = pytest.mark.journey
SUMMARY, TITLE = "textarea[name=summary]", "[name=title]"
SEGMENTS = {"segments": [{"id": "a1", "label": "Les jeunes"}]}


@pytest.fixture
def scripts() -> bool:
    return True


@pytest.fixture
def work(site, author):
    return work_of(site, author, audience=SEGMENTS)


def test_different_answers_are_both_kept_and_each_is_told(page, other, work):
    page.fill(SUMMARY, "De Aïcha")
    until_state(page, "saved")
    other.fill(TITLE, "De Nadia")
    until_state(other, "saved")
    expect(other.locator("[data-pv-status]")).to_contain_text("Aïcha")
    wanted = {"title": "De Nadia", "summary": "De Aïcha"}
    assert work.answers() == wanted
    page.click(".actions button[value=next]")  # the whole form, from the page before
    page.wait_for_url("**/steps/context")
    assert work.answers() == wanted


@pytest.mark.parametrize(
    ("choice", "left"), [("mine", "De Nadia"), ("theirs", "De Aïcha"), ("both", "De nous deux")]
)
def test_the_same_answer_shows_both_and_a_person_chooses(page, other, work, choice, left):
    page.fill(SUMMARY, "De Aïcha")
    until_state(page, "saved")
    other.fill(SUMMARY, "De Nadia")
    until_state(other, "conflict")
    assert work.answers()["summary"] == "De Aïcha"
    other.get_by_role("button", name="Comparer").click()
    expect(other.locator(".two .typed")).to_have_text(["De Nadia", "De Aïcha"])
    other.locator(f"label[for={choice}-1]").click()
    if choice == "both":
        other.fill("[name=both-summary]", left)
    other.get_by_role("button", name="Enregistrer mon choix").click()
    until(other, lambda: work.answers()["summary"], left)
    expect(other.locator(SUMMARY)).to_have_value(left)
    until(other, lambda: kept_in_browser(other), [])
    other.reload()
    expect(other.locator(SUMMARY)).to_have_value(left)


def test_what_is_sent_again_writes_over_nobody(page, other, work):
    replies = []

    def lose_the_first_reply(route):
        replies.append(route.fetch())
        route.abort() if len(replies) == 1 else route.fulfill(response=replies[-1])

    page.route("**/draft", lose_the_first_reply)
    page.fill(SUMMARY, "De Aïcha")
    until_state(page, "offline")
    other.reload()
    other.fill(SUMMARY, "De Nadia")
    until_state(other, "saved")
    until_state(page, "saved")
    page.fill(SUMMARY, "De Aïcha, et la suite")
    until_state(page, "conflict")
    assert work.answers()["summary"] == "De Nadia"


def test_a_space_writes_over_nobody(page, other, work):
    page.fill(SUMMARY, "De Aïcha")
    until_state(page, "saved")
    other.reload()
    other.fill(SUMMARY, "De Nadia")
    until_state(other, "saved")
    page.focus(SUMMARY)
    page.keyboard.press("End")
    page.keyboard.type(" ")
    expect(page.locator("[data-pv-status]")).to_contain_text("Nadia")
    page.keyboard.type("et la suite")
    until_state(page, "conflict")
    assert work.answers()["summary"] == "De Nadia"


def test_a_row_that_one_removes_while_the_other_writes_in_it_is_not_lost(page, other, work):
    page.goto(work.step("audience"))
    other.goto(f"{work.step('audience')}/rows/segments/a1")
    other.fill("[name=label]", "Les jeunes du club")
    until_state(other, "saved")
    page.click("button[value='remove:segments:a1']")
    expect(page.get_by_text("Les jeunes du club").first).to_be_visible()
    assert work.answers("audience")["segments"][0]["label"] == "Les jeunes du club"


def test_a_row_that_was_removed_comes_back_with_what_is_written_in_it(page, other, work):
    other.goto(f"{work.step('audience')}/rows/segments/a1")
    page.goto(work.step("audience"))
    page.click("button[value='remove:segments:a1']")
    until(page, lambda: work.answers("audience").get("segments"), None)
    other.fill("[name=label]", "Les jeunes du club")
    until_state(other, "saved")
    assert work.answers("audience")["segments"][0]["label"] == "Les jeunes du club"


def test_each_sees_that_the_other_is_here(page, other):
    page.reload()
    expect(page.locator("#others")).to_contain_text("Nadia")


def slow(page):
    """Make every answer take a while."""
    client = page.context.new_cdp_session(page)
    line = {"offline": False, "latency": 400, "downloadThroughput": 50_000}
    client.send("Network.emulateNetworkConditions", {**line, "uploadThroughput": 50_000})


def count_of(site, table, **given):
    def count():
        with site.app_context():
            return db.session.query(table).filter_by(**given).count()

    return count


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_double_click_on_a_slow_line_does_it_once(page, work, site, author):
    title = f"Nouvelle {work.id}"
    page.goto("/fr/campaigns/new")
    page.fill("[name=title]", title)
    slow(page)
    page.dblclick("main form button[type=submit]")
    until(page, lambda: "/new" not in page.url, True)  # two answers come, one after the other
    page.wait_for_load_state()
    assert count_of(site, Member, user_id=author.id)() == 2
    assert count_of(site, Campaign, title=title)() == 1
    page.goto(work.step("basics"))
    page.fill(SUMMARY, "Un résumé")
    page.dblclick(".actions button[value=next]")
    until(page, lambda: page.url.endswith("/steps/context"), True)
    page.wait_for_load_state()
    assert work.answers()["summary"] == "Un résumé"
    page.goto("/fr/submissions/")
    page.dblclick("main form button[type=submit]")
    until(page, lambda: page.url.endswith("/campaign"), True)
    assert count_of(site, CaseStudy, author_id=author.id)() == 1


def test_back_after_continue_shows_what_is_saved_and_goes_on_saving(page, work):
    page.fill(SUMMARY, "Premier")
    page.click(".actions button[value=next]")
    page.wait_for_url("**/steps/context")
    posts = []
    page.on("request", lambda sent: posts.append(sent.url) if sent.method == "POST" else None)
    page.go_back()
    expect(page.locator(SUMMARY)).to_have_value("Premier")
    page.reload()
    expect(page.locator(SUMMARY)).to_have_value("Premier")
    assert [each for each in posts if not each.endswith("/presence")] == []
    write(page, SUMMARY, " et second")
    until_state(page, "saved")
    assert work.answers()["summary"] == "Premier et second"


def test_what_is_typed_while_continue_is_on_its_way_is_kept(page, work):
    under_way = []

    def hold(route):
        under_way.append(route) if route.request.method == "POST" else route.continue_()

    page.fill(SUMMARY, "Avant")
    page.route("**/steps/basics", hold)
    page.click(".actions button[value=next]")
    until(page, lambda: len(under_way), 1)
    write(page, SUMMARY, " et après")
    under_way[0].continue_()
    page.wait_for_url("**/steps/context")
    until(page, lambda: work.answers().get("summary"), "Avant et après")


def test_back_after_signing_out_shows_nothing_and_leaves_nothing(page, work):
    page.fill(SUMMARY, "Un secret")
    until_state(page, "saved")
    page.context.set_offline(True)
    write(page, SUMMARY, " bien gardé")
    until_state(page, "offline")
    page.get_by_role("button", name="Se déconnecter").first.click()
    expect(page.locator("#leaving")).to_be_visible()
    assert [each["name"] for each in kept_in_browser(page)] == ["summary"]
    page.context.set_offline(False)
    until_state(page, "saved")
    page.get_by_role("button", name="Se déconnecter").first.click()
    page.wait_for_url("**/fr/")
    assert kept_in_browser(page) == []
    page.go_back()
    expect(page.locator("body")).not_to_contain_text("Un secret")
    assert "/sign-in" in page.url
    assert work.answers()["summary"] == "Un secret bien gardé"


def test_on_a_shared_computer_the_browser_keeps_nothing(browse, author, work):
    page = browse()
    sign_in(page, author, is_shared=True)
    page.goto(work.step("basics"))
    page.context.set_offline(True)
    write(page, SUMMARY, "Rien ici")
    until_state(page, "offline")
    assert kept_in_browser(page) == []
    assert all(each["expires"] == -1 for each in page.context.cookies())
    page.context.set_offline(False)
    until(page, lambda: work.answers().get("summary"), "Rien ici")
    page.context.set_offline(True)
    write(page, SUMMARY, " non plus")
    until_state(page, "offline")
    context = page.context
    page.close()  # a person would be asked first
    context.set_offline(False)
    next_one = context.new_page()
    next_one.goto(work.step("basics"))
    # What a closing page sends may still arrive: the line decides. What did not, is nowhere.
    expect(next_one.locator(SUMMARY)).to_have_value(re.compile("^Rien ici( non plus)?$"))
    assert (kept_in_browser(next_one), next_one.evaluate("Object.keys(localStorage)")) == ([], [])


def test_leaving_it_as_it_was_saved_is_an_end_of_it(page, other, work):
    page.fill(SUMMARY, "De Aïcha")
    until_state(page, "saved")
    other.fill(SUMMARY, "De Nadia")
    until_state(other, "conflict")
    other.get_by_role("button", name="Comparer").click()
    other.get_by_role("button", name="Laisser ce qui est enregistré").click()
    expect(other.locator(SUMMARY)).to_have_value("De Aïcha")
    until(other, lambda: kept_in_browser(other), [])
    other.reload()
    expect(other.locator(SUMMARY)).to_have_value("De Aïcha")
    assert work.answers()["summary"] == "De Aïcha"


def test_who_may_only_read_meets_no_fault_of_a_script(browse, make_person, work):
    reader = account(make_person, name="Lina")
    work.admit(reader, "reader")
    page = browse(user=reader)  # the journey fails at any script error
    for step in ("audience", "calendar", "content"):  # with questions that depend on others
        page.goto(work.step(step))
        expect(page.locator("fieldset[disabled]")).to_be_visible()
        page.wait_for_timeout(200)
