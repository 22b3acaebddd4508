"""Settings: every bad value is refused with a sentence, and the secret key is kept."""

import stat

import pytest

from app import create_app
from app.core.settings import BadSetting, Settings, make_instance


@pytest.fixture
def read(tmp_path):
    def settings(**given):
        names = {f"PORTEVOIX_{name}": value for name, value in given.items()}
        return Settings.from_environment({"PORTEVOIX_INSTANCE": str(tmp_path), **names})

    return settings


def sentence(excinfo):
    return str(excinfo.value)


def test_an_unknown_setting_is_refused(read):
    with pytest.raises(BadSetting) as caught:
        read(SITENAME="Oops")
    assert sentence(caught) == "PORTEVOIX_SITENAME is not a setting of Portevoix."


def test_what_belongs_to_others_is_not_ours_to_judge(tmp_path):
    environ = {"PORTEVOIX_INSTANCE": str(tmp_path), "PATH": "/bin", "PORTE": "x"}
    assert Settings.from_environment(environ).site_name == "Portevoix"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("URL", "portevoix.example.org"),
        ("URL", "ftp://portevoix.example.org"),
        ("URL", "https://example.org/portevoix"),
        ("URL", "http://[::1"),
        ("URL", "https://example.org:port"),
        ("URL", "https://example.org/#part"),
        ("URL", "https://somebody@example.org"),
        ("DATABASE_URL", "mysql://localhost/portevoix"),
        ("LANGUAGES", "fr,klingon"),
        ("LANGUAGES", ","),
        ("TIME_ZONE", "Europe/Atlantis"),
        ("REGISTRATION", "sometimes"),
        ("SMTP_PORT", "65536"),
        ("SMTP_PORT", "-1"),
        ("SMTP_PORT", "²5"),
        ("SMTP_PORT", "9" * 5000),
        ("SMTP_SECURITY", "ssl"),
        ("PROXIES", "many"),
    ],
)
def test_a_bad_value_is_refused_in_one_sentence(read, name, value):
    with pytest.raises(BadSetting) as caught:
        read(**{name: value})
    assert sentence(caught).startswith(f"PORTEVOIX_{name}: ")
    assert "\n" not in sentence(caught)


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("URL", "https://example.org/", "https://example.org"),
        ("LANGUAGES", " en , fr ", ("en", "fr")),
        ("DATABASE_URL", "postgres://h/d", "postgresql+psycopg://h/d"),
        ("DATABASE_URL", "postgresql://h/d", "postgresql+psycopg://h/d"),
        ("SMTP_PORT", " 25 ", 25),
        ("REGISTRATION", "closed", "closed"),
    ],
)
def test_a_good_value_is_read(read, name, value, kept):
    assert getattr(read(**{name: value}), name.lower()) == kept


def test_an_empty_value_is_the_default(read):
    assert read(LANGUAGES="", URL="").languages == ("fr", "en")


def test_a_value_may_stand_in_a_file(read, tmp_path):
    (tmp_path / "password").write_text("s3cret\n")
    assert read(SMTP_PASSWORD_FILE=str(tmp_path / "password")).smtp_password == "s3cret"


def test_a_file_that_is_not_there_is_said(read):
    with pytest.raises(BadSetting) as caught:
        read(SMTP_PASSWORD_FILE="/nowhere/password")
    assert sentence(caught) == (
        "PORTEVOIX_SMTP_PASSWORD_FILE names a file that cannot be read: /nowhere/password."
    )


def test_saved_settings_count_less_than_the_environment(read, tmp_path):
    (tmp_path / "settings.env").write_text("PORTEVOIX_SITE_NAME=Saved\nPORTEVOIX_CONTACT=me\n")
    settings = read(SITE_NAME="Given")
    assert (settings.site_name, settings.contact) == ("Given", "me")


def test_an_unknown_saved_setting_is_refused(read, tmp_path):
    (tmp_path / "settings.env").write_text("PORTEVOIX_COLOUR=red\n")
    with pytest.raises(BadSetting, match="PORTEVOIX_COLOUR is not a setting"):
        read()


def test_the_secret_key_is_made_once_and_is_for_the_owner_s_eyes(read, tmp_path):
    secret = read().secret_key
    assert len(secret) == 64
    assert read().secret_key == secret
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_an_empty_secret_key_is_refused(read, tmp_path):
    (tmp_path / "secret_key").write_text("\n")
    with pytest.raises(BadSetting) as caught:
        read()
    assert sentence(caught) == f"The file {tmp_path}/secret_key is empty: remove it."


def test_the_instance_folder_is_private(tmp_path):
    make_instance(tmp_path / "instance")
    assert stat.S_IMODE((tmp_path / "instance").stat().st_mode) == 0o700
    assert list((tmp_path / "instance").iterdir()) == []


@pytest.mark.parametrize("given", [{}, {"PORTEVOIX_SECRET_KEY": "given"}])
def test_a_folder_that_cannot_be_written_to_is_said(tmp_path, given):
    (tmp_path / "file").write_text("")
    folder = tmp_path / "file" / "instance"
    with pytest.raises(BadSetting) as caught:
        create_app({"PORTEVOIX_INSTANCE": str(folder), **given})
    assert sentence(caught) == f"The folder {folder} cannot be written to."


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path):
    (tmp_path / "instance").write_text("")
    with pytest.raises(BadSetting, match="cannot be written to"):
        make_instance(tmp_path / "instance")


def test_cookies_are_bound_to_the_host_under_tls(read):
    plain, secure = (
        read(URL=f"{kind}://example.org").as_flask_config() for kind in ("http", "https")
    )
    assert (plain["SESSION_COOKIE_NAME"], plain["SESSION_COOKIE_SECURE"]) == ("form", False)
    assert (secure["SESSION_COOKIE_NAME"], secure["SESSION_COOKIE_SECURE"]) == ("__Host-form", True)


def test_secrets_are_only_said_to_be_set(read):
    lines = read(SECRET_KEY="deep", SMTP_PASSWORD="deeper", SMTP_USER="me").as_lines()
    assert "PORTEVOIX_SECRET_KEY=(set)" in lines
    assert "PORTEVOIX_SMTP_PASSWORD=(set)" in lines
    assert not any("deep" in line for line in lines)


def test_a_folder_that_stood_open_is_closed_to_others(tmp_path):
    tmp_path.chmod(0o755)
    make_instance(tmp_path)
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700
