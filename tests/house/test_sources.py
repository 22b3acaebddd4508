"""Where the coach has its remarks from: every rule says so, and every address leads somewhere."""

from urllib.parse import urlsplit

import pytest
from flask_babel import force_locale, gettext

from app.coach.remark import Basis
from app.coach.rules import RULES
from app.reference.reference import shipped

LISTS = shipped().lists
ADDRESSES = [
    *((f"sources.{key}", each["address"]) for key, each in LISTS["sources"].items()),
    *((f"key_dates.{key}", each.get("source")) for key, each in LISTS["key_dates"].items()),
    *((f"advice.{key}", each["source"]) for key, each in LISTS["advice"].items()),
]
KEYS = [rule.key for rule in RULES]


@pytest.mark.parametrize("address", [pytest.param(a, id=where) for where, a in ADDRESSES if a])
def test_an_address_is_one_that_a_browser_can_open(address):
    parts = urlsplit(address)
    assert parts.scheme in ("https", "http")
    assert "." in parts.netloc.strip(".")
    assert parts.netloc == parts.netloc.lower()
    assert not set(address) & set(' "<>\\^`{|}…')
    assert address.isascii()


@pytest.mark.parametrize("rule", RULES, ids=KEYS)
def test_a_rule_names_its_sources_unless_it_is_good_practice(rule):
    assert rule.rests_on.sources or rule.rests_on.basis is Basis.PRACTICE
    assert set(rule.rests_on.sources) <= LISTS["sources"].keys()


def test_no_source_is_kept_that_no_rule_rests_on():
    used = {key for rule in RULES for key in rule.rests_on.sources}
    assert LISTS["sources"].keys() - used == set()


@pytest.mark.parametrize("rule", RULES, ids=KEYS)
def test_the_words_of_a_rule_exist_in_french(app, rule):
    with app.test_request_context(), force_locale("fr"):
        for words in (rule.title, rule.why):
            assert gettext(words) != words, words


def test_a_source_has_a_name_of_its_own():
    names = [each["name"] for each in LISTS["sources"].values()]
    assert len(set(names)) == len(names)
    assert all(name.strip() == name and name for name in names)
