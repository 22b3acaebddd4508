"""A computer that others use, too: nothing stays in its browser."""

from datetime import timedelta

import pytest
import time_machine

from app.accounts.passwords import keep
from app.core.clock import now
from tests.conftest import PASSWORD


@pytest.fixture
def visitor(anyone, person):
    person("aicha@example.org", password_hash=keep(PASSWORD))
    anyone.open("/en/account/sign-in")
    return anyone


def cookie_of(visitor):
    return next(
        each
        for each in visitor.response.history[0].headers.getlist("Set-Cookie")
        if each.startswith("portevoix=")
    )


def test_the_cookie_goes_with_the_browser_and_pages_say_so(visitor):
    visitor.submit(email="aicha@example.org", password=PASSWORD, shared="yes")
    assert "Max-Age" not in cookie_of(visitor)
    assert "Expires" not in cookie_of(visitor)
    assert "data-pv-shared" in visitor.page.css_first("body").attributes


def test_elsewhere_it_stays(visitor):
    visitor.submit(email="aicha@example.org", password=PASSWORD)
    assert "Max-Age" in cookie_of(visitor)
    assert "data-pv-shared" not in visitor.page.css_first("body").attributes


@pytest.mark.parametrize(("shared", "is_in"), [("yes", False), (None, True)])
def test_an_hour_or_three_of_silence_end_it(visitor, shared, is_in):
    visitor.submit(email="aicha@example.org", password=PASSWORD, shared=shared)
    with time_machine.travel(now() + timedelta(hours=3), tick=False):
        visitor.open("/en/campaigns/")
    assert (visitor.response.request.path == "/en/campaigns/") is is_in


def test_a_mistyped_password_does_not_forget_the_box(visitor):
    visitor.submit(email="aicha@example.org", password="mauvais mot", shared="yes", status=422)
    assert "checked" in visitor.page.css_first("#shared").attributes
