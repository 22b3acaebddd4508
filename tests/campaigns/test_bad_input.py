"""Whatever is sent to the wizard: no fault, nothing half-saved, nothing live on any page."""

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.campaigns.models import StepAnswer
from app.core.db import db
from app.plan.interchange import NotAPlan, from_document
from app.plan.plan import Plan
from app.plan.steps import STEPS
from app.questions.fields import Kind, Rows
from tests.campaigns.filling import FIRST, document, every_form, posted, stored
from tests.campaigns.plans import start
from tests.markup import live_markup
from tests.visitor import HTMX

FORMS = every_form()
PART = {**HTMX, "HX-Target": "div#step"}
MARKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=1>',
    "{{ 7*7 }}{% x %}",
    "javascript:x()",
)
STRANGE = (
    "9" * 30, "-" + "9" * 30, "1e999", "NaN", "\x00", "a\x00b", "\ud800", "x" * 5000, "../x",
    "unknown", "a99", "' OR 1=1 --", "\r\nSet-Cookie: a=b", "٣", "31/02/2027", "0000-00-00",
    "9999-12-31", "http://[", "%s %(x)s", "\u202e", "🌍" * 50, "",
)  # fmt: skip
BREAKABLE = (Kind.CHOICE, Kind.CHOICES, Kind.NUMBER, Kind.MONEY, Kind.DATE, Kind.COUNTRY)
BREAKABLE_WITH = "no such thing"
QUIET = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]


def encoded(pairs):
    """Encode a form as a hostile client would, lone surrogates and all."""
    return "&".join(
        f"{quote(str(name), errors='surrogatepass')}={quote(str(value), errors='surrogatepass')}"
        for name, values in pairs
        for value in (values if isinstance(values, list) else [values])
    )


@pytest.fixture
def empty(author):
    return start(Plan(), author)


@pytest.fixture
def send(volunteer, empty):
    """Post anything to a form of an empty plan: `send("basics", pairs)` gives the status."""
    token = volunteer.token()
    base = f"/fr/campaigns/{empty.public_id}"

    def post(path, pairs, **given):
        body = encoded([("csrf_token", token), *pairs])
        kind = {"content_type": "application/x-www-form-urlencoded"}
        address = f"{base}/steps/{path}"
        volunteer.response = volunteer._send("post", address, data=body, **kind, **given)
        return volunteer.response.status_code

    return post


def saved():
    db.session.rollback()
    return {
        (row.step, row.revision, str(row.answers))
        for row in db.session.query(StepAnswer)
        if row.answers
    }


def names_in(questions):
    """Name the controls that a form may have, and some that it has not."""
    names = list(posted(questions, "x"))
    return [
        *names,
        *(f"{name}-unknown" for name in names),
        "deed",
        "csrf_token2",
        "keep-title",
        "é",
    ]


texts = st.sampled_from(STRANGE) | st.sampled_from(MARKS) | st.text(max_size=40)
deeds = st.sampled_from(
    ["next", "stay", "skip", "close", "another", "more:", "more:x", "up:a:b", "remove:", "add:x:y"]
)


@pytest.mark.parametrize(("path", "questions"), FORMS, ids=[path for path, _ in FORMS])
def test_no_form_is_broken_by_what_is_sent(send, volunteer, path, questions):
    names = st.sampled_from(names_in(questions))
    drawn = " ".join(each.key for each in questions)

    @settings(max_examples=12, deadline=None, suppress_health_check=QUIET)
    @given(pairs=st.lists(st.tuples(names, texts), max_size=8), do=deeds, base=texts)
    def attack(pairs, do, base):
        before = saved()
        status = send(path, [("drawn", drawn), ("deed", do), ("base", base), *pairs])
        assert status in (200, 303, 404, 409, 413, 422), status
        if status >= 400:
            assert saved() == before
        assert live_markup(volunteer.response.text) == []

    attack()


ASKED = {
    kind: next(
        ((path, q.key) for path, questions in FORMS for q in questions
         if not isinstance(q, Rows) and q.kind is kind), None,
    )
    for kind in Kind
}  # fmt: skip


@pytest.mark.parametrize("kind", [kind for kind in Kind if ASKED[kind]])
def test_no_kind_of_question_is_broken_by_anything(send, volunteer, kind):
    path, key = ASKED[kind]
    for value in STRANGE:
        pairs = [("drawn", key), ("do", "stay"), ("base", "99"), (key, value)]
        assert send(path, pairs, headers=PART) in (200, 409, 422), (value, path, key)
        assert live_markup(volunteer.response.text) == []


