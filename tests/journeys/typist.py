"""Types a plan into the wizard as a volunteer would: control by control, row by row."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from app.plan.plan import Plan, surroundings
from app.questions.fields import UNKNOWN, Field, Kind, Rows
from app.questions.fields import Page as Step
from app.questions.telling import as_typed


class Typist:
    """Fills in steps; remembers which row of the plan became which row of the site."""

    def __init__(self, page: Page, plan: Plan, language: str = "fr") -> None:
        self.page = page
        self.plan = plan
        self.around = surroundings(plan, language)
        self.rows: dict[str, str] = {}

    def fill_step(self, step: Step) -> None:
        """Type every answer of a step, then press Continue."""
        answers = self.plan.answers(step.slug)
        for group in step.groups():
            for row in answers.get(group.key, []):
                self.add_row(group, row)
        for question in step.fields():
            if question.key in answers:
                self.fill(question, answers[question.key])
        self.page.click(".actions button[value=next]")

    def add_row(self, group: Rows, row: dict[str, Any]) -> None:
        """Add a row to a group, fill it in and close it."""
        self.page.click(f'button[name=deed][value^="add:{group.key}:"]')
        self.page.wait_for_url(re.compile(f"/rows/{group.key}/"))
        self.rows[row["id"]] = self.page.url.rpartition("/")[2].partition("?")[0]
        for summary in self.page.locator(".item-open details.help > summary").all():
            if summary.locator("..").get_attribute("open") is None:
                summary.click()
        for question in group.plain_fields():
            if question.key in row:
                self.fill(question, row[question.key])
        self.page.click(".actions button[value=close]")
        expect(self.page.locator(f'button[value^="add:{group.key}:"]')).to_be_visible()

    def fill(self, question: Field, value: Any) -> None:
        """Type or tick one answer."""
        named = f'[name="{question.key}"]'
        unknown = self.page.locator(f'[name="{question.key}-unknown"]')
        if unknown.count():
            unknown.set_checked(value == UNKNOWN)
        if value == UNKNOWN and unknown.count():
            return
        if self.page.locator(f"select{named}").count():
            self.page.select_option(f"select{named}", self.typed(question, value)[0])
        elif question.kind in (
            Kind.CHOICE,
            Kind.CHOICES,
            Kind.YES_NO,
            Kind.REFERENCE,
            Kind.REFERENCES,
        ):
            for key in self.typed(question, value):
                self.page.check(f'{named}[value="{key}"]')
        else:
            self.page.fill(named, self.typed(question, value)[0])

    def typed(self, question: Field, value: Any) -> list[str]:
        """Give what to type, with the ids that rows have on the site."""
        texts = as_typed(question, value, self.around)
        if question.kind in (Kind.REFERENCE, Kind.REFERENCES):
            return [self.rows.get(each, each) for each in texts]
        return texts
