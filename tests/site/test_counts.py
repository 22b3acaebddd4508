"""What an organisation counts of itself: naming nobody, the same on the page and in files."""

import csv
import io
import json
from datetime import UTC, datetime, timedelta

import pytest

from app.campaigns.models import Campaign, Depth
from app.case_studies.models import CaseStudy
from app.case_studies.states import State
from app.core.clock import now
from app.core.db import db, one_commit
from app.site.counting import count_all, days_waited, hidden_parts
from tests.campaigns.plans import plan_of, start

COUNTS = "/fr/admin/counts/"


@pytest.fixture
def admin(signed_in):
    return signed_in("admin@example.org", role="administrator", name="Zoé Planton")


def case(author, state, *, language="fr", **given):
    with one_commit() as session:
        session.add(
            CaseStudy(
                state=state,
                language=language,
                author_id=author.id,
                answers={"title": "Titre Planton"},
                **given,
            )
        )


@pytest.fixture
def busy(person):
    """Make a small organisation, every name of which could leak."""
    author = person("planton@example.org", name="Aïcha Planton")
    for number in range(5):
        steps = {"basics": {"title": f"Planton {number}", "themes": ["racism"]}}
        start(plan_of(**steps), author, depth=Depth.EXPRESS if number < 4 else Depth.COMPLETE)
    start(plan_of(basics={"title": "Planton", "themes": ["antisemitism", "racism"]}), author)
    start(plan_of(basics={"title": "Planton", "themes": "unknown"}), author)
    gone = start(plan_of(basics={"title": "Planton", "themes": ["racism"]}), author)
    with one_commit() as session:
        session.get(Campaign, gone.id).deleted_at = now()
    for _ in range(2):
        case(author, State.PUBLISHED, published_at=now(), slug=None)
    case(author, State.IN_REVIEW, language="en")
    case(author, State.PUBLISHED, is_demo=True, published_at=now())
    case(author, State.DRAFT, deleted_at=now())
    return author


@pytest.mark.parametrize("place", ["", "csv", "json"])
@pytest.mark.parametrize(
    ("role", "status"), [("member", 403), ("moderator", 403), ("administrator", 200)]
)
def test_only_administrators_see_the_counts(signed_in, place, role, status):
    visitor = signed_in("someone@example.org", role=role)
    assert visitor._send("get", COUNTS + place).status_code == status


@pytest.mark.parametrize("place", ["", "csv", "json"])
def test_nobody_else_does(anyone, place):
    assert anyone._send("get", COUNTS + place).status_code == 303


def test_everything_is_counted_once(busy, admin):
    found = count_all()
    assert found.themes == {"racism": 6}
    assert found.phases == {"plan": 7, "produce": 0, "promote": 0, "measure": 0, "all_ready": 0}
    assert found.depths == {"express": 4, "complete": 3}
    assert {state: n for state, n in found.states.items() if n} == {"published": 2, "in_review": 1}
    assert found.case_languages == {"fr": 2, "en": 1}
    assert found.people == {"member": 1, "administrator": 1}
    assert found.months[f"{now():%Y-%m}"] == 2
    assert len(found.months) == 12
    assert found.demonstrations == 1


def test_a_finished_campaign_is_counted_as_such(busy, author):
    with one_commit() as session:
        for campaign in session.query(Campaign).filter(Campaign.deleted_at.is_(None)).limit(3):
            campaign.progress = {**campaign.progress, "ready": 16, "next": None}
    found = count_all().phases
    assert (found["plan"], found["all_ready"]) == (4, 3)


@pytest.mark.parametrize(
    ("counted", "told"),
    [
        ({"a": 5, "b": 3}, {"a": 5, "b": 3}),
        ({"a": 5, "b": 2, "c": 4}, {"a": 5, "b": None, "c": None}),
        ({"a": 5, "b": 0, "c": 1}, {"a": 5, "b": None, "c": None}),
        ({"a": 5, "b": 0}, {"a": 5, "b": 0}),
        ({"a": 2}, {"a": None}),
        ({"a": 9, "b": 2}, {"a": None, "b": None}),
        ({}, {}),
    ],
)
def test_a_small_part_is_hidden_and_never_alone(counted, told):
    assert hidden_parts(counted) == told


def words(visitor, place):
    return visitor._send("get", COUNTS + place).text


