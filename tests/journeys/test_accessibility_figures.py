"""axe on the pages on which figures, surveys and comments come in, in every look."""

from pathlib import Path

import pytest

from app.core.ids import new_id
from tests.campaigns.plans import plan_of, start
from tests.exports.full_plan import full_plan
from tests.journeys.test_accessibility import overflow, scripts, violations
from tests.journeys.test_accessibility_together import LOOKS

__all__ = ["scripts"]
pytestmark = pytest.mark.journey
EXPORTS = Path(__file__).parent.parent / "platforms" / "exports"
QUESTIONS = [
    {"id": "v1", "question": "Oseriez-vous répondre à un commentaire haineux ?", "scale": "yes_no"},
    {"id": "v2", "question": "Le stade est à tout le monde.", "scale": "agree_5"},
    {"id": "v3", "question": "De 0 à 10 ?", "scale": "zero_ten"},
    {"id": "v4", "question": "Qu’en retenez-vous ?", "scale": "open"},
]
COUNTS = {"before_1": 20, "before_0": 80, "after_1": 45, "after_0": 55, "only_after": 30}
TRACKING = {
    "survey": [{"id": "survey", "pairing": "paired", "pairs": 60, "invited_before": 200}],
    "survey_counts": [{"id": "v1", "question": "v1", "only_before": 2, **COUNTS}],
}
FIRST = "\n".join(f"{n} {'c p' if n % 3 else 'h n'}" for n in range(1, 41))
SECOND = "\n".join(f"{n} {'c p' if n % 4 else 'n 0'}" for n in range(1, 41))


@pytest.fixture
def base(site, make_person):
    """Make a busy campaign with a survey; gives its author and where its figures are."""
    author = make_person(f"{new_id()}@example.org", name="Aïcha")
    with site.app_context():
        busy = full_plan().steps
        measurement = {**busy["measurement"], "survey_questions": QUESTIONS}
        tracking = {**busy["tracking"], **TRACKING}
        plan = plan_of(**{**busy, "measurement": measurement, "tracking": tracking})
        campaign = start(plan, author)
        return author, f"/fr/campaigns/{campaign.public_id}/tracking"


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_no_page_of_figures_has_an_axe_violation_or_scrolls_sideways(browse, base, width, scheme):
    author, tracking = base
    look = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme, "bypass_csp": True}
    page = browse(user=author, **look)
    found = {}

    def look_at(name):
        found[name] = violations(page) + overflow(page)

    for name in ("", "?work=indicators2", "import", "survey", "survey/questionnaire", "comments"):
        page.goto(f"{tracking}/{name}")
        look_at(name)
    page.goto(f"{tracking.removesuffix('tracking')}results")
    look_at("results")
    for name in ("meta_posts_en.csv", "ambiguous.csv", "ragged.csv", "unclosed.csv"):
        page.goto(f"{tracking}/import")
        page.set_input_files("#file", EXPORTS / name)
        page.click("main form button")
        look_at(name)
    page.goto(f"{tracking}/comments")
    page.fill("#comments", "\n".join("abcdefgh"))
    page.click("main form >> nth=0 >> button")
    look_at("sheet")
    page.goto(f"{tracking}/comments")
    page.fill("#first", FIRST)
    page.fill("#second", SECOND)
    page.click("form[action$=agreement] button")
    look_at("outcome")
    assert {name: each for name, each in found.items() if each} == {}
