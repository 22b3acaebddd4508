"""`portevoix config show`: every setting in force, and no secret."""

from app.core.settings import READERS


def test_every_setting_is_shown_and_no_secret_is(app):
    result = app.test_cli_runner().invoke(args=["config", "show"])
    lines = dict(line.split("=", 1) for line in result.output.splitlines())
    assert {name.removeprefix("PORTEVOIX_") for name in lines} == {"INSTANCE", *READERS}
    assert lines["PORTEVOIX_SECRET_KEY"] == "(set)"
    assert lines["PORTEVOIX_SMTP_PASSWORD"] == "(not set)"
    assert lines["PORTEVOIX_URL"] == "http://localhost"
    assert "tests only" not in result.output


def test_a_password_inside_the_database_s_address_is_not_shown(app, monkeypatch):
    from dataclasses import replace

    url = "postgresql+psycopg://portevoix:geheim@localhost/portevoix"
    settings = replace(app.extensions["settings"], database_url=url)
    monkeypatch.setitem(app.extensions, "settings", settings)
    result = app.test_cli_runner().invoke(args=["config", "show"])
    assert "geheim" not in result.output
    assert "PORTEVOIX_DATABASE_URL=postgresql+psycopg://portevoix:***@localhost" in result.output
