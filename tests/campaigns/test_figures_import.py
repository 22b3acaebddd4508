"""Figures from a platform's file: looked at before they are kept, and never kept twice."""

import base64
import zlib
from pathlib import Path

import pytest
import time_machine

from app.campaigns.importing import MOST_ENTRIES
from app.campaigns.models import AnswerVersion, StepAnswer
from app.campaigns.packing import unpack
from app.campaigns.queries import get_campaign, open_campaign
from app.campaigns.rights import Right
from app.campaigns.verbs import save_row
from app.core.db import db, one_commit
from app.keeping.models import Act
from app.keeping.saving import Seen
from app.plan.steps import BY_SLUG
from tests.campaigns.plans import plan_of, start
from tests.campaigns.test_files import _part

EXPORTS = Path(__file__).parent.parent / "platforms" / "exports"
X_OVERVIEW = (EXPORTS / "x_overview.csv").read_bytes()
TWO_DAYS = b"Date,Reach,Impressions\n2027-03-22,100,250\n2027-03-23,120,260\n"
PLAN = {"indicators": [{"id": "w1", "indicator": "reach"}, {"id": "w2", "indicator": "ctr"}]}


@pytest.fixture
def campaign(author):
    """Give a campaign that measures people reached."""
    plan = plan_of(basics={"title": "Même tribune"}, measurement=PLAN)
    with time_machine.travel("2027-03-20", tick=False):
        return start(plan, author)


@pytest.fixture
def address(campaign):
    """Give where figures are brought in."""
    return f"/fr/campaigns/{campaign.public_id}/tracking/import"


@pytest.fixture
def bring(volunteer, address):
    """Send a file as a browser does: `bring(b"Date,Reach...")` shows its preview."""

    def send(content=TWO_DAYS, *, status=200, visitor=volunteer, **fields):
        visitor.open(address)
        given = [(name, None, text.encode()) for name, text in fields.items()]
        given += [("csrf_token", None, visitor.token().encode())]
        given += [("file", "export.csv", content)] if content is not None else []
        body = b"".join(_part(*each) for each in given) + b"--cut--\r\n"
        kind = "multipart/form-data; boundary=cut"
        return visitor._look(visitor._send("post", address, data=body, content_type=kind), status)

    return send


@pytest.fixture
def entries(campaign):
    """Give what the log book holds: (day, indicator, value)."""

    def read():
        db.session.expire_all()
        rows = get_campaign(campaign.public_id).plan.rows("tracking.entries")
        return sorted((row["date"], row["indicator"], row["value"]) for row in rows)

    return read


KEPT = [
    ("2027-03-22", "impressions", 250),
    ("2027-03-22", "w1", 100),
    ("2027-03-23", "impressions", 260),
    ("2027-03-23", "w1", 120),
]


def ticks(visitor):
    return [node.attributes["value"] for node in visitor.page.css("[name=keep][checked]")]


@pytest.mark.parametrize(
    ("role", "status"),
    [("anonymous", 401), ("stranger", 404), ("reader", 403), ("commenter", 403), ("editor", 200)],
)
def test_only_editors_bring_figures(as_role, address, role, status):
    visitor = as_role(role)
    shown = visitor._send("get", address).status_code
    assert shown == (303 if role == "anonymous" else status)  # to sign in
    token = visitor.token()
    sent = {"csrf_token": token, "pasted": TWO_DAYS.decode()}
    assert visitor._send("post", address, data=sent).status_code == status


def test_the_preview_keeps_nothing(bring, volunteer, entries):
    bring()
    assert entries() == []
    assert len(ticks(volunteer)) == 4


def test_what_was_looked_at_is_kept_in_one_version(bring, volunteer, entries, campaign):
    bring()
    volunteer.submit(do="keep")
    assert entries() == KEPT
    assert volunteer.response.request.path.endswith("/tracking/")
    assert "4 chiffres ont été gardés." in volunteer.text()
    versions = db.session.query(AnswerVersion.act, AnswerVersion.revision).join(
        StepAnswer, StepAnswer.id == AnswerVersion.kept_id
    )
    assert versions.filter(StepAnswer.step == "tracking").all() == [(Act.IMPORTED, 1)]


