"""The coach as a volunteer meets it: on each width, with and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from app.accounts.models import Role
from app.core.ids import new_id
from app.plan.interchange import from_json
from tests.campaigns.plans import PLAN, start
from tests.journeys.conftest import picture
from tests.journeys.keeping import AT_ONCE, Work, work_of
from tests.journeys.test_accessibility import overflow, violations

pytestmark = pytest.mark.journey
WIDTHS = pytest.mark.parametrize("width", [360, 1280])
ONLY_WITH_SCRIPTS = pytest.mark.parametrize("scripts", [True], indirect=True)
WIDE = {"id": "a1", "label": "Le quartier", "rank": "main", "kind": "general"}
NARROW = {"id": "a1", "label": "Les 14-16 ans", "rank": "main", "kind": "teens"}
REASON = "Le public, c’est tout le quartier."
TOO_WIDE, HOW_MANY = "Un public large comme le monde", "Combien de personnes ?"


@pytest.fixture
def work(site, author):
    return work_of(site, author, audience={"segments": [WIDE]})


@pytest.fixture
def look(browse, author):
    """Open a browser of a width; with scripts, axe may be run in it."""

    def start_at(width, user=author):
        return browse(user=user, viewport={"width": width, "height": 800}, bypass_csp=True)

    return start_at


def says(text):
    """Match a text whichever spaces stand in it."""
    return re.compile(r"\s+".join(re.escape(each) for each in text.split()))


def remark(page, title):
    return page.get_by_role("article", name=says(title))


@WIDTHS
def test_a_remark_is_read_set_aside_with_a_reason_and_brought_back(look, work, width):
    page = look(width)
    page.goto(f"/fr/campaigns/{work.id}/")
    page.get_by_role("link", name="Lire les remarques").click()
    number = page.locator("article.remark").count()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{number} remarques sur votre plan")
    one = remark(page, TOO_WIDE)
    one.get_by_text("Pas pour nous, parce que").click()
    one.get_by_role("button", name="Écarter cette remarque").click()
    one = remark(page, TOO_WIDE)
    expect(one.get_by_text(says("Écrivez en quelques mots pourquoi"))).to_be_visible()
    reason = one.get_by_label("Votre raison")
    expect(reason).to_have_attribute("aria-invalid", "true")
    reason.fill(REASON)
    one.get_by_role("button", name="Écarter cette remarque").click()
    expect(remark(page, TOO_WIDE)).to_have_count(0)
    aside = page.locator(".item").filter(has_text=says(TOO_WIDE))
    expect(aside).to_contain_text(REASON)
    expect(aside).to_contain_text("Écartée par Aïcha")
    page.goto(f"{work.step('audience')}/rows/segments/a1")
    expect(page.locator("#at-q-kind")).to_have_text("")
    page.go_back()
    page.get_by_role("button", name="Remettre cette remarque").click()
    expect(remark(page, TOO_WIDE)).to_have_count(1)


@WIDTHS
def test_a_remark_leads_to_its_question_and_the_mark_there_to_the_remark(look, work, width):
    page = look(width)
    page.goto(f"/fr/campaigns/{work.id}/coach/")
    remark(page, HOW_MANY).get_by_role("link", name="Aller à la question").click()
    question = page.locator("#q-size_estimate")
    expect(question).to_be_in_viewport()
    mark = page.locator("#at-q-size_estimate a")
    expect(mark).to_have_accessible_name(says(f"Coach : {HOW_MANY}"))
    mark.click()
    panel = page.get_by_label("Remarques du coach")
    expect(panel).to_be_in_viewport()
    expect(panel.get_by_role("heading", name=says(HOW_MANY))).to_be_visible()


@ONLY_WITH_SCRIPTS
@WIDTHS
def test_it_speaks_and_falls_silent_while_one_types_and_nothing_moves(look, work, width):
    page = look(width)
    page.goto(f"{work.step('audience')}/rows/segments/a1#q-size_estimate")
    size = page.locator("[name=size_estimate]")
    expect(page.locator("#at-q-size_estimate a")).to_be_visible()
    size.focus()
    place = size.bounding_box()
    size.press_sequentially("400")
    expect(page.locator("#at-q-size_estimate a")).to_have_count(0, timeout=AT_ONCE)
    expect(size).to_be_focused()
    assert size.bounding_box() == place
    assert page.get_by_text(says(f"Réglé : {HOW_MANY}")).count() == 1
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    expect(page.locator("#at-q-size_estimate a")).to_have_count(1, timeout=AT_ONCE)
    expect(size).to_be_focused()
    assert size.bounding_box() == place
    assert page.get_by_text(says(f"Réglé : {HOW_MANY}")).count() == 0


@WIDTHS
def test_what_is_critical_stands_between_a_plan_and_its_case_study(look, site, author, width):
    with site.app_context():
        work = Work(site, start(from_json(PLAN.read_bytes()), author).public_id)
    page = look(width)
    page.goto(f"/fr/campaigns/{work.id}/review")
    page.get_by_role("button", name="En faire une étude de cas").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("à régler avant d’en parler")
    protects = remark(page, "Une histoire portée sans soutien")
    expect(protects).to_have_count(1)
    expect(protects.get_by_text("Pas pour nous, parce que")).to_have_count(0)
    for_others = remark(page, "Un canal sans personne")
    expect(for_others.get_by_text("Pas pour nous, parce que")).to_have_count(1)


@ONLY_WITH_SCRIPTS
@WIDTHS
def test_its_pages_are_open_to_everybody(look, site, author, width):
    with site.app_context():
        work = Work(site, start(from_json(PLAN.read_bytes()), author).public_id)
    page = look(width)
    for name, address in (
        ("coach", f"/fr/campaigns/{work.id}/coach/"),
        ("coach-before", f"/fr/campaigns/{work.id}/coach/?before=case-study"),
        ("coach-step", work.step("audience")),
        ("coach-row", f"{work.step('audience')}/rows/segments/a1"),
    ):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert violations(page) + overflow(page) == [], address
        picture(page, f"{name}-{width}")


@ONLY_WITH_SCRIPTS
def test_it_is_read_aloud_in_an_order_that_makes_sense(look, site, author):
    with site.app_context():
        work = Work(site, start(from_json(PLAN.read_bytes()), author).public_id)
    page = look(1280)
    page.goto(f"/fr/campaigns/{work.id}/coach/")
    heard = remark(page, TOO_WIDE).aria_snapshot()
    order = ["À revoir", "Étape 3", TOO_WIDE, "Le grand public, partout", "Aller à la question"]
    order += ["Qui parle à tout le monde", "Source", "Pas pour nous"]
    heard = heard.split("\n", 1)[1]  # what the article is called comes from its heading
    places = [says(each).search(heard) for each in order]
    assert all(places), heard
    assert [each.start() for each in places] == sorted(each.start() for each in places), heard
    page.goto(work.step("audience"))
    heard = page.locator("main").aria_snapshot()
    parts = ["À qui parlez-vous", "Enregistrer et continuer", "Qui est touché", "Le coach"]
    places = [says(each).search(heard) for each in [*parts, "Un conseil", "Une bonne réponse"]]
    assert [each.start() for each in places] == sorted(each.start() for each in places), heard


@WIDTHS
def test_an_administrator_words_a_theme_as_people_speak_here(look, make_person, work, width):
    boss = make_person(f"{new_id()}@example.org", name="Nadia", role=Role.ADMINISTRATOR)
    page, theme = look(width, boss), f"Le racisme au stade {new_id()}"
    page.goto("/fr/admin/")
    page.get_by_role("link", name="Listes et repères").click()
    page.get_by_role("link", name="Thèmes", exact=True).click()
    page.get_by_role("link", name="Ajouter une entrée").click()
    page.get_by_label("Nom en français").fill(theme)
    page.get_by_label("Nom en anglais").fill(f"{theme} in English")
    page.get_by_role("button", name="Ajouter").click()
    expect(page.get_by_role("link", name=theme)).to_be_visible()
    team = look(width)
    team.goto(work.step("basics"))
    choice = team.get_by_label(theme)
    expect(choice).to_have_count(1)
    page.get_by_role("link", name=theme).click()
    page.get_by_role("button", name="Ne plus la proposer").click()
    team.reload()
    expect(choice).to_have_count(0)


@WIDTHS
def test_a_campaign_begins_from_a_case_and_becomes_ones_own(look, scripts, width):
    page = look(width)
    page.goto("/fr/case-studies/longestgoal/")
    page.get_by_role("link", name="Commencer une campagne à partir de ce cas").click()
    page.get_by_label("Comment").first.fill("Plus long but")
    page.get_by_role("button", name="Commencer", exact=True).click()
    expect(page.get_by_text("Commencée à partir de l’étude de cas")).to_be_visible()
    tasks = page.url
    page.get_by_role("link", name="Publics", exact=True).click()
    expect(page.locator("main")).to_contain_text("Certaines de ces réponses sont empruntées")
    page.get_by_role("button", name=says("Ouvrir")).first.click()
    lent = page.locator("#q-kind-lent")
    expect(lent).to_contain_text("Emprunté à #LongestGoal")
    page.locator("[name=kind]").select_option("teens")
    if scripts:
        expect(lent).to_contain_text("Vous l’avez modifiée", timeout=AT_ONCE)
    page.get_by_role("button", name="Enregistrer").first.click()
    page.goto(tasks)
    page.get_by_role("link", name="Canaux", exact=True).click()
    page.get_by_role("button", name="Elles nous conviennent").click()
    expect(page.locator("main")).not_to_contain_text("empruntées")
    picture(page, f"lent-{width}")
