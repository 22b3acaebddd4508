"""The whole main job, as a volunteer, a moderator and a reader would do it in a browser."""

import io
import json
import re
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from app.accounts.models import Role
from app.case_studies.form import PAGES
from app.core.outbox import list_waiting
from app.plan.interchange import from_json
from app.plan.steps import STEPS
from tests.campaigns.plans import PLAN
from tests.journeys.conftest import picture
from tests.journeys.typist import Typist

pytestmark = pytest.mark.journey
PASSWORD = "quatre chats sur un toit"
CASE = {
    "title": "La chaîne de Bruxelles",
    "summary": "Des survivants demandent de se prendre la main.",
    "country": "BE",
    "languages": ["fr", "en"],
    "organiser": "Les Voisins du quai",
    "organiser_type": "informal",
    "organiser_contact": "https://example.org/contact",
    "start": "2017-03-22",
    "status": "finished",
    "objectives": "Une chaîne humaine que tout le monde comprend.",
    "audience_kinds": ["general"],
    "audience": "Le grand public, partout dans le monde.",
    "core_message": "Restons unis.",
    "cta": "Prenez la main de quelqu’un.",
    "story": "Une chaîne humaine, place de la Bourse.",
    "formats": ["gathering"],
    "team_size": "2_5",
    "budget": "lt_500",
    "evidence_level": "0",  # its log book holds no figure
    "worked": "Le geste se comprend sans traduction.",
    "harm": "Aucun dommage connu.",
    "role": "volunteer",
    "authority": True,
    "affected_told": "yes",
    "safety_concern": "none",
    "licence": "cc_by",
    "takedown_agreed": True,
    "original_language": "fr",
    "translation_allowed": True,
}
LESSONS = [
    ("Visez plus étroit", "Un public précis."),
    ("Comptez", "Chaque semaine."),
    ("Demandez", "D’abord aux victimes."),
]


def test_from_registration_to_a_published_case_study(browse, site, make_person, scripts):
    name = "avec" if scripts else "sans"
    moderator = make_person(f"karim-{name}@example.org", name="Karim", role=Role.MODERATOR)
    author, plan = browse(), from_json(PLAN.read_bytes())
    register(author, site, f"aicha-{name}@example.org")
    typist = type_the_plan(author, plan, name)
    compare_with_the_export(author, typist)
    settle_what_the_coach_has_found(author)
    case = write_the_case_study(author, f"{CASE['title']} {name}", name)
    ask_for_a_change(browse(user=moderator), case, name)
    correct_it(author, case, name)
    publish_it(browse(user=moderator), case)
    find_it(browse(), f"{CASE['title']} {name}")
    find_it_in_english(browse(locale="en-GB"), f"{CASE['title']} {name}")


def register(page: Page, site: Any, email: str) -> None:
    page.goto("/fr/account/register")
    page.fill("[name=name]", "Aïcha")
    page.fill("[name=email]", email)
    page.fill("[name=password]", PASSWORD)
    page.click("main form button[type=submit]")
    expect(page.locator("h1")).to_be_visible()
    with site.app_context():
        letter = next(mail for mail in list_waiting() if mail.to == email)
    page.goto(letter.parameters["path"])
    page.click("main form button[type=submit]")
    page.wait_for_url("**/fr/campaigns/")


def type_the_plan(page: Page, plan: Any, name: str) -> Typist:
    page.goto("/fr/campaigns/new")
    page.fill("[name=title]", "#TurnToLove")
    page.check("[name=depth][value=complete]")
    page.click("main form button[type=submit]")
    page.click(".next .btn")
    typist = Typist(page, plan)
    for step in STEPS:
        expect(page.locator("h1")).to_be_visible()
        assert f"/steps/{step.slug}" in page.url
        picture(page, f"step-{step.slug}-{name}")
        typist.fill_step(step)
        page.wait_for_url(lambda url, slug=step.slug: f"/steps/{slug}" not in url)
    picture(page, f"review-{name}")
    return typist


def compare_with_the_export(page: Page, typist: Typist) -> None:
    """What was typed is what the site holds, but for the rows' ids and the prefilled cases."""
    address = page.url.replace("/review", "/exports/json")
    found = json.loads(page.request.get(address).text())
    text = json.dumps(found, ensure_ascii=False)
    for ours, theirs in typist.rows.items():
        text = text.replace(f'"{theirs}"', f'"{ours}"')
    found = json.loads(text)
    found["steps"]["moderation"].pop("response_matrix")
    assert ordered(found) == ordered(json.loads(PLAN.read_text()))


def settle_what_the_coach_has_found(page: Page) -> None:
    """Say why remarks are not for this campaign, and settle those that protect somebody."""
    review = page.url
    page.click(".use a[href*=coach]")
    for _ in range(page.locator("article.remark form").count()):
        remark = page.locator("article.remark:has(form)").first
        remark.locator("summary").click()
        for box in remark.locator("[name=row][type=checkbox]").all():
            box.check()
        remark.locator("textarea").fill("La campagne est finie depuis longtemps.")
        title = remark.locator("h3").inner_text()
        remark.locator("button").click()
        expect(page.locator(".item h3", has_text=title).first).to_be_visible()
    page.click("article.remark a[href*=messengers]")
    for when in ("before", "during", "after"):
        page.fill(f"[name=support_{when}]", "Une amie, joignable jour et nuit")
    page.click(".actions button[value=close]")
    page.wait_for_url("**/steps/messengers")
    page.goto(review.replace("/review", "/steps/review"))
    page.check("[name=consents_rechecked][value=yes]")
    page.click(".actions button[value=next]")
    page.wait_for_url("**/review")
    expect(page.locator(".use a[href*=coach]")).to_have_count(0)


