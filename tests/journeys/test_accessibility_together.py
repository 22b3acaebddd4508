"""axe on the pages of what people do together: teams, comments, history, bins, two versions."""

import re

import pytest
from playwright.sync_api import expect

from app.campaigns.binning import delete_campaign
from app.campaigns.commenting import add_comment
from app.campaigns.inviting import Offer, invite
from app.campaigns.models import MemberRole
from app.campaigns.queries import open_campaign
from app.campaigns.rights import Right
from app.campaigns.verbs import arrange_rows, save_answers
from app.case_studies.binning import delete_draft
from app.case_studies.writing import Edit, change_answers, start_case_study
from app.core.db import one_commit
from app.keeping.binning import list_binned
from app.keeping.saving import Seen
from app.plan.interchange import from_json
from app.plan.steps import BY_SLUG
from tests.campaigns.plans import PLAN, plan_of, start
from tests.case_studies.conftest import ANSWERS
from tests.journeys.conftest import picture
from tests.journeys.keeping import account, end_sessions, sign_in, work_of, write
from tests.journeys.test_accessibility import overflow, violations

pytestmark = pytest.mark.journey
LOOKS = [(360, "dark"), (1280, "light")]
SUMMARY = "textarea[name=summary]"


@pytest.fixture
def scripts() -> bool:
    """Axe is itself a script."""
    return True


@pytest.fixture
def nadia(make_person):
    return account(make_person, name="Nadia")


def ways_of(campaign, author, nadia):
    """Have two people work on a campaign; give the addresses of all pages that tell of it."""
    base = f"/fr/campaigns/{campaign.public_id}"
    with one_commit():
        opened = open_campaign(campaign.public_id, Right.EDIT_CAMPAIGN, author)
        add_comment(opened, "audience", ("segments", "a1"), "Et les parents ?", by=author)
        save_answers(opened, "basics", {"summary": "Un"}, seen=Seen(1), by=author)
        save_answers(opened, "basics", {"summary": "Un deux"}, seen=Seen(2), by=author)
        _, token = invite(opened, Offer(MemberRole.EDITOR, 7), author)
        invited, _ = invite(opened, Offer(MemberRole.READER, 7, email=nadia.email), author)
        segments = ("audience", BY_SLUG["audience"].group("segments"), "a1")
        arrange_rows(opened, segments, "remove", seen=Seen(1), by=author)
        row = list_binned(opened.owner)[0].public_id
    member = f"{base}/team/members/{author.public_id}"
    return [
        f"{base}/", f"{base}/deletion", f"{base}/bin", f"{base}/bin/{row}/deletion",
        f"{base}/steps/audience?removed={row}", f"{base}/steps/audience/comments",
        f"{base}/steps/basics/history", f"{base}/steps/basics/history?compare=1-3",
        f"{base}/steps/basics/history/1", f"{base}/team", f"{base}/team/departure",
        f"{base}/team/invitation", f"{base}/team/invitations/{invited.public_id}",
        member, f"{member}/handover", f"{member}/removal", f"/fr/campaigns/join/{token}",
    ]  # fmt: skip


def ways_of_drafts(author):
    """Have a draft with a past, and one in the bin; give their addresses."""
    with one_commit():
        draft = start_case_study({**ANSWERS, "title": "Un brouillon"}, "fr", by=author)
        old = start_case_study({**ANSWERS, "title": "Un vieux brouillon"}, "fr", by=author)
    with one_commit():
        change_answers(draft, Edit({"title": "Un meilleur titre"}, Seen(1)), author)
        delete_draft(old, author)
    base = f"/fr/submissions/{draft.public_id}"
    return [f"{base}/{rest}" for rest in ("history", "history/1", "bin", "deletion")]


@pytest.fixture
def ways(site, author, nadia):
    with site.app_context():
        work = ways_of(start(from_json(PLAN.read_bytes()), author), author, nadia)
        drafts = ways_of_drafts(author)
        gone = start(plan_of(basics={"title": "Ancienne"}), author)
        with one_commit():
            delete_campaign(open_campaign(gone.public_id, Right.DELETE_CAMPAIGN, author), author)
    return [*work, *drafts, "/fr/campaigns/bin", f"/fr/campaigns/bin/{gone.public_id}/deletion"]


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_no_page_has_an_axe_violation_or_scrolls_sideways(browse, author, ways, width, scheme):
    look = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme, "bypass_csp": True}
    page, found = browse(user=author, **look), {}
    for number, address in enumerate(ways):
        answer = page.goto(address)
        assert answer.status == 200, address
        picture(page, f"together-{number:02d}-{width}-{scheme}")
        found[address] = violations(page) + overflow(page)
    assert {address: each for address, each in found.items() if each} == {}


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_nor_has_the_page_of_two_versions_or_the_one_that_gives_the_text_back(
    browse, site, author, nadia, width, scheme
):
    work = work_of(site, author)
    work.admit(nadia)
    look = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme, "bypass_csp": True}
    page = browse(**look)
    sign_in(page, author)
    page.goto(work.step("basics"))
    page.route("**/draft", lambda route: route.abort())
    write(page, SUMMARY, "Mes mots à moi")
    with site.app_context(), one_commit():
        opened = open_campaign(work.id, Right.EDIT_CAMPAIGN, nadia)
        theirs = {"summary": "Les mots de Nadia"}
        save_answers(opened, "basics", theirs, seen=Seen(1), by=nadia)
    page.click(".actions button[value=next]")
    page.locator("label[for=both-1]").click()
    write(page, "[name=both-summary]", " Ensemble.")
    picture(page, f"two-versions-{width}-{scheme}")
    assert violations(page) + overflow(page) == []
    end_sessions(site, author)
    page.locator(".actions button").first.click()
    expect(page.locator("h1")).to_have_text("Votre texte est toujours là")
    both = page.locator("main [name=both-summary]")  # what they have just written together
    expect(both).to_have_value(re.compile("Les mots de Nadia Ensemble"))
    picture(page, f"text-back-{width}-{scheme}")
    assert violations(page) + overflow(page) == []
