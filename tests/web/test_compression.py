"""Pages are smaller for browsers that take gzip, and their size betrays nothing."""

import gzip
import zlib

import pytest

from app.web.compression import WORTH_IT, is_text, squeeze


@pytest.mark.parametrize("accepts", ["gzip", "gzip, deflate, br", "br;q=1, gzip;q=0.5", "*"])
def test_a_browser_that_takes_gzip_gets_it(anyone, accepts):
    whole = anyone._send("get", "/fr/").data
    response = anyone._send("get", "/fr/", headers={"Accept-Encoding": accepts})
    assert response.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.data) == whole
    assert int(response.headers["Content-Length"]) == len(response.data) < len(whole) / 2


@pytest.mark.parametrize("accepts", ["", "br", "gzip;q=0", "identity"])
def test_one_that_does_not_gets_the_page_as_it_is(anyone, accepts):
    response = anyone._send("get", "/fr/", headers={"Accept-Encoding": accepts})
    assert "Content-Encoding" not in response.headers
    assert response.text.startswith("<!doctype html>")


@pytest.mark.parametrize("address", ["/fr/", "/fr/nothing"])
def test_caches_keep_both_apart(anyone, address):
    assert "Accept-Encoding" in anyone._send("get", address).vary


def test_what_is_short_stays_as_it_is(anyone):
    response = anyone._send("get", "/healthz", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in response.headers
    assert "Accept-Encoding" not in response.vary  # the same for everybody
    assert len(response.data) < WORTH_IT


def test_a_page_that_a_browser_has_already_is_not_compressed(anyone):
    etag = anyone._send("get", "/fr/", headers={"Accept-Encoding": "gzip"}).headers["ETag"]
    asked = {"Accept-Encoding": "gzip", "If-None-Match": etag}
    response = anyone._send("get", "/fr/", headers=asked)
    assert (response.status_code, response.data) == (304, b"")
    assert response.headers["ETag"] == etag
    assert "Accept-Encoding" in response.vary
    assert "Content-Encoding" not in response.headers


def test_the_same_page_never_has_a_size_of_its_own():
    page = b"<p>secret</p>" * 100
    sizes = {len(squeeze(page)) for _ in range(200)}
    assert len(sizes) > 20
    assert {zlib.decompress(squeeze(page), 31) for _ in range(20)} == {page}


def test_failures_are_compressed_too(anyone):
    response = anyone._send("get", "/fr/nothing", headers={"Accept-Encoding": "gzip"})
    assert (response.status_code, response.headers["Content-Encoding"]) == (404, "gzip")


@pytest.mark.parametrize(
    ("kind", "shrinks"),
    [
        ("text/html", True),
        ("application/json", True),
        ("application/atom+xml", True),
        ("image/webp", False),
        ("application/zip", False),
    ],
)
def test_only_text_shrinks(kind, shrinks):
    assert is_text(kind) is shrinks
