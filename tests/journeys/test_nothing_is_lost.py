"""What is typed is kept whatever happens to the line, the server, the session or the tab.

Each journey compares every character that was typed with what the database holds.
"""

import pytest
from playwright.sync_api import expect

from app.cli.check import browser as find_browser
from tests.durability.site import EMAIL, Site, prepared
from tests.durability.site import PASSWORD as THEIR_PASSWORD
from tests.journeys.conftest import FLAGS
from tests.journeys.keeping import (
    account,
    come_back,
    end_sessions,
    forget_form_token,
    kept_in_browser,
    sign_in,
    until,
    until_state,
    write,
)

pytestmark = pytest.mark.journey
HALF = "Dire non à la haine, ensemble : « l’amour d’abord » & des"
WHOLE = f"{HALF} actes <b>simples</b>, 100 % vrais 🕊️ — ça commence ici"
LONG = f'Première ligne : {WHOLE}\n\n  deuxième ligne, avec "guillemets" et l’apostrophe'
SUMMARY = "[name=summary]"


@pytest.fixture
def scripts() -> bool:
    """Switch JavaScript on: what happens without it has its own journeys."""
    return True


def summary_of(work):
    return lambda: work.answers().get("summary")


def test_the_line_is_cut_and_the_tab_is_closed(page, work):
    context = page.context
    write(page, SUMMARY, "Dire non")
    until_state(page, "saved")
    context.set_offline(True)
    write(page, SUMMARY, WHOLE[8:])
    until_state(page, "offline")
    assert work.answers()["summary"] == "Dire non"
    page.close()  # its last try may get through, as no line is cut for a page that is gone
    context.set_offline(False)
    again = context.new_page()
    again.goto(work.step("basics"))
    expect(again.locator(SUMMARY)).to_have_value(WHOLE)
    until(again, summary_of(work), WHOLE)
    until(again, lambda: kept_in_browser(again), [])


def test_the_line_is_cut_in_mid_word_and_comes_back(page, work):
    write(page, SUMMARY, HALF)
    page.context.set_offline(True)  # before the pause in which it would have been sent
    write(page, SUMMARY, WHOLE[len(HALF) :])
    page.press(SUMMARY, "Tab")
    until_state(page, "offline")
    page.context.set_offline(False)
    until(page, summary_of(work), WHOLE)
    until_state(page, "saved")


def test_the_tab_is_closed_in_mid_sentence_while_the_line_is_good(page, work):
    write(page, SUMMARY, HALF)
    context = page.context
    page.close()
    other = context.new_page()
    until(other, summary_of(work), HALF)


def test_the_browser_is_closed_while_offline(site, author, work, chromium, tmp_path):
    def start():
        return chromium.browser_type.launch_persistent_context(
            tmp_path, executable_path=find_browser(), args=FLAGS,
            base_url=site.config["ADDRESS"], locale="fr-FR",
        )  # fmt: skip

    context = start()
    page = context.pages[0]
    sign_in(page, author)
    page.goto(work.step("context"))
    context.set_offline(True)
    page.fill("[name=problem]", LONG)
    page.check("[name=respond_check][value=respond]")
    until_state(page, "offline")
    context.close()
    assert work.answers("context") == {}
    context = start()
    page = context.pages[0]
    page.goto(work.step("context"))
    expect(page.locator("[name=problem]")).to_have_value(LONG)
    expect(page.locator("[name=respond_check][value=respond]")).to_be_checked()
    until(page, lambda: work.answers("context"), {"problem": LONG, "respond_check": "respond"})
    context.close()


def test_the_server_is_killed_and_started_again_while_somebody_types(chromium, tmp_path):
    server = Site(tmp_path / "instance")
    try:
        campaign = prepared(server)
        context = chromium.new_context(base_url=f"http://127.0.0.1:{server.port}")
        page = context.new_page()
        page.goto("/fr/account/sign-in")
        page.fill("[name=email]", EMAIL)
        page.fill("[name=password]", THEIR_PASSWORD)
        page.click("main form button[type=submit]")
        page.goto(f"{campaign}/steps/basics")
        page.fill(SUMMARY, "")
        write(page, SUMMARY, HALF)
        server.kill()
        write(page, SUMMARY, WHOLE[len(HALF) :])
        until_state(page, "offline")
        server.start()
        page.fill("[name=area]", "Partout")

        def stored():
            exported = page.request.get(f"{campaign}/exports/json").json()["steps"]["basics"]
            return exported["summary"], exported["area"]

        until(page, stored, (WHOLE, "Partout"))
        until_state(page, "saved")
        context.close()
    finally:
        server.kill()


def test_the_administrator_ends_the_session_in_mid_step(page, work, author, site):
    write(page, SUMMARY, HALF)
    end_sessions(site, author)
    write(page, SUMMARY, WHOLE[len(HALF) :])
    until_state(page, "signedout")
    assert work.answers().get("summary") in (None, HALF)  # a slow machine may save the first half
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Se connecter dans un autre onglet").click()
    sign_in(opened.value, author)
    opened.value.close()
    come_back(page)
    until(page, summary_of(work), WHOLE)
    until_state(page, "saved")
    expect(page.locator(SUMMARY)).to_have_value(WHOLE)


