import pytest

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