def ordered(value: Any) -> Any:
    """Forget the order in which boxes were ticked; the order of rows stays."""
    if isinstance(value, dict):
        return {key: ordered(each) for key, each in value.items()}
    if isinstance(value, list):
        is_choice = all(isinstance(each, str) for each in value)
        return sorted(value) if is_choice else [ordered(each) for each in value]
    return value


def write_the_case_study(page: Page, title: str, name: str) -> str:
    page.click('form[action$="/case-study"] button')
    page.wait_for_url("**/submissions/*/campaign")
    identity = page.url.split("/")[-2]
    typist = Typist(page, from_json('{"portevoix_plan": 1}'))
    for sheet in PAGES:
        if sheet.slug == "happened":
            for lesson in LESSONS:
                add_lesson(page, *lesson)
        if sheet.slug == "rights":
            add_image(page)
        for question in sheet.fields():
            value = title if question.key == "title" else CASE.get(question.key)
            if value is not None:
                typist.fill(question, value)
        picture(page, f"submission-{sheet.slug}-{name}")
        page.click(".actions button[name=deed][value=next]")
        page.wait_for_url(lambda url, slug=sheet.slug: not url.endswith(f"/{slug}"))
    page.goto(f"/fr/submissions/{identity}/preview")
    expect(page.locator("main")).to_contain_text("chaîne humaine")
    page.goto(f"/fr/submissions/{identity}/status")
    picture(page, f"status-{name}")
    page.click('form[action$="/submission"] button')
    expect(page.locator("main")).to_contain_text("Envoyée")
    return identity


def add_lesson(page: Page, title: str, text: str) -> None:
    page.click("button[value='add:lessons']")
    page.fill("[name=title]", title)
    page.fill("[name=text]", text)
    page.click("main .actions button")
    page.wait_for_url(re.compile("/happened"))


def add_image(page: Page) -> None:
    out = io.BytesIO()
    Image.new("RGB", (1600, 900), "teal").save(out, "JPEG")
    page.click("button[value='add:images']")
    page.set_input_files(
        "[type=file]", {"name": "place.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}
    )
    page.fill("[name=author]", "Aïcha")
    page.check("[name=licence][value=own]") if page.locator(
        "[name=licence][type=radio]"
    ).count() else None
    page.check("[name=people_recognisable][value=no]")
    page.check("[name=minors][value=no]")
    page.fill("[name=alt_text]", "Des mains qui se tiennent")
    page.click("main .actions button")
    page.wait_for_url(re.compile("/rights"))


def ask_for_a_change(page: Page, case: str, name: str) -> None:
    page.goto("/fr/moderation/")
    picture(page, f"queue-{name}")
    page.goto(f"/fr/moderation/{case}/")
    page.click('form[action$="/claim"] button')
    picture(page, f"desk-{name}")
    page.click("#a-worked details summary")
    page.fill("#a-worked textarea", "Pour qui, et comment le savez-vous ?")
    page.click("#a-worked details button")
    decide(page, "changes", "Une seule chose à revoir.")


def decide(page: Page, decision: str, message: str = "") -> None:
    page.check(f"[name=decision][value={decision}]")
    page.fill(".decision textarea", message)
    page.click(".decision button")
    page.click("main button[value=decide]")
    expect(page.locator("h1")).to_be_visible()


def correct_it(page: Page, case: str, name: str) -> None:
    page.goto(f"/fr/submissions/{case}/status")
    expect(page.locator("main")).to_contain_text("Pour qui, et comment le savez-vous")
    picture(page, f"changes-{name}")
    page.click(".item-open a")
    page.fill("[name=worked]", "Les passants se sont arrêtés : nous avons compté trois rangs.")
    page.click(".actions button[value=next]")
    page.goto(f"/fr/submissions/{case}/status")
    page.click('form[action$="/submission"] button')
    expect(page.locator("main")).to_contain_text("Envoyée")


def publish_it(page: Page, case: str) -> None:
    page.goto(f"/fr/moderation/{case}/")
    page.click('form[action$="/claim"] button')
    for number in range(1, 21):
        page.check(f"[name=point-{number}][value={'na' if number in (4, 5, 8) else 'yes'}]")
    page.click('form[action$="/checklist"] button')
    decide(page, "acceptance", "Merci, c’est parfait.")
    page.goto(f"/fr/moderation/{case}/")
    decide(page, "publication")


def find_it(page: Page, title: str) -> None:
    page.goto("/fr/case-studies/")
    page.fill("[name=q]", "chaîne humaine")
    page.click("[role=search] button")
    expect(page.get_by_role("link", name=title)).to_be_visible()
    page.goto("/fr/case-studies/?theme=polarisation&country=BE")
    page.get_by_role("link", name=title).click()
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator("main img")).to_have_attribute("alt", "Des mains qui se tiennent")
    assert page.context.cookies() == []


def find_it_in_english(page: Page, title: str) -> None:
    page.goto("/")
    assert page.url.endswith("/en/")
    page.goto("/en/case-studies/?q=chaine+humaine")
    link = page.get_by_role("link", name=title)
    expect(link).to_have_attribute("lang", "fr")
    link.click()
    expect(page.locator("main")).to_contain_text("Written in French")
