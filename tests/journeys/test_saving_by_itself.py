"""Saving while one types: each state of the line in words, caret and focus, all controls."""

import copy
import json

import pytest
from playwright.sync_api import expect

from app.case_studies.deciding import claim
from app.case_studies.models import CaseStudy, DeskDraft
from app.case_studies.queries import get_sent
from app.core.db import db, one_commit
from tests.case_studies.conftest import ANSWERS
from tests.case_studies.states import make_sent
from tests.journeys.keeping import STATUS, account, until, until_state, work_of, write

pytestmark = pytest.mark.journey
SUMMARY = "[name=summary]"


@pytest.fixture
def scripts() -> bool:
    return True


def answer_with(page, status, **given):
    body = json.dumps(given)
    page.route(
        "**/draft",
        lambda route: route.fulfill(status=status, body=body, content_type="application/json"),
    )


def test_idle_then_saving_then_saved(browse, author, site):
    work = work_of(site, author, basics={"title": "Un"})
    page = browse(user=author)
    page.goto(work.step("context"))
    line = page.locator(STATUS)
    expect(line).to_have_text("Vos réponses s’enregistrent toutes seules.")
    expect(line).to_have_attribute("role", "status")
    page.route("**/draft", lambda route: (page.wait_for_timeout(900), route.continue_()))
    page.fill("[name=problem]", "Un constat")
    page.press("[name=problem]", "Tab")
    until_state(page, "saving")
    expect(line).to_have_attribute("aria-live", "off")  # shown, not announced
    until_state(page, "saved")
    expect(line).to_contain_text("Enregistré à ")


@pytest.mark.parametrize("status", [503, 507, 500, 429])
def test_failed_says_so_and_tries_again(page, work, status):
    answer_with(page, status, words="Il n’y a plus de place pour enregistrer.")
    write(page, SUMMARY, "Gardé")
    until_state(page, "failed")
    line = page.locator(STATUS)
    expect(line).to_have_attribute("role", "alert")
    expect(line).to_contain_text("Il n’y a plus de place")
    expect(page.locator(SUMMARY)).to_have_value("Gardé")
    page.unroute("**/draft")
    page.get_by_role("button", name="Réessayer").click()
    until_state(page, "saved")
    expect(line).to_have_attribute("role", "status")
    assert work.answers()["summary"] == "Gardé"


def test_refused_says_why_and_keeps_the_text(page, work):
    answer_with(page, 403, words="Votre place dans l’équipe a changé.")
    write(page, SUMMARY, "Gardé")
    until_state(page, "refused")
    expect(page.locator(STATUS)).to_contain_text("Votre place dans l’équipe a changé.")
    page.unroute("**/draft")
    page.reload()
    until(page, lambda: work.answers().get("summary"), "Gardé")


def test_caret_and_focus_stay_and_nothing_typed_meanwhile_is_lost(page, work):
    page.route("**/draft", lambda route: (page.wait_for_timeout(500), route.continue_()))
    write(page, SUMMARY, "Un début")
    page.wait_for_timeout(1700)  # longer than the pause: a save is on its way
    page.evaluate("document.querySelector('[name=summary]').setSelectionRange(3, 3)")
    page.keyboard.type("beau ")
    until(page, lambda: work.answers().get("summary"), "Un beau début")
    assert page.evaluate("document.activeElement.name") == "summary"
    assert page.evaluate("document.activeElement.selectionStart") == len("Un beau ")


def test_what_cannot_be_read_is_there_after_a_reload_with_its_reason(browse, author, site):
    work = work_of(site, author)
    page = browse(user=author)
    page.goto(work.step("calendar"))
    page.evaluate("document.querySelector('[name=start]').type = 'text'")  # an older browser
    page.fill("[name=start]", "au printemps")
    page.press("[name=start]", "Tab")
    until_state(page, "saved")
    page.reload()
    expect(page.locator("[name=start]")).to_have_value("au printemps")
    expect(page.locator("#q-start-err")).to_be_visible()


def test_boxes_buttons_and_lists_are_saved_too(page, work):
    themes = page.locator("[name=themes]")
    for number in (0, 2):
        themes.nth(number).check()
    page.select_option("[name=country]", "FR")
    page.check("[name=summary-unknown]")
    until(page, lambda: len(work.answers().get("themes", [])), 2)
    until(page, lambda: work.answers().get("country"), "FR")
    until(page, lambda: work.answers().get("summary"), "unknown")
    for number in (0, 2):
        themes.nth(number).uncheck()
    until(page, lambda: work.answers().get("themes"), None)


def test_a_row_that_is_only_being_made(page, work):
    page.goto(work.step("audience"))
    page.click("button[value^='add:segments']")
    write(page, "[name=label]", "Les voisins")
    until_state(page, "saved")
    rows = work.answers("audience")["segments"]
    assert [row["label"] for row in rows] == ["Les voisins"]
    page.click(".actions .btn")
    expect(page.get_by_text("Les voisins").first).to_be_visible()
    assert len(work.answers("audience")["segments"]) == 1


def test_the_case_study_form_and_pressing_save_at_once(page, site, author):
    page.goto("/fr/submissions/")
    page.click("main form button[type=submit]")
    page.wait_for_url("**/campaign")

    def stored():
        with site.app_context():
            return dict(db.session.query(CaseStudy).filter_by(author_id=author.id).one().answers)

    write(page, "[name=title]", "La soupe")
    until(page, lambda: stored().get("title"), "La soupe")
    write(page, "[name=title]", " des voisins")
    page.click(".actions button[value=stay]")
    page.wait_for_load_state()
    until(page, lambda: stored()["title"], "La soupe des voisins")
    expect(page.locator("[name=title]")).to_have_value("La soupe des voisins")
    page.wait_for_timeout(300)
    assert page.locator(STATUS).get_attribute("data-state") != "conflict"


def test_a_moderator_s_half_written_words(browse, site, author, make_person):
    moderator = account(make_person, name="Karim", role="moderator")
    with site.app_context():
        case = make_sent(copy.deepcopy(ANSWERS), author).public_id
        with one_commit():
            claim(get_sent(case), moderator)
    page = browse(user=moderator)
    page.goto(f"/fr/moderation/{case}/")
    write(page, "#message", "Bonjour, une question")
    page.locator("#a-title summary").first.click()
    write(page, "#t-title", "Quelle source ?")
    page.press("#t-title", "Tab")

    def typed():
        with site.app_context():
            found = db.session.query(DeskDraft).filter_by(user_id=moderator.id).one_or_none()
            return sorted(found.answers) if found else []

    until(page, typed, ["message", "remark-title"])
    page.reload()
    expect(page.locator("#message")).to_have_value("Bonjour, une question")
    expect(page.locator("#t-title")).to_have_value("Quelle source ?")
    page.locator("#a-title form[data-pv-draft] button").click()
    expect(page.locator("#a-title .say")).to_contain_text("Quelle source ?")
    page.reload()
    expect(page.locator("#t-title")).to_have_value("")
    expect(page.locator("#message")).to_have_value("Bonjour, une question")
    with site.app_context():
        left = db.session.query(DeskDraft).filter_by(user_id=moderator.id).one()
        assert left.answers.keys() == {"message"}


def test_typing_an_answer_takes_back_that_one_does_not_know_it_yet(page, work):
    page.check("[name=summary-unknown]")
    until(page, lambda: work.answers().get("summary"), "unknown")
    page.reload()
    write(page, SUMMARY, "Des voisins")
    expect(page.locator("[name=summary-unknown]")).not_to_be_checked()
    until(page, lambda: work.answers().get("summary"), "Des voisins")
