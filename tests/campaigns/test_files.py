"""A plan as a file, in the browser: out and in again without loss, and bad files in words."""

import json

import pytest

from app.campaigns.models import Campaign, StepAnswer
from app.core.db import db
from app.plan.interchange import LARGEST, from_document
from tests.campaigns.filling import document
from tests.campaigns.plans import PLAN, start

IMPORT = "/fr/campaigns/import"


def bring(visitor, content, *, status=200, once="k", name="plan.json"):
    """Send a file as a browser does."""
    token = visitor.token()
    parts = [("csrf_token", None, token.encode()), ("once", None, once.encode())]
    if content is not None:
        parts.append(("file", name, content))
    body = b"".join(_part(*part) for part in parts) + b"--cut--\r\n"
    kind = "multipart/form-data; boundary=cut"
    sent = visitor._send("post", IMPORT, data=body, content_type=kind, follow_redirects=True)
    return visitor._look(sent, status)


def _part(name, file, content):
    given = f'; filename="{file}"' if file is not None else ""
    head = f'--cut\r\nContent-Disposition: form-data; name="{name}"{given}\r\n\r\n'
    return head.encode() + content + b"\r\n"


def exported(visitor, campaign_path):
    response = visitor._send("get", f"{campaign_path}exports/json")
    assert response.status_code == 200
    return response


@pytest.mark.parametrize(
    "given",
    [
        json.loads(PLAN.read_bytes()),
        document("Des mots « justes » & <b>vrais</b> 🌍"),
        document("…", most=True),
        {"portevoix_plan": 1, "steps": {}, "kept": {"by": ["another", 1, None, 0.5]}},
        {"portevoix_plan": 1, "steps": {"basics": {"title": "A", "new_key": {"x": [1]}}}},
        {"portevoix_plan": 1, "steps": {"step_of_tomorrow": {"x": 1}}},
    ],
    ids=["real", "full", "fullest", "extras", "unknown answer", "unknown step"],
)
def test_a_file_comes_back_exactly_as_it_was(volunteer, given):
    bring(volunteer, json.dumps(given).encode())
    again = exported(volunteer, volunteer.response.request.path)
    assert json.loads(again.data) == given


def test_the_export_is_a_file_with_the_campaign_s_name(volunteer, campaign):
    response = exported(volunteer, f"/fr/campaigns/{campaign.public_id}/")
    assert response.mimetype == "application/json"
    assert response.headers["Content-Disposition"] == 'attachment; filename="meme-tribune.json"'
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("title", ['a"b', "🌍", "a\u202eb", "x" * 80])
def test_no_title_breaks_the_name_of_the_file(volunteer, author, title):
    campaign = start(
        from_document({"portevoix_plan": 1, "steps": {"basics": {"title": title}}}), author
    )
    response = exported(volunteer, f"/fr/campaigns/{campaign.public_id}/")
    name = response.headers["Content-Disposition"].partition("=")[2].strip('"')
    assert name.isascii()
    assert name.removesuffix(".json").replace("-", "").isalnum()


def test_an_imported_plan_is_a_new_campaign_and_replaces_nothing(volunteer, campaign):
    bring(volunteer, exported(volunteer, f"/fr/campaigns/{campaign.public_id}/").data)
    assert volunteer.texts("h1") == ["Même tribune"]
    assert len(volunteer.texts("[role=status]")) == 1
    assert db.session.query(Campaign).count() == 2


def test_the_same_file_sent_twice_is_one_campaign(volunteer):
    content = PLAN.read_bytes()
    bring(volunteer, content)
    first = volunteer.response.request.path
    bring(volunteer, content)
    assert volunteer.response.request.path == first
    assert db.session.query(Campaign).count() == 1


def nested(depth):
    return b'{"portevoix_plan": 1, "steps": {}, "x": ' + b"[" * depth + b"]" * depth + b"}"


def in_basics(**answers):
    return json.dumps({"portevoix_plan": 1, "steps": {"basics": answers}}).encode()


BAD = {
    "none": None,
    "empty": b"",
    "text": b"not JSON",
    "picture": b"\x89PNG\r\n\x1a\n\x00",
    "list": b"[]",
    "number": b"1",
    "another document": b'{"a": 1}',
    "another version": b'{"portevoix_plan": 2, "steps": {}}',
    "steps of another kind": b'{"portevoix_plan": 1, "steps": []}',
    "a step of another kind": b'{"portevoix_plan": 1, "steps": {"basics": []}}',
    "an answer of another kind": in_basics(title=["A"]),
    "an unknown choice": in_basics(themes=["nothing"]),
    "a link that runs": b'{"portevoix_plan": 1, "steps": {"tracking": {"entries":'
    b' [{"id": "a", "proof": "javascript:alert(1)"}]}}}',
    "half a character": b'{"portevoix_plan": 1, "steps": {}, "x": "\\ud800"}',
    "no number": b'{"portevoix_plan": 1, "steps": {}, "x": NaN}',
    "beyond numbers": b'{"portevoix_plan": 1, "steps": {}, "x": 1e999}',
    "endless digits": b'{"portevoix_plan": 1, "steps": {}, "x": ' + b"9" * 5000 + b"}",
    "two rows of one id": b'{"portevoix_plan": 1, "steps": {"audience": {"segments":'
    b' [{"id": "a"}, {"id": "a"}]}}}',
    "a deep one": nested(60),
    "a deeper one": nested(930),
    "a very deep one": nested(100_000),
    "two megabytes": json.dumps({"portevoix_plan": 1, "x": "y" * 2_000_000}).encode(),
    "a little too large": b" " * (LARGEST + 1),
    "nothing that is text": in_basics(title="a\x00b"),
    "a step of endless name": json.dumps({"portevoix_plan": 1, "steps": {"x" * 99: {}}}).encode(),
    "a step of strange name": b'{"portevoix_plan": 1, "steps": {"a\\u0000": {"x": 1}}}',
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_in_a_sentence_and_nothing_is_kept(volunteer, name):
    volunteer.open(IMPORT)
    bring(volunteer, BAD[name], status=422)
    [words] = volunteer.texts("#file-error")
    assert words.endswith(".")
    assert "%" not in words
    assert volunteer.page.css_first('.errsum a[href="#file"]') is not None
    assert (db.session.query(Campaign).count(), db.session.query(StepAnswer).count()) == (0, 0)


@pytest.mark.parametrize("depth", [1, 40])
def test_what_a_later_version_might_keep_is_not_too_deep(volunteer, depth):
    bring(volunteer, nested(depth))
    again = exported(volunteer, volunteer.response.request.path)
    assert json.loads(again.data) == json.loads(nested(depth))


def test_a_file_beyond_all_bounds_is_refused(volunteer):
    volunteer.open(IMPORT)
    bring(volunteer, b" " * (13 * 1024 * 1024), status=413)
    assert db.session.query(Campaign).count() == 0


def test_a_name_of_a_file_that_lies_does_no_harm(volunteer):
    bring(volunteer, PLAN.read_bytes(), name="../../etc/passwd\x00.exe")
    assert db.session.query(Campaign).count() == 1