def test_a_pasted_table_works_like_a_file(bring, volunteer, entries):
    bring(None, pasted=TWO_DAYS.decode().replace(",", "\t"))
    volunteer.submit(do="keep")
    assert entries() == KEPT


def test_a_column_goes_to_the_indicator_of_the_plan_and_rates_wait_to_be_wanted(bring, volunteer):
    bring(X_OVERVIEW)
    chosen = {
        node.attributes["name"]: option.attributes["value"]
        for node in volunteer.page.css("select")
        if (option := node.css_first("option[selected]")) is not None
    }
    assert chosen == {"to-c:impressions": "impressions"}


def test_a_column_can_be_left_out_and_another_be_sent_somewhere(bring, volunteer, entries):
    bring()
    volunteer.submit(do="show", **{"to-c:reach": "", "to-c:impressions": "w2"})
    volunteer.submit(do="keep")
    assert entries() == [("2027-03-22", "w2", 250), ("2027-03-23", "w2", 260)]


def test_a_rate_is_kept_with_its_formula_in_the_note(bring, volunteer, campaign):
    bring((EXPORTS / "meta_posts_en.csv").read_bytes())
    volunteer.submit(do="show", **{"to-f:eng_rate_reach": "eng_rate_reach"})
    volunteer.submit(do="keep", **{"to-c:reach": "", "to-c:impressions": ""})
    rows = rows_of(campaign)
    rates = {row["date"]: row for row in rows if row["indicator"] == "eng_rate_reach"}
    # (175 + 48 + 22) / (3120 + 870) * 100
    assert rates["2027-03-22"]["value"] == 6.14
    assert "245" in rates["2027-03-22"]["note"]
    assert "3\u202f990" in rates["2027-03-22"]["note"]


def test_a_figure_can_be_left_out(bring, volunteer, entries):
    bring()
    keep = ticks(volunteer)[1:]
    volunteer.submit(do="keep", keep=keep)
    assert len(entries()) == 3


def test_a_choice_of_figures_survives_another_look(bring, volunteer):
    bring()
    keep = ticks(volunteer)[1:]
    volunteer.submit(do="show", keep=keep)
    assert ticks(volunteer) == keep


def test_nothing_ticked_is_said_and_keeps_nothing(bring, volunteer, entries):
    bring()
    volunteer.submit(do="keep", keep=None, status=422)
    assert "Cochez au moins un chiffre" in volunteer.text(".errsum")
    assert entries() == []


def test_the_same_file_twice_adds_nothing(bring, volunteer, entries):
    for _ in range(2):
        bring()
        if ticks(volunteer):
            volunteer.submit(do="keep")
    assert ticks(volunteer) == []
    assert volunteer.texts("tbody .hint")[-4:] == ["déjà là"] * 4
    assert entries() == KEPT


def test_the_same_form_sent_twice_keeps_once(bring, volunteer, entries, campaign):
    bring()
    preview, response = volunteer.page, volunteer.response
    volunteer.submit(do="keep")
    volunteer.page, volunteer.response = preview, response
    volunteer.submit(do="keep")
    assert entries() == KEPT
    assert get_campaign(campaign.public_id).revision("tracking") == 1


def test_a_figure_that_was_typed_before_is_known(bring, volunteer, campaign, author, entries):
    typed(campaign, author, "e1", date="2027-03-22", indicator="reach", value=100)
    bring()
    assert len(ticks(volunteer)) == 3
    volunteer.submit(do="keep")
    assert entries() == [
        ("2027-03-22", "impressions", 250),
        ("2027-03-22", "reach", 100),
        *KEPT[2:],
    ]


def typed(campaign, by, row, seen=None, **values):
    group = BY_SLUG["tracking"].group("entries")
    with one_commit():
        opened = open_campaign(campaign.public_id, Right.EDIT_CAMPAIGN, by)
        base = Seen(opened.revision("tracking")) if seen is None else seen
        save_row(opened, ("tracking", group, row), values, seen=base, by=by)


