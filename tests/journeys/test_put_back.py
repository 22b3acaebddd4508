"""What was not sent is put back whole, and what is put back overwrites nobody."""

import pytest
from playwright.sync_api import expect

from app.cli.check import browser as find_browser
from tests.journeys.conftest import FLAGS
from tests.journeys.keeping import (
    STATUS,
    kept_in_browser,
    sign_in,
    until,
    until_state,
    work_of,
    write,
)

pytestmark = pytest.mark.journey
MINE, THEIRS = "Mes mots à moi, « ensemble »", "Les mots de Nadia"
SUMMARY = "textarea[name=summary]"
NEXT = ".actions button[value=next]"
OLD = [{"id": "s1", "text": "Un"}, {"id": "s2", "text": "Deux"}]


@pytest.fixture
def scripts() -> bool:
    """Switch JavaScript on."""
    return True


@pytest.fixture
def work(site, author):
    message = {"id": "m1", "core_message": "Asseyez-vous", "support_points": OLD}
    themes = {"title": "Même tribune", "themes": ["polarisation"]}
    return work_of(site, author, basics=themes, message={"messages": [message]})


def open_again(page):
    """Close a tab and open its page in another one, with the line back."""
    context, address = page.context, page.url
    page.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(address)
    return again


@pytest.mark.parametrize(("first", "deed"), [("", "continue"), ("Avant : ", "compare")])
def test_what_is_put_back_over_another_s_words_overwrites_nothing(page, other, work, first, deed):
    if first:
        write(page, SUMMARY, first)
        until_state(page, "saved")
        other.reload()
    page.context.set_offline(True)
    write(page, SUMMARY, MINE)
    until_state(page, "offline")
    other.fill(SUMMARY, THEIRS)
    until_state(other, "saved")
    again = open_again(page)
    until_state(again, "conflict")
    expect(again.locator(SUMMARY)).to_have_value(first + MINE)
    again.click(NEXT if deed == "continue" else f"{STATUS} button[value=stay]")
    expect(again.locator(".two .typed")).to_have_text([first + MINE, THEIRS])
    assert work.answers()["summary"] == THEIRS
    again.locator(".actions button").first.click()
    until(again, lambda: work.answers()["summary"], first + MINE)
    until(again, lambda: kept_in_browser(again), [])


STORE_TOO_SLOWLY = "() => { IDBObjectStore.prototype.put = function () { return this.get('') } }"


def test_the_last_words_before_a_tab_closes_are_kept_though_the_store_is_slow(page, work):
    page.context.set_offline(True)
    write(page, SUMMARY, MINE)
    until_state(page, "offline")
    page.evaluate(STORE_TOO_SLOWLY)
    write(page, SUMMARY, " et la fin")
    again = open_again(page)
    expect(again.locator(SUMMARY)).to_have_value(f"{MINE} et la fin")
    until(again, lambda: work.answers().get("summary"), f"{MINE} et la fin")
    until(again, lambda: kept_in_browser(again), [])
    assert again.evaluate("Object.keys(localStorage)") == []


def test_what_arrived_while_a_page_was_left_is_not_put_back_over_later_words(page, other, work):
    page.route("**/draft", lambda route: route.abort())
    write(page, SUMMARY, "Début")
    until_state(page, "offline")
    page.unroute_all()
    page.evaluate(STORE_TOO_SLOWLY)  # it keeps only the beginning
    write(page, SUMMARY, ", milieu et fin")
    page.goto("about:blank")  # what is left in mid-sentence is sent all the same
    until(page, lambda: work.answers().get("summary"), "Début, milieu et fin")
    other.reload()
    other.fill(SUMMARY, THEIRS)
    until_state(other, "saved")
    page.goto(work.step("basics"))
    until(page, lambda: kept_in_browser(page), [])
    expect(page.locator(SUMMARY)).to_have_value(THEIRS)
    expect(page.locator(STATUS)).not_to_have_attribute("data-state", "conflict")
    assert work.answers()["summary"] == THEIRS


def test_words_written_together_wait_in_the_browser(page, other, work):
    page.fill(SUMMARY, MINE)
    until_state(page, "saved")
    other.fill(SUMMARY, THEIRS)
    until_state(other, "conflict")
    address = other.url
    other.click(f"{STATUS} button[value=stay]")
    expect(other.locator("[name=both-summary]")).to_be_hidden()
    other.locator("label[for=both-1]").click()
    write(other, "[name=both-summary]", " Ensemble.")
    context = other.context
    other.close()
    again = context.new_page()
    again.goto(address)
    together = f"{THEIRS}\n{MINE} Ensemble."
    expect(again.locator(SUMMARY)).to_have_value(together)
    assert work.answers()["summary"] == MINE
    until_state(again, "conflict")
    again.click(f"{STATUS} button[value=stay]")
    again.get_by_role("button", name="Enregistrer mon choix").click()
    until(again, lambda: work.answers()["summary"], together)
    until(again, lambda: kept_in_browser(again), [])