def test_somebody_else_who_signs_in_neither_sees_nor_saves_it(page, work, author, make_person):
    other = account(make_person, name="Nadia")
    work.admit(other)
    page.context.set_offline(True)
    write(page, SUMMARY, WHOLE)
    until_state(page, "offline")
    end_sessions(work.site, author)
    page.context.set_offline(False)
    until_state(page, "signedout")
    theirs = page.context.new_page()
    sign_in(theirs, other)
    theirs.goto(work.step("basics"))
    write(theirs, "[name=area]", "Lille")
    until_state(theirs, "saved")
    expect(theirs.locator(SUMMARY)).to_have_value("")
    come_back(page)
    write(page, "[name=hashtag]", "#Ensemble")
    until_state(page, "signedout")
    assert work.answers() == {"title": "Même tribune", "area": "Lille"}
    end_sessions(work.site, other)
    theirs.goto("/fr/account/sign-in")
    sign_in(theirs, author)
    theirs.close()
    come_back(page)
    wanted = {
        "title": "Même tribune", "area": "Lille", "summary": WHOLE, "hashtag": "#Ensemble",
    }  # fmt: skip
    until(page, work.answers, wanted)
    assert work.writer() == author.id


def test_what_a_closed_tab_left_behind_waits_for_whoever_typed_it(page, work, author, make_person):
    other = account(make_person, name="Nadia")
    work.admit(other)
    page.context.set_offline(True)
    write(page, SUMMARY, WHOLE)
    context = page.context
    page.close()
    context.set_offline(False)
    end_sessions(work.site, author)
    theirs = context.new_page()
    sign_in(theirs, other)
    theirs.goto(work.step("basics"))
    write(theirs, "[name=area]", "Lille")
    until_state(theirs, "saved")
    expect(theirs.locator(SUMMARY)).to_have_value("")
    assert work.answers() == {"title": "Même tribune", "area": "Lille"}
    end_sessions(work.site, other)
    theirs.goto("/fr/account/sign-in")
    sign_in(theirs, author)
    theirs.goto(work.step("basics"))
    until(theirs, lambda: work.answers().get("summary"), WHOLE)
    assert work.writer() == author.id


def test_a_stale_token_is_replaced_and_the_same_words_are_saved(page, work):
    answers = []
    page.on("response", lambda answer: answers.append((answer.request.method, answer.status)))
    forget_form_token(page.context)
    write(page, SUMMARY, WHOLE)
    until(page, summary_of(work), WHOLE)
    until_state(page, "saved")
    sent = [status for method, status in answers if method == "POST"]
    assert sent[-2:] == [419, 200]
    page.click(".actions button[value=next]")  # the form itself has the fresh token, too
    page.wait_for_url("**/steps/context")


def test_a_stale_token_does_not_stop_the_tab_that_is_being_closed(page, work):
    forget_form_token(page.context)
    write(page, SUMMARY, HALF)
    context = page.context
    page.close()
    again = context.new_page()
    again.goto(work.step("basics"))
    expect(again.locator(SUMMARY)).to_have_value(HALF)
    until(again, summary_of(work), HALF)


@pytest.mark.parametrize("is_stale", [True, False], ids=["token", "session"])
def test_continue_with_a_stale_token_or_session_offers_every_word_again(
    page, work, author, site, is_stale
):
    page.route("**/draft", lambda route: route.abort())  # it would take a fresh token first
    write(page, SUMMARY, WHOLE)
    if is_stale:
        forget_form_token(page.context)
    else:
        end_sessions(site, author)
    page.click(".actions button[value=next]")
    again = page.get_by_role("button", name="Envoyer de nouveau")
    expect(again).to_be_visible()
    if not is_stale:
        with page.expect_popup() as opened:
            page.get_by_role("link", name="Se connecter dans un autre onglet").click()
        sign_in(opened.value, author)
        opened.value.close()
    page.unroute("**/draft")
    again.click()
    page.wait_for_load_state()
    if again.count():  # signed in again, the token is another one
        again.click()
    page.wait_for_url("**/steps/context")
    until(page, summary_of(work), WHOLE)
    until(page, lambda: kept_in_browser(page), [])


@pytest.mark.parametrize("scripts", [False], indirect=False)
@pytest.mark.parametrize("is_stale", [True, False], ids=["token", "session"])
def test_without_scripts_every_posted_word_is_offered_again(browse, work, author, site, is_stale):
    page = browse(user=author)
    page.goto(work.step("context"))
    page.fill("[name=problem]", LONG)
    page.fill("[name=affected]", WHOLE)
    page.fill("[name=approach_why]", "Court, “entre guillemets”")
    page.check("[name=respond_check][value=respond]")
    if is_stale:
        forget_form_token(page.context)
    else:
        end_sessions(site, author)
    page.click(".actions button[value=next]")
    if not is_stale:
        with page.expect_popup() as opened:
            page.get_by_role("link", name="Se connecter dans un autre onglet").click()
        tab = opened.value
        tab.fill("[name=email]", author.email)
        tab.fill("[name=password]", "quatre chats sur un toit")
        tab.click("main form button[type=submit]")
        tab.wait_for_url("**/campaigns/")
    assert work.answers("context") == {}
    for _ in range(2):
        if "/steps/audience" not in page.url:
            page.click("main form button[type=submit]")
    page.wait_for_url("**/steps/audience")
    assert work.answers("context") == {
        "problem": LONG,
        "affected": WHOLE,
        "approach_why": "Court, “entre guillemets”",
        "respond_check": "respond",
    }
