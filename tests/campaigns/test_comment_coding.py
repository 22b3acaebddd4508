"""Two people sort comments: drawn by lot, not kept, compared, and the figures in the log book."""

import csv
import io

import pytest

from app.campaigns.coded_comments import compare_codes, pack_codes, unpack_codes
from app.campaigns.models import StepAnswer
from app.campaigns.queries import get_campaign
from app.core.db import db
from app.platforms.codes import Code
from tests.campaigns.plans import plan_of, start
from tests.campaigns.test_files import _part

# 100 comments: both say 50 constructive, 20 neutral, 20 hostile; of 10 the first says constructive
# and the second hostile.
FIRST = [*["c p"] * 50, *["n 0"] * 20, *["h n"] * 20, *["c p"] * 10]
SECOND = [*["c p"] * 50, *["n 0"] * 20, *["h n"] * 20, *["h n"] * 10]


def lines(codes):
    return "\n".join(f"{number} {code}" for number, code in enumerate(codes, start=1))


@pytest.fixture
def campaign(author):
    """Give a campaign that wants to know the share of hostile comments."""
    return start(
        plan_of(
            basics={"title": "Même tribune"},
            measurement={"indicators": [{"id": "w1", "indicator": "hostile_share"}]},
        ),
        author,
    )


@pytest.fixture
def address(campaign):
    """Give where comments are sorted."""
    return f"/fr/campaigns/{campaign.public_id}/tracking/comments"


@pytest.fixture
def compared(volunteer, address):
    """Bring both people's codes."""

    def send(first=FIRST, second=SECOND, *, status=200):
        volunteer.open(address)
        fields = {"first": lines(first), "second": lines(second)}
        volunteer.submit('form[action$="/agreement"]', status=status, **fields)
        return volunteer.submit('form[action$="/agreement"]', do="show", day="2027-04-01")

    return send


def entries(campaign):
    db.session.expire_all()
    rows = get_campaign(campaign.public_id).plan.rows("tracking.entries")
    return sorted((row["date"], row["indicator"], row["value"]) for row in rows)


@pytest.mark.parametrize(
    ("role", "status"),
    [("anonymous", 303), ("stranger", 404), ("reader", 200), ("commenter", 200), ("editor", 200)],
)
def test_the_team_sorts_comments(as_role, address, role, status):
    assert as_role(role)._send("get", address).status_code == status


def test_only_editors_keep_the_figures(as_role, address, campaign):
    visitor = as_role("commenter")
    visitor.open(address)
    visitor.submit('form[action$="/agreement"]', first=lines(FIRST), second=lines(SECOND))
    assert visitor.page.css("[value=keep]") == []
    visitor.submit('form[action$="/agreement"]', do="keep", status=403)
    assert entries(campaign) == []


def test_a_sample_is_drawn_without_handles_and_nothing_is_kept(volunteer, address):
    volunteer.open(address)
    said = "\n".join(f"Mot numéro {n} de @personne{n}" for n in range(300))
    volunteer.submit("form:not([action])", comments=said, seed="seau", count="120")
    drawn = volunteer.texts("tbody td[dir=auto]")
    assert len(set(drawn)) == 120
    assert all(each.startswith("Mot numéro ") and each.endswith(" de …") for each in drawn)
    assert "120 commentaires tirés sur 300" in volunteer.text().replace("\u202f", " ")
    assert "seau" in volunteer.text()
    assert db.session.query(StepAnswer).filter(StepAnswer.step == "tracking").count() == 0
    volunteer.open(address)
    volunteer.submit("form:not([action])", comments=said, seed="seau", count="120")
    assert volunteer.texts("tbody td[dir=auto]") == drawn


def test_a_draw_without_a_word_gets_one_that_repeats_it(volunteer, address):
    volunteer.open(address)
    volunteer.submit("form:not([action])", comments="\n".join("abcdefghij"), count="5")
    drawn = volunteer.texts("tbody td[dir=auto]")
    seed = volunteer.text("main p").rstrip(".").rpartition("tirage")[2].partition(":")[2]
    seed = seed.split(".")[0].strip()
    volunteer.open(address)
    volunteer.submit("form:not([action])", comments="\n".join("abcdefghij"), count="5", seed=seed)
    assert volunteer.texts("tbody td[dir=auto]") == drawn


def test_few_comments_are_said_to_be_few(volunteer, address):
    volunteer.open(address)
    volunteer.submit("form:not([action])", comments="a\nb")
    assert "Moins de 100 commentaires" in volunteer.text(".note-warn")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_sheet_is_a_file_that_reads_back_and_in_which_nothing_calculates(
    volunteer, address, language
):
    volunteer.open(address.replace("/fr/", f"/{language}/"))
    volunteer.submit("form:not([action])", comments='=1+1\n"oui"', seed="x")
    volunteer.submit('form[action$="/sheet"]')
    response = volunteer.response
    assert response.mimetype == "text/csv"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.data.startswith(b"\xef\xbb\xbf")
    separator = ";" if language == "fr" else ","
    head, *rows = csv.reader(io.StringIO(response.data.decode("utf-8-sig")), delimiter=separator)
    assert sorted(row[1] for row in rows) == ['"oui"', "'=1+1"]
    filled = io.StringIO()
    writer = csv.writer(filled, delimiter=separator)
    writer.writerows([head, *([*row[:2], "c", "p"] for row in rows)])
    volunteer.open(address)
    body = _part("first_file", "a.csv", filled.getvalue().encode("utf-8-sig"))
    body += _part("second_file", "b.csv", filled.getvalue().encode("windows-1252"))
    body += _part("csrf_token", None, volunteer.token().encode()) + b"--cut--\r\n"
    kind = "multipart/form-data; boundary=cut"
    sent = volunteer._send("post", f"{address}/agreement", data=body, content_type=kind)
    volunteer._look(sent, 200)
    assert "2 commentaires ont été classés par les deux." in volunteer.text()


