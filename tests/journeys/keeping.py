"""What the journeys about lost text share: the database's side, the status line, signing in."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Flask
from playwright.sync_api import BrowserContext, Page, expect
from sqlalchemy import delete, func, select, update

from app.accounts import passwords
from app.accounts.models import SignIn, User
from app.campaigns.models import AnswerVersion, Campaign, Member, StepAnswer
from app.core.db import db, one_commit
from app.core.ids import new_id
from tests.campaigns.plans import plan_of, start

PASSWORD = "quatre chats sur un toit"
AT_ONCE = 12_000  # milliseconds that something may take which happens by itself
STATUS = "[data-pv-status]"
READ_KEPT = """() => new Promise(done => indexedDB.databases().then(all => {
  if (!all.some(each => each.name === "portevoix")) return done([]);
  const asked = indexedDB.open("portevoix");
  asked.onsuccess = () => {
    const base = asked.result;
    if (!base.objectStoreNames.contains("unsent")) { base.close(); return done([]); }
    const all = base.transaction("unsent").objectStore("unsent").getAll();
    all.onsuccess = () => { base.close(); done(all.result); };
  };
}))"""


@dataclass(frozen=True)
class Work:
    """Somebody's campaign on the served site."""

    site: Flask
    id: str

    def step(self, slug: str) -> str:
        """Give the address of a step."""
        return f"/fr/campaigns/{self.id}/steps/{slug}"

    def answers(self, slug: str = "basics") -> dict[str, Any]:
        """Read what the database holds of a step."""
        with self.site.app_context():
            kept = db.session.scalars(self._of(StepAnswer, slug)).one_or_none()
            return dict(kept.answers) if kept else {}

    def writer(self, slug: str = "basics") -> int | None:
        """Say under whose number a step was saved last."""
        with self.site.app_context():
            kept = db.session.scalars(self._of(StepAnswer, slug)).one()
            return kept.saved_by_id

    def has_gone_through(self, slug: str) -> bool:
        """Say whether somebody pressed Continue at a step."""
        with self.site.app_context():
            kept = db.session.scalars(self._of(StepAnswer, slug)).one_or_none()
            return bool(kept and kept.gone_through)

    def count_versions(self, slug: str = "basics") -> int:
        """Count how often a step was saved."""
        with self.site.app_context():
            counted = select(func.count()).select_from(AnswerVersion).join(StepAnswer)
            return db.session.scalar(self._where(counted, slug)) or 0

    def admit(self, user: User, role: str = "editor") -> None:
        """Put somebody on the team."""
        with self.site.app_context(), one_commit() as session:
            campaign = session.scalars(select(Campaign).where(Campaign.public_id == self.id)).one()
            session.add(Member(campaign_id=campaign.id, user_id=user.id, role=role))

    def demote(self, user: User) -> None:
        """Let somebody only read from now on."""
        with self.site.app_context(), one_commit() as session:
            here = select(Campaign.id).where(Campaign.public_id == self.id)
            mine = (Member.user_id == user.id, Member.campaign_id == here.scalar_subquery())
            session.execute(update(Member).where(*mine).values(role="reader"))

    def _of(self, table: Any, slug: str) -> Any:
        return self._where(select(table), slug)

    def _where(self, chosen: Any, slug: str) -> Any:
        here = (Campaign.public_id == self.id, StepAnswer.step == slug)
        return chosen.join(Campaign, StepAnswer.campaign_id == Campaign.id).where(*here)


def work_of(site: Flask, user: User, **steps: Any) -> Work:
    """Start a campaign for somebody."""
    steps.setdefault("basics", {"title": "Même tribune"})
    with site.app_context():
        return Work(site, start(plan_of(**steps), user).public_id)


def account(make_person: Any, name: str = "Aïcha", **given: Any) -> User:
    """Make somebody who can sign in by the form."""
    kept = passwords.keep(PASSWORD)
    made: User = make_person(f"{new_id()}@example.org", name=name, password_hash=kept, **given)
    return made


def sign_in(page: Page, user: User, *, is_shared: bool = False) -> None:
    """Sign in by the form, as a person does."""
    if "/sign-in" not in page.url:
        page.goto("/fr/account/sign-in")
    page.fill("[name=email]", user.email)
    page.fill("[name=password]", PASSWORD)
    if is_shared:
        page.check("[name=shared]")
    page.click("main form button[type=submit]")
    expect(page.locator("[data-pv-who]")).to_be_attached()


def end_sessions(site: Flask, user: User) -> None:
    """Sign somebody out everywhere, as the administrator can."""
    with site.app_context(), one_commit() as session:
        session.execute(delete(SignIn).where(SignIn.user_id == user.id))


def until(page: Page, read: Callable[[], Any], wanted: Any) -> None:
    """Wait until something is so; the browser goes on meanwhile."""
    end = time.monotonic() + AT_ONCE / 1000
    while (found := read()) != wanted and time.monotonic() < end:
        page.wait_for_timeout(40)
    assert found == wanted, f"{found!r}, not {wanted!r}"


def until_state(page: Page, state: str) -> None:
    """Wait until the status line says something."""
    expect(page.locator(STATUS)).to_have_attribute("data-state", state, timeout=AT_ONCE)


def write(page: Page, selector: str, text: str) -> None:
    """Type at the end of what stands in a control, key by key."""
    page.focus(selector)
    page.keyboard.press("Control+End")
    page.keyboard.type(text)


def come_back(page: Page) -> None:
    """Turn to a tab again; a Chromium without a screen thinks that one looks at all of them."""
    page.bring_to_front()
    page.evaluate("dispatchEvent(new Event('focus'))")


def kept_in_browser(page: Page) -> list[dict[str, Any]]:
    """Read what waits in the browser's own store."""
    found: list[dict[str, Any]] = page.evaluate(READ_KEPT)
    return found


def forget_form_token(context: BrowserContext) -> None:
    """Make every form's token stale: the cookie that it belongs to is gone."""
    for page in context.pages:
        page.wait_for_load_state("networkidle")  # an answer under way would bring it again
    context.clear_cookies(name="form")
