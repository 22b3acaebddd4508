"""Two editors do things in any order, over the site's own addresses: nobody overwrites unseen.

Each knows what their page showed them and what the site has acknowledged to them. Whenever a save
is accepted, the answer it replaces must be one that they knew; whatever they did not touch stays.
"""

import random
from contextvars import Context
from itertools import count

import pytest

from app.campaigns.models import StepAnswer
from app.core.db import db

FIELDS = ("if_we", "then", "because")
ROW_FIELDS = ("label", "place")
JSON = {"Accept": "application/json"}
PARTS, EACH = 8, 125  # 1 000 interleavings in all
words = count(1)


class Editor:
    """Somebody with a page before them, in a tab with a name of its own."""

    def __init__(self, visitor, campaign, token):
        self.client, self.who = visitor.client, visitor.user.public_id
        self.root = f"/fr/campaigns/{campaign.public_id}/steps"
        self.token, self.number = token, count(1)
        self.browser = ""

    def look(self, stored):
        """Load the page anew: what it shows is known."""
        self.browser = f"tab{next(words)}"
        self.known = {step: dict(answers) for step, (answers, _) in stored.items()}
        self.base = {step: revision for step, (_, revision) in stored.items()}

    def send(self, address, **fields):
        given = {"csrf_token": self.token, "browser": self.browser, "signed_in_as": self.who}
        form = {**given, **fields}
        return Context().run(self.client.post, self.root + address, data=form, headers=JSON)


@pytest.fixture
def two(volunteer, signed_in, person, campaign, join):
    nadia = signed_in(join(campaign, person("nadia@example.org"), "editor"))
    editors = []
    for visitor in (volunteer, nadia):
        page = visitor.open(f"/fr/campaigns/{campaign.public_id}/steps/objectives")
        token = page.css_first("[name=csrf_token]").attributes["value"]
        editors.append(Editor(visitor, campaign, token))
    return editors


def stored(campaign):
    db.session.rollback()
    db.session.expire_all()
    rows = db.session.query(StepAnswer).filter(StepAnswer.campaign_id == campaign.id)
    found = {"objectives": ({}, 0), "audience": ({}, 0)}
    return found | {row.step: (dict(row.answers), row.revision) for row in rows}


@pytest.mark.parametrize("part", range(PARTS))
def test_nobody_overwrites_what_they_have_not_seen(two, campaign, part):
    chance = random.Random(part)
    for _ in range(EACH):
        for editor in two:
            editor.look(stored(campaign))
        for _ in range(chance.randint(3, 6)):
            editor = chance.choice(two)
            chance.choice([type_answer, type_answer, submit, type_row, remove_row, look_again])(
                editor, campaign, chance
            )


def look_again(editor, campaign, _chance):
    editor.look(stored(campaign))


def type_answer(editor, campaign, chance):
    key, text = chance.choice(FIELDS), f"mot {next(words)}"
    before = stored(campaign)["objectives"][0].get(key)
    answer = editor.send(
        "/objectives/draft",
        drawn=key,
        base=editor.base["objectives"],
        number=next(editor.number),
        **{key: text},
    )
    after, revision = stored(campaign)["objectives"]
    if answer.status_code == 409:
        assert after.get(key) == before
        assert before != editor.known["objectives"].get(key)
        return
    assert answer.status_code == 200, answer.text
    assert after[key] == text
    assert before == editor.known["objectives"].get(key), "overwritten unseen"
    editor.known["objectives"][key] = text
    if answer.json["before"] == editor.base["objectives"]:
        editor.base["objectives"] = revision


def submit(editor, campaign, chance):
    """Send the whole form: one answer changed, the others as the page has them."""
    key, text = chance.choice(FIELDS), f"mot {next(words)}"
    before = stored(campaign)["objectives"][0]
    known = editor.known["objectives"]
    shown = {each: known.get(each, "") for each in FIELDS} | {key: text}
    base = editor.base["objectives"]
    answer = editor.send("/objectives", drawn=" ".join(FIELDS), base=base, deed="stay", **shown)
    after = stored(campaign)["objectives"][0]
    if answer.status_code == 409:
        assert after == before
        assert before.get(key) != known.get(key)
        return
    assert answer.status_code == 303, answer.text
    assert after[key] == text
    assert before.get(key) == known.get(key), "overwritten unseen"
    for other in set(FIELDS) - {key}:
        assert after.get(other) == before.get(other), "an answer that nobody touched has changed"
    editor.look(stored(campaign))


def row_of(answers, row):
    return next((each for each in answers.get("segments", []) if each["id"] == row), None)


def type_row(editor, campaign, chance):
    row, key = chance.choice(["a1", "a2", "a3"]), chance.choice(ROW_FIELDS)
    text, before = f"mot {next(words)}", stored(campaign)["audience"][0]
    answer = editor.send(
        f"/audience/rows/segments/{row}/draft",
        drawn=key,
        base=editor.base["audience"],
        number=next(editor.number),
        **{key: text},
    )
    after, revision = stored(campaign)["audience"]
    was, knew = ((row_of(each, row) or {}).get(key) for each in (before, editor.known["audience"]))
    if answer.status_code == 409:
        assert row_of(after, row) == row_of(before, row)
        assert was != knew
        return
    assert answer.status_code == 200, answer.text
    assert row_of(after, row)[key] == text
    assert was in (knew, None), "overwritten unseen"
    rows = [dict(each) for each in editor.known["audience"].get("segments", [])]
    mine = next((each for each in rows if each["id"] == row), None)
    if mine is None:
        rows.append(mine := {"id": row})
    mine[key] = text
    editor.known["audience"]["segments"] = rows
    if answer.json["before"] == editor.base["audience"]:
        editor.base["audience"] = revision


def remove_row(editor, campaign, chance):
    row, before = chance.choice(["a1", "a2", "a3"]), stored(campaign)["audience"][0]
    base, deed = editor.base["audience"], f"remove:segments:{row}"
    answer = editor.send("/audience", drawn="", base=base, deed=deed)
    assert answer.status_code == 303, answer.text
    after = stored(campaign)["audience"][0]
    was = row_of(before, row)
    if was is not None and was != row_of(editor.known["audience"], row):
        assert row_of(after, row) == was, "somebody's words went with a row that others removed"
    for other in {"a1", "a2", "a3"} - {row}:
        assert row_of(after, other) == row_of(before, other)
    editor.look(stored(campaign))