def test_a_damaged_sheet_is_refused(volunteer, address):
    volunteer.open(address)
    volunteer.post(f"{address}/sheet", {"packed": "AAAA"}, status=422)
    assert len(volunteer.texts("#comments-error")) == 1


def test_agreement_is_said_in_words_and_figures(volunteer, compared):
    compared()
    said = volunteer.text().replace("\u202f", " ").replace("\u00a0", " ")
    # 90 of 100 alike; chance (60*50 + 20*20 + 20*30) / 10000 = 0.4; (0.9 - 0.4) / 0.6
    assert "même classement 90 fois sur 100 (90 %)" in said
    assert "Kappa de Cohen 0,83 : accord très bon." in said
    assert "constructif : 50 % (entre 40 % et 60 %)" in said  # Wilson, 50 of 100
    assert "hostile : 20 % (entre 13 % et 29 %)" in said


def test_kappa_that_is_not_defined_is_said_so(volunteer, compared):
    compared(["c p"] * 100, ["c p"] * 100)
    assert volunteer.text().count("Le kappa ne peut pas être calculé") == 2


def test_what_both_differ_on_counts_as_neutral_until_it_is_settled(volunteer, compared):
    compared()
    settled = {f"settle-{number}": "hostile" for number in range(91, 101)}
    volunteer.submit('form[action$="/agreement"]', do="show", **settled)
    said = volunteer.text().replace("\u202f", " ").replace("\u00a0", " ")
    assert "hostile : 30 %" in said
    assert "même classement 90 fois sur 100" in said
    assert len(volunteer.page.css("option[value=hostile][selected]")) == 10


KEPT = [
    ("2027-04-01", "constructive", 50),
    ("2027-04-01", "sentiment_net", 30),  # (110 - 50) of 200 codes
    ("2027-04-01", "w1", 20),
]


def test_the_figures_are_kept_with_how_they_were_made(volunteer, compared, campaign):
    compared()
    volunteer.submit('form[action$="/agreement"]', do="keep")
    assert entries(campaign) == KEPT
    [row] = [
        row
        for row in get_campaign(campaign.public_id).plan.rows("tracking.entries")
        if row["indicator"] == "w1"
    ]
    assert row["note"].replace("\u202f", " ").replace("\u00a0", " ") == (
        "Commentaires classés par deux personnes : 100, accord 90 %, kappa 0,83"
    )


def test_kept_twice_is_kept_once(volunteer, compared, campaign):
    for _ in range(2):
        compared()
        volunteer.submit('form[action$="/agreement"]', do="keep")
    assert entries(campaign) == KEPT
    assert get_campaign(campaign.public_id).revision("tracking") == 1


def test_another_result_of_the_day_shows_the_old_one_first(volunteer, compared, campaign):
    compared()
    volunteer.submit('form[action$="/agreement"]', do="keep")
    compared(SECOND, SECOND)
    assert volunteer.texts("tbody .is-warn") == [
        "20 dans le journal aujourd’hui",
        "30 dans le journal aujourd’hui",
    ]
    volunteer.submit('form[action$="/agreement"]', do="keep")
    assert entries(campaign)[2] == ("2027-04-01", "w1", 30)


def test_fewer_than_ten_make_no_figure(volunteer, compared):
    compared(["c p"] * 9, ["c p"] * 9)
    assert volunteer.page.css("[value=keep]") == []
    assert "9 sur 9" in volunteer.text()
    assert "%" not in volunteer.text()


def test_comments_of_one_person_only_do_not_count(volunteer, compared):
    compared(FIRST, SECOND[:80])
    assert "80 commentaires ont été classés par les deux." in volunteer.text()
    assert "20 n’ont été classés que par une personne" in volunteer.text()


def test_codes_that_cannot_be_read_are_said_and_nothing_typed_is_lost(volunteer, address):
    volunteer.open(address)
    fields = {"first": "1 c\n2 x", "second": ""}
    volunteer.submit('form[action$="/agreement"]', status=422, **fields)
    assert "Ligne 2" in volunteer.text("#first-error")
    assert len(volunteer.texts("#second-error")) == 1
    assert volunteer.page.css_first("#first").text().strip() == "1 c\n2 x"


def test_a_day_that_is_none_is_said_and_the_codes_stay(volunteer, compared, campaign):
    compared()
    volunteer.submit('form[action$="/agreement"]', do="keep", day="demain", status=422)
    assert len(volunteer.texts("#day-error")) == 1
    assert "100 commentaires" in volunteer.text()
    assert entries(campaign) == []


@pytest.mark.parametrize("codes", ["", "x", "0 1:9999", "0 1:00002", "99999999 ", "0 " + "é" * 9])
def test_forged_codes_count_as_none(volunteer, address, codes):
    volunteer.open(address)
    sent = {"codes": codes, "day": "2027-04-01", "deed": "show"}
    volunteer.post(f"{address}/agreement", sent, status=200)
    assert "Aucun commentaire n’a été classé par les deux" in volunteer.text()


def test_codes_travel_without_a_word_and_come_back():
    first = {1: Code("constructive", "positive"), 2: Code("neutral"), 9: Code("hostile")}
    second = {1: Code("hostile", "negative"), 2: Code("neutral")}
    coded = compare_codes(first, second)
    assert unpack_codes(pack_codes(coded)) == coded
    assert coded.alone == 1
