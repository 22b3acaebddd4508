import pytest, time
from playwright.sync_api import expect
from tests.campaigns.plans import plan_of
from app.campaigns.verbs import start_campaign, prefilled
from app.core.db import one_commit, db
from app.campaigns.models import StepAnswer
pytestmark=pytest.mark.journey
@pytest.fixture
def scripts(): return True
def test_try(site, browse, make_person):
    user=make_person("a1@example.org", name="Nadia")
    with site.app_context(), one_commit():
        c=start_campaign(plan_of(basics={"title":"Essai"}), by=user)
    page=browse(user=user)
    page.on("console", lambda m: print("CONSOLE", m.text))
    page.on("response", lambda r: print(r.status, r.request.method, r.url) if r.request.method=="POST" else None)
    page.goto(f"/fr/campaigns/{c.public_id}/steps/basics")
    time.sleep(.5)
    line=page.locator("[data-pv-status]")
    print("IDLE", line.inner_text())
    names=page.eval_on_selector_all("[data-pv-q]","e=>e.map(x=>x.dataset.pvQ)")
    print(names)
    t=page.locator("main form [name=title]")
    t.fill("Essai plus long")
    time.sleep(2.2)
    print("SAVED", line.inner_text(), page.evaluate("document.querySelector('[name=base]').value"))
    page.context.set_offline(True)
    t.fill("Essai hors ligne")
    time.sleep(2.5)
    print("OFF", line.inner_text())
    page.screenshot(path="/tmp/off.png")
    page.context.set_offline(False)
    time.sleep(2)
    print("ON", line.inner_text(), page.evaluate("document.querySelector('[name=base]').value"))
    with site.app_context():
        print(db.session.query(StepAnswer.answers).filter_by(campaign_id=c.id).all())
    page.screenshot(path="/tmp/on.png", full_page=True)
