"""`portevoix plan …`: plans as files, for scripts."""

import json

import pytest

from app.campaigns.models import Campaign
from app.core.db import db
from tests.campaigns.plans import PLAN


@pytest.fixture
def plan(app):
    def run(*words):
        result = app.test_cli_runner().invoke(args=["plan", *map(str, words)])
        db.session.rollback()
        return result.exit_code, result.output

    return run


def test_a_plan_comes_back_exactly_as_it_was(plan, person):
    person("aicha@example.org")
    code, said = plan("import", PLAN, "--owner", "Aicha@Example.org")
    assert (code, said.split()[:-1]) == (0, ["Imported", "as"])
    code, out = plan("export", said.split()[-1])
    assert code == 0
    assert json.loads(out) == json.loads(PLAN.read_text())


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"not JSON", "This file is not a JSON document."),
        (b"\xff\xfe\x00", "This file is not a JSON document."),
        (b"{}", "This file is not a Portevoix plan of version 1."),
        (
            b'{"portevoix_plan": 1, "steps": {"basics": {"title": 1}}}',
            "The answer at “basics.title” is not of the right kind.",
        ),
        (b" " * 1_000_001, "This file is too large to be a plan."),
    ],
)
def test_a_bad_file_is_said_in_one_sentence(plan, person, tmp_path, content, sentence):
    person("aicha@example.org")
    (tmp_path / "plan.json").write_bytes(content)
    code, said = plan("import", tmp_path / "plan.json", "--owner", "aicha@example.org")
    assert (code, said) == (1, f"portevoix: {sentence}\n")
    assert db.session.query(Campaign).count() == 0


def test_an_unknown_owner_is_said(plan):
    said = plan("import", PLAN, "--owner", "x@example.org")
    assert said == (1, "portevoix: nobody here has the address x@example.org.\n")
    assert db.session.query(Campaign).count() == 0


def test_a_file_that_is_not_there_is_said(plan, tmp_path):
    code, said = plan("import", tmp_path / "nowhere.json", "--owner", "x@example.org")
    assert code == 2
    assert "does not exist" in said


@pytest.mark.parametrize("public_id", ["nothing", "", "x" * 300])
def test_an_unknown_campaign_is_said(plan, public_id):
    assert plan("export", public_id) == (1, f"portevoix: there is no campaign {public_id}.\n")
