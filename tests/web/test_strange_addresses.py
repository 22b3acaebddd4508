"""Every page, asked for with strange parts in its address: never a fault."""

import pytest

from app.accounts.models import Role

STRANGE = (
    "%00",
    "a%00b",
    "9" * 30,
    "-1",
    "%C3%A9",
    "a'b",
    "%ED%A0%80",
    "x" * 3000,
    "..%2F",
    "%25s",
)
ASKED = (
    "q",
    "from",
    "next",
    "after",
    "theme",
    "country",
    "year",
    "more",
    "tab",
    "page",
    "decision",
)


def pages(app):
    return [rule for rule in app.url_map.iter_rules() if "GET" in rule.methods]


def address(rule, part):
    """Write an address with the same strange part wherever one may stand."""
    text = rule.rule.replace("<lang:lang>", "fr").replace("<int:width>", "640")
    for name in rule.arguments:
        text = text.replace(f"<{name}>", part)
    return text


@pytest.fixture
def administrator(signed_in):
    return signed_in("ada@example.org", role=Role.ADMINISTRATOR)


@pytest.mark.parametrize("part", STRANGE, ids=[each[:9] for each in STRANGE])
def test_no_page_is_broken_by_a_part_of_its_address(app, administrator, part):
    asked = [address(rule, part) for rule in pages(app) if set(rule.arguments) - {"lang"}]
    assert len(asked) > 15
    answers = {each: administrator._send("get", each).status_code for each in asked}
    assert {each: status for each, status in answers.items() if status >= 500} == {}


@pytest.mark.parametrize("value", STRANGE, ids=[each[:9] for each in STRANGE])
def test_no_page_is_broken_by_what_is_asked_of_it(app, administrator, value):
    query = "&".join(f"{name}={value}" for name in ASKED)
    asked = [address(rule, "basics") + f"?{query}" for rule in pages(app)]
    answers = {each[:60]: administrator._send("get", each).status_code for each in asked}
    assert {each: status for each, status in answers.items() if status >= 500} == {}
