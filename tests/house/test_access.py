"""Every address says who may use it, and none vanishes unnoticed."""

from pathlib import Path

from app.web.guards import PUBLIC, access_of

ADDRESSES = Path(__file__).parent / "addresses.txt"


def addresses(app):
    lines = set()
    for rule in app.url_map.iter_rules():
        methods = ",".join(sorted(rule.methods - {"HEAD", "OPTIONS"}))
        lines.add(f"{methods} {rule.rule} {access_of(app, rule.endpoint)}")
    return sorted(lines)


def test_every_endpoint_says_who_may_use_it(app):
    undeclared = [each for each in app.view_functions if access_of(app, each) is None]
    assert undeclared == []


def test_no_address_appears_or_vanishes_unnoticed(app):
    """When this fails for a good reason: write the new list into addresses.txt."""
    assert "\n".join(addresses(app)) + "\n" == ADDRESSES.read_text()


def test_an_anonymous_visitor_reaches_nothing_that_is_not_public(app, anyone):
    for rule in app.url_map.iter_rules():
        if access_of(app, rule.endpoint) == PUBLIC or "GET" not in rule.methods:
            continue
        values = {name: "2" if name == "number" else "xxxxxxxxxxxx" for name in rule.arguments}
        with app.test_request_context():
            address = app.url_for(rule.endpoint, **{**values, "lang": "fr"})
        response = anyone.client.get(address)
        assert response.status_code in (303, 404), rule.rule
        if response.status_code == 303:
            assert "/account/sign-in" in response.location
