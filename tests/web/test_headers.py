"""Headers that keep a page safe, on every kind of answer; cookies only where they are needed."""

import gzip
import re
from dataclasses import replace

import pytest

from app.web.guards import PUBLIC, access_of
from app.web.security import CONTENT_SECURITY_POLICY, HEADERS
from tests.visitor import HTMX

WITH_A_FORM = ("/account/", "/setup/")  # public pages that must tell their own form from another's


@pytest.fixture
def under_tls(app, monkeypatch):
    settings = replace(app.extensions["settings"], url="https://localhost")
    monkeypatch.setitem(app.extensions, "settings", settings)


def has_every_header(response):
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("get", "/fr/", 200),
        ("head", "/fr/", 200),
        ("get", "/", 302),
        ("get", "/fr/nothing", 404),
        ("post", "/fr/", 405),
        ("get", "/fr/campaigns/", 303),
        ("post", "/fr/campaigns/new", 419),
        ("get", "/fr/admin/", 303),
        ("get", "/healthz", 200),
        ("get", "/robots.txt", 200),
        ("get", "/sitemap.xml", 200),
        ("options", "/fr/", 200),
        ("get", "/fr/%00", 404),
    ],
)
def test_every_kind_of_answer_has_every_header(anyone, method, address, status):
    response = anyone._send(method, address)
    assert response.status_code == status
    has_every_header(response)


def test_an_answer_under_another_host_s_name_has_them_too(anyone):
    has_every_header(anyone._send("get", "/fr/", headers={"Host": "evil.example"}))


def test_a_fault_has_them_too(anyone, app, monkeypatch):
    monkeypatch.setitem(app.view_functions, "site.home", lambda: 1 / 0)
    monkeypatch.setattr(app.view_functions["site.home"], "access", PUBLIC, raising=False)
    response = anyone._send("get", "/fr/")
    assert response.status_code == 500
    has_every_header(response)


def test_parts_and_private_pages_have_them_and_are_kept_nowhere(signed_in):
    visitor = signed_in()
    for address in ("/fr/campaigns/", "/fr/campaigns/new", "/fr/account/settings"):
        for headers in ({}, HTMX):
            response = visitor._send("get", address, headers=headers)
            has_every_header(response)
            assert response.headers["Cache-Control"] == "no-store"


def test_refusals_of_private_pages_are_kept_nowhere_either(signed_in, anyone):
    answers = [
        signed_in()._send("get", "/fr/admin/"),
        anyone._send("get", "/fr/campaigns/"),
        anyone._send("post", "/fr/campaigns/new"),
    ]
    assert [each.headers["Cache-Control"] for each in answers] == ["no-store"] * 3


def test_the_policy_allows_nothing_unsafe():
    rules = dict(rule.split(" ", 1) for rule in CONTENT_SECURITY_POLICY.split("; "))
    assert rules["default-src"] == "'none'"
    assert {rules[each] for each in ("script-src", "style-src", "form-action")} == {"'self'"}
    assert {rules[each] for each in ("base-uri", "frame-ancestors")} == {"'none'"}
    assert not re.search(r"unsafe|\*|https?:|nonce", CONTENT_SECURITY_POLICY)


def test_the_headers_that_browsers_know_are_all_there():
    told = {name: HEADERS[name] for name in HEADERS if name != "Content-Security-Policy"}
    assert told == {
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
    }


def test_under_tls_browsers_are_told_to_stay_there(anyone, under_tls):
    response = anyone._send("get", "/fr/")
    assert response.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_without_tls_they_are_not(anyone):
    assert "Strict-Transport-Security" not in anyone._send("get", "/fr/").headers


def test_a_form_s_cookie_is_for_this_site_and_no_script(anyone):
    cookie = anyone._send("get", "/fr/account/sign-in").headers["Set-Cookie"]
    name, *attributes = cookie.split("; ")
    assert name.startswith("form=")
    assert set(attributes) == {"HttpOnly", "Path=/", "SameSite=Lax"}


def public_addresses(app, published):
    values = {"slug": published.slug, "step": "basics", "lang": "fr", "name": "x", "width": 640}
    for rule in app.url_map.iter_rules():
        if "GET" not in rule.methods or access_of(app, rule.endpoint) != PUBLIC:
            continue
        given = {name: values.get(name, "x") for name in rule.arguments}
        with app.test_request_context():
            address = app.url_for(rule.endpoint, **given)
        if not any(part in address for part in WITH_A_FORM):
            yield "/fr/pages/about" if rule.endpoint == "texts.show" else address


def test_no_public_page_sets_a_cookie(app, anyone, published):
    seen = {}
    for address in public_addresses(app, published()):
        response = anyone._send("get", address)
        seen[address] = response.status_code
        assert "Set-Cookie" not in response.headers, address
    assert sorted(set(seen.values())) == [200, 302, 404, 410], seen
    missing = [each for each, status in seen.items() if status == 404]
    assert sorted(missing) == ["/calendar/x.ics", "/media/x-640.webp"]
    dead = [each for each, status in seen.items() if status == 410]
    assert sorted(dead) == ["/fr/campaigns/join/x", "/fr/shared/x"]


def static_address(anyone, name):
    return anyone.open("/fr/").css_first(f'link[href$="{name}"]').attributes["href"]


def test_a_static_file_never_changes_under_its_address(anyone):
    address = static_address(anyone, "portevoix.css")
    response = anyone.client.get(address)
    response.close()
    told = dict(each.partition("=")[::2] for each in response.headers["Cache-Control"].split(", "))
    assert set(told) == {"max-age", "public", "immutable"}
    assert int(told["max-age"]) >= 31_536_000
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in response.headers


def test_a_static_file_is_compressed_ahead(anyone):
    address = static_address(anyone, "portevoix.css")
    small = anyone.client.get(address, headers={"Accept-Encoding": "gzip"})
    whole = anyone.client.get(address)
    assert gzip.decompress(small.data) == whole.data
    assert len(small.data) < len(whole.data) / 2
    small.close(), whole.close()


@pytest.mark.parametrize("name", ["../wsgi.py", "%2e%2e/wsgi.py", "nothing.css", ""])
def test_nothing_else_is_served_from_there(anyone, name):
    folder = static_address(anyone, "portevoix.css").removesuffix("portevoix.css")
    response = anyone.client.get(folder + name)
    assert response.status_code == 404
    assert (
        "Cache-Control" not in response.headers
        or "immutable" not in (response.headers["Cache-Control"])
    )
