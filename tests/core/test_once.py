"""A form that was acted on leads where it led the first time."""

import pytest

from app.core.db import db, one_commit
from app.core.once import Done, note_done, where_it_led
from tests.meanwhile import meanwhile


def test_a_new_key_led_nowhere_yet(app):
    assert where_it_led("key") is None


def test_a_key_leads_where_it_led(app):
    with one_commit():
        note_done("key", "/fr/campaigns/abc/")
    assert (where_it_led("key"), where_it_led("other")) == ("/fr/campaigns/abc/", None)


def test_an_undone_deed_led_nowhere(app):
    note_done("key", "/fr/")
    db.session.rollback()
    assert where_it_led("key") is None


@pytest.mark.parametrize("key", [None, ""])
def test_a_form_without_a_key_is_not_remembered(app, key):
    with one_commit():
        note_done(key, "/fr/")
    assert db.session.query(Done).count() == 0
    assert where_it_led(key) is None


def test_the_key_itself_is_not_kept(app):
    with one_commit():
        note_done("key", "/fr/")
    assert db.session.query(Done).one().key != "key"


@pytest.mark.parametrize("key", ["\x00", "x" * 100_000, "\ud800"])
def test_a_strange_key_is_a_key_like_any_other(app, key):
    with one_commit():
        note_done(key, "/fr/")
    assert where_it_led(key) == "/fr/"


def test_a_second_click_at_the_same_moment_follows_the_first(app):
    led = []

    def click(address):
        led.append(where_it_led("key"))
        if led[-1] is None:
            note_done("key", address)

    with one_commit():
        click("/fr/first/")
        second, failed = meanwhile(app, lambda: click("/fr/second/"))
    second.join()
    assert (led, failed) == ([None, "/fr/first/"], [])