@pytest.mark.parametrize("base", ["9" * 18, "9" * 30, "-1", "-" + "9" * 30, "1.5", "x", "\x00"])
def test_a_forged_revision_is_no_fault(send, volunteer, base):
    first = [("drawn", "title"), ("deed", "stay"), ("base", "0"), ("title", "A")]
    assert send("basics", first) == 303
    again = [("drawn", "title"), ("deed", "stay"), ("base", base), ("title", "B")]
    assert send("basics", again) == 409
    assert saved() == {("basics", 1, "{'title': 'A'}")}


def test_one_unreadable_answer_keeps_all_the_others_from_being_half_saved(send):
    for path, questions in FORMS:
        broken = next(
            (q.key for q in questions if not isinstance(q, Rows) and q.kind in BREAKABLE), None
        )
        if broken:
            form = {**posted(questions, "Des mots"), broken: BREAKABLE_WITH, "deed": "stay"}
            assert send(path, form.items()) == 422, path
    assert saved() == set()


def test_every_question_can_be_answered_and_everything_is_kept(send):
    wanted = {}
    for path, questions in FORMS:
        plain = tuple(q for q in questions if not getattr(q, "points_to", ""))
        assert send(path, [*posted(plain, "Des mots").items(), ("deed", "stay")]) == 303, path
        slug, *row = path.split("/")
        wanted.setdefault(slug, set()).update([row[1]] if row else [q.key for q in plain])
    db.session.rollback()
    assert {row.step: set(row.answers) for row in db.session.query(StepAnswer)} == wanted


@pytest.mark.parametrize("mark", MARKS)
def test_marks_in_every_answer_are_live_on_no_page(volunteer, author, mark):
    campaign = start(from_document(document(mark)), author)
    base = f"/fr/campaigns/{campaign.public_id}"
    shown = 0
    for address in [
        f"{base}/", f"{base}/review", "/fr/campaigns/",
        *(f"{base}/steps/{path.replace(FIRST, 'r1')}" for path, _ in FORMS),
    ]:  # fmt: skip
        volunteer.open(address)
        assert live_markup(volunteer.response.text) == [], address
        assert "49" not in volunteer.text("h1")
        shown += mark[:20] in volunteer.page.text() or mark in str(volunteer.page.html)
    assert shown > len(FORMS)


@pytest.mark.parametrize("mark", MARKS)
def test_nor_on_the_page_that_says_what_is_wrong(send, volunteer, mark):
    for path, questions in FORMS:
        form = {q.key: mark for q in questions} | {mark: mark, "deed": "stay"}
        pairs = [("drawn", " ".join(q.key for q in questions)), *form.items()]
        for headers in ({}, PART):
            assert send(path, pairs, headers=headers) in (200, 303, 422)
            assert live_markup(volunteer.response.text) == [], path


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=30) | st.sampled_from([*STRANGE[:2], "unknown", FIRST, "own_x", "FR"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=5,
)  # fmt: skip


def places(questions, path=()):
    for question in questions:
        if isinstance(question, Rows):
            yield (*path, question.key)
            yield from places(question.fields, (*path, question.key, 0))
        else:
            yield (*path, question.key)


PLACES = [(step.slug, place) for step in STEPS for place in places(step.questions)]


def with_value(place, value):
    plan = document("Des mots")
    slug, path = place
    target = plan["steps"][slug]
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
    return plan


def test_whatever_plan_is_taken_in_can_be_shown(volunteer, author):
    @settings(max_examples=150, deadline=None, suppress_health_check=QUIET)
    @given(place=st.sampled_from(PLACES), value=values)
    def bring(place, value):
        try:
            plan = from_document(with_value(place, value))
        except NotAPlan:
            return
        base = f"/fr/campaigns/{start(plan, author).public_id}"
        for address in (f"{base}/", f"{base}/review", f"{base}/steps/{place[0]}"):
            volunteer.open(address)

    bring()


def test_whatever_fits_is_stored_as_it_is():
    for step in STEPS:
        for question in step.questions:
            plan = {
                "portevoix_plan": 1,
                "steps": {step.slug: {question.key: stored(question, "x")}},
            }
            assert from_document(plan).steps == plan["steps"]
