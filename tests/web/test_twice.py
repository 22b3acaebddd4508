"""A form sent twice, by a second click or a reload, does what it does once."""

from dataclasses import replace

import pytest

from app.case_studies.models import Remark
from app.core.db import db
from app.core.outbox import Mail
from tests.case_studies.conftest import author, draft, in_review, moderator, sent
from tests.visitor import drawn_values

__all__ = ["author", "draft", "in_review", "moderator", "sent"]


def twice(visitor, selector, **fields):
    form = visitor.page.css_first(selector)
    data, action = {**drawn_values(form), **fields}, form.attributes["action"]
    for _ in range(2):
        visitor.post(action, data)


def test_a_remark(signed_in, in_review, moderator):
    karim = signed_in(moderator)
    karim.open(f"/en/moderation/{in_review().public_id}/")
    twice(karim, "#a-title form[data-pv-draft]", text="Quelle source ?")
    assert db.session.query(Remark).count() == 1


@pytest.mark.parametrize(
    ("address", "selector", "fields"),
    [
        ("people/invitation", "form[novalidate]", {"email": "neuf@example.org", "role": "member"}),
        ("people/{id}", "form[action$=reset-link]", {}),
        ("mail", "#test", {}),
    ],
)
def test_a_letter(signed_in, person, address, selector, fields, monkeypatch, app):
    other = person("autre@example.org").public_id
    boss = signed_in("chef@example.org", role="administrator")
    settings = app.extensions["settings"]
    monkeypatch.setitem(app.extensions, "settings", replace(settings, smtp_host="localhost"))
    boss.open(f"/en/admin/{address.format(id=other)}")
    twice(boss, selector, **fields)
    assert db.session.query(Mail).count() == 1


def test_a_copied_row(signed_in, author, draft):
    case = draft()
    aicha = signed_in(author)
    aicha.open(f"/en/submissions/{case.public_id}/happened")
    form = aicha.page.css_first("main form[method=post]")
    data = {**drawn_values(form), "deed": "duplicate:lessons:l1"}
    for _ in range(2):
        aicha.post(f"/en/submissions/{case.public_id}/happened", data)
    db.session.expire_all()
    titles = [row["title"] for row in case.answers["lessons"]]
    assert len(titles) == len(set(titles)) + 1
