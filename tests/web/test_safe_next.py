"""After signing in, the way back leads nowhere but into this site."""

import pytest

from app.web.pages import safe_next


@pytest.mark.parametrize(
    "address",
    ["/", "/fr/campaigns/", "/fr/campaigns/?a=b&c=https://example.org", "/fr/#part", "/é"],
)
def test_a_path_of_this_site_is_a_way_back(address):
    assert safe_next(address) == address


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "fr/",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\/evil.example",
        "/fr\\..\\evil",
        "https://evil.example/",
        "javascript:alert(1)",
        " /fr/",
        "\t//evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "/fr/\r\nSet-Cookie: a=b",
        "/\x00",
        "/\x7f",
    ],
)
def test_anything_else_is_not(address):
    assert safe_next(address) is None


@pytest.mark.parametrize("address", ["//evil.example", "/%09/evil.example", "https://evil.example"])
def test_signing_in_never_leads_away(signed_in, address):
    visitor = signed_in()
    response = visitor.client.get("/fr/account/sign-in", query_string={"next": address})
    assert "evil" not in response.headers.get("Location", "")
