"""`portevoix start`: from an empty folder to a site, and again without doing it twice."""

import os
import socket
import sqlite3
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app import create_app
from app.case_studies.demo import FOLDER
from app.case_studies.models import CaseStudy
from app.cli.database import is_behind, is_empty, migrate
from app.cli.start import at_port, prepare
from app.core.db import db

PORTEVOIX = Path(sys.executable).parent / "portevoix"
HERE = Path(__file__).parents[2]


@pytest.fixture
def new_site(tmp_path):
    """Give a site in an empty folder, on a database of its own."""
    site = create_app({"PORTEVOIX_INSTANCE": str(tmp_path), "PORTEVOIX_SECRET_KEY": "tests only"})
    with site.app_context():
        yield site
        db.session.remove()
        db.engine.dispose()


def copies(folder):
    return sorted(folder.glob("before-upgrade-*.sqlite3"))


def test_a_first_run_makes_the_tables_and_the_demonstration(new_site):
    assert (is_empty(), is_behind()) == (True, True)
    prepare(new_site.extensions["settings"])
    assert (is_empty(), is_behind()) == (False, False)
    assert db.session.query(CaseStudy).count() == len(list(FOLDER.glob("*.toml"))) == 16


def test_a_second_run_does_nothing_again(new_site, tmp_path):
    prepare(new_site.extensions["settings"])
    before = {case.public_id for case in db.session.query(CaseStudy)}
    prepare(new_site.extensions["settings"])
    assert {case.public_id for case in db.session.query(CaseStudy)} == before
    assert copies(tmp_path) == []


def test_demonstration_cases_that_were_removed_do_not_come_back(new_site):
    prepare(new_site.extensions["settings"])
    new_site.test_cli_runner().invoke(args=["demo", "remove"])
    prepare(new_site.extensions["settings"])
    assert db.session.query(CaseStudy).count() == 0


def test_before_an_upgrade_the_database_is_copied_aside(new_site, tmp_path):
    migrate()
    with db.engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO done VALUES ('key', '/fr/', '2026-11-22')")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(Exception, match="0000"):
        prepare(new_site.extensions["settings"])
    [copy] = copies(tmp_path)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with sqlite3.connect(copy) as kept:
        assert kept.execute("SELECT led_to FROM done").fetchall() == [("/fr/",)]
    kept.close()


def run(tmp_path, *words, **given):
    """Run the command as an installer does."""
    names = {f"PORTEVOIX_{name}": value for name, value in given.items()}
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PORTEVOIX_")}
    environ = {**kept, "PYTHONPATH": str(HERE), "PORTEVOIX_INSTANCE": str(tmp_path), **names}
    command = [sys.executable, "-c", "from app.cli.main import main; main()", *words]
    done = subprocess.run(
        command, env=environ, capture_output=True, text=True, timeout=60, check=False, cwd=HERE
    )
    return done.returncode, done.stdout, done.stderr


def test_a_taken_port_is_said_in_one_sentence(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, out, error = run(tmp_path, "start", "--port", str(port))
    assert (code, out) == (1, "")
    assert error == f"portevoix: cannot listen at 127.0.0.1:{port}: Address already in use.\n"
    assert not (tmp_path / "portevoix.sqlite3").exists()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"COLOUR": "red"}, "PORTEVOIX_COLOUR is not a setting of Portevoix."),
        ({"SMTP_PORT": "x"}, "PORTEVOIX_SMTP_PORT: “x” is not a number from 0 to 65535."),
    ],
)
@pytest.mark.parametrize("command", [("start",), ("config", "show"), ("people", "--help")])
def test_a_bad_setting_is_said_in_one_sentence(tmp_path, command, given, sentence):
    assert run(tmp_path, *command, **given) == (1, "", f"portevoix: {sentence}\n")


def test_a_folder_that_cannot_be_written_to_is_said_in_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    code, out, error = run(tmp_path / "file" / "instance", "start")
    assert (code, out) == (1, "")
    assert error == f"portevoix: The folder {tmp_path}/file/instance cannot be written to.\n"


def test_without_an_address_of_its_own_the_site_s_links_lead_to_its_port(app):
    settings = app.extensions["settings"]
    local = replace(settings, url="http://127.0.0.1:8000")
    assert at_port(local, 8123).url == "http://127.0.0.1:8123"
    assert at_port(replace(settings, url="https://example.org"), 8123).url == "https://example.org"