def test_others_changes_are_told_also_within_the_same_minute(page, other, work):
    write(other, "[name=hashtag]", "#Tous")
    until_state(other, "saved")
    write(page, SUMMARY, MINE)
    until_state(page, "saved")
    write(other, "[name=area]", "Lille")
    expect(other.locator(STATUS)).to_contain_text("Aïcha", timeout=8000)


def test_boxes_radios_and_lists_are_put_back(page, work):
    page.context.set_offline(True)
    page.uncheck("[name=themes][value=polarisation]")
    page.check("[name=org_type][value=club]")
    page.select_option("[name=country]", "FR")
    page.check("[name=summary-unknown]")
    until_state(page, "offline")
    again = open_again(page)
    expect(again.locator("[name=themes]:checked")).to_have_count(0)
    expect(again.locator("[name=org_type][value=club]")).to_be_checked()
    expect(again.locator("[name=country]")).to_have_value("FR")
    expect(again.locator("[name=summary-unknown]")).to_be_checked()
    wanted = {"title": "Même tribune", "org_type": "club", "country": "FR", "summary": "unknown"}
    until(again, work.answers, wanted)


def test_a_row_that_is_only_being_made_is_put_back(page, work):
    page.goto(work.step("context"))
    page.click('button[value^="add:evidence:"]')
    page.wait_for_url("**/rows/evidence/*")
    row = page.url.rpartition("/")[2]
    page.context.set_offline(True)
    write(page, "[name=finding]", MINE)
    write(page, "[name=year]", "vers 2015")
    until_state(page, "offline")
    again = open_again(page)
    expect(again.locator("[name=finding]")).to_have_value(MINE)
    expect(again.locator("[name=year]")).to_have_value("vers 2015")
    kept = {"id": row, "finding": MINE, "year": {"unread": ["vers 2015"]}}
    until(again, lambda: work.answers("context").get("evidence"), [kept])
    again.reload()
    expect(again.locator("[name=year]")).to_have_value("vers 2015")
    expect(again.locator("#q-year-err")).to_be_visible()
    again.fill("[name=year]", "2015")
    until(again, lambda: work.answers("context")["evidence"], [{**kept, "year": 2015}])


def points(work):
    return work.answers("message")["messages"][0].get("support_points")


def test_rows_inside_a_row_are_put_back(page, work):
    page.goto(f"{work.step('message')}/rows/messages/m1")
    page.context.set_offline(True)
    write(page, "[name=support_points-s2-text]", " et demi")
    until_state(page, "offline")
    again = open_again(page)
    expect(again.locator("[name=support_points-s2-text]")).to_have_value("Deux et demi")
    wanted = [OLD[0], {"id": "s2", "text": "Deux et demi"}]
    until(again, lambda: points(work), wanted)
    again.click(".actions button[value=close]")
    again.wait_for_url("**/steps/message")
    assert points(work) == wanted


@pytest.mark.parametrize("is_drawn", [True, False], ids=["in a blank row", "without one"])
def test_a_new_row_inside_a_row_is_put_back(page, work, is_drawn):
    address = f"{work.step('message')}/rows/messages/m1"
    page.goto(f"{address}?more=support_points")
    page.locator("[name$='-text'][name^='support_points']").nth(2).fill("Trois")
    page.route("**/draft", lambda route: route.abort())
    page.context.set_offline(True)
    until_state(page, "offline")
    if not is_drawn:
        page.evaluate(f"history.replaceState(null, '', '{address}')")
    again = open_again(page)
    until(again, lambda: [each["text"] for each in points(work)], ["Un", "Deux", "Trois"])
    row = points(work)[2]["id"]
    expect(again.locator(f"[name=support_points-{row}-text]")).to_have_value("Trois")
    again.click(".actions button[value=close]")
    again.wait_for_url("**/steps/message")
    assert [each["text"] for each in points(work)] == ["Un", "Deux", "Trois"]


def test_the_first_row_inside_a_row_that_is_being_made_is_put_back(page, work):
    page.goto(f"{work.step('message')}/rows/messages/m2")
    page.context.set_offline(True)
    page.locator("[name$='-text'][name^='support_points']").fill("Premier argument")
    write(page, "[name=core_message]", MINE)
    until_state(page, "offline")
    again = open_again(page)
    expect(again.locator("[name=core_message]")).to_have_value(MINE)

    def stored():
        row = next((each for each in work.answers("message")["messages"][1:]), {})
        return row.get("core_message"), [each["text"] for each in row.get("support_points", [])]

    until(again, stored, (MINE, ["Premier argument"]))
    again.click(".actions button[value=close]")
    again.wait_for_url("**/steps/message")
    assert stored() == (MINE, ["Premier argument"])


