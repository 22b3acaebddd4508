"""How long a person waits for a save, in a real Chromium: on a laptop, and on an old telephone.

    pytest -m benchmark -s tests/benchmarks/test_browser.py

The telephone is 360 px wide, has a quarter of the processor, and a line of 1.6 Mbit/s down,
0.75 up, 150 ms to the server and back. Goals: 95 of 100 saves within 120 and 350 ms.
"""

from statistics import quantiles

import pytest
from playwright.sync_api import sync_playwright

from app.cli.check import browser as find_browser
from tests.durability.site import EMAIL, PASSWORD, Site, prepared
from tests.journeys.conftest import FLAGS

pytestmark = pytest.mark.benchmark
SAVES = 40
SLOW_4G = {
    "offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750,
}  # fmt: skip
PLACES = {"laptop": (1280, 1, None, 120), "telephone": (360, 4, SLOW_4G, 350)}
# From the moment in which somebody leaves a field to the one in which the page has its answer,
# and from a click on Continue to the moment in which the next step stands there.
WATCH = """() => {
  window.waits = []; let left = 0; const ask = window.fetch;
  document.addEventListener("focusout", () => { left = performance.now() }, true);
  window.fetch = async (...given) => {
    const answer = await ask(...given), json = answer.json.bind(answer);
    if (`${given[0]}`.endsWith("/draft")) answer.json = async () => {
      const read = await json();
      waits.push(performance.now() - left);
      return read;
    };
    return answer;
  };
  document.addEventListener("click", () => { left = performance.now() }, true);
  document.addEventListener("htmx:after:swap", () => waits.push(performance.now() - left));
}"""


@pytest.fixture
def step(tmp_path):
    """Serve a site of its own; gives the address of a step."""
    served = Site(tmp_path / "instance")
    address = f"http://127.0.0.1:{served.port}{prepared(served)}/steps"
    yield address
    served.kill()


@pytest.mark.parametrize("place", PLACES)
def test_saves_are_felt_to_be_at_once(step, place):
    width, slower, line, goal = PLACES[place]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_browser(), args=FLAGS)
        page = chromium.new_page(viewport={"width": width, "height": 800}, locale="fr-FR")
        page.goto(f"{step.partition('/fr/')[0]}/fr/account/sign-in")
        page.fill("[name=email]", EMAIL)
        page.fill("[name=password]", PASSWORD)
        page.click("main form button[type=submit]")
        page.wait_for_url("**/campaigns/")
        client = page.context.new_cdp_session(page)
        client.send("Emulation.setCPUThrottlingRate", {"rate": slower})
        client.send("Network.enable")
        if line:
            client.send("Network.emulateNetworkConditions", line)
        for what, waits in (("a field", typed(page, step)), ("a step", continued(page, step))):
            p95 = quantiles(waits, n=20)[18]
            print(f"\n{place}, {what}: {len(waits)} saves, p95 {p95:.0f} ms (goal {goal})", end="")
            assert len(waits) >= SAVES
        print()
        chromium.close()


def typed(page, step):
    """Write in a field and leave it, time and again."""
    page.goto(f"{step}/context")
    page.evaluate(WATCH)
    for number in range(SAVES):
        page.focus("[name=problem]")
        page.keyboard.type(f" {number}")
        page.keyboard.press("Tab")
        page.wait_for_function("number => waits.length > number", arg=number)
    return page.evaluate("waits")


def continued(page, step):
    """Press Continue from step to step."""
    waits = []
    for slug in ("context", "objectives", "audience") * SAVES:
        page.goto(f"{step}/{slug}")
        page.wait_for_load_state("networkidle")
        page.evaluate(WATCH)
        page.click(".actions button[value=next]")
        page.wait_for_function("() => waits.length")
        waits += page.evaluate("waits")[:1]
        if len(waits) == SAVES:
            return waits
    return waits
