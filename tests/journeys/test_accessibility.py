"""axe on every page: light and dark, telephone and laptop; no sideways scroll at 320 px."""

from importlib.resources import files

import pytest
from playwright.sync_api import Page

from app.accounts.models import Role
from app.case_studies.writing import start_case_study
from app.core.db import one_commit
from app.core.ids import new_id
from app.plan.interchange import from_json
from app.plan.steps import STEPS
from tests.campaigns.plans import PLAN, start
from tests.case_studies.conftest import ANSWERS
from tests.case_studies.states import make_sent

pytestmark = pytest.mark.journey
AXE = (files("axe_playwright_python") / "axe.min.js").read_text()
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LOOKS = [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")]
PUBLIC = (
    "/fr/",
    "/fr/case-studies/",
    "/fr/case-studies/?q=introuvable",
    "/fr/case-studies/turntolove/",
    "/en/case-studies/kommmit/",
    "/fr/toolkit/",
    "/fr/toolkit/audience",
    "/fr/pages/help",
    "/fr/pages/accessibility",
    "/fr/account/register",
    "/fr/account/sign-in",
    "/fr/account/reset",
    "/fr/nulle-part",
)
MEMBER = (
    "/fr/campaigns/",
    "/fr/campaigns/new",
    "/fr/campaigns/import",
    "/fr/account/settings",
    "/fr/account/sessions",
    "/fr/submissions/",
)
TEAM = ("/fr/moderation/", "/fr/admin/", "/fr/admin/people", "/fr/admin/mail")


@pytest.fixture
def scripts() -> bool:
    """Axe is itself a script."""
    return True


@pytest.fixture
def content(site, make_person):
    """Make one of everything that has a page."""
    author = make_person(f"{new_id()}@example.org", name="Aïcha")
    chief = make_person(f"{new_id()}@example.org", name="Nadia", role=Role.ADMINISTRATOR)
    with site.app_context():
        campaign = start(from_json(PLAN.read_bytes()), author)
        with one_commit():
            draft = start_case_study({**ANSWERS, "title": "Un brouillon"}, "fr", by=author)
        sent = make_sent({**ANSWERS, "title": "Une étude envoyée"}, author)
        base = f"/fr/campaigns/{campaign.public_id}"
        calendar = f"{base}/calendar/"
        work = [
            f"{base}/",
            f"{base}/review",
            calendar,
            f"{calendar}?month=2017-02",
            *(f"{base}/steps/{step.slug}" for step in STEPS),
        ]
        work += [
            f"{base}/steps/audience/rows/segments/a1",
            f"{base}/steps/message/rows/messages/s1",
            f"{base}/steps/content/rows/pieces/new1",
        ]
        case = f"/fr/submissions/{draft.public_id}"
        pages = (
            "campaign",
            "done",
            "happened",
            "rights",
            "preview",
            "status",
            "rights/rows/images/new1",
        )
        work += [f"{case}/{each}" for each in pages]
        desk = [
            f"/fr/moderation/{sent.public_id}/",
            f"/fr/moderation/{sent.public_id}/as-published",
        ]
    return author, work, chief, desk


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_no_page_has_an_axe_violation_or_scrolls_sideways(browse, content, width, scheme):
    author, work, chief, desk = content
    look = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme, "bypass_csp": True}
    found: dict[str, list[str]] = {}
    for user, addresses in ((None, PUBLIC), (author, [*MEMBER, *work]), (chief, [*TEAM, *desk])):
        page = browse(user=user, **look)
        for address in addresses:
            page.goto(address)
            found[address] = violations(page) + overflow(page)
    assert {address: each for address, each in found.items() if each} == {}


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    result = page.evaluate("rules => axe.run(document, rules)", RULES)
    return [
        f"{each['id']}: {node['html'][:120]}"
        for each in result["violations"]
        for node in each["nodes"][:2]
    ]


def overflow(page: Page) -> list[str]:
    width = page.viewport_size["width"]
    page.set_viewport_size({"width": 320, "height": 800})
    over = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    page.set_viewport_size({"width": width, "height": 800})
    return [f"scrolls sideways by {over} px at 320 px"] if over > 0 else []