def test_typing_on_after_a_reload_in_the_middle_of_a_save_is_no_conflict(page, work):
    write(page, SUMMARY, MINE)
    context, address = page.context, page.url
    page.close()
    until(context.new_page(), lambda: work.answers().get("summary"), MINE)
    again = context.new_page()
    again.goto(address)
    line = {"offline": False, "latency": 700, "downloadThroughput": -1, "uploadThroughput": -1}
    context.new_cdp_session(again).send("Network.emulateNetworkConditions", line)
    again.evaluate(
        """([url, words]) => new Promise(done => {
          const asked = indexedDB.open("portevoix");
          asked.onsuccess = () => {
            const store = asked.result.transaction("unsent", "readwrite").objectStore("unsent");
            const who = document.body.dataset.pvWho, number = Date.now();
            const body = new URLSearchParams({ drawn: "summary", summary: words }).toString();
            store.put({ id: "x", url: `${url}/draft`, name: "summary", body, base: "1",
                        browser: "before", number, who }).onsuccess = done;
          };
        })""",
        [work.step("basics"), MINE],
    )
    again.reload()  # the copy is still here, though the save had arrived
    expect(again.locator(SUMMARY)).to_have_value(MINE)
    write(again, SUMMARY, " !")
    until(again, lambda: work.answers().get("summary"), f"{MINE} !")
    until_state(again, "saved")


LISTEN = f"""() => {{
  Object.assign(window, {{ announced: [], states: [] }});
  const line = document.querySelector("{STATUS}");
  new MutationObserver(() => {{
    states.push(line.dataset.state);
    if (line.ariaLive !== "off") announced.push(line.textContent.trim());
  }}).observe(line, {{ childList: true }});
}}"""


def test_saved_is_announced_once_per_answer_however_often_it_is_saved(page, work):
    page.route("**/draft", lambda route: (page.wait_for_timeout(700), route.continue_()))
    page.evaluate(LISTEN)
    area = "[name=area]"
    for field, words in ((SUMMARY, MINE), (SUMMARY, " !"), (SUMMARY, " !!"), (area, "Lille")):
        page.evaluate("states.length = 0")
        write(page, field, words)
        page.keyboard.press("Tab")
        until(page, lambda: page.evaluate("states"), ["saving", "saved"])
    assert len(page.evaluate("announced")) == 2
    assert (work.answers()["summary"], work.answers()["area"]) == (f"{MINE} ! !!", "Lille")


@pytest.fixture
def with_page_cache(chromium, site, tmp_path):
    """Start a Chromium that keeps left pages alive for Back, as people's browsers do."""
    context = chromium.browser_type.launch_persistent_context(
        tmp_path, executable_path=find_browser(), args=FLAGS, locale="fr-FR",
        ignore_default_args=["--disable-back-forward-cache"], base_url=site.config["ADDRESS"],
    )  # fmt: skip
    yield context
    context.close()


def test_back_in_a_browser_that_keeps_left_pages(with_page_cache, author, work):
    page = with_page_cache.pages[0]
    sign_in(page, author)
    page.goto(work.step("basics"))
    write(page, SUMMARY, MINE)
    page.goto("/fr/pages/help")  # left in mid-sentence
    page.go_back()
    expect(page.locator(SUMMARY)).to_have_value(MINE)
    write(page, SUMMARY, " !")
    until(page, lambda: work.answers().get("summary"), f"{MINE} !")
    page.locator("[data-pv-sign-out] button").click()
    page.wait_for_url("**/fr/")
    assert kept_in_browser(page) == []
    for _ in range(2):
        page.go_back()
        page.wait_for_load_state()
        expect(page.locator("body")).not_to_contain_text("Même tribune")
        assert page.locator(SUMMARY).count() == 0


def test_only_what_a_person_wrote_is_shown_as_their_text(page):
    page.route("**/draft", lambda route: route.abort())
    page.fill(SUMMARY, MINE * 3)
    page.context.clear_cookies(name="form")
    page.click(NEXT)
    expect(page.locator("h1")).to_have_text("Votre texte est toujours là")
    shown = [each.input_value() for each in page.locator("main textarea").all()]
    assert shown == ["Même tribune", MINE * 3]


def test_who_may_only_read_by_now_still_has_their_words_to_copy(page, author, work):
    page.context.set_offline(True)
    write(page, SUMMARY, MINE)
    until_state(page, "offline")
    work.demote(author)
    page.context.set_offline(False)
    until_state(page, "refused")
    page.reload()
    expect(page.locator(STATUS)).to_contain_text(MINE)
    assert "summary" not in work.answers()