def test_another_value_is_shown_and_a_person_chooses(bring, volunteer, entries):
    bring()
    volunteer.submit(do="keep")
    bring(TWO_DAYS.replace(b"120", b"125"))
    assert volunteer.texts("tbody .is-warn") == ["120 dans le journal aujourd’hui"]
    assert ticks(volunteer) == []
    [change] = [node.attributes["value"] for node in volunteer.page.css("[name=keep]")]
    volunteer.submit(do="keep", keep=[change])
    assert entries() == [*KEPT[:3], ("2027-03-23", "w1", 125)]


def test_a_note_that_somebody_wrote_stays_when_the_value_changes(
    bring, volunteer, campaign, author
):
    bring()
    volunteer.submit(do="keep")
    row = next(each for each in rows_of(campaign) if each["value"] == 120)
    typed(campaign, author, row["id"], note="Après le match")
    bring(TWO_DAYS.replace(b"120", b"125"))
    volunteer.submit(do="keep", keep=[row["id"]])
    row = next(each for each in rows_of(campaign) if each["value"] == 125)
    assert row["note"] == "Après le match"


def rows_of(campaign):
    db.session.expire_all()
    return get_campaign(campaign.public_id).plan.rows("tracking.entries")


def test_what_somebody_else_saved_meanwhile_stays(bring, volunteer, campaign, author, entries):
    bring()
    typed(campaign, author, "e1", date="2027-03-21", indicator="reach", value=7)
    volunteer.submit(do="keep")
    assert entries() == [("2027-03-21", "reach", 7), *KEPT]


def test_two_values_for_one_figure_at_once_are_not_decided_by_the_machine(
    bring, volunteer, campaign, author, entries
):
    bring()
    volunteer.submit(do="keep")
    bring(TWO_DAYS.replace(b"120", b"125"))
    row = next(each for each in rows_of(campaign) if each["value"] == 120)
    typed(campaign, author, row["id"], value=131)
    volunteer.submit(do="keep", keep=[row["id"]], status=409)
    assert "entre-temps" in volunteer.text(".errsum")
    assert volunteer.texts("tbody .is-warn") == ["131 dans le journal aujourd’hui"]
    assert entries()[3] == ("2027-03-23", "w1", 131)
    volunteer.submit(do="keep", keep=[row["id"]])
    assert entries()[3] == ("2027-03-23", "w1", 125)


def test_an_import_can_be_undone_in_the_history(bring, volunteer, campaign, author, entries):
    typed(campaign, author, "e1", date="2027-03-21", indicator="reach", value=7)
    bring()
    volunteer.submit(do="keep")
    volunteer.open(f"/fr/campaigns/{campaign.public_id}/steps/tracking/history")
    assert "Importé" in volunteer.text()
    volunteer.open(f"/fr/campaigns/{campaign.public_id}/steps/tracking/history/1")
    volunteer.submit()
    assert entries() == [("2027-03-21", "reach", 7)]


def test_days_that_may_be_meant_in_two_ways_are_asked_first(bring, volunteer, entries):
    bring((EXPORTS / "ambiguous.csv").read_bytes())
    assert volunteer.texts(".choice label") == ["3 avril 2027", "4 mars 2027"]
    assert volunteer.page.css("[value=keep]") == []
    volunteer.submit(do="keep", status=422)
    assert entries() == []
    volunteer.submit(do="show", order="month")
    volunteer.submit(do="keep")
    assert entries() == [("2027-03-04", "w1", 100), ("2027-05-06", "w1", 120)]


def test_pieces_of_a_day_stay_apart_if_one_wants_it(bring, volunteer, entries):
    bring((EXPORTS / "meta_posts_en.csv").read_bytes())
    volunteer.submit(do="show", people="each", **{"to-c:impressions": ""})
    volunteer.submit(do="keep")
    reach = [value for _, indicator, value in entries() if indicator == "w1"]
    assert reach == [870, 3120, 8402]


