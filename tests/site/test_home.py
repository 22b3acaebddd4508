def test_the_bare_address_leads_to_the_reader_s_language(anyone):
    anyone.open("/", headers={"Accept-Language": "en-GB"})
    assert anyone.response.request.path == "/en/"


def test_a_reader_gets_no_cookie(anyone):
    anyone.open("/fr/")
    assert "Set-Cookie" not in anyone.response.headers