@pytest.mark.parametrize("place", ["", "csv", "json"])
def test_no_count_names_anybody_or_a_campaign(busy, admin, place):
    told = words(admin, place).replace("Zoé Planton", "")  # one's own, in the page's head
    assert [each for each in ("Planton", "planton", "@example.org") if each in told] == []
    ids = [each for (each,) in db.session.query(Campaign.public_id)]
    assert [each for each in [*ids, busy.public_id] if each in told] == []


def test_a_theme_of_one_campaign_is_not_even_named(busy, admin):
    assert "Antisémitisme" not in words(admin, "")
    assert "antisemitism" not in words(admin, "json")
    assert "Racisme" in words(admin, "")


def test_page_sheet_and_file_say_the_same(busy, admin):
    page = admin.open(COUNTS)
    on_page = [
        (row.css_first("th").text(), row.css_first("td").text()) for row in page.css("tbody tr")
    ]
    content = admin._send("get", f"{COUNTS}csv")
    rows = list(csv.reader(io.StringIO(content.data.decode("utf-8-sig")), delimiter=";"))
    assert content.data.startswith(b"\xef\xbb\xbf")
    assert [(row[1], row[2]) for row in rows[1:]] == on_page
    counts = json.loads(words(admin, "json"))["counts"]
    numbers = [number for table in counts.values() for number in table.values()]
    assert ["non communiqué" if n is None else str(n) for n in numbers] == [n for _, n in on_page]


def test_the_page_reads_in_english_and_stands_among_the_administrator_s(busy, admin):
    admin.open("/en/admin/")
    link = admin.page.css_first("a[href$='/counts/']").attributes["href"]
    assert "Campaigns by theme" in [h.text() for h in admin.open(link).css("h2")]


def test_an_empty_site_counts_nothing_and_breaks_nowhere(admin):
    admin.open(COUNTS)
    found = count_all()
    assert (found.depths, found.themes, found.waited) == ({}, {}, (0, None))


def test_many_campaigns_take_no_more_statements(busy, admin, statements):
    admin.open(COUNTS)
    with statements() as few:
        admin.open(COUNTS)
    for number in range(20):
        start(plan_of(basics={"title": f"Encore {number}", "themes": ["racism"]}), busy)
    with statements() as many:
        admin.open(COUNTS)
    assert len(many) == len(few) <= 9


NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
S = State


def moves(*given):
    """Make moves of one case: (before, after, days since noon)."""
    return [(1, before, after, NOON + timedelta(days=days)) for before, after, days in given]


@pytest.mark.parametrize(
    ("told", "days"),
    [
        (moves((S.DRAFT, S.SUBMITTED, 0), (S.SUBMITTED, S.IN_REVIEW, 1),
               (S.IN_REVIEW, S.ACCEPTED, 4)), [4]),
        (moves((S.DRAFT, S.SUBMITTED, 0), (S.SUBMITTED, S.IN_REVIEW, 1),
               (S.IN_REVIEW, S.SUBMITTED, 2), (S.SUBMITTED, S.IN_REVIEW, 3),
               (S.IN_REVIEW, S.DECLINED, 6)), [6]),
        (moves((S.DRAFT, S.SUBMITTED, 0), (S.IN_REVIEW, S.CHANGES_REQUESTED, 2),
               (S.CHANGES_REQUESTED, S.SUBMITTED, 10), (S.IN_REVIEW, S.ACCEPTED, 11),
               (S.ACCEPTED, S.PUBLISHED, 30)), [2, 1]),
        (moves((S.DRAFT, S.SUBMITTED, 0), (S.SUBMITTED, S.WITHDRAWN, 2),
               (S.WITHDRAWN, S.DRAFT, 3)), []),
        (moves((S.IN_REVIEW, S.ACCEPTED, 3)), []),
        (moves((S.DRAFT, S.SUBMITTED, -20), (S.IN_REVIEW, S.ACCEPTED, -1)), []),
    ],
    ids=["accepted", "handed back", "two rounds", "taken back", "never sent", "long ago"],
)  # fmt: skip
def test_days_run_from_sending_to_the_decision(told, days):
    assert days_waited(told, since=NOON) == days


def test_a_whole_way_through_moderation_is_counted(admin, published):
    published()
    assert count_all().waited == (1, None)