def test_lines_that_were_not_understood_are_named(bring, volunteer):
    bring((EXPORTS / "ragged.csv").read_bytes())
    told = volunteer.texts("section[aria-labelledby=lines] li")
    assert [words.partition(":")[0].split(" (")[0] for words in told] == ["Ligne 3", "Ligne 4"]
    assert all(words.endswith(".") for words in told)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "Choisissez un fichier"),
        (b"", "vide"),
        ((EXPORTS / "unclosed.csv").read_bytes(), "La ligne 3"),
        ((EXPORTS / "renamed_workbook.csv").read_bytes(), "tableur"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "image"),
        (b"Date,Reach\n2027-03-22,\x00\n", "La ligne 2"),
        (b"x" * 1_000_001, "1 Mo"),
    ],
)
def test_a_bad_file_says_why_and_changes_nothing(bring, volunteer, entries, content, says):
    bring(content, status=422)
    [words] = volunteer.texts("#file-error")
    assert says in words
    assert "%" not in words
    assert volunteer.page.css_first('.errsum a[href="#file"]') is not None
    assert entries() == []


def test_what_was_pasted_is_not_lost_when_it_is_refused(bring, volunteer):
    bring(None, pasted="Pays,Visites\nFrance,3", status=422)
    assert volunteer.page.css_first("#pasted").text().strip() == "Pays,Visites\nFrance,3"


@pytest.mark.parametrize("packed", ["", "AAAA", "é", "eJwDAAAAAAE"])
def test_a_file_that_was_damaged_on_the_way_is_refused(volunteer, address, entries, packed):
    volunteer.open(address)
    volunteer.post(address, {"packed": packed, "deed": "keep"}, status=422)
    assert entries() == []


def test_a_packed_file_cannot_swell(volunteer, address):
    bomb = base64.urlsafe_b64encode(zlib.compress(b"a" * 50_000_000)).decode()
    assert len(unpack(bomb, 1000)) == 1001
    volunteer.open(address)
    volunteer.post(address, {"packed": bomb, "deed": "keep"}, status=422)
    assert "1 Mo" in volunteer.text("#file-error")


def test_a_log_book_that_is_full_says_so(bring, volunteer, campaign, author, entries):
    full = [{"id": f"e{n}", "value": n} for n in range(MOST_ENTRIES - 1)]
    with one_commit():
        step = StepAnswer(campaign_id=campaign.id, step="tracking", answers={"entries": full})
        step.revision = 1
        db.session.add(step)
    bring()
    volunteer.submit(do="keep", status=409)
    assert "2000" in volunteer.text(".errsum").replace("\u202f", "")
    assert len(rows_of(campaign)) == MOST_ENTRIES - 1


def test_the_step_leads_there(volunteer, campaign, address):
    page = volunteer.open(f"/fr/campaigns/{campaign.public_id}/steps/tracking")
    assert page.css_first(f'a[href="{address}"]') is not None


def test_a_long_log_book_shows_its_last_rows_and_the_way_to_all(volunteer, author):
    rows = [{"id": f"e{n}", "value": n} for n in range(63)]
    campaign = start(plan_of(tracking={"entries": rows}), author)
    address = f"/fr/campaigns/{campaign.public_id}/steps/tracking"
    volunteer.open(address)
    assert len(volunteer.page.css("#q-entries ~ .item")) == 60
    assert "3 lignes plus anciennes ne sont pas montrées." in volunteer.text()
    volunteer.open(volunteer.page.css_first('a[href*="whole=entries"]').attributes["href"])
    assert len(volunteer.page.css("#q-entries ~ .item")) == 63


def test_hostile_words_in_a_file_stay_words(bring, volunteer):
    bring(b"Date,Title,<b>x</b>,Reach\n2027-03-22,<script>alert(1)</script>,5,6\nno,a,b,c\n")
    assert volunteer.page.css("main b:not(.panel b), main script") == []
