import pytest
from flask import Response

from app.web.caching import KeptPages

PUBLIC = ["/fr/", "/fr/case-studies/", "/fr/toolkit/", "/fr/toolkit/audience", "/fr/pages/about"]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_is_not_sent_twice(anyone, address):
    anyone.open(address)
    etag = anyone.response.headers["ETag"]
    again = anyone._send("get", address, headers={"If-None-Match": etag})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_with_a_name_on_it_is_kept_nowhere(signed_in, address):
    visitor = signed_in()
    visitor.open(address)
    assert visitor.response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in visitor.response.headers


def test_a_form_with_a_token_is_kept_nowhere(anyone):
    anyone.open("/fr/account/register")
    assert anyone.response.headers["Cache-Control"] == "no-store"


def test_a_page_for_one_language_is_not_taken_for_another(anyone):
    anyone.open("/fr/pages/about")
    etag = anyone.response.headers["ETag"]
    assert (
        anyone._send("get", "/en/pages/about", headers={"If-None-Match": etag}).status_code == 200
    )


@pytest.fixture
def kept(app):
    """Give kept pages, and a way to draw one that counts how often it was drawn."""
    drawn = []

    def draw():
        drawn.append(1)
        return Response(f"page {len(drawn)}")

    return KeptPages(most=2), draw


def test_a_page_is_drawn_once_for_readers_without_cookie(app, kept):
    pages, draw = kept
    with app.test_request_context("/"):
        assert [pages.give("key", draw).get_data() for _ in range(2)] == [b"page 1", b"page 1"]
        assert pages.give("another key", draw).get_data() == b"page 2"


def test_somebody_s_own_page_is_drawn_for_them(app, kept):
    pages, draw = kept
    with app.test_request_context("/", headers={"Cookie": "portevoix=secret"}):
        assert [pages.give("key", draw).get_data() for _ in range(2)] == [b"page 1", b"page 2"]


def test_the_oldest_page_goes_when_there_is_no_room(app, kept):
    pages, draw = kept
    with app.test_request_context("/"):
        for key in ("a", "b", "c", "a"):
            last = pages.give(key, draw).get_data()
    assert last == b"page 4"
